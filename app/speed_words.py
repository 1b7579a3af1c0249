"""What measurements mean, in sentences, for the window and the terminal alike; no Qt, no figures of its own.

The texts are English; ``translate`` puts them into another language, by default it leaves them as they are.
"""

from __future__ import annotations

from collections.abc import Callable

from inference.best_settings import Choice, Reason
from inference.options import LOAD_OPTIONS
from inference.speed_report import Backend, Topic

Translate = Callable[[str], str]

TOPICS: dict[Topic, str] = {
    "length": "Prompts of different lengths",
    "threads": "Threads",
    "batch": "Tokens at once",
    "micro_batch": "Micro-batch size",
    "kv": "KV cache and flash attention",
}

BACKENDS: dict[Backend, str] = {
    "processor": "processor",
    "mixed": "graphics card and processor",
    "graphics": "graphics card",
}

REASONS: dict[Reason, str] = {
    "threads_faster": "Writing is {gain} faster with {value} threads than with {before}.",
    "threads_kept": "No other number of threads writes noticeably faster than {value}.",
    "batch_threads_faster": "Reading is {gain} faster with {value} threads than with {before}.",
    "batch_threads_kept": "No other number of threads reads noticeably faster than {value}.",
    "micro_batch_faster": "Reading is {gain} faster in steps of {value} tokens than of {before}.",
    "micro_batch_kept": "No other size of steps reads noticeably faster than {value} tokens.",
    "flash_attention_off": "Without flash attention {what} is {gain} faster.",
    "flash_attention_on": "With flash attention {what} is {gain} faster.",
    "flash_attention_kept": "Flash attention stays as it is: the other way is not noticeably faster.",
    "kv_type_faster": "With the KV cache kept as {value} instead of {before}, {what} is {gain} faster.",
    "uncertain": "This computer was too busy to tell about {name}: measure again when it has nothing else to do.",
    "kv_type_kept": "The KV cache stays {value}: the other type is not noticeably faster.",
}
WHAT = {"reading": "reading", "writing": "writing"}
PERCENT, TIMES = "{0} %", "{0} times"
_TITLES = {option.name: option.title for option in LOAD_OPTIONS}


def as_it_is(text: str) -> str:
    """English."""
    return text


def reason_of(choice: Choice, translate: Translate = as_it_is) -> str:
    """Why a setting should be so, or stay so, in a sentence."""
    return translate(REASONS[choice.reason]).format(
        value=choice.value,
        before=choice.before,
        gain=gain_of(choice.gain, translate),
        what=translate(WHAT[choice.of]),
        name=f"“{translate(_TITLES[choice.name])}”",
    )


def gain_of(gain: float, translate: Translate = as_it_is) -> str:
    """How much faster: ``12 %``, ``2.1 times``."""
    if gain < 1:
        return translate(PERCENT).format(round(gain * 100))
    return translate(TIMES).format(f"{gain + 1:.1f}")
