"""What Hearth is called by desktops and package managers, in one place; knows nothing else.

The version stands in ``pyproject.toml`` alone, see ``app.version``.
"""

NAME = "Hearth"
PROGRAM = "hearth"  # what is typed, and the name of the packages
DISTRIBUTION = "hearth-chat"

# Of the desktop file, the AppStream data, the Flatpak and the bundle; what Wayland finds the icon by.
APP_ID = "io.github.hearth_chat.Hearth"

HOMEPAGE = "https://github.com/hearth-chat/hearth"
ISSUES = HOMEPAGE + "/issues"
MAINTAINER = "The Hearth developers"
MAINTAINER_ADDRESS = "hearth@hearth-chat.github.io"

MIME_TYPE = "application/x-gguf"
