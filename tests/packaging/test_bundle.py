"""The packages' pure parts: what is read, written and left out; nothing is frozen or packed here but small folders."""

from __future__ import annotations

import os
import re
import struct
import sys
import tarfile
import tomllib
from datetime import date
from pathlib import Path

import pytest

from app.identity import APP_ID, PROGRAM
from bootstrap.console import Failure
from bootstrap.stamps import pinned
from bundle.archives import sums, tidy, write_tar
from bundle.build import DEB_LIMIT, INSTALLED_LIMIT, check_sizes
from bundle.build_environment import LOCK, split_lock
from bundle.changelog import Release, appstream, debian, releases
from bundle.contents import engine_files, register, resource_files, write_metadata
from bundle.debian import control_fields
from bundle.elf import is_elf, look_only_beside, read_elf
from bundle.freezing import put_in_place, unresolved
from bundle.glibc import newest_needed, oldest_with
from bundle.licensing import copyright_text, without_common
from bundle.needs import check_all_met, parse_owners, unmet
from bundle.plain_numpy import entry_of
from bundle.portable import fill_in as fill_in_readme
from bundle.project import Project, last_change
from bundle.share import fill_in
from bundle.trim import drop_libraries, of_the_system, wanted
from portable_engine.building import LOCK as ENGINE_LOCK

ROOT = Path(__file__).resolve().parents[2]
LINUX = ROOT / "packaging" / "linux"
EPOCH = 1_700_000_000


def elf(needed: tuple[str, ...] = (), soname: str = "", symbols: bool = False, search: str = "") -> bytes:
    """A library with nothing in it but what it asks for."""
    texts = b"\0"
    entries = []
    for tag, name in [*((1, name) for name in needed), *([(14, soname)] if soname else []), (29, search)][
        : None if search else -1
    ]:
        entries.append((tag, len(texts)))
        texts += name.encode() + b"\0"
    dynamic = b"".join(struct.pack("<qQ", *entry) for entry in [*entries, (0, 0)])
    sections = [(0, 0, 0, 0), (3, 64, len(texts), 0), (6, 64 + len(texts), len(dynamic), 1)]
    sections += [(2, 64, 0, 1)] if symbols else []
    table = b"".join(
        struct.pack("<IIQQQQIIQQ", 0, kind, 0, 0, at, size, link, 0, 0, 0) for kind, at, size, link in sections
    )
    header = (
        b"\x7fELF\x02\x01\x01"
        + bytes(9)
        + struct.pack("<HHIQQQIHHHHHH", 3, 62, 1, 0, 0, 64 + len(texts + dynamic), 0, 64, 0, 0, 64, len(sections), 0)
    )
    return header + texts + dynamic + table


# ------------------------------------------------------------------------------- libraries


def test_what_a_library_asks_for(tmp_path: Path) -> None:
    path = tmp_path / "liba.so.1"
    path.write_bytes(elf(("libb.so.2", "libc.so.6"), "liba.so.1", symbols=True))
    read = read_elf(path)
    assert (read.needed, read.soname, read.symbols) == (("libb.so.2", "libc.so.6"), "liba.so.1", True)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the interpreter, which is ELF on Linux alone")
def test_a_real_program_is_read() -> None:
    program = Path(sys.executable).resolve()
    assert is_elf(program)
    assert any(name.startswith("libc.so") for name in read_elf(program).needed)
    assert newest_needed(program.parent) >= "2"


@pytest.mark.parametrize("content", [b"", b"MZ", b"\x7fELF\x01\x01", elf(("libb.so",))[:70]])
def test_a_file_that_is_no_library_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.so"
    path.write_bytes(content)
    with pytest.raises(ValueError, match="ELF"):
        read_elf(path)


@pytest.mark.parametrize("search", ["$ORIGIN", "$ORIGIN:/home/me/tools/lib", ""])
def test_folders_of_the_computer_it_was_built_on_are_taken_out(tmp_path: Path, search: str) -> None:
    path = tmp_path / "a.so"
    path.write_bytes(elf(("libb.so.2",), "a.so", search=search))
    assert look_only_beside(path) == ("/home/me/tools/lib" if "/home" in search else "")
    assert b"/home" not in path.read_bytes()
    assert (b"$ORIGIN" in path.read_bytes()) == bool(search)
    assert look_only_beside(path) == ""
    assert read_elf(path) == read_elf(path)._replace(needed=("libb.so.2",), soname="a.so")


