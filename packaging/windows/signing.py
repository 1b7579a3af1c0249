"""Signs programs of Windows with whatever the releaser has; without that it does nothing, and says so.

NOT RUN ON WINDOWS YET. ``HEARTH_SIGN_COMMAND`` is the command that signs, to which the name of a file is added. It is
a certificate's owner who knows it, for example with Azure's Trusted Signing::

    signtool sign /fd SHA256 /tr http://timestamp.acs.microsoft.com /td SHA256 /dlib Azure.CodeSigning.Dlib.dll
        /dmdf account.json
"""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

VARIABLE = "HEARTH_SIGN_COMMAND"


def sign_command(environment: Mapping[str, str] = os.environ) -> str:
    """The command that signs; empty for none."""
    return environment.get(VARIABLE, "").strip()


def sign(files: Iterable[Path], command: str) -> str:
    """Sign each file in place; a sentence about what was done.

    Args:
        files: Programs and libraries.
        command: What signs, as ``sign_command`` says.

    Raises:
        subprocess.CalledProcessError: A file was not signed; why is in ``output``.
    """
    names = [str(file) for file in files]
    if not command:
        return f"{VARIABLE} is not set, so these are not signed: {', '.join(Path(name).name for name in names)}."
    words = [word.strip('"') for word in shlex.split(command, posix=False)]  # backslashes are no escapes there
    for name in names:
        subprocess.run([*words, name], check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return f"Signed: {', '.join(Path(name).name for name in names)}."
