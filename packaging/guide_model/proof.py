"""Write down what the guide answers, for engines that have to prove themselves: tokens and logits, greedy.

`python proof.py --out ../../resources/models/guide.proof.json`, after every `export.py`. Needs llama_cpp alone.

The prompt is a short conversation whose answer leaves no doubt: each of its tokens is ahead of every other one by
more than rounding could ever change. It is long enough that a graphics device reads it as it reads long ones, and the
answer long enough that it also writes. The engine's side of this is `inference/engine/proof.py`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import llama_cpp

GUIDE = Path(__file__).resolve().parent.parent.parent / "resources" / "models" / "guide.gguf"
TURNS = (
    ("user", "hello"),
    ("assistant", "Hello! I am the guide built into Hearth. Ask me about Hearth, or about running models."),
    ("user", "What does the command hearth doctor do?"),
)
LENGTH = 12  # tokens of the answer
MARGIN = 6.0  # least lead of every one of them; variants of the engine differ by hundredths
TOLERANCE = 0.5  # by so much a logit may be off


def write_proof(model: Path, out: Path) -> float:
    """Compute the answer and write it; the least lead of a token."""
    llama = llama_cpp.Llama(str(model), n_ctx=256, n_threads=1, n_threads_batch=1, logits_all=True, verbose=False)
    text = "".join(f"<|im_start|>{role}\n{said}<|im_end|>\n" for role, said in TURNS) + "<|im_start|>assistant\n"
    prompt = llama.tokenize(text.encode(), add_bos=False, special=True)
    llama.eval(prompt)
    tokens: list[int] = []
    logits: list[float] = []
    least = float("inf")
    for _ in range(LENGTH):
        row = llama.scores[llama.n_tokens - 1]
        first, second = sorted(range(len(row)), key=lambda token, row=row: -row[token])[:2]  # type: ignore[misc]
        least = min(least, float(row[first] - row[second]))
        tokens.append(int(first))
        logits.append(round(float(row[first]), 3))
        llama.eval([first])
    proof = {
        "model": model.name,
        "prompt": prompt,
        "tokens": tokens,
        "logits": logits,
        "tolerance": TOLERANCE,
    }
    out.write_text(json.dumps(proof) + "\n", encoding="utf-8")
    print(f"{llama.detokenize(tokens).decode()!r}, {len(prompt)} tokens before it, least lead {least:.1f}")
    return least


def main() -> int:
    """Exit status 1 when the answer leaves doubt: then take another conversation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=GUIDE)
    parser.add_argument("--out", type=Path, default=GUIDE.with_name("guide.proof.json"))
    arguments = parser.parse_args()
    return 0 if write_proof(arguments.model, arguments.out) >= MARGIN else 1


if __name__ == "__main__":
    raise SystemExit(main())
