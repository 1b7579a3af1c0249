"""Design tokens and what is derived from them: colours, spacing, type, palette, style sheet. Knows no widget of ours.

Colours are named for their use, from back to front: ``window`` (the frame: sidebar, header, dialogs) < ``surface``
(where one reads: transcript, lists) < ``raised`` (what floats or is typed into: composer, fields, menus, cards).
Dynamic properties pick a look in the style sheet, so that no widget carries colours of its own:

========================  ===========================================================================
``QLabel[tone=...]``      ``muted``, ``faint``, ``error``, ``warning``, ``success``, ``accent``
``QLabel[scale=...]``     ``caption``, ``title``, ``large``
``QPushButton[look=...]`` ``primary`` (the one action of a view), ``danger``, ``quiet`` (no frame)
``QToolButton``           always quiet: an icon that lights up; ``[look="primary"]`` filled with the accent
``QFrame[look=...]``      ``card``, ``error``, ``warning``, ``window``, ``surface``, ``separator``
========================  ===========================================================================
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from app.colours import DARK, LIGHT, Theme

__all__ = ["DARK", "LIGHT", "Theme"]

SPACE = (0, 4, 8, 12, 16, 24, 32, 48)  # pixels at zoom 1
RADIUS = 8  # pixels: buttons, fields, cards
RADIUS_SMALL = 5  # pixels: chips, inline code, menu items
RADIUS_LARGE = 14  # pixels: composer, bubbles

Scale = Literal["caption", "body", "reading", "title", "large"]

#: Type scale as factors of the application's own font size. ``reading`` is the text of messages.
TYPE: dict[Scale, float] = {"caption": 0.88, "body": 1.0, "reading": 1.1, "title": 1.2, "large": 1.75}

MIN_ZOOM, MAX_ZOOM = 0.5, 3.0


def points(scale: Scale, zoom: float = 1.0) -> float:
    """Size of a step of the type scale in points, from the font of the desktop."""
    size = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(6.0, round((size if size > 0 else 10.0) * TYPE[scale] * zoom, 1))


def font(scale: Scale = "body", zoom: float = 1.0) -> QFont:
    """The desktop's own font at a step of the type scale."""
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chosen.setPointSizeF(points(scale, zoom))
    return chosen


def code_font(zoom: float = 1.0) -> QFont:
    """The desktop's fixed-width font, slightly smaller than text because its letters look larger."""
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    chosen.setPointSizeF(points("reading", zoom) * 0.93)
    chosen.setFixedPitch(True)
    chosen.setStyleHint(QFont.StyleHint.Monospace)
    return chosen


def px(step: float, zoom: float = 1.0) -> int:
    """A length in pixels at a zoom, never rounded away."""
    return max(1, round(step * zoom)) if step else 0


def palette(theme: Theme) -> QPalette:
    """The palette of the whole application, for what the style sheet does not reach."""
    colours = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.faint,
        QPalette.ColorRole.Button: theme.raised,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.error,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.raised,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.LinkVisited: theme.accent,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Light: theme.raised,
        QPalette.ColorRole.Midlight: theme.hover,
        QPalette.ColorRole.Mid: theme.border,
        QPalette.ColorRole.Dark: theme.faint,
        QPalette.ColorRole.Shadow: theme.border,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def apply(application: QApplication, theme: Theme, zoom: float = 1.0) -> None:
    """Dress the whole application: font, palette and style sheet."""
    application.setFont(font("body", zoom))
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme, zoom))


def style_sheet(theme: Theme, zoom: float = 1.0) -> str:
    """The style sheet of the whole application.

    Font sizes follow ``QApplication.font()`` unless a ``scale`` is asked for, so call ``apply`` (or set
    ``font("body", zoom)``) along with it.
    """
    return "\n".join(
        part(theme, zoom) for part in (_text, _buttons, _fields, _lists, _menus, _scroll_bars, _frames, _controls)
    )


