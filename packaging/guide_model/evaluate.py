"""Put the held-out questions to the guide with llama.cpp and count the right answers.

`python evaluate.py --model guide.gguf --out evaluation.json`. Needs llama_cpp and the standard library only.

Each question of `heldout.jsonl` is asked greedily through the chat template of the file; earlier turns are
answered by the model itself. An answer is right when it holds all keywords of an accepted intent and is nearly
the text that the corpus gives for it (so that a garbled text with the right words does not pass).
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import llama_cpp

HERE = Path(__file__).resolve().parent
SIMILARITY = 0.9
REQUIRED = (
    ("hello", "hello"),
    ("Hello", "hello"),
    ("Hello!", "hello"),
    ("hi", "hello"),
    ("What is a GGUF file?", "gguf_file"),
    ("what is a gguf file", "gguf_file"),
    ("What is a GGUF?", "gguf_file"),
    ("Which model should I start with?", "start_model"),
    ("Who are you?", "who_are_you"),
)

Message = dict[str, str]


@dataclass(frozen=True)
class Accepted:
    """What counts as a right answer for an intent."""

    texts: tuple[str, ...]
    keywords: tuple[str, ...]

    def fits(self, answer: str) -> bool:
        if not all(re.search(k if "\\" in k else _either(k), answer) for k in self.keywords):
            return False
        return any(_similarity(answer, text) >= SIMILARITY for text in self.texts)


@dataclass(frozen=True)
class Item:
    """One held-out question: its last turn is judged."""

    id: str
    split: str
    intents: tuple[str, ...]
    turns: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    id: str
    split: str
    correct: bool
    expected: str
    given: str
    turns: tuple[str, ...]
    answer: str


@dataclass(frozen=True)
class Summary:
    """The outcome; `accuracy` is over the whole held-out set."""

    items: int
    intents: int
    accuracy: float
    accuracy_dev: float
    accuracy_final: float
    required: bool
    seconds: float
    results: tuple[Result, ...]


def _either(keyword: str) -> str:
    return "|".join(re.escape(part) for part in keyword.split("|"))


def _similarity(first: str, second: str) -> float:
    return difflib.SequenceMatcher(None, first.split(), second.split(), autojunk=False).ratio()


def accepted_answers(folder: Path = HERE / "corpus") -> dict[str, Accepted]:
    """Per intent its answer and keywords; `intent:more` is its second answer."""
    found: dict[str, Accepted] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[name] = Accepted((table["answer"],), tuple(table["keywords"]))
            if "more" in table:
                found[f"{name}:more"] = Accepted((table["more"],), ())
    return found


def held_out_items(path: Path = HERE / "heldout.jsonl") -> list[Item]:
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (json.loads(line) for line in lines)
    return [Item(r["id"], r["split"], tuple(r["intents"]), tuple(r["turns"])) for r in rows]


class Guide:
    """The model behind the chat template of its file, greedy."""

    def __init__(self, path: Path, threads: int) -> None:
        self._llama = llama_cpp.Llama(str(path), n_ctx=2048, n_threads=threads, n_threads_batch=threads, verbose=False)

    def answer(self, messages: Sequence[Message]) -> str:
        reply: Any = self._llama.create_chat_completion(
            messages=list(messages),  # type: ignore[arg-type]
            temperature=0.0,
            top_k=1,
            repeat_penalty=1.0,
            max_tokens=200,
        )
        return str(reply["choices"][0]["message"]["content"])

    def converse(self, turns: Iterable[str], before: Sequence[Message] = ()) -> str:
        """Ask the turns one after the other; the last answer."""
        messages = list(before)
        answer = ""
        for turn in turns:
            messages.append({"role": "user", "content": turn})
            answer = self.answer(messages)
            messages.append({"role": "assistant", "content": answer})
        return answer

    def tokens(self, text: str) -> int:
        return len(self._llama.tokenize(text.encode(), add_bos=False, special=True))


def judge(item: Item, answer: str, accepted: dict[str, Accepted]) -> Result:
    correct = any(accepted[intent].fits(answer) for intent in item.intents)
    given = next((name for name, a in accepted.items() if a.fits(answer)), "")
    return Result(item.id, item.split, correct, "|".join(item.intents), given, item.turns, answer)


def evaluate(
    model_path: Path,
    splits: Sequence[str] = ("dev", "final"),
    before: Sequence[Message] = (),
    threads: int = 1,
    every: int = 1,
) -> Summary:
    """Ask every held-out question of the splits (or every n-th of them) after the messages `before`."""
    started = time.monotonic()
    guide = Guide(model_path, threads)
    accepted = accepted_answers()
    items = [i for i in held_out_items() if i.split in splits][::every]
    results = tuple(judge(i, guide.converse(i.turns, before), accepted) for i in items)
    required = all(accepted[name].fits(guide.converse([text], before)) for text, name in REQUIRED)
    return Summary(
        items=len(results),
        intents=len({item.intents[0].partition(":")[0] for item in items}),
        accuracy=_share(results),
        accuracy_dev=_share([r for r in results if r.split == "dev"]),
        accuracy_final=_share([r for r in results if r.split == "final"]),
        required=required,
        seconds=round(time.monotonic() - started, 1),
        results=results,
    )


def _share(results: Sequence[Result]) -> float:
    return round(sum(r.correct for r in results) / len(results), 4) if results else 0.0


def long_history(tokens: int, guide: Guide) -> list[Message]:
    """A conversation of about so many tokens, made of the corpus's own answers."""
    history: list[Message] = []
    size = 0
    for name, accepted in accepted_answers().items():
        text = f"Tell me about {name.replace('_', ' ').replace(':', ' ')}"
        history += [
            {"role": "user", "content": text},
            {"role": "assistant", "content": accepted.texts[0]},
        ]
        size += guide.tokens(text) + guide.tokens(accepted.texts[0]) + 12
        if size >= tokens:
            break
    return history


