"""``python packaging/licences``: renew ``resources/licences.json``, or write what belongs to one build.

    python packaging/licences                                         what the sources need, for resources/
    python packaging/licences --licences --out FILE                   the same of one build, exact to the version
    python packaging/licences --sbom DIST --out FILE                  its bill of materials (CycloneDX)

``--python`` names the Python of the environment the program is built in, ``--engine`` the folder the portable engine
was laid out in, ``--dist`` the frozen folder, from which the libraries of the system are read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "packaging")]

from licences.document import write  # noqa: E402 - found only with the path above
from licences.parts import NoLicence, Part, all_parts, look  # noqa: E402
from licences.sbom import write_bill  # noqa: E402
from licences.system import refuse_whole_program, system_parts  # noqa: E402

SHIPPED = ROOT / "resources" / "licences.json"
ENGINE = ROOT / "build" / "engine"


def main(arguments: list[str]) -> int:
    """Write one of the two; the exit status."""
    parser = argparse.ArgumentParser(prog="licences", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--licences", action="store_true", help="write the licences (also without any option)")
    parser.add_argument("--sbom", type=Path, metavar="DIST", help="write the bill of materials of this frozen folder")
    parser.add_argument("--dist", type=Path, help="the frozen folder, for --licences")
    parser.add_argument("--out", type=Path, default=SHIPPED, help="the file to write")
    parser.add_argument("--python", type=Path, default=Path(sys.executable), help="Python of the environment")
    parser.add_argument("--engine", type=Path, default=ENGINE, help="folder the portable engine lies in")
    asked = parser.parse_args(arguments)
    dist = asked.sbom or asked.dist
    try:
        parts = parts_of(asked.python, asked.engine if dist or asked.licences else None, dist)
    except subprocess.CalledProcessError as error:
        print(f"licences: {asked.python} lacks something:\n{error.stderr}", file=sys.stderr)
        return 1
    except NoLicence as error:
        print(f"licences: {error}", file=sys.stderr)
        return 1
    if asked.sbom:
        write_bill(parts, asked.sbom, asked.out)
    else:
        write(parts, asked.out)
    print(f"{asked.out}: {len(parts)} parts")
    return 0


def parts_of(python: Path, engine: Path | None = None, dist: Path | None = None) -> list[Part]:
    """All parts: those of the environment, and of the system what a frozen folder has of it.

    Raises:
        CalledProcessError: Something that is needed is not installed there.
        NoLicence: One has none that is known, or one that would be the whole program's, too.
    """
    folders = [engine] if engine is not None and engine.is_dir() else []
    parts = all_parts(look(python, folders))
    parts += system_parts(dist, parts) if dist is not None else []
    refuse_whole_program(parts)
    return parts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
