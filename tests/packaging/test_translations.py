"""Collecting texts and their catalogs: nothing is missed, nothing is out of date, no gap of a text is lost."""

from __future__ import annotations

import re
import string
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from translations.__main__ import FOLDER, LANGUAGES, PLURALS, collect, outdated
from translations.errors import sentences
from translations.texts import Text, Unreadable, texts_of

SOURCE = """
from PySide6.QtCore import QCoreApplication

def _tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)

def _counted(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Counted", text, "", number)

class Page:
    def show(self, n: int, open: bool) -> None:
        _counted("Files")
        _counted("%n files", n)
        self.tr("Open {0}")
        self.tr("%n files", "", n)
        self.tr("Close" if open else "Open")
        _tr("a " "whole")
        QCoreApplication.translate("Other", "said", "as a verb")
"""


def test_texts_are_found_with_the_context_of_run_time(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text(SOURCE)
    assert list(texts_of(file, frozenset())) == [
        Text("Counted", "Files"),
        Text("Counted", "%n files", plural=True),
        Text("Page", "Open {0}"),
        Text("Page", "%n files", plural=True),
        Text("Page", "Close"),
        Text("Page", "Open"),
        Text("Words", "a whole"),
        Text("Other", "said", "as a verb"),
    ]


def test_a_text_that_is_put_together_first_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "page.py"
    file.write_text("class Page:\n    def show(self, name):\n        self.tr(f'Open {name}')\n")
    with pytest.raises(Unreadable, match=r"page\.py:3"):
        list(texts_of(file, frozenset()))


def test_sentences_of_errors_keep_their_gaps(tmp_path: Path) -> None:
    file = tmp_path / "raising.py"
    file.write_text("raise DiskFull(f'No space for {path.name} on {disk}.', 'Free some.' if a else '', detail='x')\n")
    found = list(sentences([file], frozenset({"DiskFull"})))
    assert found == ["No space for {0} on {1}.", "Free some."]


def test_what_is_told_without_an_error_is_found_too(tmp_path: Path) -> None:
    file = tmp_path / "telling.py"
    file.write_text(
        "from typing import NamedTuple\n"
        'FELL = "The best part does not work here."\n'
        "class Fall(NamedTuple):\n    message: str\n"
        'def plan(n):\n    return PlanNotice("fallback", f"It runs {n} threads.", "Choose fewer of them.")\n',
        encoding="utf-8",
    )
    assert set(sentences([file], frozenset())) == {
        "The best part does not work here.",
        "It runs {0} threads.",
        "Choose fewer of them.",
    }
    file.write_text('WORDS = "These are the words of nobody."\n', encoding="utf-8")
    assert list(sentences([file], frozenset())) == []


def test_the_catalogs_are_up_to_date() -> None:
    assert outdated(FOLDER, collect()) == [], "run make translations"


def _messages(language: str) -> Iterator[tuple[str, list[str]]]:
    for message in ET.parse(FOLDER / f"hearth_{language}.ts").getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
        yield message.findtext("source") or "", forms


def _gaps(text: str) -> list[str]:
    named = sorted({name for _, name, _, _ in string.Formatter().parse(text) if name is not None})
    return [*named, *sorted(set(re.findall(r"%n|<[^>]+>", text)))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_gaps_of_their_texts(language: str) -> None:
    lost = [
        (source, form)
        for source, forms in _messages(language)
        for form in forms
        if form and _gaps(form) != _gaps(source) and not (len(forms) > 1 and "%n" in source)
    ]
    assert lost == []


@pytest.mark.parametrize("language", [*LANGUAGES, PLURALS])
def test_nothing_is_left_untranslated(language: str) -> None:
    assert [source for source, forms in _messages(language) if not all(forms)] == []
