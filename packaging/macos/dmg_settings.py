"""How the disk image looks, for dmgbuild: the program, and the folder it is to be dragged into. NOT RUN YET.

Read as a script by ``dmgbuild -s``, which hands over ``defines``. Options: https://dmgbuild.readthedocs.io.
"""

import os.path

application = defines["app"]  # type: ignore[name-defined]  # noqa: F821 - dmgbuild hands it over

format = "ULMO"  # noqa: A001 - the option's name; LZMA, from macOS 10.15 on
filesystem = "HFS+"
files = [application]
symlinks = {"Applications": "/Applications"}
icon = os.path.join(application, "Contents", "Resources", "hearth.icns")
icon_locations = {os.path.basename(application): (150, 170), "Applications": (410, 170)}
window_rect = ((200, 200), (560, 360))
background = "builtin-arrow"
icon_size = 112
text_size = 13
show_status_bar = False
show_toolbar = False
show_sidebar = False
