"""Conversations as one page that needs nothing else: styles, formulas and pictures are in it. Knows no Qt.

It has no script and loads nothing, which its own policy forbids too, follows the reader's choice of light or dark, and
can be printed. Names in it count from its beginning, so that two pages of the same conversations are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from app.colours import DARK, LIGHT, Theme
from app.render.html import Formulas, markdown_to_html
from app.storage.exchange.outgoing import Sent
from app.storage.exchange.written import Words, note_below, speaker
from app.storage.values import StoredMessage

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_STYLE = """
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,
"Noto Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:0 auto;padding:3rem 1.25rem 4rem}
h1.title{font-size:1.9rem;line-height:1.25;margin:0 0 .35rem}
.when,.note,footer{color:var(--muted);font-size:.875rem}
nav+section.talk,section.talk+section.talk{border-top:1px solid var(--border);margin-top:4rem;padding-top:3rem}
nav ol{padding-inline-start:1.5rem}
article{margin:2rem 0 0}
article>header{font-size:.8125rem;font-weight:600;color:var(--muted);margin:0 0 .35rem}
article.user>div.text,article.system>div.text{background:var(--user);border-radius:14px;padding:.6rem 1.1rem}
article.system>div.text{border:1px dashed var(--border);background:none}
.text>:first-child{margin-top:.2rem}.text>:last-child{margin-bottom:.2rem}
details{border-inline-start:3px solid var(--border);padding-inline-start:1rem;color:var(--muted);margin:0 0 .8rem}
summary{cursor:pointer;font-size:.875rem}
a{color:var(--accent)}
pre{background:var(--code);border:1px solid var(--border);border-radius:10px;padding:.8rem 1rem;font-size:.875rem;
line-height:1.5}
code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.9em}
pre code{font-size:inherit}
:not(pre)>code{background:var(--code);border-radius:5px;padding:.1em .3em}
table{border:1px solid var(--border);display:block;overflow-x:auto;width:max-content;max-width:100%}
th,td{border:1px solid var(--border);padding:.4rem .7rem}th{background:var(--code)}
blockquote{margin:1rem 0;border-inline-start:3px solid var(--border);padding-inline-start:1rem;color:var(--muted)}
hr{border:0;border-top:1px solid var(--border);margin:2rem 0}
img,svg{max-width:100%}
h1,h2,h3,h4,h5,h6{line-height:1.3;margin:1.6rem 0 .6rem}
.text h1{font-size:1.45rem}.text h2{font-size:1.25rem}.text h3{font-size:1.1rem}
.note{font-style:italic}
footer{margin-top:4rem}
@media print{main{max-width:none;padding:0}body{background:none}article,pre,table{break-inside:auto}
header,h1,h2,h3{break-after:avoid}}
"""


class _Variables(NamedTuple):
    """A palette whose colours are looked up where the page is looked at."""

    syntax: dict[str, str]


class Page:
    """One page with some conversations; with several of them a list of them at the top."""

    def __init__(self, words: Words, program: str, formulas: Formulas = "svg") -> None:
        self._words, self._program, self._formulas = words, program, formulas
        self._palette = _Variables({name: f"var(--{_variable(name)})" for name in LIGHT.syntax})
        self._messages = self._talks = 0

    def begin(self, titles: Sequence[str], title: str) -> Iterator[str]:
        """Everything before the conversations."""
        yield (
            f'<!DOCTYPE html>\n<html lang="{escape(self._words.language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f'<meta name="generator" content="{escape(self._program)}">\n<title>{escape(title)}</title>\n<style>\n'
            f":root{{{_variables(LIGHT)}}}\n@media (prefers-color-scheme:dark){{:root{{{_variables(DARK)}}}}}"
            f"{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        )
        if len(titles) > 1:
            links = (
                f'<li><a href="#talk-{number}" dir="auto">{escape(each.strip() or self._words.untitled)}</a></li>\n'
                for number, each in enumerate(titles, 1)
            )
            yield f'<nav>\n<h1 class="title">{escape(title)}</h1>\n<ol>\n{"".join(links)}</ol>\n</nav>\n'

    def conversation(self, sent: Sent, messages: Iterator[StoredMessage]) -> Iterator[str]:
        """One conversation."""
        it, words = sent.conversation, self._words
        title = it.title.strip() or words.untitled
        self._talks += 1
        yield f'<section class="talk" id="talk-{self._talks}">\n<h1 class="title" dir="auto">{escape(title)}</h1>\n'
        yield f'<p class="when">{escape(words.date(it.created_at))}</p>\n'
        if it.system_prompt.strip():
            yield self._article("system", words.system, self._markdown(it.system_prompt))
        for message in messages:
            yield self._message(message)
        yield "</section>\n"

    def end(self) -> Iterator[str]:
        """Everything behind them."""
        yield f"<footer>{escape(self._words.footer.format(self._program))}</footer>\n</main>\n</body>\n</html>\n"

    # ------------------------------------------------------------------------------------ inside

    def _message(self, message: StoredMessage) -> str:
        inside = ""
        if message.reasoning.strip():
            thought = self._markdown(message.reasoning)
            inside += f"<details><summary>{escape(self._words.reasoning)}</summary>\n{thought}</details>\n"
        if message.text.strip():
            inside += f'<div class="text" dir="auto">\n{self._markdown(message.text)}</div>\n'
        if note := note_below(message, self._words):
            inside += f'<p class="note">{escape(note)}</p>\n'
        return self._article(message.role, speaker(message, self._words), inside, plain=False)

    def _article(self, role: str, who: str, inside: str, *, plain: bool = True) -> str:
        if plain:
            inside = f'<div class="text" dir="auto">\n{inside}</div>\n'
        return f'<article class="{role}">\n<header>{escape(who)}</header>\n{inside}</article>\n'

    def _markdown(self, text: str) -> str:
        self._messages += 1
        return markdown_to_html(text, self._palette, self._formulas, f"m{self._messages}-")


def _variable(name: str) -> str:
    return "c-" + name.replace(".", "-").lower()


def _variables(theme: Theme) -> str:
    colours = {
        "window": theme.surface,
        "text": theme.text,
        "muted": theme.muted,
        "accent": theme.accent,
        "border": theme.border,
        "code": theme.code_background,
        "user": theme.user_bubble,
    } | {_variable(name): theme.syntax.get(name, theme.text) for name in LIGHT.syntax}
    return f"color-scheme:{theme.name};" + ";".join(f"--{name}:{colour}" for name, colour in colours.items())
