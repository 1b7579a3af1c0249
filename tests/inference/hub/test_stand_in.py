"""The stand-in speaks the real protocol: huggingface_hub's own client understands it, and hears the same as ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from inference.hub.client import Hub
from inference.hub.values import SearchQuery
from inference.net.cancel import CancelToken
from tests.support.hub.api import HubApi
from tests.support.hub.server import LoopbackHub

SCRIPT = """
import json, sys
from huggingface_hub import HfApi, get_hf_file_metadata, hf_hub_url
from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError
api, endpoint = HfApi(endpoint=sys.argv[1], token=False), sys.argv[1]
wanted = ["downloads", "gated", "gguf", "lastModified", "likes", "siblings", "tags"]
found = list(api.list_models(filter="gguf", search="tiny", sort="downloads", limit=5, expand=wanted))
info = api.model_info("o/Tiny-1", files_metadata=True)
tree = list(api.list_repo_tree("o/Tiny-1", recursive=True, revision=info.sha))
meta = get_hf_file_metadata(hf_hub_url("o/Tiny-1", "Tiny-Q4_0.gguf", endpoint=endpoint), token=False)
errors = []
for name, file in (("o/nothing", "x"), ("o/Gated", "M-Q4_0.gguf")):
    try:
        get_hf_file_metadata(hf_hub_url(name, file, endpoint=endpoint), token=False)
    except (GatedRepoError, RepositoryNotFoundError) as error:
        errors.append(type(error).__name__)
print(json.dumps({
    "found": [[each.id, each.downloads, each.gguf["total"], [s.rfilename for s in each.siblings]] for each in found],
    "commit": info.sha,
    "files": {s.rfilename: [s.size, s.lfs.sha256 if s.lfs else ""] for s in info.siblings},
    "tree": {f.path: [f.size, f.lfs.sha256 if f.lfs else ""] for f in tree},
    "file": [meta.commit_hash, meta.etag, meta.size],
    "errors": errors,
}))
"""


def test_the_real_client_hears_the_same(
    loopback: LoopbackHub, api: HubApi, hub: Hub, cancel: CancelToken, project_root: Path
) -> None:
    api.tree_page = 2
    for number in range(7):
        files = {"Tiny-Q4_0.gguf": b"GGUF" * (number + 1), "README.md": b"# Tiny", ".gitattributes": b"x"}
        loopback.add(f"o/Tiny-{number}", files, gguf={"total": 10**9}, facts={"downloads": number})
    loopback.add("o/Gated", {"M-Q4_0.gguf": b"GGUF"}, gated="manual")
    heard = _ask(loopback, project_root)
    page = hub.search(SearchQuery(words="tiny", sort="downloads", limit=5), cancel=cancel)
    assert heard["found"] == [
        [each.id, each.downloads, each.parameters, list(each.files)] for each in page.repositories
    ]
    repository = hub.repository("o/Tiny-1", cancel=cancel)
    (file,) = repository.variants[0].files
    assert heard["commit"] == repository.commit
    assert heard["files"] == heard["tree"]
    assert heard["files"][file.path] == [file.size, file.sha256]
    assert heard["file"] == [repository.commit, file.sha256, file.size]
    assert heard["errors"] == ["RepositoryNotFoundError", "GatedRepoError"]


def _ask(loopback: LoopbackHub, folder: Path) -> dict[str, Any]:
    quiet = {"HF_HUB_DISABLE_TELEMETRY": "1", "HF_HUB_DISABLE_XET": "1", "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, loopback.endpoint],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, **quiet},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    heard: dict[str, Any] = json.loads(done.stdout)
    return heard
