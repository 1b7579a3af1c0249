"""A page needs nothing but itself, and does nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from app.exporting.makers import maker_of
from app.storage.exchange.exporting import ExportRun
from inference.net.cancel import CancelToken
from tests.app.storage.exchange.making import WORDS

EMPTY = {"meta", "br", "hr", "img", "link", "path", "use", "rect", "line"}


class Reader(HTMLParser):
    """What is in a page; fails where elements are not closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def written(path: Path, *ids: int) -> str:
    target = path.with_name("page.html")
    maker = maker_of("html", path, WORDS, "en", CancelToken())
    ExportRun(
        path, ids, target, together=True, ending=".html", maker=maker, untitled="Untitled", cancel=CancelToken()
    ).run()
    return target.read_text(encoding="utf-8")


def test_a_page_is_whole_and_quiet(path: Path) -> None:
    read = Reader(written(path, 1))
    names = {name for name, _ in read.elements}
    assert not names & {"script", "iframe", "object", "link", "form"}
    loaded = [str(attributes.get("src")) for _, attributes in read.elements if "src" in attributes]
    assert all(address.startswith("data:") for address in loaded)
    assert not any(key.startswith("on") for _, attributes in read.elements for key in attributes)
    assert "https://example.org/?a=1&b=2" in [
        attributes.get("href") for name, attributes in read.elements if name == "a"
    ]
    assert {"svg", "table", "pre", "details", "style"} <= names
    assert "<script>alert(1)</script>" in read.words
    assert "Bread & <butter>" in read.words
    assert "There is no answer. The engine died." in read.words


def test_light_and_dark_are_in_it(path: Path) -> None:
    text = written(path, 1)
    assert "@media (prefers-color-scheme:dark)" in text
    assert "default-src 'none'" in text
    assert "url(" not in text
    assert "@import" not in text


def test_targets_of_links_are_there_once(path: Path) -> None:
    read = Reader(written(path, 1, 1))
    names = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(names) == len(set(names))
    wanted = [str(attributes.get("href")) for name, attributes in read.elements if name == "a"]
    assert {"#talk-1", "#talk-2"} <= set(wanted)
    assert {link[1:] for link in wanted if link.startswith("#")} <= set(names)
