"""What Prometheus reads: counts that add up, names that cannot break the format, nothing for strangers."""

from __future__ import annotations

import re

import httpx2
import openai
from hypothesis import given
from hypothesis import strategies as st

from inference.api.metrics import Histogram, Metrics, path_of
from inference.hosting.values import Call, Offered
from tests.support.api import Serving
from tests.support.waiting import wait_for

LINE = re.compile(r'^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="(\\.|[^"\\\n])*",?)*\})? -?[\d.e+-]+)$')


def read(served: Serving) -> str:
    answer = httpx2.get(f"{served.base}/metrics", headers={"Authorization": f"Bearer {served.key}"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return answer.text


def value(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (.+)$", text, re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def test_an_answer_is_counted(served: Serving, client: openai.OpenAI) -> None:
    name = 'hearth_requests_total{path="chat/completions",status="200"}'
    before = value(read(served), name)
    answer = client.chat.completions.create(
        model="guide", messages=[{"role": "user", "content": "Hello"}], max_tokens=3
    )
    assert answer.usage is not None
    text = wait_for(lambda: now if value(now := read(served), name) == before + 1 else "", "the count")
    assert all(LINE.match(line) for line in text.splitlines())
    assert value(text, 'hearth_completion_tokens_total{model="guide"}') >= answer.usage.completion_tokens
    assert value(text, "hearth_first_token_seconds_count") >= 1
    assert value(text, 'hearth_model_loaded{model="guide"}') == 1
    assert value(text, "hearth_running") == 1, "this question itself"


def test_health_is_for_everybody_and_metrics_are_not(served: Serving) -> None:
    assert httpx2.get(f"{served.base}/health").json() == {"status": "ok"}
    assert httpx2.get(f"{served.base}/metrics").status_code == 401
    assert value(read(served), "hearth_refused_total") >= 1


@given(st.lists(st.floats(0, 1000), max_size=30))
def test_buckets_grow(values: list[float]) -> None:
    histogram = Histogram()
    for each in values:
        histogram.add(each)
    lines = list(histogram.lines("x"))
    counts = [int(line.rsplit(" ", 1)[1]) for line in lines if "_bucket" in line]
    assert counts == sorted(counts)
    assert counts[-1] == len(values) == int(lines[-1].rsplit(" ", 1)[1])


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40), st.integers(100, 599)), max_size=10))
def test_whatever_it_is_called_the_format_holds(calls: list[tuple[str, str, int]]) -> None:
    metrics = Metrics()
    for what, model, status in calls:
        metrics.note(Call(at=0, what=f"GET {what}", model=model, status=status, seconds=1))
    lines = metrics.text([Offered(name=model) for _, model, _ in calls]).split("\n")
    assert lines.pop() == ""
    assert all(LINE.match(line) for line in lines)


def test_there_are_only_so_many_addresses() -> None:
    assert path_of("POST /v1/chat/completions") == "chat/completions"
    assert path_of("GET /models/a/b") == "models"
    assert path_of("DELETE /v1/responses/resp_1") == "responses"
    assert {path_of(f"GET /{number}") for number in range(100)} == {"other"}
