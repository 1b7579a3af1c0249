"""What Hearth asks the hub: search, a repository, its card, the header of a file, who the token belongs to.

Every call blocks and belongs on a worker thread; each can be ended from another one within milliseconds. Own
requests, because huggingface_hub's session cannot be ended, waits 23 s for a dead network and for ever for a
silent one (huggingface_hub 2.4, measured). Nothing is sent that the question does not need.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from inference.errors import AccessNeeded, NotOnHub
from inference.hub import answers
from inference.hub.card import without_front_matter
from inference.hub.facts_cache import FactsCache
from inference.hub.queries import matches, search_parameters
from inference.hub.reference import is_repository
from inference.hub.refusals import Asked
from inference.hub.values import HubFile, Repository, RepositorySummary, SearchPage, SearchQuery, Variant
from inference.model_facts import ModelFacts
from inference.net.cancel import CancelToken
from inference.net.network import HUB, Network

if TYPE_CHECKING:
    from inference.hub.session import Line

MAX_CARD = 512 * 1024  # bytes; the longest cards have some 200 kB
MAX_TREE_PAGES = 50  # of a thousand files each
SEARCH_REQUESTS = 4  # for one page, when filters that the hub does not have leave it too short


class Hub:
    """The hub, as the network settings say. Keeps no state between calls but the facts of headers on the disk."""

    def __init__(self, network: Network, *, version: str, cache: Path | None = None) -> None:
        """Prepare; nothing is opened.

        Args:
            network: What every request obeys.
            version: Of Hearth, for the ``User-Agent``.
            cache: Folder for the facts of headers; ``None``: they are read each time.
        """
        self._network = network
        self._version = version
        self._facts = FactsCache(cache)

    def search(self, query: SearchQuery, cursor: str = "", *, cancel: CancelToken) -> SearchPage:
        """A page of repositories with GGUF files.

        The hub cannot filter by everything: a page may be shorter than asked for, even empty, and still have
        a next one; it may also be longer.

        Args:
            query: What to look for.
            cursor: ``SearchPage.next`` of the page before; empty: the first.
            cancel: Ends it.
        """
        found: list[RepositorySummary] = []
        seen: set[str] = set()
        with self._line(cancel) as line:
            for _ in range(SEARCH_REQUESTS):
                answer = line.ask("/api/models", search_parameters(query, cursor), asked=self._asked())
                for summary in answers.summaries(answers.decode(answer.body)):
                    if summary.id not in seen and matches(summary, query):
                        found.append(summary)
                    seen.add(summary.id)
                cursor = "" if answer.next == cursor else answer.next  # of a mirror that knows no pages
                if not cursor or len(found) >= query.limit:
                    break
        return SearchPage(repositories=tuple(found), next=cursor)

    def repository(self, id: str, revision: str = "main", *, cancel: CancelToken) -> Repository:
        """A repository with its files, their sizes and hashes, at one commit.

        Raises:
            NotOnHub: There is none, or it is private and the token may not read it.
        """
        if not is_repository(id):
            raise NotOnHub(f"“{id[:80]}” cannot be the name of a repository.", "Names have the form OWNER/NAME.")
        path = f"/api/models/{quote(id)}"
        if revision != "main":
            path += f"/revision/{quote(revision, safe='')}"
        asked = self._asked(id, revision=revision)
        with self._line(cancel) as line:
            answer = answers.decode(line.ask(path, (("blobs", "true"),), asked=asked).body)
            found = answers.repository(answer, id)
            if answers.siblings(answer) is None:  # an old mirror
                found = answers.repository(answer, id, self._tree(line, found.summary.id, found.commit))
        return found

    def card(self, id: str, commit: str, *, cancel: CancelToken) -> str:
        """The description of a repository: Markdown from strangers, without front matter; empty when it has none."""
        path = f"/{quote(id)}/resolve/{quote(commit, safe='')}/README.md"
        asked = self._asked(id, "README.md", commit)
        with self._line(cancel) as line:
            try:
                answer = line.ask(path, asked=asked, limit=MAX_CARD, cut=True)
            except NotOnHub:
                return ""
        return without_front_matter(answer.body.decode("utf-8", "replace"))

    def facts(self, variant: Variant, *, cancel: CancelToken) -> ModelFacts:
        """What the header of a variant says, read without fetching its weights (some 1 to 20 MB).

        Raises:
            ModelFileError: It cannot be used here, for instance because this engine does not know its kind.
        """
        # Here, because the HTTP library comes with it.
        from inference.hub.remote_header import read_remote_facts

        if (kept := self._facts.get(variant)) is not None:
            return kept
        with self._line(cancel) as line:
            facts = read_remote_facts(line, variant)
        self._facts.put(variant, facts)
        return facts

    def whoami(self, *, cancel: CancelToken) -> str:
        """The account that the token belongs to.

        Raises:
            AccessNeeded: There is no token.
            TokenRefused: The hub does not accept it.
        """
        if not self._network.token:
            raise AccessNeeded("There is no access token.", f"Make one at {HUB}/settings/tokens.")
        with self._line(cancel) as line:
            answer = answers.decode(line.ask("/api/whoami-v2", asked=self._asked()).body)
        name = answer.get("name") if isinstance(answer, dict) else None
        if not isinstance(name, str) or not name:
            raise answers.wrong_answer("no name in the answer to whoami")
        return name

    def _line(self, cancel: CancelToken) -> AbstractContextManager[Line]:
        # Here, because the HTTP library comes with it, and a window that asks nothing must not pay for it.
        from inference.hub.session import open_line

        return open_line(self._network, self._version, cancel)

    def _tree(self, line: Line, id: str, commit: str) -> tuple[HubFile, ...]:
        """All files, page by page."""
        path, cursor = f"/api/models/{quote(id)}/tree/{quote(commit, safe='')}", ""
        files: list[HubFile] = []
        for _ in range(MAX_TREE_PAGES):
            parameters = [("recursive", "true"), ("expand", "false")]
            parameters += [("cursor", cursor)] if cursor else []
            answer = line.ask(path, parameters, asked=self._asked(id, revision=commit))
            files += answers.tree(answers.decode(answer.body))
            cursor = answer.next
            if not cursor:
                break
        return tuple(files)

    def _asked(self, repository: str = "", path: str = "", revision: str = "") -> Asked:
        return Asked(repository=repository, path=path, revision=revision, with_token=bool(self._network.token))