def test_a_library_that_looks_only_elsewhere_looks_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "a.so"
    path.write_bytes(elf(("libb.so.2",), search="/opt/other"))
    assert look_only_beside(path) == "/opt/other"
    assert b"other" not in path.read_bytes()
    assert read_elf(path).needed == ("libb.so.2",)


def test_libraries_nobody_asks_for_go(tmp_path: Path) -> None:
    """Also those that only a removed one asked for, those of the system, and links that lead nowhere."""
    (tmp_path / "module.so").write_bytes(elf(("libused.so.1", "libstdc++.so.6")))
    (tmp_path / "libused.so.1").write_bytes(elf(()))
    (tmp_path / "libgtk-3.so.0").write_bytes(elf(("libatk-1.0.so.0",)))
    (tmp_path / "libatk-1.0.so.0").write_bytes(elf(()))
    (tmp_path / "libstdc++.so.6").write_bytes(elf(()))
    (tmp_path / "libpython3.11.so.1.0").write_bytes(elf(()))
    (tmp_path / "liblink.so.1").symlink_to("libgtk-3.so.0")
    drop_libraries(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["libpython3.11.so.1.0", "libused.so.1", "module.so"]


@pytest.mark.parametrize(
    "name", ["libc.so.6", "libstdc++.so.6", "libGL.so.1", "libX11.so.6", "libxcb.so.1", "libz.so.1"]
)
def test_what_drivers_share_with_us_comes_from_the_system(name: str) -> None:
    assert of_the_system(name)


@pytest.mark.parametrize(
    "name", ["libxcb-cursor.so.0", "libssl.so.3", "libllama.so.0", "libzstd.so.1", "libcrypto.so.3"]
)
def test_what_few_systems_have_is_brought_along(name: str) -> None:
    assert not of_the_system(name)


def test_every_library_is_here_or_depended_on(tmp_path: Path) -> None:
    (tmp_path / "a.so").write_bytes(elf(("libhere.so.1", "libfar.so.2", "libvulkan.so.1")))
    (tmp_path / "libhere.so.1").write_bytes(elf(()))
    missing = unmet(tmp_path)
    assert missing == {"libfar.so.2": ["a.so"], "libvulkan.so.1": ["a.so"]}
    check_all_met(tmp_path, "libfar2 (>= 1.0), libc6", {"libfar.so.2": "libfar2"}, missing)
    with pytest.raises(Failure, match=r"libfar\.so\.2 \(for a\.so\)"):
        check_all_met(tmp_path, "libc6", {"libfar.so.2": "libfar2"}, missing)


def test_the_owner_of_a_library() -> None:
    said = """\
libgomp1:amd64: /usr/lib/x86_64-linux-gnu/libgomp.so.1
libgomp1:i386: /usr/lib32/other/libgomp.so.1
steam: /opt/steam/libssl.so.3
libssl3:amd64, other:amd64: /usr/lib/x86_64-linux-gnu/libssl.so.3
"""
    assert parse_owners(said, ["libgomp.so.1", "libssl.so.3"]) == {"libgomp.so.1": "libgomp1", "libssl.so.3": "libssl3"}


# ------------------------------------------------------------------------------- what is kept


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-emu-integration.so", False),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", True),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_help_de.qm", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("resources/translations/hearth_de.qm", True),
        ("numpy/_core/tests/x.py", False),
        ("numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so", True),
        ("ziafont/fonts/DejaVuSans.ttf", True),
    ],
)
def test_what_is_kept(place: str, kept: bool) -> None:
    assert wanted(place) is kept


def test_resources_are_those_of_the_wheel() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    shipped = {(ROOT / place / file.name) for file, place in resource_files(ROOT / "resources")}
    patterns = [pattern for pattern in declared if pattern.startswith("**/")]
    assert shipped == {file for pattern in patterns for file in (ROOT / "resources").glob(pattern)}
    assert ROOT / "resources" / "models" / "guide.gguf" in shipped


def test_the_engines_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "libllama.so.0").write_bytes(b"x")
    (tmp_path / "libllama.so").symlink_to("libllama.so.0")
    assert engine_files(tmp_path) == [
        ("llama_cpp/lib/libllama.so", "libllama.so.0", "SYMLINK"),
        ("llama_cpp/lib/libllama.so.0", str(tmp_path / "libllama.so.0"), "BINARY"),
    ]


