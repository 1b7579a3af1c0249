"""What was read of conversations, kept on disk, so that it need not be read again; knows no llama.cpp.

A file holds the state of one conversation in the memory of one model, exactly as llama.cpp gave it. It is only a
cache: whatever is wrong with a file, it is removed and counts as never written, and what cannot be written is not.

============================================ =======================================================================
``Fingerprint.of(facts)``                    everything a state depends on; a state is good for an equal one only
``Snapshot(conversation, tokens, state, …)`` what is kept
``KvFolder(folder, quota)``                  the files; several processes may use the same folder at once;
                                             a quota of ``None`` fits the disk
``.save(fingerprint, snapshot)``             -> whether it was written
``.tokens(fingerprint, conversation)``       which tokens a snapshot is of, without reading all of it; or ``None``
``.load(fingerprint, conversation)``         -> ``Snapshot`` to be closed, mapped into memory; or ``None``
``.forget(conversations)``, ``.empty()``     for good; ``.forget_others(conversations)`` the other way round
``.usage()``, ``.trim()``                    how much there is; back within the quota
============================================ =======================================================================
"""

from __future__ import annotations

from inference.kv_files.folder import KvFolder
from inference.kv_files.values import Fingerprint, Snapshot, Usage

__all__ = ["Fingerprint", "KvFolder", "Snapshot", "Usage"]
