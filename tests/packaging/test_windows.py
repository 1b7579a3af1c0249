"""Windows: the installer holds what it should, programs say what they are, nothing they need is missing."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from windows.__main__ import main, write_archive
from windows.installer import SCRIPT, TEXTS, compile_installer, find_makensis, installer_name, kilobytes, removed
from windows.pe import Pe
from windows.resources import MANIFEST, quad, version_resource
from windows.runtime import REDISTRIBUTABLE, missing, runtime_for
from windows.signing import sign, sign_command

ROOT = Path(__file__).resolve().parents[2]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
needs_nsis = pytest.mark.skipif(find_makensis() is None, reason="makensis is not here")


def real_program() -> Path:
    """A program for 64-bit Windows that is on every computer with these tests: setuptools starts scripts with it."""
    found = find_spec("setuptools")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("cli-64.exe")


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """A stand-in for what PyInstaller makes on Windows."""
    folder = tmp_path / "dist" / "hearth"
    libraries = folder / "_internal" / "llama_cpp" / "lib"
    libraries.mkdir(parents=True)
    for name in ("hearth.exe", "hearth-cli.exe"):
        shutil.copyfile(real_program(), folder / name)
    (libraries / "notes ü.txt").write_text("x" * 5000)
    return folder


# ------------------------------------------------------------------------------------- the installer


@needs_nsis
def test_the_installer_compiles_and_is_the_same_each_time(frozen: Path, tmp_path: Path) -> None:
    makensis = find_makensis()
    assert makensis is not None
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        made.append(compile_installer(makensis, frozen, VERSION, tmp_path / name, tmp_path / f"scratch {name}"))
    assert made[0].name == installer_name(VERSION)
    assert Pe(made[0]).is_64_bit
    content = made[0].read_bytes()
    assert content == made[1].read_bytes()
    assert "Hearth Setup".encode("utf-16-le") in content  # its version resource
    assert b"requireAdministrator" not in content
    assert b'level="asInvoker"' in content
    _check_listing(made[0])


def _check_listing(installer: Path) -> None:
    tool = shutil.which("7zz") or shutil.which("7z")
    if tool is None:
        return
    said = subprocess.run([tool, "l", str(installer)], capture_output=True, text=True, check=True).stdout
    for name in ("hearth.exe", "hearth-cli.exe", "uninstall.exe", "notes ü.txt"):
        assert name in said


@needs_nsis
def test_a_mistake_in_the_script_is_told(frozen: Path, tmp_path: Path) -> None:
    makensis = find_makensis()
    assert makensis is not None
    with pytest.raises(subprocess.CalledProcessError) as failed:
        compile_installer(makensis, frozen, VERSION, tmp_path / "nowhere" / "at all", tmp_path)
    assert "Can't open output file" in failed.value.output


def test_no_installer_without_the_programs(frozen: Path, tmp_path: Path) -> None:
    (frozen / "hearth-cli.exe").unlink()
    with pytest.raises(ValueError, match=r"no hearth-cli\.exe"):
        compile_installer("makensis", frozen, VERSION, tmp_path, tmp_path)


def test_only_what_was_installed_is_removed(frozen: Path) -> None:
    (frozen / "LICENSE.txt").write_text("MIT")
    assert removed(frozen).splitlines() == [
        'Delete "$INSTDIR\\LICENSE.txt"',
        'Delete "$INSTDIR\\hearth-cli.exe"',
        'Delete "$INSTDIR\\hearth.exe"',
    ]
    (frozen / "data").mkdir()
    with pytest.raises(ValueError, match="data"):
        removed(frozen)


def test_the_uninstaller_never_removes_a_folder_of_the_user() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert set(re.findall(r"RMDir /r (.+)", script)) == {'"$INSTDIR\\_internal"'}
    assert "$LOCALAPPDATA\\Hearth" not in script
    uninstalling = script[script.index('Section "Uninstall"') :]
    assert "Call un.CloseHearth" in uninstalling.splitlines()[3]


def test_what_the_installer_enters_the_uninstaller_takes_out() -> None:
    installing, uninstalling = SCRIPT.read_text(encoding="utf-8").split('Section "Uninstall"')
    entered = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', installing))
    taken = re.findall(r'DeleteReg(?:Key|Value)(?: /ifempty)? HKCU "([^"]+)"', uninstalling)
    assert entered
    assert [
        key for key in sorted(entered) if not any(key == gone or key.startswith(gone + "\\") for gone in taken)
    ] == []
    for made in re.findall(r'(?:CreateShortCut|FileOpen \$0) "([^"]+)"', installing):
        assert f'Delete "{made}"' in uninstalling


def test_other_programs_keep_their_files() -> None:
    """Offered for .gguf, but never its default; and nothing for all users."""
    script = SCRIPT.read_text(encoding="utf-8")
    assert "OpenWithProgids" in script
    assert not re.search(r'WriteReg\w+ HKCU "\$\{CLASSES\}\\\.gguf" ', script)
    assert not re.search(r"\b(HKLM|HKCR|SHCTX)\b", script)
    assert "RequestExecutionLevel user" in script


def test_every_message_has_an_answer_when_nobody_is_there() -> None:
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("MessageBox"):
            assert " /SD ID" in line


def test_every_text_is_there_in_every_language() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    texts = re.findall(r'^LangString (\w+) \$\{LANG_(\w+)\} "(.+)"$', TEXTS.read_text(encoding="utf-8"), re.MULTILINE)
    languages = {name.upper() for name in re.findall(r'MUI_LANGUAGE "(\w+)"', script)}
    names = set(re.findall(r"\$\((\w+)\)", script))
    assert languages == {"ENGLISH", "GERMAN", "ARABIC"}
    assert sorted((name, language) for name, language, _ in texts) == sorted(
        (name, language) for name in names for language in languages
    )
    for name, _language, text in texts:
        mine = set(re.findall(r"\$\{?\w+\}?|%\w+%", text))
        assert all(mine == set(re.findall(r"\$\{?\w+\}?|%\w+%", other)) for n, _, other in texts if n == name)


def test_what_is_kept_and_how_to_remove_it_is_said() -> None:
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("LangString KEPT"):
            assert "hearth reset" in line
            assert "$LOCALAPPDATA\\Hearth" in line


def test_the_size_that_windows_shows(frozen: Path) -> None:
    assert kilobytes(frozen) == (2 * real_program().stat().st_size + 5000) // 1024


# -------------------------------------------------------------------------------- what programs say


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("2.10.3rc1", (2, 10, 3, 0))]
)
def test_versions_as_windows_wants_them(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert quad(version) == numbers


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no version"):
        quad("unknown")


def test_the_version_resource_is_what_pyinstaller_reads() -> None:
    """PyInstaller evaluates the text with these names; its own module needs Windows to be imported."""
    tree = ast.parse(version_resource("1.2.3", "hearth.exe", "Hearth's window"), mode="eval")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert {call.func.id for call in calls if isinstance(call.func, ast.Name)} == {
        *("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct", "VarFileInfo", "VarStruct")
    }
    pairs = [
        ast.literal_eval(ast.Tuple(call.args, ast.Load()))
        for call in calls
        if getattr(call.func, "id", "") == "StringStruct"
    ]
    strings = dict(pairs)
    assert strings["FileVersion"] == strings["ProductVersion"] == "1.2.3"
    assert strings["OriginalFilename"] == "hearth.exe"
    assert strings["FileDescription"] == "Hearth's window"


def test_the_manifest_says_what_windows_must_know() -> None:
    tree = ET.parse(MANIFEST)
    settings = {element.tag.rpartition("}")[2]: (element.text or "").strip() for element in tree.iter()}
    assert settings["longPathAware"] == "true"
    assert settings["activeCodePage"] == "UTF-8"
    assert settings["dpiAwareness"].startswith("PerMonitorV2")
    (level,) = [e.attrib["level"] for e in tree.iter() if e.tag.endswith("requestedExecutionLevel")]
    assert level == "asInvoker"


# ------------------------------------------------------------------------------------ what is needed


def library(path: Path, needed: list[str]) -> Path:
    """A library of Windows with nothing in it but its list of imports, built by hand after Microsoft's description."""
    address, names = 0x1000, b""
    table_size = 20 * (len(needed) + 1)
    table = b""
    for name in needed:
        place = address + table_size + len(names)
        table += bytes(12) + place.to_bytes(4, "little") + bytes(4)
        names += name.encode() + b"\0"
    body = table + bytes(20) + names
    directories = bytes(8) + address.to_bytes(4, "little") + len(table).to_bytes(4, "little") + bytes(14 * 8)
    optional = b"\x0b\x02" + bytes(106) + (16).to_bytes(4, "little") + directories
    header = b"PE\0\0" + b"\x64\x86" + (1).to_bytes(2, "little") + bytes(12)
    header += len(optional).to_bytes(2, "little") + bytes(2)
    start = 64 + len(header) + len(optional) + 40
    section = (
        b".rdata\0\0"
        + b"".join(value.to_bytes(4, "little") for value in (len(body), address, len(body), start))
        + bytes(16)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"MZ" + bytes(58) + (64).to_bytes(4, "little") + header + optional + section + body)
    return path


