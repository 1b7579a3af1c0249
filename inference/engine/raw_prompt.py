"""A text to go on with, or a gap to fill, without a chat: from what a caller sends to tokens; computes nothing."""

from __future__ import annotations

from inference.engine.model import Model
from inference.engine.native import llama
from inference.engine.overflow import too_long
from inference.errors import PromptError, Unable
from inference.protocol import Generate


def raw_tokens(model: Model, command: Generate) -> list[int]:
    """The tokens of ``Generate.prompt``, with ``suffix`` where there is one.

    The texts of control tokens become those tokens: whoever writes a raw prompt writes the whole of it. In a gap to be
    filled they do not, since that is somebody's file.

    Raises:
        PromptError: There is nothing, or no such token.
        Unable: The model cannot fill a gap.
        ContextFull: It does not fit.
    """
    prompt, vocabulary = command.prompt, model.vocabulary
    if command.suffix:
        tokens = _gap(model, prompt or "", command.suffix)
    elif isinstance(prompt, str):
        tokens = vocabulary.tokenize(prompt, controls=True)
    else:
        tokens = list(prompt or ())
    if any(not 0 <= token < vocabulary.size for token in tokens):
        raise PromptError(f"The prompt has a token that this model does not know: it has {vocabulary.size:,}, from 0.")
    if vocabulary.bos >= 0 and (vocabulary.adds_bos or not tokens) and tokens[:1] != [vocabulary.bos]:
        tokens.insert(0, vocabulary.bos)
    if not tokens:
        raise PromptError("There is no text to go on with.", "Send a prompt of one word at least.")
    if len(tokens) >= model.context.size:
        raise too_long(model, len(tokens))
    return tokens


def _gap(model: Model, prompt: str | tuple[int, ...], suffix: str) -> list[int]:
    """What is before the gap, what is behind it, and then the middle: the order models are trained on (PSM)."""
    vocab, tokenize = model.vocabulary.handle, model.vocabulary.tokenize
    marks = (llama.llama_vocab_fim_pre(vocab), llama.llama_vocab_fim_suf(vocab), llama.llama_vocab_fim_mid(vocab))
    if min(marks) < 0:
        raise Unable(
            "This model cannot fill in the middle of a text.",
            "Leave the suffix out, or choose a model made for writing code.",
        )
    before, behind, middle = marks
    prefix = tokenize(prompt) if isinstance(prompt, str) else list(prompt)
    return [before, *prefix, behind, *tokenize(suffix), middle]
