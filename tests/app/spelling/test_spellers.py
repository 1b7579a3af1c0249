"""Enchant and Hunspell as C libraries with their functions; everything taken from them is given back."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from app.spelling.enchant import EnchantSpeller
from app.spelling.hunspell import HunspellSpeller
from app.spelling.speller import chosen, open_speller
from tests.support.spell_library import build_enchant, build_hunspell, compiler

needs_compiler = pytest.mark.skipif(
    compiler() is None or not sys.platform.startswith("linux"), reason="needs a C compiler"
)


def alive(library: str) -> int:
    return ctypes.c_int.in_dll(ctypes.CDLL(library), "alive").value


@pytest.fixture(scope="module")
def enchant(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_enchant(tmp_path_factory.mktemp("enchant"))


@pytest.fixture(scope="module")
def hunspell(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_hunspell(tmp_path_factory.mktemp("hunspell"))


@needs_compiler
def test_enchant_checks_suggests_and_learns(enchant: str) -> None:
    speller = EnchantSpeller(("there-is-no-such-library.so", enchant))
    assert speller.languages == ("de_DE", "en_GB")
    assert speller.knows("colour", "en_GB")
    assert speller.knows("don't", "en_GB")
    assert not speller.knows("color", "en_GB")
    assert speller.knows("Größe", "de_DE")
    assert not speller.knows("Größe", "en_GB")
    assert speller.suggest("helo", "en_GB") == ["hello"]
    assert speller.suggest("xyz", "en_GB") == []
    speller.add("color", "en_GB")
    assert speller.knows("color", "en_GB")
    assert speller.knows("anything", "fr_FR")  # what cannot be checked is right
    assert speller.suggest("anything", "fr_FR") == ()
    assert speller.knows("half\ud800", "en_GB") is False
    speller.close()
    speller.close()
    assert alive(enchant) == 0


def dictionaries(folder: Path) -> str:
    (folder / "de_DE.aff").write_text("SET ISO8859-1\n")
    (folder / "de_DE.dic").write_bytes("3\nGröße/N\nhallo\nHaus/S\n".encode("latin-1"))
    (folder / "hyph_de_DE.dic").write_text("ISO8859-1\n")
    (folder / "lonely.dic").write_text("1\nword\n")  # without its rules
    return str(folder)


@needs_compiler
def test_hunspell_speaks_the_encoding_of_its_dictionary(hunspell: str, tmp_path: Path) -> None:
    own = tmp_path / "own" / "words.txt"
    speller = HunspellSpeller(own, (hunspell,), (dictionaries(tmp_path), "/there/is/no/such/folder"))
    assert speller.languages == ("de_DE",)
    assert speller.knows("Größe", "de_DE")
    assert not speller.knows("Grösse", "de_DE")
    assert speller.knows("漢字", "de_DE")  # letters it does not have
    assert speller.suggest("Haos", "de_DE") == ["Haus"]
    speller.add("Grösse", "de_DE")
    speller.add("Grösse", "de_DE")
    assert speller.knows("Grösse", "de_DE")
    speller.close()
    assert alive(hunspell) == 0
    assert own.read_text(encoding="utf-8") == "Grösse\n"
    again = HunspellSpeller(own, (hunspell,), (str(tmp_path),))
    assert again.knows("Grösse", "de_DE")
    again.close()


def test_without_a_library_there_is_no_speller(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no Enchant"):
        EnchantSpeller(("there-is-no-such-library.so",))
    with pytest.raises(OSError, match="no Hunspell"):
        HunspellSpeller(tmp_path / "words.txt", ("there-is-no-such-library.so",))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks this system")
def test_what_this_system_has_is_found_or_nothing_is(tmp_path: Path) -> None:
    speller = open_speller(tmp_path / "words.txt")
    if speller is not None:
        assert speller.languages
        speller.close()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["de-AT"], ("de_AT",)),
        (["de"], ("de_AT",)),
        (["de_CH", "en-US"], ("de_AT", "en_GB")),
        (["pt-BR"], ("pt_BR",)),
        (["fr"], ()),
        (["en", "en-GB", "EN"], ("en_GB",)),
    ],
)
def test_languages_are_chosen_by_what_people_speak(wanted: list[str], found: tuple[str, ...]) -> None:
    assert chosen(("de_AT", "de_DE", "en_GB", "pt_BR", "pt_PT"), wanted) == found
