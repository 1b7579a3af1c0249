"""What is read in the window of a licence: its words as they are, its lines as the window has room for them."""

from __future__ import annotations

from app.licences import flowing, read_licences


def test_the_lines_of_a_paragraph_are_joined() -> None:
    written = (
        "MIT License\n\n"
        "Permission is hereby granted, free of charge, to any person obtaining a copy\n"
        "of this software.\n\n"
        "THE SOFTWARE IS PROVIDED.\n"
    )

    assert flowing(written).splitlines() == [
        "MIT License",
        "",
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software.",
        "",
        "THE SOFTWARE IS PROVIDED.",
    ]


def test_lists_and_holders_of_rights_keep_their_lines() -> None:
    written = (
        "Copyright (c) 2005-2009, Somebody with a name, and another one beside them\n"
        "Copyright (c) 2010-2020, Somebody with a name, and another one beside them\n"
        "  a) Redistributions of source code must retain the above copyright notice,\n"
        "     this list of conditions.\n"
        "  2. Redistributions in binary form must reproduce the above copyright notice.\n"
        "  * Neither the name of anybody may be used to endorse or promote what is\n"
        "    derived from this.\n"
    )

    assert [line.split()[0] for line in flowing(written).splitlines()] == ["Copyright", "Copyright", "a)", "2.", "*"]


def test_no_word_of_any_licence_is_lost() -> None:
    licences = read_licences()
    for part in licences.parts:
        text = licences.text_of(part)
        assert flowing(text).split() == text.split(), part.name