def _text(t: Theme, zoom: float) -> str:
    return f"""
QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: {px(4, zoom)}px; }}
QLabel {{ background: transparent; }}
QLabel[tone="muted"] {{ color: {t.muted}; }}
QLabel[tone="faint"] {{ color: {t.faint}; }}
QLabel[tone="error"] {{ color: {t.error}; }}
QLabel[tone="warning"] {{ color: {t.warning}; }}
QLabel[tone="success"] {{ color: {t.success}; }}
QLabel[tone="accent"] {{ color: {t.accent}; }}
QLabel[scale="caption"] {{ font-size: {points("caption", zoom)}pt; }}
QLabel[scale="title"] {{ font-size: {points("title", zoom)}pt; font-weight: 600; }}
QLabel[scale="large"] {{ font-size: {points("large", zoom)}pt; font-weight: 600; }}
"""


def _buttons(t: Theme, zoom: float) -> str:
    pad, wide, radius = px(6, zoom), px(14, zoom), px(RADIUS, zoom)
    unused = t.window if t.high else t.border  # of high contrast, the border has the colour of text
    return f"""
QPushButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: {radius}px;
    padding: {pad}px {wide}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.border}; }}
QPushButton:focus {{ border: 1px solid {t.focus}; }}
QPushButton:disabled {{ color: {t.faint}; background: transparent; }}
QPushButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton[look="primary"]:hover {{ background: {t.focus}; }}
QPushButton[look="primary"]:focus {{ border: 2px solid {t.text}; padding: {pad - 1}px {wide - 1}px; }}
QPushButton[look="primary"]:disabled {{ background: {unused}; color: {t.muted}; border-color: {t.border}; }}
QPushButton[look="danger"] {{ color: {t.error}; }}
QPushButton[look="danger"]:disabled {{ color: {t.faint}; }}
QPushButton[look="danger"]:hover {{ background: {t.error_soft}; }}
QPushButton[look="quiet"] {{ background: transparent; border-color: transparent; padding: {pad}px {pad}px; }}
QPushButton[look="quiet"]:hover {{ background: {t.hover}; }}
QPushButton[look="quiet"]:focus {{ border-color: {t.focus}; }}
QToolButton {{ background: transparent; color: {t.text}; border: 1px solid transparent; border-radius: {radius}px;
    padding: {px(4, zoom)}px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.border}; }}
QToolButton:focus {{ border-color: {t.focus}; }}
QToolButton:disabled {{ color: {t.faint}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[look="primary"] {{ background: {t.accent}; color: {t.on_accent}; }}
QToolButton[look="primary"]:hover {{ background: {t.focus}; }}
QToolButton[look="primary"]:focus {{ border: 2px solid {t.text}; padding: {px(4, zoom) - 1}px; }}
QToolButton[look="primary"]:disabled {{ background: {unused}; border-color: {t.border}; }}
"""


def _fields(t: Theme, zoom: float) -> str:
    pad, radius = px(6, zoom), px(RADIUS, zoom)
    return f"""
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit[look="field"], QTextEdit[look="field"] {{
    background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: {radius}px;
    padding: {pad - 1}px {px(8, zoom)}px; selection-background-color: {t.selection}; selection-color: {t.text}; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit[look="field"]:focus,
QTextEdit[look="field"]:focus {{ border: 1px solid {t.focus}; }}
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {{ color: {t.faint};
    background: {t.window}; }}
QComboBox::drop-down {{ border: none; width: {px(22, zoom)}px; }}
QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.border};
    selection-background-color: {t.hover}; selection-color: {t.text}; outline: none; }}
"""


