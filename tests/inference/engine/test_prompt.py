"""Models without a template, conversations templates refuse, and what a template may use."""

from __future__ import annotations

from datetime import datetime

import pytest

from inference.engine.prompt import ChatTemplate, Prompt
from inference.engine.template.repair import OPENING
from inference.errors import PromptError, TemplateError
from inference.messages import Message
from tests.inference.engine.template_families import CHATML, GEMMA, LLAMA_2, LLAMA_3, MISTRAL_7, SILENT, Family

USER, BOT = Message.user, Message.assistant


def _render(family: Family, *messages: Message, **args: str | bool | int | float) -> Prompt:
    template = ChatTemplate(family.source, bos=family.bos, eos=family.eos, control_texts=family.control_texts)
    return template.render(messages, args)


def _run(source: str, *messages: Message, **args: str | bool | int | float) -> str:
    return ChatTemplate(source, bos="<s>", eos="</s>").render(messages or (USER("hello"),), args).text


# ------------------------------------------------------------------------ models without a template


@pytest.mark.parametrize("source", [None, "", "  \n"])
def test_a_model_without_a_template_gets_a_dialogue(source: str | None) -> None:
    template = ChatTemplate(source, bos="<s>", eos="</s>", control_texts=("<s>", "</s>"))
    prompt = template.render((Message.system("Be brief."), USER("Hi"), BOT("Hello."), USER("Bye")), {})
    assert prompt.text == "Be brief.\n\nUser: Hi\n\nAssistant: Hello.\n\nUser: Bye\n\nAssistant:"
    assert prompt.stop == ("\nUser:",)
    assert not prompt.adds_bos
    assert not template.has_template
    assert not template.reasoning


def test_a_vocabulary_with_the_marks_of_chatml_gets_chatml() -> None:
    template = ChatTemplate(None, bos="", eos="<|endoftext|>", control_texts=("<|im_start|>", "<|im_end|>"))
    prompt = template.render((USER("Hi"),), {})
    assert prompt.text == "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    assert prompt.stop == ("<|im_end|>",)
    assert not template.has_template


def test_a_dialogue_is_continued_too() -> None:
    template = ChatTemplate(None, bos="", eos="</s>")
    assert template.render((USER("Hi"), BOT("Hel")), {}).text == "User: Hi\n\nAssistant: Hel"


def test_a_vocabulary_may_know_reasoning_though_there_is_no_template() -> None:
    assert ChatTemplate(None, bos="", eos="", control_texts=("<think>", "</think>")).reasoning


# -------------------------------------------------------------------- conversations in other shapes


def test_a_system_prompt_nobody_shows_goes_to_the_user() -> None:
    for family in (GEMMA, SILENT):
        prompt = _render(family, Message.system("Be brief."), USER("Hi"))
        assert "Be brief.\n\nHi" in prompt.text
        assert not prompt.notices


def test_a_system_prompt_before_a_greeting_goes_to_a_user_before_it() -> None:
    prompt = _render(GEMMA, Message.system("Be brief."), BOT("Welcome."), USER("Hi"))
    assert prompt.text.startswith("<bos><start_of_turn>user\nBe brief.<end_of_turn>\n<start_of_turn>model\nWelcome.")
    assert not prompt.notices


def test_two_in_a_row_become_one() -> None:
    prompt = _render(GEMMA, USER("One."), USER("Two."), BOT("Three."), BOT("Four."), USER("Five."))
    assert "user\nOne.\n\nTwo.<end_of_turn>" in prompt.text
    assert "model\nThree.\n\nFour.<end_of_turn>" in prompt.text
    assert not prompt.notices


def test_where_a_template_takes_it_nothing_is_changed() -> None:
    prompt = _render(LLAMA_3, USER("One."), USER("Two."))
    assert "One.<|eot_id|>" in prompt.text
    assert prompt.text.count("<|start_header_id|>user") == 2


def test_whoever_begins_with_the_assistant_is_told_what_was_made_up() -> None:
    prompt = _render(LLAMA_2, BOT("Welcome."), USER("Hi"))
    assert prompt.text == f"<s>[INST] {OPENING} [/INST] Welcome. </s><s>[INST] Hi [/INST]"
    assert [notice.code for notice in prompt.notices] == ["template_repaired"]
    assert OPENING in prompt.notices[0].message


def test_a_second_system_message_reaches_the_model() -> None:
    prompt = _render(
        MISTRAL_7, Message.system("One."), USER("Two."), BOT("Three."), Message.system("Four."), USER("Five.")
    )
    assert prompt.text.endswith("Three.</s>[INST]Four.\n\nFive.[/INST]")


