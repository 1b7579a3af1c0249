"""What people read about the parts of what Hearth has put on a computer, and how the program goes; knows no files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.identity import APP_ID
from app.reset.leaving import UNINSTALL

if TYPE_CHECKING:
    from app.reset.leaving import Installed
    from app.reset.parts import Part


def part_title(part: Part) -> str:
    """What a part is called."""
    translate = QCoreApplication.translate
    titles: dict[Part, str] = {
        "conversations": translate("ResetWords", "Conversations and their backups"),
        "models": translate("ResetWords", "Models"),
        "settings": translate("ResetWords", "Settings"),
        "downloads": translate("ResetWords", "Unfinished downloads"),
        "caches": translate("ResetWords", "Caches and measurements"),
        "logs": translate("ResetWords", "Logs"),
        "token": translate("ResetWords", "Access token"),
    }
    return titles[part]


def part_about(part: Part) -> str:
    """What goes with it, a sentence."""
    translate = QCoreApplication.translate
    words: dict[Part, str] = {
        "conversations": translate("ResetWords", "All of them, with the trash and every backup, for good."),
        "models": translate(
            "ResetWords", "What Hearth has downloaded or made, its trash of models, and the names you gave them."
        ),
        "settings": translate(
            "ResetWords", "Everything is as it was at the first start; your own words are forgotten."
        ),
        "downloads": translate("ResetWords", "What has come so far has to come again."),
        "caches": translate("ResetWords", "They are made again; until then answers begin later."),
        "logs": translate("ResetWords", "What you would send along when you report a problem."),
        "token": translate("ResetWords", "The one for the hub, in the keychain of your system."),
    }
    return words[part]


def how_it_goes(found: Installed) -> str:
    """How to remove the program itself, a sentence."""
    translate = QCoreApplication.translate
    match found.kind:
        case "deb":
            words = translate("ResetWords", "Remove the program in your software centre, or type: {0}")
            return words.format(UNINSTALL)
        case "flatpak":
            words = translate("ResetWords", "Remove the program in your software centre, or type: {0}")
            return words.format(f"flatpak uninstall {APP_ID}")
        case "appimage":
            return translate("ResetWords", "To remove the program, delete the file {0}.").format(found.place)
        case "macos":
            return translate("ResetWords", "To remove the program, move {0} to the trash.").format(found.place)
        case "windows":
            return translate("ResetWords", "To remove the program, open Apps in the settings of Windows.")
    return translate("ResetWords", "To remove the program, delete the folder {0}.").format(found.place)
