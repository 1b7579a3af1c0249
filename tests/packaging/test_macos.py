"""macOS: the property list, the entitlements, and the scripts run against stand-ins for Apple's tools."""

from __future__ import annotations

import os
import plistlib
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from macos.__main__ import image_name, main, steps
from macos.property_list import BUNDLE_ID, ENTITLEMENTS, MODEL_TYPE, OLDEST, info_plist, short_version
from portable_engine.flags import cmake_flags

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "macos"
posix_only = pytest.mark.skipif(os.name != "posix", reason="scripts for sh")

# Stand-ins for Apple's tools: each writes down how it was called.
TOOLS = {
    "codesign": 'echo "codesign $*" >> "$CALLS"',
    "file": 'case $2 in *.txt) echo text;; *) echo "Mach-O 64-bit executable arm64";; esac',
    "spctl": 'echo "spctl $*" >> "$CALLS"',
    "xcrun": 'echo "xcrun $*" >> "$CALLS"\ncase "$2" in submit) echo "$ANSWER";; log) echo "because";; esac',
}


@pytest.fixture
def apple(tmp_path: Path) -> dict[str, str]:
    """An environment in which Apple's tools are stand-ins."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, script in TOOLS.items():
        tool = tools / name
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "CALLS": str(tmp_path / "calls")}


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    application = tmp_path / "with a space" / "Hearth.app"
    for name in ("MacOS/hearth", "Frameworks/llama_cpp/lib/libllama.dylib", "Resources/licences.txt"):
        path = application / "Contents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return application


def run(script: str, target: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(FOLDER / script), str(target)], env=environment, capture_output=True, text=True, check=False
    )


def calls(environment: dict[str, str]) -> list[str]:
    path = Path(environment["CALLS"])
    return path.read_text().splitlines() if path.exists() else []


# --------------------------------------------------------------------------- what macOS is told


def test_the_property_list_can_be_written_and_read() -> None:
    told = info_plist("1.2.3rc1")
    assert plistlib.loads(plistlib.dumps(told)) == told
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["NSRequiresAquaSystemAppearance"] is False
    assert told["NSHighResolutionCapable"] is True
    assert told["LSBackgroundOnly"] is False


def test_model_files_are_known_and_left_to_others() -> None:
    told = info_plist("1.2.3")
    (document,) = told["CFBundleDocumentTypes"]  # type: ignore[misc]
    (imported,) = told["UTImportedTypeDeclarations"]  # type: ignore[misc]
    assert document["LSItemContentTypes"] == [imported["UTTypeIdentifier"]] == [MODEL_TYPE]
    assert document["LSHandlerRank"] == "Alternate"
    assert imported["UTTypeTagSpecification"]["public.filename-extension"] == ["gguf"]


def test_the_name_is_one_that_apple_allows() -> None:
    assert set(BUNDLE_ID.lower()) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")


def test_the_engine_is_built_for_the_same_macos() -> None:
    for machine in ("arm64", "x86_64"):
        assert cmake_flags("darwin", machine, None)["CMAKE_OSX_DEPLOYMENT_TARGET"] == OLDEST


@pytest.mark.parametrize(("version", "short"), [("0.1.0", "0.1.0"), ("1.2", "1.2.0"), ("2.10.3rc1", "2.10.3")])
def test_versions_as_macos_wants_them(version: str, short: str) -> None:
    assert short_version(version) == short


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no version"):
        short_version("unknown")


def test_nothing_is_allowed_but_what_is_needed() -> None:
    assert plistlib.loads(ENTITLEMENTS.read_bytes()) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_disk_image_shows_where_to_drag_the_program() -> None:
    text = (FOLDER / "dmg_settings.py").read_text(encoding="utf-8")
    settings = SimpleNamespace(defines={"app": "/somewhere/Hearth.app"})
    exec(compile(text, "dmg_settings.py", "exec"), settings.__dict__)  # as dmgbuild does
    assert settings.files == ["/somewhere/Hearth.app"]
    assert settings.symlinks == {"Applications": "/Applications"}
    assert set(settings.icon_locations) == {"Hearth.app", "Applications"}
    assert settings.icon == "/somewhere/Hearth.app/Contents/Resources/hearth.icns"
    width, height = settings.window_rect[1]
    assert all(0 < x < width and 0 < y < height for x, y in settings.icon_locations.values())


# ------------------------------------------------------------------------------------ the scripts


@posix_only
@pytest.mark.parametrize("script", ["sign.sh", "notarise.sh"])
def test_without_credentials_nothing_is_done_and_said_so(script: str, apple: dict[str, str], bundle: Path) -> None:
    said = run(script, bundle, apple)
    assert said.returncode == 0
    assert " is not set, so " in said.stdout
    assert calls(apple) == []


@posix_only
@pytest.mark.parametrize("script", ["sign.sh", "notarise.sh"])
def test_what_is_not_there_is_a_failure(script: str, apple: dict[str, str], tmp_path: Path) -> None:
    said = run(script, tmp_path / "nothing.dmg", apple)
    assert said.returncode == 1
    assert "there is no" in said.stderr


@posix_only
def test_the_program_is_signed_from_the_inside_to_the_outside(apple: dict[str, str], bundle: Path) -> None:
    said = run("sign.sh", bundle, {**apple, "HEARTH_SIGN_IDENTITY": "Developer ID Application: Somebody (TEAM)"})
    assert said.returncode == 0, said.stderr
    done = calls(apple)
    assert all("--sign Developer ID Application: Somebody (TEAM)" in call for call in done[:-1])
    assert all("--options runtime" in call and "--timestamp" in call for call in done[:-1])
    assert not any("licences.txt" in call for call in done)
    library = next(n for n, call in enumerate(done) if call.endswith("libllama.dylib"))
    program = next(n for n, call in enumerate(done) if "--entitlements" in call and call.endswith("MacOS/hearth"))
    whole = next(n for n, call in enumerate(done) if "--entitlements" in call and call.endswith("Hearth.app"))
    assert library < program < whole < len(done) - 1
    assert done[-1] == f"codesign --verify --deep --strict --verbose=2 {bundle}"


@posix_only
def test_signing_that_fails_is_a_failure(apple: dict[str, str], bundle: Path, tmp_path: Path) -> None:
    tool = tmp_path / "tools" / "codesign"
    tool.write_text('#!/bin/sh\ncase "$*" in *.dylib) exit 3;; esac\n')
    said = run("sign.sh", bundle, {**apple, "HEARTH_SIGN_IDENTITY": "Somebody"})
    assert said.returncode != 0


NOTARY = {"HEARTH_NOTARY_KEY": "key.p8", "HEARTH_NOTARY_KEY_ID": "ID", "HEARTH_NOTARY_ISSUER": "ISSUER"}


@posix_only
def test_what_apple_accepts_gets_its_ticket(apple: dict[str, str], tmp_path: Path) -> None:
    image = tmp_path / "Hearth.dmg"
    image.touch()
    answer = '{"id":"2efe2717-52ef","status":"Accepted","message":"Processing complete"}'
    said = run("notarise.sh", image, {**apple, **NOTARY, "ANSWER": answer})
    assert said.returncode == 0, said.stderr
    submitted, stapled, assessed = calls(apple)
    assert submitted.startswith("xcrun notarytool submit --key key.p8 --key-id ID --issuer ISSUER --wait")
    assert stapled == f"xcrun stapler staple {image}"
    assert assessed.startswith("spctl --assess")


@posix_only
def test_what_apple_refuses_is_a_failure_with_its_reasons(apple: dict[str, str], tmp_path: Path) -> None:
    image = tmp_path / "Hearth.dmg"
    image.touch()
    answer = '{"id":"2efe2717-52ef","status":"Invalid"}'
    said = run("notarise.sh", image, {**apple, **NOTARY, "ANSWER": answer})
    assert said.returncode == 1
    assert "because" in said.stderr
    assert calls(apple)[-1].endswith("2efe2717-52ef")
    assert not any("stapler" in call for call in calls(apple))


def test_the_steps_are_in_order_and_their_scripts_exist() -> None:
    sign, image, sign_image, notarise = steps(Path("/dist/Hearth.app"), Path("/dist/hearth.dmg"))
    assert sign[-1] == "/dist/Hearth.app"
    assert image[:3] == [sys.executable, "-m", "dmgbuild"]
    assert sign_image[-1] == notarise[-1] == image[-1] == "/dist/hearth.dmg"
    for command in (sign, sign_image, notarise):
        assert Path(command[1]).is_file()
    assert Path(image[image.index("-s") + 1]).is_file()
    assert image_name("1.2.3", "arm64") == "hearth-1.2.3-macos-arm64.dmg"


def test_elsewhere_it_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main([], system="linux") == 1
    assert "only be made on macOS" in capsys.readouterr().err
    assert main([str(tmp_path / "Hearth.app")], system="darwin") == 1
    assert "Hearth.app" in capsys.readouterr().err