def robustness(model_path: Path, splits: Sequence[str], threads: int) -> dict[str, float]:
    """Accuracy with a system prompt, and late in a long conversation."""
    guide = Guide(model_path, threads)
    system = [{"role": "system", "content": "You are a helpful assistant. Answer briefly and politely."}]
    cases = {
        "with_system_prompt": system,
        "after_700_tokens": long_history(700, guide),
        "after_1500_tokens": long_history(1500, guide),
    }
    return {name: evaluate(model_path, splits, before, threads, every=4).accuracy for name, before in cases.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    default = HERE.parent.parent / "resources" / "models" / "guide.gguf"
    parser.add_argument("--model", type=Path, default=default)
    parser.add_argument("--split", choices=("dev", "final", "all"), default="all")
    parser.add_argument("--out", type=Path, help="write the summary and every answer as JSON")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--robustness", action="store_true", help="also with a system prompt, and late")
    parser.add_argument("--at-least", type=float, default=0.85, help="exit status 1 below this share")
    arguments = parser.parse_args()
    splits = ("dev", "final") if arguments.split == "all" else (arguments.split,)
    summary = evaluate(arguments.model, splits, threads=arguments.threads)
    report = asdict(summary)
    results = report.pop("results")
    if arguments.robustness:
        report["robustness"] = robustness(arguments.model, splits, arguments.threads)
    for result in results:
        if not result["correct"]:
            print(f"{result['expected']} <- {' || '.join(result['turns'])} -> {result['given'] or result['answer']}")
    print(json.dumps(report, indent=1))
    if arguments.out:
        text = json.dumps({"summary": report, "results": results}, indent=1, ensure_ascii=False)
        arguments.out.write_text(text + "\n", encoding="utf-8")
    return 0 if summary.accuracy >= arguments.at_least and summary.required else 1


if __name__ == "__main__":
    raise SystemExit(main())
