"""A conversation of thousands of messages as people have them: prose, lists, code, tables, formulas, reasoning.

The same every time; made of texts that differ from message to message, so that nothing is quick only because a cache
has seen it before.
"""

from __future__ import annotations

import random
from pathlib import Path

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.values import AnswerStats, Seen

TITLE, SHORT_TITLE = "The long one", "A short one"
_SEEN = 40  # messages at the end that the model still sees: nobody's context holds thousands
_WORDS = tuple(
    "the river carries water stones and names to a sea that nobody owns while evening light falls on quiet harbours "  # noqa: SIM905
    "where people mend nets count coins and tell each other what the wind has taken before it turns again".split()
)


def prose(draw: random.Random, words: int) -> str:
    """A paragraph of about so many words, some of them in bold or as code."""
    chosen = [draw.choice(_WORDS) for _ in range(words)]
    for _ in range(words // 20):
        place = draw.randrange(words)
        chosen[place] = draw.choice(("**{}**", "*{}*", "`{}`")).format(chosen[place])
    for place in range(8, words, 11):
        chosen[place] += "."
    return " ".join(chosen).capitalize() + "."


def code(draw: random.Random, lines: int) -> str:
    """A block of Python."""
    body = [
        f'    {draw.choice(_WORDS)}_{number} = {draw.choice(_WORDS)}({draw.randrange(1000)}, "{draw.choice(_WORDS)}")'
        for number in range(lines)
    ]
    return "\n".join(("```python", f"def {draw.choice(_WORDS)}(value: int) -> str:", *body, "    return value", "```"))


def table(draw: random.Random, rows: int) -> str:
    """A table with four columns."""
    lines = [[draw.choice(_WORDS), f"{draw.random():.3f}", draw.choice(_WORDS), prose(draw, 4)] for _ in range(rows)]
    head = "| Name | Number | Kind | Remark |\n|---|--:|---|---|\n"
    return head + "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def formulas(draw: random.Random) -> str:
    """A sentence with formulas in it, and one that stands alone."""
    a, b = draw.randrange(2, 99), draw.randrange(2, 99)
    return f"With $x^{{{a}}} + {b}x$ it follows that\n\n$$\\int_0^{{{a}}} \\frac{{x^{b}}}{{{a}}}\\,dx = \\sqrt{{{b}}}$$"


def answer(draw: random.Random, number: int) -> str:
    """What a model says: by number with code, a table, a list or formulas in it."""
    parts = [prose(draw, draw.randrange(30, 160))]
    if number % 3 == 0:
        parts += [code(draw, draw.randrange(4, 28)), prose(draw, draw.randrange(10, 60))]
    if number % 5 == 0:
        parts += [table(draw, draw.randrange(3, 9)), prose(draw, draw.randrange(10, 60))]
    if number % 4 == 1:
        parts += ["\n".join(f"{n}. {prose(draw, draw.randrange(5, 25))}" for n in range(1, draw.randrange(4, 9)))]
    if number % 7 == 0:
        parts += [formulas(draw), prose(draw, draw.randrange(10, 60))]
    if number % 6 == 2:
        parts += [f"## {prose(draw, 4)}", prose(draw, draw.randrange(60, 200))]
    return "\n\n".join(parts)


def fill(database_file: Path, messages: int) -> None:
    """Write the long conversation, and a short one that was used since."""
    draw = random.Random(8)
    database = Database(database_file)
    conversations = Conversations(database)
    try:
        with conversations.together():
            _talk(conversations, draw, TITLE, messages)
            _talk(conversations, draw, SHORT_TITLE, 6)
    finally:
        database.close()


def _talk(conversations: Conversations, draw: random.Random, title: str, messages: int) -> None:
    made = conversations.create(title=title)
    ids: list[int] = []
    for number in range(0, messages, 2):
        asked = conversations.add(made.id, ids[-1] if ids else None, "user", prose(draw, draw.randrange(4, 60)))
        ids.append(asked.id)
        seen = Seen(first=ids[-_SEEN]) if len(ids) > _SEEN else None
        said = conversations.add(
            made.id,
            asked.id,
            "assistant",
            answer(draw, number // 2),
            reasoning=prose(draw, 60) if number % 12 == 4 else "",
            model="guide",
            stats=AnswerStats(completion_tokens=200, decode_tps=31.5, context_used=1800, context=2048, ttft_ms=150.0),
            seen=seen,
        )
        ids.append(said.id)
