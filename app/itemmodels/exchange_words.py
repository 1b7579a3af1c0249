"""What is said of exports and imports: formats, what became of a conversation, why. Knows no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.storage.exchange.values import PROGRAMS, Import, Item, Report

if TYPE_CHECKING:
    from app.storage.exchange.exporting import Format
    from app.storage.exchange.written import Words


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exchange", text)


def conversations_text(count: int) -> str:
    """So many conversations."""
    return QCoreApplication.translate("Exchange", "%Ln conversations", "", count)


def format_title(form: Format) -> str:
    """A format, by its name."""
    names = {"html": _tr("Web page (HTML)"), "pdf": "PDF", "md": "Markdown", "txt": _tr("Plain text"), "json": "JSON"}
    return names[form]


def format_about(form: Format) -> str:
    """What a format is good for."""
    return {
        "html": _tr("Opens in every browser, with formulas and coloured code. One file that needs nothing else."),
        "pdf": _tr("Pages to print or to hand to somebody."),
        "md": _tr("Text with its markup, for notes and other programs."),
        "txt": _tr("Nothing but the words."),
        "json": _tr("Everything: all versions, settings and timings. Hearth can read it again."),
    }[form]


def outcome_text(item: Item) -> str:
    """What became of a conversation, in one line."""
    if item.outcome == "unreadable":
        return _REASONS.get(item.reason, _unknown)()
    words = {
        "imported": _tr("Imported"),
        "grown": _tr("Imported beside an earlier version of it"),
        "known": _tr("Left out: the same is here already"),
        "empty": _tr("Left out: nobody says anything in it"),
    }[item.outcome]
    left_out = omitted_text(item.omitted)
    return _tr("{0}, without {1}").format(words, left_out) if left_out and item.messages else words


def omitted_text(omitted: dict[str, int]) -> str:
    """What was left out, such as ``2 pictures, 1 file``; empty for nothing."""
    known = {
        "pictures": lambda count: QCoreApplication.translate("Exchange", "%n pictures", "", count),
        "files": lambda count: QCoreApplication.translate("Exchange", "%n files", "", count),
        "tools": lambda count: QCoreApplication.translate("Exchange", "%n uses of tools", "", count),
        "other": lambda count: QCoreApplication.translate("Exchange", "%n other things", "", count),
    }
    return QLocale().createSeparatedList([known.get(what, known["other"])(count) for what, count in omitted.items()])


def _unknown() -> str:
    return _tr("Holds no conversations that Hearth knows")


_REASONS = {
    "damaged": lambda: _tr("Cannot be read: it is damaged"),
    "too-large": lambda: _tr("Cannot be read: it is larger than any conversation"),
    "too-deep": lambda: _tr("Cannot be read: it is no conversation"),
    "newer": lambda: _tr("Cannot be read: a later version of the program has written it"),
    "no-access": lambda: _tr("Cannot be opened"),
}


def summary_text(report: Report) -> str:
    """What an import did, in one sentence."""
    brought = report.brought
    if brought:
        return QCoreApplication.translate("Exchange", "%Ln conversations came to Hearth.", "", brought)
    if report.count("known"):
        return _tr("Everything was here already.")
    return _tr("No conversation was found.")


def details_text(report: Report) -> str:
    """The rest of it: what was left out, and how it ended."""
    parts = []
    if known := report.count("known") if report.brought else 0:
        parts.append(QCoreApplication.translate("Exchange", "%Ln were here already.", "", known))
    if empty := report.count("empty"):
        parts.append(QCoreApplication.translate("Exchange", "%Ln had nothing in them.", "", empty))
    if unreadable := report.count("unreadable"):
        parts.append(QCoreApplication.translate("Exchange", "%Ln could not be read.", "", unreadable))
    if report.stopped:
        parts.append(_tr("You stopped it; what was imported by then is here."))
    return " ".join(parts)


def program_text(source: str) -> str:
    """The program something is from."""
    return PROGRAMS.get(source, _tr("Several programs") if source == "mixed" else _tr("Another program"))


def import_title(each: Import) -> str:
    """An import, in one line."""
    return _tr("{0}: {1}").format(program_text(each.source), each.name)


def import_about(each: Import) -> str:
    """When it was and what it brought."""
    words = _tr("{0} · {1}").format(moment_text(each.created_at), conversations_text(each.conversations))
    return _tr("{0} · undone").format(words) if each.undone_at is not None else words


def moment_text(moment: float) -> str:
    """A date and a time, as they are written here."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment)), QLocale.FormatType.ShortFormat)


def export_words() -> Words:
    """What stands in exported files around the messages."""
    from app.storage.exchange.written import Words  # the database comes with it: not while the window starts

    return Words(
        you=_tr("You"),
        answer=_tr("Answer"),
        guide=QCoreApplication.translate("ModelsController", "Hearth guide"),
        system=_tr("System prompt"),
        reasoning=_tr("Reasoning"),
        untitled=_tr("Conversation"),
        unfinished=_tr("This answer was cut off."),
        failed=_tr("There was no answer."),
        footer=_tr("Written with {0}."),
        language=QLocale().bcp47Name(),
        date=moment_text,
    )
