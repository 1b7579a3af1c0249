"""The models on this computer, wherever they lie: found, named, verified, moved, deleted; loads none of them.

``Library(index_file, guide, roots)`` is what everybody uses. It may be used from several threads and beside other
Hearth processes: long work holds no lock, short work re-reads the index and changes it under a file lock.

=============================================== ====================================================================
``models(everything=False)``                    at once, from the index; ``everything``: also what cannot be loaded
``find(name_or_path)``                          one model
``scan(cancel=…, on_progress=…) -> Scanned``    look through all roots; reads only headers it does not know
``changed() -> bool``                           whether a scan would find something; a few ``stat`` calls
``set_roots(roots)``                            after the settings changed; then scan
``add(path)``                                   one file that stays where it is
``downloaded(wanted)``                          a finished download: remembers repository and hashes
``already_here(wanted)``                        the model a download would bring, whichever program put it there
``forget(name)``, ``forgotten()``, ``recall``   out of the list, and back; the files stay
``rename(name, new) -> Renamed``                then ``Settings.rename_model(old, new)``
``note(name, text)``                            the user's notes
``mark_used(name)``
``verify(name, cancel=…, on_progress=…)``       hash against what was promised -> ``Verified``
``move(name, folder, cancel=…, on_progress=…)`` copy, verify, switch, remove the original
``quantize(name, type, folder, cancel=…, …)``    a smaller file of a model in full precision
``frees(name) -> int``                          bytes that ``delete`` and an empty trash would free
``delete(name) -> Trashed``                     own files into the trash; ``trash()``, ``restore``, ``empty_trash``
=============================================== ====================================================================
"""

from __future__ import annotations

from inference.library.library import Library
from inference.library.values import Cancel, Progress, Quantized, Renamed, Roots, Scanned, Store, Trashed, Verified
from inference.model_file import GUIDE, Companion, ModelFile, Place

__all__ = [
    "GUIDE",
    "Cancel",
    "Companion",
    "Library",
    "ModelFile",
    "Place",
    "Progress",
    "Quantized",
    "Renamed",
    "Roots",
    "Scanned",
    "Store",
    "Trashed",
    "Verified",
]
