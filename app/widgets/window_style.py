"""Looks of the window's own parts, on top of what ``app.theme`` gives every widget."""

from __future__ import annotations

from app.theme import RADIUS, RADIUS_LARGE, Theme, px
from resources import resource_path

RULES = "QListWidget#routingRules::indicator"  # ticks in a list, which look like check boxes


def window_style(t: Theme, zoom: float = 1.0) -> str:
    """Style sheet to add to ``theme.style_sheet``."""
    box, high = px(16, zoom), _high_contrast(t, zoom) if t.high else ""
    tick, arrow = (resource_path("styles", f"{name}-{t.name}.svg").as_posix() for name in ("tick", "arrow"))
    return f"""
QPushButton, QToolButton {{ icon-size: {box}px; }}
QToolButton#send, QToolButton#stop {{ icon-size: {px(18, zoom)}px; }}
QCheckBox {{ spacing: {px(8, zoom)}px; }}
QCheckBox::indicator, {RULES} {{ width: {box}px; height: {box}px; border: 1px solid {t.faint};
    border-radius: {px(4, zoom)}px; background: {t.raised}; }}
QCheckBox::indicator:hover {{ background: {t.hover}; }}
QCheckBox::indicator:focus {{ border: 2px solid {t.text}; width: {box - 2}px; height: {box - 2}px; }}
QCheckBox::indicator:checked, {RULES}:checked {{ background: {t.accent}; border-color: {t.accent};
    image: url("{tick}"); }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.text}; }}
QRadioButton {{ spacing: {px(8, zoom)}px; }}
QRadioButton::indicator {{ width: {box - 4}px; height: {box - 4}px; border: 1px solid {t.faint};
    border-radius: {(box - 2) // 2}px; background: {t.raised}; }}
QRadioButton::indicator:hover {{ background: {t.hover}; }}
QRadioButton::indicator:focus {{ border-color: {t.text}; }}
QRadioButton::indicator:checked {{ width: {box - 10}px; height: {box - 10}px; border: 4px solid {t.accent};
    background: {t.on_accent}; }}
QRadioButton:focus {{ text-decoration: underline; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {px(14, zoom)}px; height: {px(14, zoom)}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; height: 0; border: none; }}
QMainWindow, QDialog {{ background: {t.surface}; }}
QFrame[look="composer"] {{ background: {t.raised}; border: 1px solid {t.border};
    border-radius: {px(RADIUS_LARGE, zoom)}px; }}
QFrame[look="composer"][active="true"] {{ border: 1px solid {t.faint}; }}
QPlainTextEdit#composer {{ background: transparent; border: none; selection-background-color: {t.selection};
    selection-color: {t.text}; }}
QToolButton#send, QToolButton#stop {{ border-radius: {px(34, zoom) // 2}px; padding: 0; }}
QPushButton[look="question"] {{ background: {t.raised}; text-align: left; border-radius: {px(RADIUS, zoom)}px;
    padding: {px(11, zoom)}px {px(14, zoom)}px; }}
QPushButton[look="question"]:hover {{ background: {t.hover}; }}
QProgressBar#contextGauge {{ background: transparent; height: {px(24, zoom)}px; max-height: {px(24, zoom)}px; }}
QLineEdit#searchField, QLineEdit#librarySearch {{ padding-left: 0; }}
QLabel#dropHint {{ background: {t.accent_soft}; color: {t.text}; border: 2px dashed {t.accent};
    border-radius: {px(RADIUS_LARGE, zoom)}px; }}
QPushButton#newConversation, QPushButton#addModel, QPushButton#loadOptions, QPushButton#settingsButton,
QPushButton#modelsButton, QPushButton#findModels, QPushButton#leaveArchive {{ text-align: left; }}
QToolButton[look="chip"] {{ background: {t.raised}; border: 1px solid {t.border};
    padding: {px(5, zoom)}px {px(10, zoom)}px; }}
QToolButton[look="chip"]:hover {{ background: {t.hover}; }}
QToolButton[look="chip"]:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QToolButton[look="chip"]:focus {{ border-color: {t.focus}; }}
QFrame[look="attached"] {{ background: {t.surface}; border: 1px solid {t.border};
    border-radius: {px(RADIUS, zoom)}px; }}
QToolButton#attachedName, QToolButton#removeAttached {{ padding: {px(2, zoom)}px {px(4, zoom)}px;
    icon-size: {px(14, zoom)}px; }}
QLabel#keyCatcher {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: {px(RADIUS, zoom)}px;
    padding: {px(10, zoom)}px; }}
QLabel#keyCatcher:focus {{ border: 1px solid {t.focus}; }}
QTreeWidget#keysList::item {{ padding: 0 {px(6, zoom)}px; border: none; }}
QPushButton[look="chip"] {{ padding: {px(5, zoom)}px {px(10, zoom)}px; }}
QPushButton[look="chip"]:checked {{ background: {t.accent_soft}; border-color: {t.accent}; }}
QListWidget#settingsSections {{ background: transparent; }}
QWidget#settingsPage {{ background: {t.surface}; }}
{high}"""


def _high_contrast(t: Theme, zoom: float) -> str:
    """Where every frame is as dark as text, focus and choice are told by the width of a frame, not by its colour."""
    pad, wide = px(6, zoom), px(14, zoom)
    return f"""
QPushButton:focus {{ border: 2px solid {t.focus}; padding: {pad - 1}px {wide - 1}px; }}
QPushButton[look="quiet"]:focus {{ border: 2px solid {t.focus}; padding: {pad - 1}px; }}
QPushButton[look="primary"]:focus {{ border: 3px dashed {t.on_accent}; padding: {pad - 2}px {wide - 2}px; }}
QToolButton[look="primary"]:focus {{ border: 3px dashed {t.on_accent}; }}
QAbstractScrollArea#transcript:focus {{ border: 2px solid {t.focus}; }}
QPushButton[look="chip"]:focus {{ border: 2px solid {t.focus}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.hover}; color: {t.text}; }}
QPushButton:checked, QToolButton:checked, QToolButton[look="chip"]:checked, QPushButton[look="chip"]:checked {{
    background: {t.accent_soft}; border: 2px solid {t.text}; }}
QToolButton:focus, QToolButton[look="chip"]:focus, QToolButton:checked:focus {{ border: 2px solid {t.focus}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit[look="field"]:focus,
QTextEdit[look="field"]:focus, QLabel#keyCatcher:focus, QFrame[look="composer"][active="true"] {{
    border: 2px solid {t.focus}; }}
QRadioButton, QCheckBox {{ border: 2px solid transparent; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {t.focus}; }}
QTabBar::tab:focus {{ border: 2px solid {t.focus}; }}
QListView::item:selected, QTreeView::item:selected {{ border: 1px solid {t.text}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {t.faint}; }}
QTreeWidget#keysList::item:selected:focus, QListView::item:selected:focus, QTreeView::item:selected:focus,
QComboBox QAbstractItemView::item:selected,
QMenu::item:selected {{ border: 2px solid {t.focus}; }}
QPushButton:disabled, QToolButton[look="primary"]:disabled {{ border: 1px dashed {t.faint}; }}
"""
