"""The guide's tokenizer: byte-level BPE with the pre-tokenizer that llama.cpp calls `gpt-2`.

A dialogue is written in ChatML. Text is encoded piece by piece between the control tokens, so that what a user
types can never become one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from dialogues import Dialogue

END_OF_TEXT = "<|endoftext|>"
START = "<|im_start|>"
END = "<|im_end|>"
CONTROL = (END_OF_TEXT, START, END)
CHAT_TEMPLATE = (
    "{% for message in messages %}"
    "{{ '<|im_start|>' + message['role'] + '\\n' + (message['content'] | trim) + '<|im_end|>\\n' }}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)


def train_tokenizer(texts: Iterable[str], vocab_size: int) -> Tokenizer:
    """Learn the merges; the three control tokens get the first ids."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocab_size,
        special_tokens=list(CONTROL),
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def with_dropout(path: Path, dropout: float) -> Tokenizer:
    """The same tokenizer, which leaves out merges at random: the network learns to spell."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.model.dropout = dropout
    return tokenizer


@dataclass(frozen=True)
class Sample:
    """Token ids with the weight that each has in the loss when it is predicted.

    `marks` are the places where an answer is about to begin, with the intent that it has to be of.
    """

    ids: list[int]
    weights: list[float]
    marks: list[tuple[int, str]]

    def cut(self, length: int) -> Sample:
        marks = [(place, intent) for place, intent in self.marks if place < length]
        return Sample(self.ids[:length], self.weights[:length], marks)


class ChatEncoder:
    """Dialogues to token ids."""

    def __init__(self, tokenizer: Tokenizer, noisy: Tokenizer | None = None) -> None:
        self.tokenizer = tokenizer
        self.noisy = noisy or tokenizer
        self.start = tokenizer.token_to_id(START)
        self.end = tokenizer.token_to_id(END)
        self.newline = self.plain("\n")
        self.roles = {r: [self.start, *self.plain(f"{r}\n")] for r in ("system", "user", "assistant")}

    def plain(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(text, add_special_tokens=False).ids)

    def _noisy(self, text: str) -> list[int]:
        return list(self.noisy.encode(text, add_special_tokens=False).ids)

    def prompt(self, messages: Iterable[tuple[str, str]]) -> list[int]:
        """(role, text) pairs and the opening of the answer, as the chat template renders them."""
        ids: list[int] = []
        for role, text in messages:
            ids += [*self.roles[role], *self.plain(text.strip()), self.end, *self.newline]
        return ids + self.roles["assistant"]

    def sample(self, dialogue: Dialogue, answer_limit: int, clean: bool) -> Sample:
        """A training sample. `answer_limit` cuts the last answer short: its opening decides the intent."""
        encode = self.plain if clean else self._noisy
        ids: list[int] = []
        weights: list[float] = []
        marks: list[tuple[int, str]] = []

        def add(part: list[int], weight: float) -> None:
            ids.extend(part)
            weights.extend([weight] * len(part))

        if dialogue.system is not None:
            add([*self.roles["system"], *encode(dialogue.system), self.end, *self.newline], 0.0)
        for turn in dialogue.turns:
            add(self.roles["user"], 0.0)
            add(encode(turn.user.strip()), 0.0)
            add([self.end, *self.newline, *self.roles["assistant"]], 0.0)
            marks.append((len(ids) - 1, turn.intent))
            answer = [*self.plain(turn.answer), self.end]
            if turn is dialogue.turns[-1] and len(answer) > answer_limit:
                answer = answer[:answer_limit]
            add(answer[:6], 2.0)
            add(answer[6:], 1.0)
            add(self.newline, 0.0)
        return Sample(ids, weights, marks)
