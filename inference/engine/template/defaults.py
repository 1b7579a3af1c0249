"""The formats for models that bring no chat template; knows no model."""

from __future__ import annotations

from collections.abc import Collection

# For models without any notion of turns: a script of a dialogue, which every language model can continue.
_PLAIN = """\
{%- for message in messages -%}
{%- if not loop.first %}{{ "\\n\\n" }}{% endif -%}
{%- if message.role == "user" -%}{{ "User: " }}
{%- elif message.role == "assistant" -%}{{ "Assistant: " }}
{%- endif -%}
{{ message.content | trim }}
{%- endfor -%}
{%- if add_generation_prompt %}{{ "\\n\\nAssistant:" }}{% endif -%}
"""

# For models whose vocabulary has the marks of ChatML: they have been trained on them.
_CHATML = """\
{%- for message in messages -%}
{{ "<|im_start|>" + message.role + "\\n" + message.content + "<|im_end|>\\n" }}
{%- endfor -%}
{%- if add_generation_prompt %}{{ "<|im_start|>assistant\\n" }}{% endif -%}
"""


def default_template(control_texts: Collection[str]) -> str:
    """A template for a model without one."""
    return _CHATML if {"<|im_start|>", "<|im_end|>"} <= set(control_texts) else _PLAIN