def test_metadata_knows_versions_and_plugins(tmp_path: Path) -> None:
    packages = tmp_path / "site-packages"
    for name, points in (
        ("keyring-25.7.0", "[keyring.backends]\nX = x\n"),
        ("pip-23.2", ""),
        ("tool-1", "[console_scripts]\nt = t\n"),
    ):
        folder = packages / f"{name}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Name: {name.partition('-')[0]}\nVersion: 1\nSecret: x\n\nA long text.\n")
        (folder / "entry_points.txt").write_text(points)
    project = {"name": "hearth-chat", "version": "1.2", "description": "d", "license": "MIT", "dependencies": ["a>=1"]}
    register(packages, project | {"version": "1.1"}, ROOT / "LICENSE")
    register(packages, project, ROOT / "LICENSE")
    write_metadata(tmp_path / "made", [packages])
    made = sorted(
        path.relative_to(tmp_path / "made").as_posix()
        for path in (tmp_path / "made").rglob("*.*")
        if path.is_file() or path.parent.name == "x"
    )
    assert "keyring-25.7.0.dist-info/entry_points.txt" in made
    assert "tool-1.dist-info/entry_points.txt" not in made
    assert not any(place.startswith("pip-") for place in made)
    text = (tmp_path / "made" / "hearth_chat-1.2.dist-info" / "METADATA").read_text()
    assert "Version: 1.2" in text
    assert not list((tmp_path / "made").glob("hearth_chat-1.1*"))
    assert "long text" not in (tmp_path / "made" / "keyring-25.7.0.dist-info" / "METADATA").read_text()


def test_a_plugin_that_finds_nothing_stops_the_build() -> None:
    line = "1 WARNING: Library not found: could not resolve '{}', dependency of '/v/PySide6/Qt/plugins/{}'.\n"
    log = line.format("libxcb-icccm.so.4", "platforms/libqxcb.so") + line.format(
        "libgtk-3.so.0", "platformthemes/libqgtk3.so"
    )
    assert unresolved(log) == ["libxcb-icccm.so.4"]


def test_a_folder_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "dist" / "hearth"
    for content in ("first", "second"):
        made = tmp_path / "work" / "hearth"
        made.mkdir(parents=True)
        (made / content).touch()
        put_in_place(made, target, tmp_path / "work" / "before")
        assert [path.name for path in target.iterdir()] == [content]
        assert not list((tmp_path / "work").iterdir())


def test_systems_that_are_new_enough() -> None:
    assert oldest_with("2.35") == ["Debian 12", "Ubuntu 22.04", "Fedora 36"]
    assert oldest_with("2.41") == ["Debian 13", "Ubuntu 25.04", "Fedora 42"]
    assert oldest_with("9.0") == []


# -------------------------------------------------------------------------------- the changelog

CHANGES = """\
# Changelog

## [Unreleased]

### Added

- A **window** with `code`, see [the notes](notes.md),
  over two lines.
- Less < more & better.

## [0.0.9] - 2026-01-31

### Fixed

- One thing.
"""


def test_releases_are_read() -> None:
    newest, old = releases(CHANGES, "0.1.0", date(2026, 2, 3))
    assert (newest.version, newest.day, newest.released) == ("0.1.0", date(2026, 2, 3), False)
    assert newest.changes == ("A window with code, see the notes, over two lines.", "Less < more & better.")
    assert (old.version, old.day, old.released) == ("0.0.9", date(2026, 1, 31), True)


def test_a_version_without_changes_is_refused() -> None:
    with pytest.raises(ValueError, match="says nothing about version 2"):
        releases(CHANGES.replace("Unreleased", "0.1.0"), "2", date(2026, 2, 3))


def test_releases_for_stores_and_for_debian() -> None:
    found = releases(CHANGES, "0.1.0", date(2026, 2, 3))
    text = appstream(found)
    assert '<release version="0.1.0" date="2026-02-03" type="development">' in text
    assert "<li>Less &lt; more &amp; better.</li>" in text
    assert '<url type="details">https://' in text
    log = debian(found, "hearth", "A <a@b.example>")
    assert log.startswith("hearth (0.1.0) unstable; urgency=medium\n\n  * A window")
    assert " -- A <a@b.example>  Sat, 31 Jan 2026 12:00:00 +0000\n" in log
    assert max(map(len, log.splitlines())) <= 80


