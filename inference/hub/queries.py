"""Turns a search into what the hub understands, and sees to what it does not; pure."""

from __future__ import annotations

from inference.hub.values import RepositorySummary, SearchQuery, Sort

MAX_WORDS = 200  # characters
FILTERED = 100  # repositories asked for at once when many of them will not fit
_SORTS: dict[Sort, str] = {
    "trending": "trendingScore",
    "downloads": "downloads",
    "likes": "likes",
    "updated": "lastModified",
    "created": "createdAt",
}
_EXPAND = (
    "cardData", "downloads", "gated", "gguf", "lastModified", "likes", "pipeline_tag", "private", "siblings", "tags",
)  # fmt: skip


def search_parameters(query: SearchQuery, cursor: str = "") -> list[tuple[str, str]]:
    """Parameters of ``/api/models`` for one page."""
    # The hub cannot filter by what a model is able to do.
    limit = max(query.limit, FILTERED) if query.abilities else query.limit
    parameters = [("filter", "gguf"), ("sort", _SORTS[query.sort]), ("limit", str(limit))]
    if words := " ".join((*query.words.split(), *_family_words(query)))[:MAX_WORDS]:
        parameters.append(("search", words))
    if query.licence:
        parameters.append(("filter", f"license:{query.licence}"))
    limits = [
        f"{word}:{_count(number)}"
        for word, number in (("min", query.min_parameters), ("max", query.max_parameters))
        if number > 0
    ]
    if limits:
        parameters.append(("num_parameters", ",".join(limits)))
    parameters += [("expand", name) for name in _EXPAND]
    if cursor:
        parameters.append(("cursor", cursor))
    return parameters


def matches(summary: RepositorySummary, query: SearchQuery) -> bool:
    """Whether a repository is what was asked for, as far as it is known; what is unknown counts as fitting."""
    if not set(query.abilities) <= set(summary.abilities):
        return False
    if query.licence and summary.licence and summary.licence != query.licence:
        return False
    if query.family and not _of_family(summary, query.family.lower()):
        return False
    if summary.parameters and query.min_parameters > summary.parameters:
        return False
    return not (summary.parameters and 0 < query.max_parameters < summary.parameters)


def _of_family(summary: RepositorySummary, family: str) -> bool:
    plain = family.replace("-", "").replace(".", "")
    name = summary.name.lower().replace("-", "").replace(".", "").replace("_", "")
    return plain in name or summary.architecture.startswith(plain) or family in summary.tags


def _family_words(query: SearchQuery) -> tuple[str, ...]:
    """The hub knows no families; the name of one is part of most names of its models."""
    return () if not query.family or query.family.lower() in query.words.lower() else (query.family,)


def _count(number: int) -> str:
    """A number of weights in the hub's own form: ``500M``, ``1.5B``."""
    if number >= 1_000_000_000:
        return f"{number / 1e9:.10g}B"
    return f"{number / 1e6:.10g}M"
