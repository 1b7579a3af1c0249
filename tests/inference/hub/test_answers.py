"""The hub's JSON was typed by strangers: any of it becomes values or one clear error."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inference.errors import WrongAnswer
from inference.hub import answers
from inference.hub.queries import search_parameters
from inference.hub.values import SearchQuery

COMMIT = "c0ffee"
KEYS = (
    "id", "modelId", "sha", "gated", "private", "tags", "downloads", "likes", "lastModified", "cardData", "gguf",
    "siblings", "pipeline_tag", "license", "license_name", "language", "total", "architecture", "chat_template",
    "context_length", "rfilename", "path", "type", "size", "lfs", "sha256", "oid",
)  # fmt: skip
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["o/m", "auto", "file", "M-Q4_0.gguf", "2026-10-01T12:00:00.000Z", "license:mit", "ab" * 32]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=8),
    max_leaves=20,
)


def summary(**answer: Any) -> Any:
    (found,) = answers.summaries([{"id": "o/m", **answer}])
    return found


@pytest.mark.parametrize(
    ("answer", "field", "expected"),
    [
        ({"gated": "manual"}, "gate", "manual"),
        ({"gated": True}, "gate", "auto"),
        ({"gated": False}, "gate", "open"),
        ({"gated": ["auto"]}, "gate", "open"),
        ({"tags": ["gguf", "license:mit"]}, "licence", "mit"),
        ({"cardData": {"license": ["apache-2.0", "mit"]}}, "licence", "apache-2.0"),
        ({"tags": ["license:other"], "cardData": {"license_name": "lfm1.0"}}, "licence", "lfm1.0"),
        ({"tags": ["license:other"]}, "licence", "other"),
        ({"cardData": {"language": "de"}}, "languages", ("de",)),
        ({"cardData": {"language": ["en", "en", 7]}}, "languages", ("en",)),
        ({"tags": ["gguf", "en", "fr"]}, "languages", ("en", "fr")),
        ({"lastModified": "yesterday"}, "updated", 0.0),
        ({"lastModified": "1970-01-01T00:00:10"}, "updated", 10.0),
        ({"downloads": -3, "likes": "many"}, "downloads", 0),
        ({"gguf": {"total": 1.5e9}}, "parameters", 1_500_000_000),
        ({"gguf": {"total": True}}, "parameters", 0),
        ({"gguf": None}, "architecture", ""),
    ],
)
def test_fields(answer: dict[str, Any], field: str, expected: object) -> None:
    assert getattr(summary(**answer), field) == expected


def test_entries_that_make_no_sense_are_left_out() -> None:
    found = answers.summaries([{"id": "o/m"}, {"id": 7}, {"id": "../x"}, "o/n", None, {"modelId": "o/k"}])
    assert [each.id for each in found] == ["o/m", "o/k"]


def test_a_hash_is_taken_only_when_it_is_one() -> None:
    good = "AB" * 32
    for text, expected in ((good, good.lower()), (f"sha256:{good}", good.lower()), ("ab", ""), ("z" * 64, ""), (7, "")):
        entry = {"type": "file", "path": "x.gguf", "size": 3, "lfs": {"oid": text, "size": 5}}
        (file,) = answers.tree([entry])
        assert (file.sha256, file.size) == (expected, 5)


def test_without_sizes_the_files_are_not_known() -> None:
    assert answers.siblings({"siblings": [{"rfilename": "x.gguf"}]}) is None
    assert answers.siblings({}) is None
    assert answers.siblings({"siblings": [{"rfilename": "README.md"}]}) is not None


@pytest.mark.parametrize("key", KEYS)
def test_no_field_can_upset_an_answer(key: str) -> None:
    for odd in (None, True, -1, 1e300, "", "x", [], [None, 1, "x", {}], {}, {"x": []}):
        inner = {key: odd}
        for answer in (inner, {"gguf": inner}, {"cardData": inner}, {"siblings": [inner, {"rfilename": "a", **inner}]}):
            answers.summaries([{"id": "o/m"} | answer])
            answers.repository({**answer, "sha": COMMIT}, "o/m")
        answers.tree([{"type": "file", "path": "a.gguf"} | inner, {"type": "file", "path": "a", "lfs": inner}])


@given(VALUES)
def test_any_json_becomes_values_or_a_wrong_answer(answer: Any) -> None:
    for read in (answers.summaries, answers.tree, lambda value: answers.repository(value, "o/m")):
        try:
            read(answer)
        except WrongAnswer as error:
            assert error.hint
    if isinstance(answer, dict):
        answers.repository({"sha": COMMIT, **answer, "id": "o/m"} | {"sha": COMMIT}, "o/m")


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_a_wrong_answer(data: bytes) -> None:
    try:
        answers.decode(data)
    except WrongAnswer as error:
        assert "login page" in error.message


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (SearchQuery(), {}),
        (SearchQuery(words="  a   b "), {"search": "a b"}),
        (SearchQuery(words="qwen3", family="qwen3"), {"search": "qwen3"}),
        (SearchQuery(words="x", family="qwen3"), {"search": "x qwen3"}),
        (SearchQuery(words="w" * 500), {"search": "w" * 200}),
        (SearchQuery(min_parameters=500_000_000), {"num_parameters": "min:500M"}),
        (SearchQuery(min_parameters=10**9, max_parameters=7_600_000_000), {"num_parameters": "min:1B,max:7.6B"}),
        (SearchQuery(sort="updated", limit=7), {"sort": "lastModified", "limit": "7"}),
    ],
)
def test_questions_as_the_hub_understands_them(query: SearchQuery, expected: dict[str, str]) -> None:
    asked = dict(search_parameters(query))
    assert asked["filter"] == "gguf"
    assert {name: asked[name] for name in expected} == expected
    assert ("search" in asked) == ("search" in expected)