def test_a_system_message_at_the_end_is_a_question() -> None:
    prompt = _render(MISTRAL_7, USER("One."), BOT("Two."), Message.system("Go on."))
    assert prompt.text.endswith("Two.</s>[INST]Go on.[/INST]")


def test_silence_is_left_out_where_it_is_refused() -> None:
    prompt = _render(MISTRAL_7, USER("One."), BOT(""), USER("Two."))
    assert prompt.text == "<s>[INST]One.\n\nTwo.[/INST]"


def test_what_a_template_cannot_show_is_said() -> None:
    source = "{% for m in messages %}{% if m.role == 'user' %}{{ m.content }}{% endif %}{% endfor %}"
    prompt = ChatTemplate(source, bos="", eos="").render((USER("One."), BOT("Two."), USER("Three.")), {})
    assert prompt.text == "One.Three."
    assert "leaves out" in prompt.notices[0].message


def test_a_template_that_refuses_everything_is_quoted() -> None:
    template = ChatTemplate("{{ raise_exception('never on mondays') }}", bos="", eos="")
    with pytest.raises(PromptError) as caught:
        template.render((USER("Hi"),), {})
    assert "never on mondays" in caught.value.detail
    assert caught.value.hint


def test_there_must_be_something_to_answer() -> None:
    for messages in ((), (BOT(""),), (BOT(" "),)):
        with pytest.raises(PromptError):
            _render(CHATML, *messages)


def test_an_empty_answer_is_a_new_one() -> None:
    assert _render(CHATML, USER("Hi"), BOT("")).text == _render(CHATML, USER("Hi")).text


def test_a_greeting_is_continued_without_a_question() -> None:
    prompt = _render(CHATML, BOT("Welcome to"))
    assert prompt.text == "<|im_start|>assistant\nWelcome to"


def test_space_at_the_end_of_an_answer_stays_when_it_is_continued() -> None:
    prompt = _render(LLAMA_3, USER("Hi"), BOT("Well:\n\n"))
    assert prompt.text.endswith("assistant<|end_header_id|>\n\nWell:\n\n")
    assert prompt.segments[-1].text.endswith("Well:\n\n")
    assert not prompt.segments[-1].special


# ------------------------------------------------------------------------------------- begin token


def test_the_begin_token_may_be_written_out() -> None:
    template = ChatTemplate("<s>{{ messages[0].content }}", bos="<s>", eos="")
    assert template.render((USER("Hi"),), {}).adds_bos


def test_a_begin_token_somebody_typed_is_none() -> None:
    template = ChatTemplate("{{ messages[0].content }}", bos="<s>", eos="")
    assert not template.render((USER("<s>Hi"),), {}).adds_bos


def test_a_model_without_a_begin_token_has_none_added() -> None:
    assert not _render(CHATML, USER("Hi")).adds_bos


# ------------------------------------------------------------------------------- what templates use


LOOP_CONTROLS = "{% if i == 1 %}{% continue %}{% elif i == 3 %}{% break %}{% endif %}"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ tools is none }}{{ documents is none }}{{ nothing is defined }}", "TrueTrueFalse"),
        ("{{ eos_token }}{{ add_generation_prompt }}", "</s>True"),
        ("{% generation %}a{% set x = 1 %}{% endgeneration %}b", "ab"),
        ("{% for i in range(9) %}" + LOOP_CONTROLS + "{{ i }}{% endfor %}", "02"),
        ("{% set ns = namespace(a=1) %}{% for i in [1, 2] %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}", "4"),
        ("{{ dict(a=1).get('b', 2) }}{{ {'a': 1}.items() | list }}{{ {'a': 1}.keys() | first }}", "2[('a', 1)]a"),
        ("{% for tool in tools %}x{% endfor %}{{ messages[0].content }}", "hello"),
        (
            "{% set x %}a{{ 1 }}{% endset %}{{ x }}{% filter upper %}b{% endfilter %}{% block c %}d{% endblock %}",
            "a1Bd",
        ),
        ("{% macro f(a, b='x') %}{{ a }}{{ b }}{% endmacro %}{{ f(1) }}{{ f(2, 'y') }}", "1x2y"),
        ("{% macro f() %}{{ caller() * 2 }}{% endmacro %}{% call f() %}!{% endcall %}", "!!"),
        ("{% for m in 'abc' %}{{ loop.index }}{{ loop.last }}{{ loop.length }}{% endfor %}", "1False32False33True3"),
        ("{% for m in 'abc' %}{{ loop.previtem }}{{ loop.nextitem }} {% endfor %}", "b ac b "),
        ("{% for x in [1, [2, [3]]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}", "123"),
        ("{% for x in [1, 1] %}{{ loop.changed(x) }}{{ loop.cycle('a', 'b') }}{% endfor %}", "TrueaFalseb"),
    ],
)
def test_what_templates_expect_is_there(source: str, shown: str) -> None:
    assert _run(source) == shown