def test_a_real_program_is_read() -> None:
    read = Pe(real_program())
    assert read.is_64_bit
    assert "kernel32.dll" in read.needed
    assert read.delayed == ()


@pytest.mark.parametrize("content", [b"", b"MZ", b"MZ" + bytes(62), b"\x7fELF" + bytes(100)])
def test_what_is_no_program_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "broken.dll"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"broken\.dll"):
        Pe(path)


@pytest.mark.parametrize("length", range(64, 400, 16))
def test_a_program_that_was_cut_off_is_refused(length: int, tmp_path: Path) -> None:
    path = library(tmp_path / "whole.dll", ["KERNEL32.dll", "VCOMP140.DLL"])
    assert Pe(path).needed == ("kernel32.dll", "vcomp140.dll")
    content = path.read_bytes()
    if length < len(content):
        path.write_bytes(content[:length])
        with pytest.raises(ValueError, match=r"whole\.dll"):
            Pe(path)


def test_a_library_that_is_missing_is_named(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert missing(frozen) == {}
    engine = frozen / "_internal" / "llama_cpp" / "lib"
    library(
        engine / "ggml-cpu-haswell.dll",
        ["KERNEL32.dll", "ggml-base.dll", "VCOMP140.DLL", "api-ms-win-crt-heap-l1-1-0.dll"],
    )
    library(engine / "ggml-base.dll", ["MSVCP140.dll"])
    library(engine / "ggml-vulkan.dll", ["vulkan-1.dll"])
    library(frozen / "_internal" / "msvcp140.dll", ["ucrtbase.dll"])
    assert missing(frozen) == {"vcomp140.dll": ["_internal/llama_cpp/lib/ggml-cpu-haswell.dll"]}
    assert main([str(frozen)]) == 1
    assert "vcomp140.dll is missing" in capsys.readouterr().err


def test_the_runtime_of_the_compiler_is_found_with_what_it_needs_itself(tmp_path: Path) -> None:
    redistributable = tmp_path / "Redist"
    library(redistributable / "x64/Microsoft.VC143.CRT/vcruntime140.dll", ["KERNEL32.dll"])
    library(redistributable / "x64/Microsoft.VC143.CRT/msvcp140.dll", ["VCRUNTIME140.dll"])
    library(redistributable / "x64/Microsoft.VC143.OpenMP/vcomp140.dll", [])
    llama = library(tmp_path / "llama.dll", ["MSVCP140.dll", "VCOMP140.dll", "KERNEL32.dll"])
    found = runtime_for([llama], {"VCToolsRedistDir": str(redistributable)})
    assert [path.name for path in found] == ["msvcp140.dll", "vcomp140.dll", "vcruntime140.dll"]
    with pytest.raises(FileNotFoundError, match=r"prompt of Visual Studio"):
        runtime_for([llama], {})


@pytest.mark.parametrize(
    ("name", "goes_along"),
    [
        *(("vcruntime140_1.dll", True), ("libomp140.x86_64.dll", True), ("msvcp140_2.dll", True)),
        *(("msvcrt.dll", False), ("kernel32.dll", False), ("llama.dll", False)),
    ],
)
def test_what_goes_along(name: str, goes_along: bool) -> None:
    assert bool(REDISTRIBUTABLE.fullmatch(name)) == goes_along


def test_the_archive_is_the_same_each_time(frozen: Path, tmp_path: Path) -> None:
    first = write_archive(frozen, VERSION, tmp_path).read_bytes()
    (frozen / "hearth.exe").touch()
    path = write_archive(frozen, VERSION, tmp_path)
    assert path.read_bytes() == first
    assert not list(tmp_path.glob("*.part"))
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert "Hearth/hearth.exe" in archive.namelist()
        assert "Hearth/_internal/llama_cpp/lib/notes ü.txt" in archive.namelist()


# --------------------------------------------------------------------------------------- signatures

# Stands for what signs: it adds a line to each file, and refuses one.
SIGNS = "import sys\nname = sys.argv[-1]\nif 'refused' in name: sys.exit('no')\nopen(name, 'ab').write(b'signed')\n"


@pytest.fixture
def signs(tmp_path: Path) -> str:
    script = tmp_path / "signs.py"
    script.write_text(SIGNS)
    return f'"{sys.executable}" "{script}" /fd SHA256'


def test_without_a_certificate_nothing_is_signed_and_said_so(frozen: Path) -> None:
    before = (frozen / "hearth.exe").read_bytes()
    said = sign([frozen / "hearth.exe"], sign_command({}))
    assert said == "HEARTH_SIGN_COMMAND is not set, so these are not signed: hearth.exe."
    assert (frozen / "hearth.exe").read_bytes() == before


def test_each_file_is_signed(frozen: Path, signs: str) -> None:
    files = sorted(frozen.glob("*.exe"))
    assert sign(files, sign_command({"HEARTH_SIGN_COMMAND": f" {signs} "})) == "Signed: hearth-cli.exe, hearth.exe."
    assert all(file.read_bytes().endswith(b"signed") for file in files)


def test_signing_that_fails_is_a_failure(tmp_path: Path, signs: str) -> None:
    (tmp_path / "refused.exe").touch()
    with pytest.raises(subprocess.CalledProcessError) as failed:
        sign([tmp_path / "refused.exe"], signs)
    assert failed.value.output.strip() == "no"


@needs_nsis
@pytest.mark.skipif(os.name != "posix", reason="counts with sh")
def test_everything_that_runs_is_signed(
    frozen: Path, signs: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    count = tmp_path / "count.sh"
    count.write_text(f'echo "$*" >> "{tmp_path}/signed"\n')
    monkeypatch.setenv("HEARTH_SIGN_COMMAND", f"sh {count}")
    assert main([str(frozen)]) == 0
    signed = (tmp_path / "signed").read_text().splitlines()
    assert [Path(name).name for name in signed[:2]] == ["hearth-cli.exe", "hearth.exe"]
    assert len(signed) == 4  # and the uninstaller, under a name of NSIS's own, and the installer
    assert signed[-1].endswith("-setup.exe")
    assert Path(capsys.readouterr().out.splitlines()[-1]).suffix == ".zip"


# ------------------------------------------------------------------------------------- build machines


def test_scripts_for_windows_name_what_exists() -> None:
    prompt = (SCRIPT.parent / "prompt.cmd").read_bytes()
    assert prompt.count(b"\n") == prompt.count(b"\r\n"), "cmd.exe loses its place in files with other line ends"
    trying = (SCRIPT.parent / "try_installer.ps1").read_text(encoding="utf-8")
    installer = SCRIPT.read_text(encoding="utf-8")
    for name in ("hearth-cli.exe", "uninstall.exe"):
        assert name in trying
    assert trying.count("{") == trying.count("}")
    assert "Hearth.Model" in trying
    assert '!define PROG_ID "Hearth.Model"' in installer
