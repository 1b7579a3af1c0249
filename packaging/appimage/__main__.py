"""``python packaging/appimage [--runtime FILE]``: write ``dist/hearth-VERSION-linux-x86_64.AppImage``.

``python packaging/bundle`` makes the program and what desktops are told before; build on the oldest Linux that is to
be served, because the program needs that C library or a newer one. The runtime is a file of some hundred kilobytes
from https://github.com/AppImage/type2-runtime/releases (``runtime-x86_64``). Without it the folder and the squashfs
are made and checked, and the last step is said. THE LAST STEP HAS NOT BEEN RUN YET: that address was out of reach.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from app.identity import APP_ID  # noqa: E402 - found only with the paths above
from appimage.app_dir import write_app_dir, write_image, write_squashfs  # noqa: E402
from bundle.project import Project  # noqa: E402


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="appimage", description="Make the AppImage of the frozen program.")
    parser.add_argument("--runtime", type=Path, help="the runtime of type 2 for this processor")
    parser.add_argument("--frozen", type=Path, help="the frozen program, dist/hearth without it")
    parser.add_argument("--share", type=Path, help="what desktops are told, build/package/share without it")
    parser.add_argument("--target", type=Path, help="folder of what is made, dist without it")
    wanted = parser.parse_args(arguments)
    project = Project()
    target = wanted.target or project.dist
    image = target / f"hearth-{project.version}-linux-{platform.machine()}.AppImage"
    squashfs = image.with_suffix(".squashfs")
    try:
        app_dir = write_app_dir(
            wanted.frozen or project.frozen,
            wanted.share or project.build / "share",
            APP_ID,
            project.build / "Hearth.AppDir",
            project.epoch,
        )
        write_squashfs(app_dir, squashfs, project.epoch)
        if wanted.runtime is None:
            print(squashfs)
            print("No AppImage yet: start this again with --runtime and the runtime of type 2 (see --help).")
            return 0
        write_image(wanted.runtime, squashfs, image)
    except subprocess.CalledProcessError as error:
        print(error.stderr, file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    squashfs.unlink()
    print(image)
    return 0


if __name__ == "__main__":
    sys.exit(main())