def test_a_template_knows_the_date() -> None:
    assert _run("{{ strftime_now('%Y') }}") == str(datetime.now().astimezone().year)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("{'b': 'é<>&', 'a': [1, true, none]} | tojson", '{"b": "é<>&", "a": [1, true, null]}'),
        ("{'b': 1, 'a': 2} | tojson(indent=2, sort_keys=true)", '{\n  "a": 2,\n  "b": 1\n}'),
        ("[1, 2] | tojson(separators=(',', ':'))", "[1,2]"),
        ("'é' | tojson(ensure_ascii=true)", '"\\u00e9"'),
        ("('{\"a\": [1]}' | from_json).a[0]", "1"),
    ],
)
def test_json_is_written_as_models_know_it(expression: str, shown: str) -> None:
    assert _run("{{ " + expression + " }}") == shown


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("' a ' | trim ~ 'b'", "ab"),
        ("'a-b'.split('-') | join('+')", "a+b"),
        ("'%s is %d' | format('a', 1)", "a is 1"),
        ("'%s and %s' % ('a', 'b')", "a and b"),
        ("'{} {x!r:>4}'.format('a', x='b')", "a  'b'"),
        ("'abc'[::-1] + 'abc'[1:] + 'abc'[-1]", "cbabcc"),
        ("[1, 2, 3][1:] | string", "[2, 3]"),
        ("'ab' * 2 ~ 2 * 'c'", "ababcc"),
        ("7 // 2 ~ 7 % 4 ~ 2 ** 3 ~ 7 / 2 ~ (1 - 2)", "3383.5-1"),
        ("[3, 1, 2] | sort | list", "[1, 2, 3]"),
        ("[1, 2, 3] | sum", "6"),
        ("[[1], [2]] | sum(start=[])", "[1, 2]"),
        ("['a', 'b'] | map('upper') | join", "AB"),
        ("[1, 2, 3, 4] | select('even') | list", "[2, 4]"),
        ("[{'a': 1}, {'a': 2}] | selectattr('a', 'gt', 1) | map(attribute='a') | first", "2"),
        ("'a' in 'abc' and 'd' not in 'abc' and 1 in [1]", "True"),
        ("1 < 2 < 3", "True"),
        ("'abc' | replace('b', 'x') | upper | title | capitalize | lower", "axc"),
        ("'a b' | wordcount ~ ('a' | center(3)) ~ ('a\\nb' | indent(2))", "2 a a\n  b"),
        ("3.14159 | round(2) ~ ('12' | int) ~ ('1.5' | float) ~ (none | default('x', true))", "3.14121.5x"),
        (
            "[1, 1, 2] | unique | list ~ ([1, 2] | batch(1) | list) ~ ({'a': 1} | items | list)",
            "[1, 2][[1], [2]][('a', 1)]",
        ),
        ("'<' | e ~ ('<' | safe) ~ (1 | string)", "&lt;<1"),
        ("none ~ true ~ [none]", "NoneTrue[None]"),
        ("undefined_thing ~ (messages[0].x | default('y'))", "y"),
    ],
)
def test_expressions(expression: str, shown: str) -> None:
    assert _run("{{ " + expression + " }}") == shown


def test_what_is_given_by_the_caller_does_not_replace_what_is_fixed() -> None:
    source = "{{ messages[0].content }}{{ bos_token }}{{ add_generation_prompt }}{{ tools }}"
    assert _run(source, messages="x", bos_token="y", add_generation_prompt=False, tools="z") == "hello<s>Truez"


def test_a_broken_template_is_an_error_when_it_is_used_and_not_before() -> None:
    template = ChatTemplate("{% if %}", bos="", eos="")
    assert template.has_template
    for _ in range(2):
        with pytest.raises(TemplateError) as caught:
            template.render((USER("Hi"),), {})
        assert "TemplateSyntaxError" in caught.value.detail
