"""The hub is asked over real sockets: search and its pages, repositories, cards, accounts."""

from __future__ import annotations

import pytest

from inference.errors import AccessNeeded, NotOnHub, TokenRefused
from inference.hub import queries
from inference.hub.client import Hub
from inference.hub.values import SearchQuery
from inference.net.cancel import CancelToken
from inference.net.network import Network
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub

BILLION = 10**9


def hub_with(loopback: LoopbackHub, token: str) -> Hub:
    return Hub(Network(endpoint=loopback.endpoint, token=token), version="9.9")


def ids(hub: Hub, cancel: CancelToken, **query: object) -> list[str]:
    """Everything a search finds, page by page."""
    asked, found, cursor = SearchQuery(**query), [], ""  # type: ignore[arg-type]
    while True:
        page = hub.search(asked, cursor, cancel=cancel)
        found += [summary.id for summary in page.repositories]
        cursor = page.next
        if not cursor:
            return found


# ------------------------------------------------------------------------------------------- search


def test_search_tells_what_the_hub_knows(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    loopback.add(
        "owner/Tiny-4B-GGUF",
        {"Tiny-4B-Q4_K_M.gguf": b"GGUF", "mmproj-F16.gguf": b"GGUF"},
        tags=("license:apache-2.0", "en"),
        gated="auto",
        gguf={"total": 4 * BILLION, "architecture": "qwen3", "context_length": 4096, "chat_template": "{{ tools }}"},
        facts={"downloads": 12, "likes": 3, "pipeline_tag": "text-generation", "cardData": {"language": ["en", "de"]}},
    )
    (found,) = hub.search(SearchQuery(words="tiny"), cancel=cancel).repositories
    assert (found.id, found.owner, found.name) == ("owner/Tiny-4B-GGUF", "owner", "Tiny-4B-GGUF")
    assert (found.downloads, found.likes, found.gate, found.licence) == (12, 3, "auto", "apache-2.0")
    assert (found.parameters, found.architecture, found.context_trained) == (4 * BILLION, "qwen3", 4096)
    assert found.languages == ("en", "de")
    assert found.abilities == ("vision", "tools")
    assert found.files == ("Tiny-4B-Q4_K_M.gguf", "mmproj-F16.gguf")
    assert found.updated == 1790856000.0


def test_nothing_is_sent_that_the_question_does_not_need(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    hub.search(SearchQuery(words="tiny"), cancel=cancel)
    (seen,) = loopback.requests
    assert seen.path == "/api/models"
    assert set(seen.headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert seen.headers["user-agent"] == "hearth/9.9"


@pytest.mark.parametrize("foreign", [False, True])
def test_pages_follow_each_other(
    loopback: LoopbackHub, api: HubApi, hub: Hub, cancel: CancelToken, foreign: bool
) -> None:
    """Also behind a mirror that hands on links to the real hub: those are not followed, their cursor is used."""
    api.foreign_links = foreign
    for number in range(7):
        loopback.add(f"owner/m{number}", {}, facts={"downloads": number})
    assert ids(hub, cancel, sort="downloads", limit=3) == [f"owner/m{number}" for number in (6, 5, 4, 3, 2, 1, 0)]
    assert len(loopback.requests) == 3


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("trending", ["o/b", "o/a"]),
        ("downloads", ["o/a", "o/b"]),
        ("likes", ["o/b", "o/a"]),
        ("updated", ["o/a", "o/b"]),
        ("created", ["o/b", "o/a"]),
    ],
)
def test_orders(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, sort: str, expected: list[str]) -> None:
    early, late = "2025-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"
    a = {"downloads": 2, "likes": 1, "trendingScore": 1, "lastModified": late, "createdAt": early}
    b = {"downloads": 1, "likes": 2, "trendingScore": 2, "lastModified": early, "createdAt": late}
    loopback.add("o/a", {}, facts=a)
    loopback.add("o/b", {}, facts=b)
    assert ids(hub, cancel, sort=sort) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"words": "QWEN3 coder"}, {"o/Qwen3-Coder-30B"}),
        ({"licence": "mit"}, {"o/Phi-4-mini"}),
        ({"family": "qwen3"}, {"o/Qwen3-4B", "o/Qwen3-Coder-30B"}),
        ({"family": "qwen3", "words": "coder"}, {"o/Qwen3-Coder-30B"}),
        ({"abilities": ("vision",)}, {"o/Seer-2B"}),
        ({"abilities": ("code", "tools")}, {"o/Qwen3-Coder-30B"}),
        ({"min_parameters": 3 * BILLION, "max_parameters": 5 * BILLION}, {"o/Qwen3-4B"}),
        ({"max_parameters": 2_500_000_000}, {"o/Seer-2B", "o/Phi-4-mini"}),
        ({"abilities": ("embedding",)}, set()),
    ],
)
def test_filters(
    loopback: LoopbackHub, hub: Hub, cancel: CancelToken, query: dict[str, object], expected: set[str]
) -> None:
    loopback.add("o/Qwen3-4B", {"a.gguf": b""}, gguf={"total": 4 * BILLION}, tags=("license:apache-2.0",))
    template = {"total": 30 * BILLION, "chat_template": "{% if tools %}"}
    loopback.add("o/Qwen3-Coder-30B", {"a.gguf": b""}, gguf=template)
    loopback.add("o/Seer-2B", {"a.gguf": b"", "mmproj.gguf": b""}, gguf={"total": 2 * BILLION})
    loopback.add("o/Phi-4-mini", {"a.gguf": b""}, gguf={"total": BILLION}, tags=("license:mit",))
    assert set(ids(hub, cancel, **query)) == expected


