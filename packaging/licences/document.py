"""The licences as the window shows them: ``resources/licences.json``. Equal texts stand in it once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from licences.parts import FOLDER, Part

FORMAT = 1


def document(parts: Iterable[Part]) -> dict[str, Any]:
    """The parts in their order; texts by name, those of common licences under their own."""
    names = {path.read_text(encoding="utf-8").strip(): path.stem for path in sorted((FOLDER / "texts").glob("*.txt"))}
    texts: dict[str, str] = {}
    rows = []
    for part in parts:
        for number, text in enumerate(part.texts, 1):
            name = names.setdefault(text, f"{part.key}-{number}" if number > 1 else part.key)
            texts[name] = text
        row = {
            "name": part.name,
            "version": part.version,
            "licence": part.licence,
            "copyright": part.copyright,
            "home": part.home,
            "inside": part.inside,
            "key": part.key,
            "note": part.note,
            "texts": [names[text] for text in part.texts],
        }
        rows.append({key: value for key, value in row.items() if value})
    return {"format": FORMAT, "parts": rows, "texts": dict(sorted(texts.items()))}


def write(parts: Iterable[Part], path: Path) -> None:
    """Write the document, the same bytes for the same parts."""
    text = json.dumps(document(parts), ensure_ascii=False, indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
