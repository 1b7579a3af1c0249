"""Prove that no held-out text can be found in the training text: `python check_heldout.py`.

Three checks, on texts reduced to lower-case letters and digits: against every expansion of every phrasing and
frame of the corpus; against a large sample of the noisy questions that training draws; and, for held-out texts of
four words and more, as a part of any of those. Exit status 1 and the texts when something is found.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from dialogues import Corpus, Generator, expand_all, normalise, read_corpus, without_article

HERE = Path(__file__).resolve().parent


def held_out_texts() -> set[str]:
    lines = (HERE / "heldout.jsonl").read_text(encoding="utf-8").splitlines()
    return {normalise(text) for line in lines for text in json.loads(line)["turns"]}


def all_clean_phrasings(corpus: Corpus) -> Iterator[str]:
    """Every text that the corpus describes (slots unfilled), before any noise."""
    language = corpus.language
    for pattern in [*language["more"], *language["ood"]["templates"]]:
        yield from expand_all(pattern)
    for intent in corpus.intents.values():
        for pattern in [*intent.phrasings, *(text for text, _ in intent.then)]:
            yield from expand_all(pattern)
        for frame, pattern in intent.framed:
            phrases = list(expand_all(pattern))
            for template in language["frames"][frame]:
                for text in expand_all(template):
                    for phrase in phrases:
                        yield text.replace("{a}", phrase).replace("{b}", without_article(phrase))


def drawn_questions(corpus: Corpus, count: int) -> Iterator[str]:
    """Questions as training draws them, with noise, without its filter against held-out texts."""
    generator = Generator(corpus, seed=12345)
    for _ in range(count):
        yield generator.turn().user


def found_in(texts: set[str], held: set[str]) -> tuple[set[str], set[str]]:
    """The held-out texts that are one of the texts, and the long ones that are a part of one."""
    sizes = {len(text.split()) for text in held if len(text.split()) >= 4}
    inside: set[str] = set()
    for words in map(str.split, texts):
        for size in sizes:
            for start in range(len(words) - size + 1):
                part = " ".join(words[start : start + size])
                if part in held:
                    inside.add(part)
    return held & texts, inside


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drawn", type=int, default=200_000)
    arguments = parser.parse_args()
    held = held_out_texts() - {""}
    corpus = read_corpus()
    expanded = set(map(normalise, all_clean_phrasings(corpus)))
    drawn = set(map(normalise, drawn_questions(corpus, arguments.drawn)))
    print(f"{len(held)} held-out texts, {len(expanded)} expansions, {len(drawn)} drawn questions")
    same, inside = found_in(expanded | drawn, held)
    for text in sorted(same | inside):
        print(f"{'the same' if text in same else 'a part'}: {text}")
    return 1 if same or inside else 0


if __name__ == "__main__":
    raise SystemExit(main())