def test_a_store_page_has_the_first_changes_of_a_long_release() -> None:
    many = Release("1.0", date(2026, 1, 1), tuple(f"Change {number}." for number in range(30)))
    text = appstream([many])
    assert text.count("<li>") == 8
    assert "<li>Change 0.</li>" in text
    assert debian([many], "hearth", "A <a@b.example>").count("  * ") == 30, "Debian gets all of it"


def test_the_real_changelog_belongs_to_this_version() -> None:
    project = Project(ROOT, EPOCH)
    found = releases((ROOT / "CHANGELOG.md").read_text("utf-8"), project.version, project.date.date())
    assert found[0].version == project.version
    made = fill_in((LINUX / f"{APP_ID}.metainfo.xml").read_text("utf-8"), found)
    assert f'<release version="{project.version}"' in made


# --------------------------------------------------------------------------------- one identity


def test_desktop_files_agree_with_the_program() -> None:
    desktop = (LINUX / f"{APP_ID}.desktop").read_text("utf-8")
    assert f"Icon={APP_ID}\n" in desktop
    assert f"Exec={PROGRAM} %f\n" in desktop
    metainfo = (LINUX / f"{APP_ID}.metainfo.xml").read_text("utf-8")
    assert f"<id>{APP_ID}</id>" in metainfo
    assert f'<launchable type="desktop-id">{APP_ID}.desktop</launchable>' in metainfo
    for text in (desktop, metainfo, (LINUX / f"{APP_ID}.mime.xml").read_text("utf-8")):
        assert "application/x-gguf" in text


# ---------------------------------------------------------------------------- lock and licences


def test_the_lock_covers_what_the_project_asks_for() -> None:
    from packaging.requirements import Requirement  # of pip's family, which the tests' environment has

    lock = (ROOT / LOCK).read_text("utf-8")
    locked = {line.split("==")[0] for line in lock.splitlines() if "==" in line and not line.startswith(("#", " "))}
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = [*declared["dependencies"], *declared["optional-dependencies"]["package"]]
    names = {Requirement(requirement).name.lower() for requirement in asked}
    assert names - locked == {"llama-cpp-python"}
    sources = entry_of(ENGINE_LOCK.read_text("utf-8"), "llama-cpp-python", pinned(ROOT, "llama-cpp-python"))
    assert re.search(r" --hash=sha256:[0-9a-f]{64}\n", sources), "what is compiled is checked, too"
    assert "pytest" not in locked


def test_every_locked_version_has_hashes_and_fits_what_is_asked() -> None:
    from packaging.requirements import Requirement

    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {Requirement(text).name.lower(): Requirement(text).specifier for text in declared["dependencies"]}
    entries = (ROOT / LOCK).read_text("utf-8").replace("\\\n", " ").splitlines()
    for entry in entries:
        if not entry or entry.startswith("#"):
            continue
        assert "--hash=sha256:" in entry, entry
        name, _, rest = entry.partition("==")
        version = rest.split()[0]
        assert name not in asked or asked[name].contains(version), entry


def test_one_version_is_taken_out_of_the_lock() -> None:
    lock = """\
numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa \\
    --hash=sha256:bb
numpy==2.5 \\
    --hash=sha256:cc
"""
    assert entry_of(lock, "numpy", "2.4.6") == "numpy==2.4.6 --hash=sha256:aa --hash=sha256:bb\n"
    with pytest.raises(Failure, match=r"does not list numpy 2\.4\.$"):
        entry_of(lock, "numpy", "2.4")


def test_the_engine_has_a_lock_of_its_own() -> None:
    first, engine, last = (f"{name} \\\n    --hash=sha256:{name[0] * 2}\n" for name in ("a==1", "engine==2", "f==3"))
    assert split_lock(first + engine + last, "engine") == (first + last, engine)
    assert split_lock(first, "engine") == (first, "")


def test_licences_that_debian_has_are_named() -> None:
    whole = (
        "GNU GENERAL PUBLIC LICENSE\n  Version 3, 29 June 2007\n" + "word " * 1000 + "END OF TERMS AND CONDITIONS\nmore"
    )
    assert without_common(whole) == "On Debian systems, this text is in /usr/share/common-licenses/GPL-3.\nmore"
    assert without_common("MIT") == "MIT"