def _lists(t: Theme, zoom: float) -> str:
    radius = px(RADIUS_SMALL, zoom)
    return f"""
QListView, QTreeView, QTableView {{ background: transparent; border: none; outline: none;
    selection-background-color: {t.hover}; selection-color: {t.text}; }}
QListView::item {{ border-radius: {radius}px; padding: {px(6, zoom)}px {px(8, zoom)}px; color: {t.text}; }}
QListView::item:hover {{ background: {t.hover}; }}
QListView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QListView::item:selected:focus {{ border: 1px solid {t.focus}; }}
QHeaderView::section {{ background: transparent; color: {t.muted}; border: none; padding: {px(6, zoom)}px; }}
"""


def _menus(t: Theme, zoom: float) -> str:
    return f"""
QMenu {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; border-radius: {px(RADIUS, zoom)}px;
    padding: {px(4, zoom)}px; }}
QMenu::item {{ padding: {px(6, zoom)}px {px(24, zoom)}px {px(6, zoom)}px {px(12, zoom)}px;
    border-radius: {px(RADIUS_SMALL, zoom)}px; }}
QMenu::item:selected {{ background: {t.hover}; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::icon {{ padding-left: {px(8, zoom)}px; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: {px(4, zoom)}px {px(8, zoom)}px; }}
QMenuBar {{ background: {t.window}; color: {t.text}; }}
QMenuBar::item {{ padding: {px(4, zoom)}px {px(8, zoom)}px; border-radius: {px(RADIUS_SMALL, zoom)}px; }}
QMenuBar::item:selected {{ background: {t.hover}; }}
"""


def _scroll_bars(t: Theme, zoom: float) -> str:
    wide, least = px(10, zoom), px(32, zoom)
    radius = (wide - 4) // 2
    return f"""
QAbstractScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {t.border}; border-radius: {radius}px; margin: 2px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.faint}; }}
QScrollBar::handle:vertical {{ min-height: {least}px; }}
QScrollBar::handle:horizontal {{ min-width: {least}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; }}
"""


def _frames(t: Theme, zoom: float) -> str:
    radius = px(RADIUS, zoom)
    error, warning = (t.error, t.warning) if t.high else (t.error_soft, t.warning_soft)  # else nobody would see a frame
    return f"""
QFrame[look="card"] {{ background: {t.raised}; border: 1px solid {t.border}; border-radius: {radius}px; }}
QFrame[look="error"] {{ background: {t.error_soft}; border: 1px solid {error}; border-radius: {radius}px; }}
QFrame[look="warning"] {{ background: {t.warning_soft}; border: 1px solid {warning};
    border-radius: {radius}px; }}
QDialogButtonBox, QMessageBox {{ button-layout: 3; dialogbuttonbox-buttons-have-icons: 0; }}
QFrame[look="window"] {{ background: {t.window}; border: none; }}
QFrame[look="surface"] {{ background: {t.surface}; border: none; }}
QFrame[look="separator"] {{ background: {t.border}; border: none; min-width: 1px; min-height: 1px; }}
QSplitter::handle {{ background: {t.border}; }}
QStatusBar {{ background: {t.window}; color: {t.muted}; }}
"""


def _controls(t: Theme, zoom: float) -> str:
    size, thick = px(16, zoom), px(4, zoom)
    return f"""
QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8, zoom)}px {px(12, zoom)}px; border: none;
    border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:focus {{ border-bottom: 2px solid {t.focus}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.border}; }}
QProgressBar {{ background: {t.hover}; border: none; border-radius: {thick // 2}px; height: {thick}px;
    max-height: {thick}px; text-align: center; color: transparent; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {thick // 2}px; }}
QSlider::groove:horizontal {{ background: {t.border}; height: {thick}px; border-radius: {thick // 2}px; }}
QSlider::sub-page:horizontal {{ background: {t.accent}; border-radius: {thick // 2}px; }}
QSlider::handle:horizontal {{ background: {t.accent}; width: {size}px; height: {size}px; border-radius: {size // 2}px;
    margin: -{(size - thick) // 2}px 0; }}
QGroupBox {{ border: none; margin-top: {px(20, zoom)}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
"""