def test_a_page_is_filled_up_when_the_hub_cannot_filter(
    loopback: LoopbackHub, hub: Hub, cancel: CancelToken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "FILTERED", 5)
    for number in range(40):
        name = f"o/Coder-{number:02}" if number % 10 == 9 else f"o/other-{number:02}"
        loopback.add(name, {"a.gguf": b""}, facts={"downloads": 100 - number})
    query = SearchQuery(sort="downloads", abilities=("code",), limit=5)
    page = hub.search(query, cancel=cancel)
    assert [summary.id for summary in page.repositories] == ["o/Coder-09", "o/Coder-19"]
    assert len(loopback.requests) == 4  # and no more for one page
    page = hub.search(query, page.next, cancel=cancel)
    assert [summary.id for summary in page.repositories] == ["o/Coder-29", "o/Coder-39"]
    assert not page.next


# --------------------------------------------------------------------------------------- repository


def test_a_repository_in_one_request(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    files = {"Tiny-Q8_0.gguf": b"G" * 9, "Tiny-Q4_K_M.gguf": b"G" * 5, "mmproj-F16.gguf": b"P", "x.txt": b"x"}
    stored = loopback.add("owner/Tiny-GGUF", files)
    found = hub.repository("owner/Tiny-GGUF", cancel=cancel)
    assert len(loopback.requests) == 1
    assert found.commit == stored.commit
    assert [variant.quantization for variant in found.variants] == ["Q4_K_M", "Q8_0"]
    (file,) = found.variants[0].files
    assert (file.size, file.sha256) == (5, stored.files["Tiny-Q4_K_M.gguf"].sha256)
    assert [file.path for file in found.projectors] == ["mmproj-F16.gguf"]
    assert found.licence_url == ""
    assert hub.repository("owner/Tiny-GGUF", stored.commit, cancel=cancel) == found


def test_sizes_come_from_the_tree_where_the_answer_has_none(
    loopback: LoopbackHub, api: HubApi, hub: Hub, cancel: CancelToken
) -> None:
    api.sizes, api.tree_page = False, 3
    stored = loopback.add("owner/Many", {f"Q{n}_0/M-Q{n}_0.gguf": b"G" * n for n in (4, 5, 8)} | {"README.md": b"x"})
    found = hub.repository("owner/Many", cancel=cancel)
    assert [variant.size for variant in found.variants] == [4, 5, 8]
    assert found.variants[0].files[0].sha256 == stored.files["Q4_0/M-Q4_0.gguf"].sha256
    assert [seen.path.split("/")[5:6] for seen in loopback.requests] == [[], ["tree"], ["tree"], ["tree"]]


def test_a_renamed_repository_is_found(loopback: LoopbackHub, api: HubApi, hub: Hub, cancel: CancelToken) -> None:
    loopback.add("new/name", {"M-Q4_0.gguf": b"G"})
    api.renamed["old/name"] = "new/name"
    found = hub.repository("old/name", cancel=cancel)
    assert found.summary.id == found.variants[0].repository == "new/name"


def test_a_gated_repository_is_shown_with_its_licence_page(
    loopback: LoopbackHub, hub: Hub, cancel: CancelToken
) -> None:
    loopback.add("owner/Gated", {"M-Q4_0.gguf": b"G"}, gated="manual")
    found = hub.repository("owner/Gated", cancel=cancel)
    assert found.summary.gate == "manual"
    assert found.licence_url == "https://huggingface.co/owner/Gated"
    assert found.variants


@pytest.mark.parametrize("id", ["nobody/nothing", "owner/Private", "no-slash", "a/b/c", "../x", ""])
def test_what_is_not_there_is_said_so(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, id: str) -> None:
    loopback.add("owner/Private", {"M-Q4_0.gguf": b"G"}, private=True, allowed={"hf_good"})
    with pytest.raises(NotOnHub) as caught:
        hub.repository(id, cancel=cancel)
    assert caught.value.hint


def test_a_private_repository_with_the_right_token(loopback: LoopbackHub, api: HubApi, cancel: CancelToken) -> None:
    loopback.add("owner/Private", {"M-Q4_0.gguf": b"G"}, private=True, allowed={"hf_good"})
    found = hub_with(loopback, "hf_good").repository("owner/Private", cancel=cancel)
    assert found.variants
    with pytest.raises(NotOnHub, match="or it is private"):
        hub_with(loopback, "hf_other").repository("owner/Private", cancel=cancel)


def test_an_unknown_version(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    loopback.add("owner/name", {})
    with pytest.raises(NotOnHub, match="no version “v9”"):
        hub.repository("owner/name", "v9", cancel=cancel)


# --------------------------------------------------------------------------------------------- card


def test_the_card_without_its_front_matter(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    card = "\ufeff---\r\nlicense: mit\r\ntags:\r\n- a\r\n---\r\n\r\n# Über\r\n---\r\nText\r\n"
    stored = loopback.add("owner/name", {}, card=card)
    assert hub.card("owner/name", stored.commit, cancel=cancel) == "# Über\n---\nText"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("# Plain\n", "# Plain"),
        ("---\nnever ends\n", "---\nnever ends"),
        ("\n---\na: b\n---\n", ""),
        ("x\x00y", "x\x00y"),
    ],
)
def test_odd_cards(loopback: LoopbackHub, hub: Hub, cancel: CancelToken, card: str, expected: str) -> None:
    stored = loopback.add("owner/name", {}, card=card)
    assert hub.card("owner/name", stored.commit, cancel=cancel) == expected


def test_a_card_without_end_is_cut(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    stored = loopback.add("owner/name", {}, card="long " * 400_000)
    assert len(hub.card("owner/name", stored.commit, cancel=cancel)) == 512 * 1024


def test_no_card(loopback: LoopbackHub, hub: Hub, cancel: CancelToken) -> None:
    stored = loopback.add("owner/name", {})
    assert hub.card("owner/name", stored.commit, cancel=cancel) == ""


# ------------------------------------------------------------------------------------------ account


def test_whose_token_it_is(loopback: LoopbackHub, api: HubApi, hub: Hub, cancel: CancelToken) -> None:
    api.accounts["hf_good"] = "ada"
    assert hub_with(loopback, "hf_good").whoami(cancel=cancel) == "ada"
    for token in ("hf_bad", "hf_unknown"):
        with pytest.raises(TokenRefused, match="does not accept your access token"):
            hub_with(loopback, token).whoami(cancel=cancel)
    with pytest.raises(AccessNeeded, match="no access token"):
        hub.whoami(cancel=cancel)


def test_a_bad_token_is_named_even_for_what_everybody_may_read(
    loopback: LoopbackHub, api: HubApi, cancel: CancelToken
) -> None:
    loopback.add("owner/name", {})
    with pytest.raises(TokenRefused):
        hub_with(loopback, "hf_bad").search(SearchQuery(), cancel=cancel)
    with pytest.raises(TokenRefused):
        hub_with(loopback, "hf_bad").repository("owner/name", cancel=cancel)