def test_every_part_and_text_is_in_the_copyright_file() -> None:
    text = copyright_text(ROOT / "resources" / "licences.json", debian=False)
    assert text.startswith("Format: https://www.debian.org/")
    assert "Comment: PySide6" in text
    assert "\n .\n" in text
    assert not any(line and not line[0].isspace() and ":" not in line for line in text.splitlines())


# ------------------------------------------------------------------------------------- archives


def _folder(root: Path, order: list[str]) -> Path:
    folder = root / "some folder"
    (folder / "lib").mkdir(parents=True)
    for name in order:
        (folder / "lib" / name).write_text(name)
    (folder / "program").write_text("run me")
    (folder / "program").chmod(0o700)
    (folder / "lib" / "x.so").chmod(0o755)
    (folder / "link").symlink_to("lib/x.so")
    return folder


def test_the_same_folder_makes_the_same_archive(tmp_path: Path) -> None:
    made = []
    for number, order in enumerate((["x.so", "a", "b"], ["b", "a", "x.so"])):
        folder = _folder(tmp_path / str(number), order)
        tidy(folder, EPOCH + number)  # the time in the archive is the one it is told
        write_tar(folder, "hearth-1", tmp_path / f"{number}.tar.xz", EPOCH)
        made.append((tmp_path / f"{number}.tar.xz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "0.tar.xz") as archive:
        entries = {entry.name: entry for entry in archive}
    assert entries["hearth-1/program"].mode == 0o755
    assert entries["hearth-1/lib/x.so"].mode == 0o644
    assert entries["hearth-1/link"].linkname == "lib/x.so"
    assert {(entry.uid, entry.uname, entry.mtime) for entry in entries.values()} == {(0, "root", EPOCH)}


def test_an_archive_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file").write_text("x")
    target = tmp_path / "made" / "a.tar.xz"
    (target / "there").mkdir(parents=True)  # so the last step fails
    with pytest.raises(OSError, match="tar"):
        write_tar(folder, "a", target, EPOCH)
    assert [path.name for path in target.parent.iterdir()] == ["a.tar.xz"]


def test_times_and_permissions_are_tidied(tmp_path: Path) -> None:
    folder = _folder(tmp_path, ["x.so"])
    tidy(folder, EPOCH)
    assert {path.lstat().st_mtime for path in [folder, *folder.rglob("*")]} == {EPOCH}
    assert (folder / "program").stat().st_mode & 0o777 == 0o755
    assert (folder / "lib" / "x.so").stat().st_mode & 0o777 == 0o644


def test_sums_are_what_sha256sum_checks(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert sums([tmp_path / "a"]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n"


def test_the_time_of_the_sources(tmp_path: Path) -> None:
    assert last_change(tmp_path, {"SOURCE_DATE_EPOCH": "12"}) == 12
    (tmp_path / "CHANGELOG.md").write_text("")
    os.utime(tmp_path / "CHANGELOG.md", (EPOCH, EPOCH))
    assert last_change(tmp_path, {}) == EPOCH  # no history here


def test_what_is_too_large_is_refused() -> None:
    check_sizes(INSTALLED_LIMIT, DEB_LIMIT)
    with pytest.raises(Failure, match=r"Installed takes 250\.1 MB"):
        check_sizes(INSTALLED_LIMIT + 100_000, DEB_LIMIT)
    with pytest.raises(Failure, match="The package takes"):
        check_sizes(0, DEB_LIMIT + 100_000)


def test_the_control_file() -> None:
    fields = control_fields("0.1.0", "amd64", "libc6", 2049)
    assert "\nInstalled-Size: 3\n" in fields
    assert fields.startswith("Package: hearth\n")
    description = fields.partition("Description: ")[2].splitlines()
    assert all(line.startswith(" ") and len(line) <= 80 for line in description[1:])


def test_the_word_to_whoever_unpacks_it() -> None:
    facts = {"version": "1.0", "glibc": "2.36", "systems": ": Debian 12", "homepage": "https://h.example"}
    lines = fill_in_readme((LINUX / "README.txt").read_text("utf-8"), facts).splitlines()
    assert lines[0].startswith("Hearth 1.0")
    assert len(lines[1]) == len(lines[0])
    assert "portable.txt" in "\n".join(lines)
    removal = "\n".join(lines).partition("Remove it")[2]
    assert "add-to-menu --remove" in removal
    assert '"data"' in removal, "what goes with the folder is said before it goes"
