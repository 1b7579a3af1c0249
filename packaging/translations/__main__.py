"""``make translations``: collect every text, bring the catalogs up to date, compile them.

The catalogs (``resources/translations/hearth_*.ts``) are edited by hand or with Qt Linguist; what is compiled from
them (``.qm``) is committed beside them, so that Hearth needs no tools where it runs. ``sentences.json`` holds the
patterns of what errors say, see ``app.error_words``. ``--check`` changes nothing and fails when something would.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from translations.declared import CONTEXTS, declared  # noqa: E402 - found only with the paths above
from translations.errors import error_classes, sentences  # noqa: E402
from translations.texts import Text, texts_of  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "ar")
PLURALS = "en"  # English needs a catalog too, for one file and two files
SENTENCES = "sentences.json"


def collect() -> list[Text]:
    """Every text there is, each once, in a lasting order."""
    found = set(declared())
    for path in sorted((ROOT / "app").rglob("*.py")):
        found.update(texts_of(path, CONTEXTS))
    found.update(Text("Error", sentence) for sentence in said_by_errors())
    return sorted(found)


def said_by_errors() -> list[str]:
    """The patterns of all sentences of errors."""
    paths = [*(ROOT / "app").rglob("*.py"), *(ROOT / "inference").rglob("*.py")]
    return sorted(set(sentences(sorted(paths), error_classes(ROOT / "inference" / "errors.py"))))


def write_seen(texts: list[Text], path: Path) -> None:
    """Write a file in which ``lupdate`` finds all of them."""
    lines = ["from PySide6.QtCore import QCoreApplication", ""]
    for text in texts:
        words = [json.dumps(text.context), _literal(text.source), _literal(text.comment)]
        lines.append(f"QCoreApplication.translate({', '.join([*words, '1'] if text.plural else words)})")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def update(folder: Path, texts: list[Text]) -> None:
    """Bring the catalogs in a folder up to date and compile them. Raises ``CalledProcessError``."""
    tools = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as work:
        seen = Path(work) / "seen.py"
        write_seen(texts, seen)
        for language in (*LANGUAGES, PLURALS):
            catalog = folder / f"hearth_{language}.ts"
            kinds = ["-pluralonly"] if language == PLURALS else []
            options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en", *kinds]
            target = ["-target-language", language, "-ts", str(catalog)]
            subprocess.run([str(tools / "pyside6-lupdate"), *options, str(seen), *target], check=True)
            compiled = [str(catalog), "-qm", str(catalog.with_suffix(".qm"))]
            subprocess.run([str(tools / "pyside6-lrelease"), "-silent", *compiled], check=True)
    patterns = [sentence for sentence in said_by_errors() if "{0}" in sentence]
    (folder / SENTENCES).write_text(json.dumps(patterns, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def outdated(folder: Path, texts: list[Text]) -> list[str]:
    """Names of the files in ``folder`` that an update would change."""
    with tempfile.TemporaryDirectory() as work:
        for catalog in folder.glob("*.ts"):
            (Path(work) / catalog.name).write_bytes(catalog.read_bytes())
        update(Path(work), texts)
        made = sorted(path.name for path in Path(work).iterdir())
        return [name for name in made if not _same(folder / name, Path(work) / name)]


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.read_bytes() == other.read_bytes()


def main() -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(prog="make translations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail when something would change")
    arguments = parser.parse_args()
    texts = collect()
    if arguments.check:
        if old := outdated(FOLDER, texts):
            print(f"Out of date: {', '.join(old)}. Run make translations.", file=sys.stderr)
            return 1
        return 0
    FOLDER.mkdir(exist_ok=True)
    update(FOLDER, texts)
    words = sum(len(text.source.split()) for text in texts)
    print(f"{len(texts)} texts, {words} words; open ones are marked in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
