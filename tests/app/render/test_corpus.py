"""Every document of the corpus, at every moment of its coming: rendered, shown, copied, and the same in the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from random import Random
from time import perf_counter

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.colours import LIGHT
from app.render.html import to_html
from app.render.items import Code, Formula, Image, Item, Paragraph, Run, Table, plain_text
from app.render.look import look
from app.render.markdown import MarkdownStream, render
from app.render.markdown_source import to_markdown
from app.widgets.message_body import MessageBody
from tests.app.render.corpus import BOMBS, DOCUMENTS, prefixes, streamed

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u2029\ufdd0-\ufdef\ufffc\ud800-\udfff]")
ADDRESSES = ("http://", "https://", "mailto:", "#note-", "#reference-")
LATE = re.compile(r"^ {0,3}(?:[->] ?)*\[", re.MULTILINE)  # definitions and footnotes may reach back


def runs_in(items: Iterable[Item]) -> Iterable[Run]:
    for item in items:
        if isinstance(item, Paragraph):
            yield from item.runs
        elif isinstance(item, Table):
            yield from (run for row in item.rows for runs in row for run in runs)


def check(items: list[Item]) -> None:
    """Nothing that a document of Qt could not take, and nothing that may be opened but web and mail."""
    for item in items:
        assert isinstance(item, (Paragraph, Table, Code, Formula, Image))
        assert set(item.path) <= set("lqn")
    assert not FORBIDDEN.search(plain_text(items))
    for run in runs_in(items):
        assert run.link == "" or run.link.lower().startswith(
            ("http://", "https://", "mailto:", "#note-", "#reference-")
        )


def test_there_is_a_corpus() -> None:
    assert len(DOCUMENTS) > 100


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_prefix_renders(name: str) -> None:
    text = DOCUMENTS[name]
    for end in prefixes(text, 300):
        check(render(text[:end]))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_streamed_equals_whole(name: str) -> None:
    text = DOCUMENTS[name]
    whole = render(text)
    for seed in range(4 if len(text) < 4_000 else 1):
        assert streamed(text, Random(f"{name} {seed}")) == whole


@pytest.mark.parametrize("name", [name for name, text in DOCUMENTS.items() if not LATE.search(text)])
def test_each_moment_of_a_stream_shows_what_is_there(name: str) -> None:
    text = DOCUMENTS[name]
    stream = MarkdownStream()
    at = 0
    for end in prefixes(text, 100):
        stream.feed(text[at:end])
        stream.update()
        at = end
        if not text[:end].endswith("\r"):
            assert stream.items == render(text[:end])


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Something that holds the views."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_moment_can_be_shown(name: str, parent: QWidget) -> None:
    text = DOCUMENTS[name]
    grown = MessageBody(look(LIGHT, 1.0), "", parent)
    stream = MarkdownStream()
    at = 0
    for end in prefixes(text, 40 if len(text) < 3_000 else 12):
        stream.feed(text[at:end])
        stream.update()
        show(grown, stream.items, growing=True)
        at = end
    stream.finish()
    show(grown, stream.items)
    whole = MessageBody(look(LIGHT, 1.0), "", parent)
    show(whole, render(text))
    assert shown(grown) == shown(whole)


def show(shown_in: MessageBody, items: list[Item], growing: bool = False) -> None:
    shown_in.set_items(items, growing)
    height = shown_in.height_for(600)
    while shown_in.materialise(0, height):
        height = shown_in.height_for(600)


def shown(shown_in: MessageBody) -> list[tuple[str, int]]:
    """Text and height of each view."""
    views = [*shown_in.findChildren(QTextBrowser), *shown_in.findChildren(QPlainTextEdit)]
    return sorted((view.toPlainText(), view.height()) for view in views if view.isVisibleTo(shown_in))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_can_leave(name: str) -> None:
    items = render(DOCUMENTS[name])
    html = to_html(items, LIGHT, "source")
    for tag in ("ul", "ol", "li", "blockquote", "table", "tr", "td", "p", "pre", "a", "strong"):
        assert len(re.findall(rf"<{tag}[ >]", html)) == html.count(f"</{tag}>")
    assert "<script" not in html
    render(to_markdown(items))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_no_eternity(name: str) -> None:
    began = perf_counter()
    check(render(BOMBS[name]))
    assert perf_counter() - began < 20  # measured below 1; this machine may be busy
