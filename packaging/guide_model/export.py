"""Write the trained guide as a GGUF: `python export.py --run BUILD --out ../../resources/models/guide.gguf`.

The file is checked before it takes the place of an older one: llama.cpp must split texts into the same tokens as
the training tokenizer, and compute nearly the same logits as PyTorch.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
from pathlib import Path

import gguf
import llama_cpp
import numpy as np
import torch
from tokenizers import Tokenizer

from dialogues import Generator, read_corpus
from model import GuideModel, ModelConfig
from tokens import CHAT_TEMPLATE, CONTROL, END, END_OF_TEXT, ChatEncoder

DESCRIPTION = (
    "The guide built into Hearth: a very small chat model, trained from scratch by the Hearth project, "
    "that answers short questions about Hearth and about running language models locally."
)


def load_run(run: Path) -> tuple[GuideModel, Tokenizer]:
    saved = torch.load(run / "guide.pt", weights_only=True)
    model = GuideModel(ModelConfig(**saved["config"]))
    model.load_state_dict(saved["weights"])
    return model.eval(), Tokenizer.from_file(str(run / "tokenizer.json"))


def average(model: GuideModel, other: GuideModel, share: float) -> None:
    """Move the weights by this share towards those of an earlier run of the same network."""
    with torch.no_grad():
        for ours, theirs in zip(model.parameters(), other.parameters(), strict=True):
            ours.lerp_(theirs, share)


def write_gguf(model: GuideModel, tokenizer: Tokenizer, path: Path) -> None:
    writer = gguf.GGUFWriter(path, "llama")
    _write_metadata(writer, model.config, model.parameter_count())
    _write_vocabulary(writer, tokenizer)
    for name, array in _tensors(model):
        writer.add_tensor(name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _write_metadata(writer: gguf.GGUFWriter, config: ModelConfig, parameters: int) -> None:
    writer.add_type(gguf.GGUFType.MODEL)
    writer.add_name("Hearth Guide")
    writer.add_basename("hearth-guide")
    writer.add_finetune("chat")
    writer.add_organization("Hearth")
    writer.add_size_label(f"{parameters / 1e6:.1f}M")
    writer.add_description(DESCRIPTION)
    writer.add_license("mit")
    writer.add_languages(["en"])
    writer.add_tags(["text-generation", "guide"])
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_F16)
    writer.add_float32("general.sampling.temp", 0.2)
    writer.add_int32("general.sampling.top_k", 20)
    writer.add_float32("general.sampling.top_p", 0.9)
    writer.add_float32("general.sampling.min_p", 0.1)
    writer.add_float32("general.sampling.penalty_repeat", 1.0)
    writer.add_context_length(config.context)
    writer.add_embedding_length(config.dim)
    writer.add_block_count(config.layers)
    writer.add_feed_forward_length(config.feed_forward)
    writer.add_head_count(config.heads)
    writer.add_head_count_kv(config.heads)
    writer.add_rope_dimension_count(config.dim // config.heads)
    writer.add_rope_freq_base(config.rope_base)
    writer.add_layer_norm_rms_eps(config.norm_epsilon)
    writer.add_vocab_size(config.vocab_size)


def _write_vocabulary(writer: gguf.GGUFWriter, tokenizer: Tokenizer) -> None:
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    tokens = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([gguf.TokenType.CONTROL if t in CONTROL else gguf.TokenType.NORMAL for t in tokens])
    writer.add_token_merges([" ".join(pair) for pair in merges])
    writer.add_bos_token_id(tokens.index(END_OF_TEXT))
    writer.add_eos_token_id(tokens.index(END))
    writer.add_eot_token_id(tokens.index(END))
    writer.add_pad_token_id(tokens.index(END_OF_TEXT))
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    writer.add_add_space_prefix(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def _tensors(model: GuideModel) -> list[tuple[str, np.ndarray]]:
    """llama.cpp's names; matrices as f16, norms as f32."""

    def half(t: torch.Tensor) -> np.ndarray:
        return t.detach().numpy().astype(np.float16)

    def single(t: torch.Tensor) -> np.ndarray:
        return t.detach().numpy().astype(np.float32)

    found = [
        ("token_embd.weight", half(model.embedding.weight)),
        ("output_norm.weight", single(model.norm.weight)),
        ("output.weight", half(model.output.weight)),
    ]
    for i, block in enumerate(model.blocks):
        q, k, v = block.attention.qkv.weight.chunk(3)
        gate, up = block.feed_forward.gate_up.weight.chunk(2)
        found += [
            (f"blk.{i}.attn_norm.weight", single(block.attention_norm.weight)),
            (f"blk.{i}.attn_q.weight", half(q)),
            (f"blk.{i}.attn_k.weight", half(k)),
            (f"blk.{i}.attn_v.weight", half(v)),
            (f"blk.{i}.attn_output.weight", half(block.attention.output.weight)),
            (f"blk.{i}.ffn_norm.weight", single(block.feed_forward_norm.weight)),
            (f"blk.{i}.ffn_gate.weight", half(gate)),
            (f"blk.{i}.ffn_up.weight", half(up)),
            (f"blk.{i}.ffn_down.weight", half(block.feed_forward.down.weight)),
        ]
    return found


