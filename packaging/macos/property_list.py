"""What macOS is told about the program (``Info.plist``); reads nothing but what it is given.

Names: https://developer.apple.com/documentation/bundleresources/information-property-list. No camera, microphone or
local network is asked for, because none is used.
"""

from __future__ import annotations

import re
from pathlib import Path

from app.identity import APP_ID, MAINTAINER, MIME_TYPE, NAME

BUNDLE_ID = APP_ID.replace("_", "-")  # Apple allows no underscore
MODEL_TYPE = "ai.ggml.gguf"  # of model files; whoever owns the format has declared none
OLDEST = "13.0"  # as the engine is built for in packaging/portable_engine/flags.py, and Qt needs
LANGUAGES = ("en", "de", "ar")
ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")


def short_version(version: str) -> str:
    """Three numbers, which is all that macOS takes: ``1.2.3rc1`` is 1.2.3.

    Raises:
        ValueError: It does not begin like a version.
    """
    found = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", version)
    if not found:
        raise ValueError(f"{version} is no version.")
    return ".".join(part or "0" for part in found.groups())


def info_plist(version: str) -> dict[str, object]:
    """What goes into ``Info.plist`` besides what PyInstaller writes there. ``version``: as in ``pyproject.toml``."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": short_version(version),
        "CFBundleVersion": short_version(version),
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": list(LANGUAGES),
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # dark where the system is dark
        "NSSupportsAutomaticGraphicsSwitching": True,  # a window of text needs no second graphics card
        "NSHumanReadableCopyright": f"{MAINTAINER}, MIT License",
        # Opens model files, and leaves it to whatever the user has chosen for them.
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Language model (GGUF)",
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": [MODEL_TYPE],
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": MODEL_TYPE,
                "UTTypeDescription": "Language model (GGUF)",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeReferenceURL": "https://github.com/ggml-org/ggml/blob/master/docs/gguf.md",
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["gguf"],
                    "public.mime-type": [MIME_TYPE],
                },
            }
        ],
    }
