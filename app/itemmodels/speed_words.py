"""What measurements mean, in the language of the window; pure functions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.controllers.speed import SpeedState
from app.itemmodels.amounts import day, duration, number
from app.itemmodels.speed_charts import spoken_words
from app.speed_words import reason_of
from inference.best_settings import Choice
from inference.options import LOAD_OPTIONS
from inference.speed_report import Report

_TITLES = {option.name: option.title for option in LOAD_OPTIONS}


def headline(report: Report) -> str:
    """What an answer is like."""
    typical = report.typical
    return spoken_words(typical.words) if typical is not None else ""


def about(report: Report) -> str:
    """What goes with it: reading, the limit, when it was measured."""
    typical = report.typical
    parts = []
    if typical is not None and typical.reading:
        parts.append(_tr("It reads a page in {0}.").format(_seconds(typical.page_seconds)))
    if typical is not None and report.limit:
        share = min(1.0, typical.writing / report.limit)
        parts.append(
            _tr("Writing reaches {0} % of what the memory of this computer allows with this file.").format(
                number(max(1.0, 100 * share))
            )
        )
    if report.when:
        parts.append(_tr("Measured {0}.").format(day(report.when)))
    return " ".join(parts)


def _seconds(seconds: float) -> str:
    return _tr("{0} s").format(number(seconds, 1)) if seconds < 9.95 else duration(seconds)


def what_changes(choice: Choice) -> str:
    """Such as ``Threads: 4 → 6``."""
    title = QCoreApplication.translate("Setting", _TITLES[choice.name])
    return _tr("{0}: {1} → {2}").format(title, choice.before, choice.value)


def reason(choice: Choice) -> str:
    """Why a setting should be so, or stay so."""
    return reason_of(choice, lambda text: QCoreApplication.translate("SpeedReason", text))


def ending(state: SpeedState) -> str:
    """How the last measurement ended, where that is worth a word."""
    if state.problem:
        return state.problem
    if state.ended == "chat":
        return _tr("Measuring was stopped because the model was needed. Measure again when it has nothing else to do.")
    if state.busy:
        return _tr("The model is still reading or writing. Measuring can begin when that is done.")
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("SpeedWords", text)