def check(path: Path, model: GuideModel, tokenizer: Tokenizer) -> dict[str, float]:
    """Compare with llama.cpp; raises ValueError when tokens or logits differ."""
    llama = llama_cpp.Llama(str(path), n_ctx=2048, n_threads=2, logits_all=True, verbose=False)
    texts = _sample_texts()
    for text in texts:
        ours = tokenizer.encode(text, add_special_tokens=False).ids
        theirs = llama.tokenize(text.encode(), add_bos=False, special=False)
        if ours != theirs:
            raise ValueError(f"llama.cpp splits {text!r} differently: {ours} and {theirs}")
    encoder = ChatEncoder(tokenizer)
    worst, agree, count = 0.0, 0, 0
    for text in texts[:: max(1, len(texts) // 24)]:
        ids = encoder.prompt([("system", "You are a helpful assistant."), ("user", text)])
        theirs_logits = _llama_logits(llama, ids)
        with torch.no_grad():
            ours_logits = model(torch.tensor([ids]))[0].numpy()
        worst = max(worst, float(np.abs(ours_logits - theirs_logits).max()))
        agree += int((ours_logits.argmax(1) == theirs_logits.argmax(1)).sum())
        count += len(ids)
    result = {"texts": len(texts), "max_logit_difference": worst, "same_argmax": agree / count}
    if worst > 0.5 or agree / count < 0.99:
        raise ValueError(f"llama.cpp computes something else: {result}")
    return result


def _sample_texts() -> list[str]:
    corpus = read_corpus()
    generator = Generator(corpus, seed=99)
    texts = [answer for i in corpus.intents.values() for answer in (i.answer, i.more) if answer]
    texts += [generator.question(i) for i in corpus.intents.values() for _ in range(40)]
    return [*texts, "Grüße, 你好! 😀  two  spaces\n\nand\tlines ", "don't WE'LL 12345 3.14 {}[]();"]


def _llama_logits(llama: llama_cpp.Llama, ids: list[int]) -> np.ndarray:
    llama.reset()
    llama.eval(ids)
    width = llama.n_vocab()
    pointer = llama_cpp.llama_get_logits(llama.ctx)
    flat = ctypes.cast(pointer, ctypes.POINTER(ctypes.c_float * (width * len(ids)))).contents
    return np.array(flat, dtype=np.float32).reshape(len(ids), width)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="output folder of train.py")
    parser.add_argument("--average", type=Path, help="output folder of an earlier run to mix in")
    parser.add_argument("--share", type=float, default=0.3, help="of the earlier run")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    model, tokenizer = load_run(arguments.run)
    if arguments.average:
        average(model, load_run(arguments.average)[0], arguments.share)
    temporary = arguments.out.with_suffix(".tmp")
    write_gguf(model, tokenizer, temporary)
    print(json.dumps(check(temporary, model, tokenizer)))
    os.replace(temporary, arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
