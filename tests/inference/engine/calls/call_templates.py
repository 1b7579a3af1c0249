"""Templates that know functions, each with what the families insist on, written for these tests."""

# ruff: noqa: RUF001 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

_CHATML_HEAD = (
    "{%- if tools %}{{ '<|im_start|>system\\n' }}"
    "{%- if messages[0].role == 'system' %}{{ messages[0].content + '\\n\\n' }}{% endif %}"
    "{{ '<tools>' }}{% for tool in tools %}{{ '\\n' + (tool | tojson) }}{% endfor %}{{ '\\n</tools><|im_end|>\\n' }}"
    "{%- elif messages[0].role == 'system' %}{{ '<|im_start|>system\\n' + messages[0].content + '<|im_end|>\\n' }}"
    "{%- endif %}"
)
_ASKED = "{%- if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"

HERMES = (
    _CHATML_HEAD + "{%- for m in messages %}{% if m.role == 'user' %}"
    "{{- '<|im_start|>user\\n' + m.content + '<|im_end|>\\n' }}"
    "{%- elif m.role == 'assistant' %}{{ '<|im_start|>assistant' }}"
    "{%- if m.content %}{{ '\\n' + m.content }}{% endif %}"
    "{%- for call in m.tool_calls %}{% set call = call.function or call %}"
    '{{- \'\\n<tool_call>\\n{"name": "\' + call.name + \'", "arguments": \' + (call.arguments | tojson) '
    "+ '}\\n</tool_call>' }}{%- endfor %}{{ '<|im_end|>\\n' }}"
    "{%- elif m.role == 'tool' %}"
    "{%- if loop.previtem and loop.previtem.role != 'tool' %}{{ '<|im_start|>user' }}{% endif %}"
    "{{- '\\n<tool_response>\\n' + m.content + '\\n</tool_response>' }}"
    "{%- if loop.last or loop.nextitem.role != 'tool' %}{{ '<|im_end|>\\n' }}{% endif %}"
    "{%- endif %}{% endfor %}" + _ASKED
)
QWEN_CODER = (
    _CHATML_HEAD + "{%- for m in messages %}{% if m.role != 'system' %}{{ '<|im_start|>' + m.role + '\\n' }}"
    "{%- if m.content %}{{ m.content }}{% endif %}"
    "{%- for call in m.tool_calls or [] %}{{ '\\n<tool_call>\\n<function=' + call.function.name + '>\\n' }}"
    "{%- for key, value in call.function.arguments | items %}{{ '<parameter=' + key + '>\\n' }}"
    "{{- value if value is string else value | tojson }}{{ '\\n</parameter>\\n' }}{% endfor %}"
    "{{- '</function>\\n</tool_call>' }}{% endfor %}{{ '<|im_end|>\\n' }}{% endif %}{% endfor %}" + _ASKED
)
GLM = (
    "[gMASK]<sop>{% if tools %}<|system|>\n{% for tool in tools %}{{ tool | tojson }}{% endfor %}{% endif %}"
    "{%- for m in messages %}{% if m.role == 'tool' %}<|observation|>\n{{ m.content }}"
    "{%- else %}{{ '<|' + m.role + '|>\\n' + m.content }}"
    "{%- for call in m.tool_calls or [] %}{{ '\\n<tool_call>' + call.function.name + '\\n' }}"
    "{%- for key, value in call.function.arguments.items() %}{{ '<arg_key>' + key + '</arg_key>\\n<arg_value>' }}"
    "{{- value if value is string else value | tojson }}{{ '</arg_value>\\n' }}{% endfor %}</tool_call>{% endfor %}"
    "{%- endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
LLAMA = (
    "{{- bos_token }}{% for m in messages %}"
    "{%- if not (m.role == 'tool' or 'tool_calls' in m) %}"
    "{{- '<|start_header_id|>' + m.role + '<|end_header_id|>\\n\\n' }}"
    "{%- if tools and m.role == 'user' and loop.index0 < 2 %}"
    "{% for tool in tools %}{{ tool | tojson }}{% endfor %}{% endif %}"
    "{{- m.content | trim + '<|eot_id|>' }}"
    "{%- elif 'tool_calls' in m %}"
    "{%- if not m.tool_calls | length == 1 %}{{ raise_exception('single calls only') }}{% endif %}"
    "{%- set call = m.tool_calls[0].function %}"
    "{{- '<|start_header_id|>assistant<|end_header_id|>\\n\\n{\"name\": \"' + call.name + '\", ' }}"
    "{{- '\"parameters\": ' + (call.arguments | tojson) + '}<|eot_id|>' }}"
    "{%- else %}{{ '<|start_header_id|>ipython<|end_header_id|>\\n\\n' + (m.content | tojson) + '<|eot_id|>' }}"
    "{%- endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}"
)
MISTRAL = (
    "{%- set users = messages | selectattr('role', 'equalto', 'user') | list %}{{ bos_token }}"
    "{%- set ns = namespace(index=0) %}{% for m in messages %}{% if m.role != 'system' %}"
    "{%- if not (m.role == 'tool' or m.get('tool_calls')) %}"
    "{%- if (m.role == 'user') != (ns.index % 2 == 0) %}{{ raise_exception('roles must alternate') }}{% endif %}"
    "{%- set ns.index = ns.index + 1 %}{% endif %}{% endif %}{% endfor %}"
    "{%- for m in messages %}"
    "{%- if m.role == 'system' %}{{ '[SYSTEM_PROMPT]' + m.content + '[/SYSTEM_PROMPT]' }}"
    "{%- elif m.role == 'user' %}"
    "{%- if tools and m == users[-1] %}{{ '[AVAILABLE_TOOLS]' + (tools | tojson) + '[/AVAILABLE_TOOLS]' }}{% endif %}"
    "{{- '[INST]' + m.content + '[/INST]' }}"
    "{%- elif m.get('tool_calls') %}{% for call in m.tool_calls %}"
    "{%- if call.id | length != 9 %}{{ raise_exception('ids have nine characters') }}{% endif %}"
    "{{- '[TOOL_CALLS]' + call.function.name + '[CALL_ID]' + call.id + '[ARGS]' + (call.function.arguments | tojson) }}"
    "{%- endfor %}{{ eos_token }}"
    "{%- elif m.role == 'tool' %}"
    "{%- if m.tool_call_id | length != 9 %}{{ raise_exception('ids have nine characters') }}{% endif %}"
    "{{- '[TOOL_RESULTS]' + m.tool_call_id + '[TOOL_CONTENT]' + m.content + '[/TOOL_RESULTS]' }}"
    "{%- else %}{{ m.content + eos_token }}{% endif %}{% endfor %}"
)
DEEPSEEK = (  # concatenates the arguments, and shows a call only where there is nothing said
    "{{ bos_token }}{% if tools %}{% for tool in tools %}{{ tool.function | tojson }}{% endfor %}{% endif %}"
    "{%- for m in messages %}{% if m.role == 'user' or m.role == 'system' %}{{ '<｜User｜>' + m.content }}{% endif %}"
    "{%- if m.role == 'assistant' and m.content is none %}{{ '<｜Assistant｜><｜tool▁calls▁begin｜>' }}"
    "{%- for call in m.tool_calls %}"
    "{{- '<｜tool▁call▁begin｜>' + call.function.name + '<｜tool▁sep｜>' + call.function.arguments }}"
    "{{- '<｜tool▁call▁end｜>' }}{% endfor %}{{ '<｜tool▁calls▁end｜><｜end▁of▁sentence｜>' }}"
    "{%- elif m.role == 'assistant' %}{{ '<｜Assistant｜>' + m.content + '<｜end▁of▁sentence｜>' }}{% endif %}"
    "{%- if m.role == 'tool' %}{{ '<｜tool▁output▁begin｜>' + m.content + '<｜tool▁output▁end｜>' }}{% endif %}"
    "{%- endfor %}{% if add_generation_prompt %}{{ '<｜Assistant｜>' }}{% endif %}"
)
HARMONY = (
    "{{- '<|start|>system<|message|>You answer.<|end|>' }}{% if tools %}"
    "{{- '<|start|>developer<|message|>namespace functions {' }}{% for tool in tools %}"
    "{{- '\\n// ' + tool.function.description + '\\ntype ' + tool.function.name + ' = (_: {' }}"
    "{%- for key, value in tool.function.parameters.properties.items() %}{{ key + ': ' + value.type + ',' }}"
    "{% endfor %}{{ '})' }}{% endfor %}{{ '}<|end|>' }}{% endif %}"
    "{%- set last = namespace(name=none) %}{%- for m in messages %}"
    "{%- if m.role == 'assistant' and 'tool_calls' in m %}"
    "{%- if m.content and m.thinking %}{{ raise_exception('not both') }}{% endif %}"
    "{%- if m.content or m.thinking %}"
    "{{- '<|start|>assistant<|channel|>analysis<|message|>' + (m.content or m.thinking) + '<|end|>' }}{% endif %}"
    "{%- set call = m.tool_calls[0].function %}{% set last.name = call.name %}"
    "{{- '<|start|>assistant to=functions.' + call.name + '<|channel|>commentary json<|message|>' }}"
    "{{- (call.arguments | tojson) + '<|call|>' }}"
    "{%- elif m.role == 'tool' %}{% if last.name is none %}{{ raise_exception('no call before') }}{% endif %}"
    "{{- '<|start|>functions.' + last.name + ' to=assistant<|channel|>commentary<|message|>' }}"
    "{{- (m.content | tojson) + '<|end|>' }}"
    "{%- elif m.role == 'assistant' %}{{ '<|start|>assistant<|channel|>final<|message|>' + m.content + '<|end|>' }}"
    "{%- else %}{{ '<|start|>' + m.role + '<|message|>' + m.content + '<|end|>' }}{% endif %}{% endfor %}"
    "{%- if add_generation_prompt %}{{ '<|start|>assistant' }}{% endif %}"
)
GEMMA = (
    "{%- macro said(x) %}{% if x is string %}{{ '<|\"|>' + x + '<|\"|>' }}{% elif x is boolean %}"
    "{{- 'true' if x else 'false' }}{% elif x is mapping %}{{ '{' }}{% for k, v in x | dictsort %}"
    "{{- (',' if not loop.first else '') + k + ':' }}{{ said(v) }}{% endfor %}{{ '}' }}"
    "{%- elif x is sequence %}{{ '[' }}{% for v in x %}{{ ',' if not loop.first else '' }}{{ said(v) }}{% endfor %}"
    "{{- ']' }}{% else %}{{ x }}{% endif %}{% endmacro %}"
    "{{- bos_token }}{% for tool in tools or [] %}{{ '<|tool>declaration:' + tool.function.name + '<tool|>' }}"
    "{{- tool.function.description }}{% endfor %}"
    "{%- for m in messages %}{{ '<|turn>' + ('model' if m.role == 'assistant' else m.role) + '\\n' }}"
    "{%- for call in m.tool_calls or [] %}{{ '<|tool_call>call:' + call.function.name + '{' }}"
    "{%- if call.function.arguments is mapping %}{% for k, v in call.function.arguments | dictsort %}"
    "{{- (',' if not loop.first else '') + k + ':' }}{{ said(v) }}{% endfor %}"
    "{%- else %}{{ call.function.arguments }}{% endif %}{{ '}<tool_call|>' }}{% endfor %}"
    "{{- m.content + '<turn|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|turn>model\\n' }}{% endif %}"
)

TEMPLATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "hermes": (HERMES, ("<|im_start|>", "<|im_end|>", "<tool_call>", "</tool_call>")),
    "qwen coder": (QWEN_CODER, ("<|im_start|>", "<|im_end|>")),
    "glm": (GLM, ("<|user|>", "<|assistant|>", "<|system|>", "<|observation|>", "<tool_call>", "<arg_key>")),
    "llama 3": (LLAMA, ("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>", "<|python_tag|>")),
    "mistral ids": (MISTRAL, ("[INST]", "[/INST]", "[TOOL_CALLS]", "[ARGS]", "[CALL_ID]", "[TOOL_RESULTS]")),
    "deepseek": (DEEPSEEK, ("<｜User｜>", "<｜Assistant｜>", "<｜tool▁calls▁begin｜>", "<｜tool▁sep｜>")),
    "harmony": (HARMONY, ("<|start|>", "<|end|>", "<|message|>", "<|channel|>", "<|call|>")),
    "gemma 4": (GEMMA, ("<|turn>", "<turn|>", "<|tool_call>", "<tool_call|>", '<|"|>', "<|tool>", "<tool|>")),
}
