"""Chat templates in the manner of the families of models that are in use, written for these tests.

Each shows a trait that a renderer can get wrong: who writes the begin token, whether there is a system role, what is
trimmed or split, what is refused, which block the request for an answer opens.
"""

# ruff: noqa: RUF001 (the bars of DeepSeek's tokens are wide ones)

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A template and what is to be expected of it.

    Attributes:
        source: The template.
        bos: Begin token.
        eos: End token.
        controls: Control tokens besides these two.
        adds_bos: Whether the template writes the begin token.
        system: Whether it shows a system message.
        stop: What ends an answer besides the end token.
        opens: The tag that the request for an answer leaves open.
        reasoning: Whether it knows reasoning.
    """

    source: str
    bos: str
    eos: str
    controls: tuple[str, ...] = ()
    adds_bos: bool = True
    system: bool = True
    stop: tuple[str, ...] = ()
    opens: str = ""
    reasoning: bool = False

    @property
    def control_texts(self) -> tuple[str, ...]:
        """All control tokens."""
        return tuple(text for text in (self.bos, self.eos, *self.controls) if text)


CHATML = Family(
    source=(
        "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>\\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
    ),
    bos="",
    eos="<|endoftext|>",
    controls=("<|im_start|>", "<|im_end|>"),
    adds_bos=False,
    stop=("<|im_end|>",),
)

LLAMA_2 = Family(
    source="""\
{% if messages[0]['role'] == 'system' %}
    {% set turns = messages[1:] %}{% set system = messages[0]['content'] %}
{% else %}
    {% set turns = messages %}{% set system = false %}
{% endif %}
{% for m in turns %}
    {% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles have to take turns') }}{% endif %}
    {% if loop.first and system %}
        {% set words = '<<SYS>>\\n' + system + '\\n<</SYS>>\\n\\n' + m['content'] %}
    {% else %}
        {% set words = m['content'] %}
    {% endif %}
    {% if m['role'] == 'user' %}
        {{- bos_token + '[INST] ' + words.strip() + ' [/INST]' -}}
    {% else %}
        {{- ' ' + words.strip() + ' ' + eos_token -}}
    {% endif %}
{% endfor %}
""",
    bos="<s>",
    eos="</s>",
)

LLAMA_3 = Family(
    source="""\
{% for m in messages %}
    {%- set text = '<|start_header_id|>' ~ m.role ~ '<|end_header_id|>\\n\\n' ~ m.content | trim ~ '<|eot_id|>' %}
    {%- if loop.index0 == 0 %}{% set text = bos_token ~ text %}{% endif %}
    {{- text }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}{% endif %}
""",
    bos="<|begin_of_text|>",
    eos="<|end_of_text|>",
    controls=("<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>"),
    stop=("<|eot_id|>",),
)

GEMMA = Family(
    source="""\
{{ bos_token }}
{%- if messages[0]['role'] == 'system' %}{{ raise_exception('no system role here') }}{% endif %}
{%- for m in messages %}
    {%- if (m['role'] == 'user') != (loop.index0 is divisibleby 2) %}{{ raise_exception('user, model') }}{% endif %}
    {%- set role = 'model' if m['role'] == 'assistant' else m['role'] %}
    {{- '<start_of_turn>' + role + '\\n' + m['content'] | trim + '<end_of_turn>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<start_of_turn>model\\n' }}{% endif %}
""",
    bos="<bos>",
    eos="<eos>",
    controls=("<start_of_turn>", "<end_of_turn>"),
    system=False,
    stop=("<end_of_turn>",),
)

MISTRAL_3 = Family(
    source="""\
{%- set turns = messages | rejectattr('role', 'equalto', 'system') | list %}
{%- set system = messages | selectattr('role', 'equalto', 'system') | map(attribute='content') | join('\\n\\n') %}
{{- bos_token }}
{%- for m in turns %}
    {%- if m.role == 'user' %}
        {%- if loop.last and system %}{{ '[INST] ' ~ system ~ '\\n\\n' ~ m.content ~ '[/INST]' }}
        {%- else %}{{ '[INST] ' ~ m.content ~ '[/INST]' }}{% endif %}
    {%- else %}{{ ' ' ~ m.content ~ eos_token }}{% endif %}
{%- endfor %}
""",
    bos="<s>",
    eos="</s>",
    controls=("[INST]", "[/INST]"),
)

MISTRAL_7 = Family(
    source="""\
{{- bos_token }}
{%- for m in messages %}
    {%- if m['role'] == 'system' and loop.first %}{{ '[SYSTEM_PROMPT]' + m['content'] + '[/SYSTEM_PROMPT]' }}
    {%- elif m['role'] == 'user' %}{{ '[INST]' + m['content'] + '[/INST]' }}
    {%- elif m['role'] == 'assistant' %}
        {%- if not m['content'] %}{{ raise_exception('an assistant has to say something') }}{% endif %}
        {{- m['content'] + eos_token }}
    {%- else %}{{ raise_exception('only one system message, at the beginning') }}{% endif %}
{%- endfor %}
""",
    bos="<s>",
    eos="</s>",
    controls=("[INST]", "[/INST]", "[SYSTEM_PROMPT]", "[/SYSTEM_PROMPT]"),
)

PHI_3 = Family(
    source=(
        "{% for m in messages %}{{ '<|' + m['role'] + '|>\\n' + m['content'] + '<|end|>\\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% else %}{{ eos_token }}{% endif %}"
    ),
    bos="<s>",
    eos="<|endoftext|>",
    controls=("<|user|>", "<|assistant|>", "<|system|>", "<|end|>"),
    adds_bos=False,
    stop=("<|end|>",),
)

ZEPHYR = Family(
    source="""\
{% for m in messages %}
{{ '<|' + m['role'] + '|>\\n' + m['content'] + eos_token }}
{% if loop.last and add_generation_prompt %}
{{ '<|assistant|>' }}
{% endif %}
{% endfor %}
""",
    bos="<s>",
    eos="</s>",
    adds_bos=False,
)

QWEN_3 = Family(
    source="""\
{%- set ns = namespace(last=-1) %}
{%- for m in messages[::-1] %}
    {%- if ns.last < 0 and m.role == 'user' and not (m.content.startswith('<tool_response>')) %}
        {%- set ns.last = (messages | length) - 1 - loop.index0 %}
    {%- endif %}
{%- endfor %}
{%- for m in messages %}
    {%- set content = m.content if m.content is string else '' %}
    {%- if m.role != 'assistant' %}
        {{- '<|im_start|>' + m.role + '\\n' + content + '<|im_end|>\\n' }}
    {%- else %}
        {%- set thought = '' %}
        {%- if m.reasoning_content is string %}
            {%- set thought = m.reasoning_content %}
        {%- elif '</think>' in content %}
            {%- set thought = content.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
            {%- set content = content.split('</think>')[-1].lstrip('\\n') %}
        {%- endif %}
        {%- if loop.index0 > ns.last and (loop.last or thought) %}
            {%- set content = '<think>\\n' + thought.strip('\\n') + '\\n</think>\\n\\n' + content.lstrip('\\n') %}
        {%- endif %}
        {{- '<|im_start|>assistant\\n' + content + '<|im_end|>\\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\\n' }}
    {%- if enable_thinking is defined and enable_thinking is false %}{{ '<think>\\n\\n</think>\\n\\n' }}{% endif %}
{%- endif %}
""",
    bos="",
    eos="<|im_end|>",
    controls=("<|im_start|>", "<|endoftext|>"),
    adds_bos=False,
    reasoning=True,
)

DEEPSEEK_R1 = Family(
    source="""\
{%- set ns = namespace(system='') %}
{%- for m in messages if m['role'] == 'system' %}{% set ns.system = ns.system + m['content'] %}{% endfor %}
{{- bos_token + ns.system }}
{%- for m in messages %}
    {%- if m['role'] == 'user' %}{{ '<｜User｜>' + m['content'] }}{% endif %}
    {%- if m['role'] == 'assistant' %}
        {%- set content = m['content'] %}
        {%- if '</think>' in content %}{% set content = content.split('</think>')[-1] %}{% endif %}
        {{- '<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<｜Assistant｜><think>\\n' }}{% endif %}
""",
    bos="<｜begin▁of▁sentence｜>",
    eos="<｜end▁of▁sentence｜>",
    controls=("<｜User｜>", "<｜Assistant｜>"),
    opens="<think>",
    reasoning=True,
)

HARMONY = Family(
    source="""\
{{- '<|start|>system<|message|>You answer.\\nReasoning: ' + (reasoning_effort or 'medium') + '<|end|>' }}
{%- for m in messages %}
    {%- if m.role == 'system' %}
        {{- '<|start|>developer<|message|># Instructions\\n\\n' + m.content + '<|end|>' }}
    {%- elif m.role == 'user' %}
        {{- '<|start|>user<|message|>' + m.content + '<|end|>' }}
    {%- elif loop.last and not add_generation_prompt %}
        {%- if 'thinking' in m %}
            {{- '<|start|>assistant<|channel|>analysis<|message|>' + m.thinking + '<|end|>' }}
        {%- endif %}
        {{- '<|start|>assistant<|channel|>final<|message|>' + m.content + '<|return|>' }}
    {%- else %}
        {{- '<|start|>assistant<|channel|>final<|message|>' + m.content + '<|end|>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|start|>assistant' }}{% endif %}
""",
    bos="<|startoftext|>",
    eos="<|return|>",
    controls=("<|start|>", "<|message|>", "<|end|>", "<|channel|>", "<|call|>"),
    adds_bos=False,
    stop=("<|call|>",),
    reasoning=True,
)

COMMAND_R = Family(
    source="""\
{{- bos_token }}
{%- for m in messages %}
    {%- if m.role | lower == 'system' %}
        {{- '<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>' ~ m.content ~ '<|END_OF_TURN_TOKEN|>' }}
    {%- elif m.role | lower == 'user' %}
        {{- '<|START_OF_TURN_TOKEN|><|USER_TOKEN|>' ~ m.content ~ '<|END_OF_TURN_TOKEN|>' }}
    {%- else %}
        {{- '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>' }}
        {%- if m.reasoning_content %}{{ '<|START_THINKING|>' ~ m.reasoning_content ~ '<|END_THINKING|>' }}{% endif %}
        {{- '<|START_RESPONSE|>' ~ m.content ~ '<|END_RESPONSE|><|END_OF_TURN_TOKEN|>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>' }}{% endif %}
""",
    bos="<BOS_TOKEN>",
    eos="<|END_OF_TURN_TOKEN|>",
    controls=(
        *("<|START_OF_TURN_TOKEN|>", "<|SYSTEM_TOKEN|>", "<|USER_TOKEN|>", "<|CHATBOT_TOKEN|>"),
        *("<|START_THINKING|>", "<|END_THINKING|>", "<|START_RESPONSE|>", "<|END_RESPONSE|>"),
    ),
    stop=("<|END_RESPONSE|>",),
    reasoning=True,
)

GRANITE = Family(
    source="""\
{%- if messages[0]['role'] == 'system' %}
    {%- set system, rest = messages[0]['content'], messages[1:] %}
{%- else %}
    {%- set system, rest = 'Today is ' + strftime_now('%B %d, %Y') + '.', messages %}
{%- endif %}
{{- '<|start_of_role|>system<|end_of_role|>' + system + '<|end_of_text|>\\n' }}
{%- for m in rest %}
    {{- '<|start_of_role|>' + m['role'] + '<|end_of_role|>' + m['content'] + '<|end_of_text|>\\n' }}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_of_role|>assistant' + (' ' + ({'thinking': true} | tojson) if thinking else '') + '<|end_of_role|>' }}
{%- endif %}
""",
    bos="",
    eos="<|end_of_text|>",
    controls=("<|start_of_role|>", "<|end_of_role|>"),
    adds_bos=False,
)

GLM = Family(
    source="""\
[gMASK]<sop>
{%- macro shown(content) %}{{ content if content is string else content | tojson }}{% endmacro %}
{%- for m in messages %}
{%- if m.role == 'user' %}
<|user|>
{{ shown(m.content) }}
{%- elif m.role == 'assistant' %}
<|assistant|>
<think>{{ (m.reasoning_content or '') | trim }}</think>
{{ shown(m.content) | trim }}
{%- elif m.role == 'system' %}
<|system|>
{{ shown(m.content) }}
{%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
<|assistant|>
{{- '\\n<think></think>' if enable_thinking is defined and not enable_thinking else '' }}
{%- endif %}
""",
    bos="[gMASK]",
    eos="<|endoftext|>",
    controls=("<sop>", "<|user|>", "<|assistant|>", "<|system|>"),
    stop=("<|user|>",),
    reasoning=True,
)

GEMMA_4 = Family(
    source="""\
{%- macro spoken(text) -%}
    {%- set ns = namespace(out='') -%}
    {%- for part in text.split('<channel|>') -%}
        {%- set ns.out = ns.out + (part.split('<|channel>')[0] if '<|channel>' in part else part) -%}
    {%- endfor -%}
    {{- ns.out | trim -}}
{%- endmacro -%}
{{- bos_token -}}
{%- for m in messages -%}
    {%- set role = 'model' if m['role'] == 'assistant' else m['role'] -%}
    {{- '<|turn>' + role + '\\n' -}}
    {{- spoken(m['content']) if role == 'model' else m['content'] | trim -}}
    {{- '<turn|>\\n' -}}
{%- endfor -%}
{%- if add_generation_prompt -%}
    {{- '<|turn>model\\n' -}}
    {{- '<|channel>thought\\n<channel|>' if not enable_thinking | default(true) -}}
{%- endif -%}
""",
    bos="<bos>",
    eos="<eos>",
    controls=("<|turn>", "<turn|>", "<|channel>", "<channel|>", "<|think|>"),
    stop=("<turn|>",),
    reasoning=True,
)

VICUNA = Family(
    source="""\
{% for m in messages %}
{% if m.role == 'system' %}{{ m.content }}{{ ' ' }}
{% elif m.role == 'user' %}{{ 'USER: ' }}{{ m.content | trim }}{{ ' ' }}
{% else %}{{ 'ASSISTANT: ' }}{{ m.content | trim }}{{ eos_token }}
{% endif %}
{% endfor %}
{% if add_generation_prompt %}{{ 'ASSISTANT:' }}{% endif %}
""",
    bos="<s>",
    eos="</s>",
    adds_bos=False,
)

SILENT = Family(  # takes everything, and shows neither the system nor anything but pairs of user and assistant
    source="""\
{{- bos_token }}
{%- for m in messages %}
    {%- if m.role == 'user' %}{{ '### Instruction:\\n' + m.content + '\\n\\n### Response:\\n' }}
    {%- elif m.role == 'assistant' %}{{ m.content + '\\n\\n' }}{% endif %}
{%- endfor %}
""",
    bos="<s>",
    eos="</s>",
    system=False,
    stop=("\n### Instruction:",),
)

FAMILIES: dict[str, Family] = {
    "chatml": CHATML,
    "llama 2": LLAMA_2,
    "llama 3": LLAMA_3,
    "gemma": GEMMA,
    "gemma 4": GEMMA_4,
    "mistral 3": MISTRAL_3,
    "mistral 7": MISTRAL_7,
    "phi 3": PHI_3,
    "zephyr": ZEPHYR,
    "qwen 3": QWEN_3,
    "deepseek r1": DEEPSEEK_R1,
    "harmony": HARMONY,
    "command r": COMMAND_R,
    "granite": GRANITE,
    "glm": GLM,
    "vicuna": VICUNA,
    "silent": SILENT,
}
