"""A first request to the endpoint, as it is typed in a terminal of this system. Pure functions."""

from __future__ import annotations

import json
import sys

_POSIX = """\
curl {address}/chat/completions \\
  -H "Content-Type: application/json" \\
{key}  -d '{body}'"""
_POSIX_KEY = '  -H "Authorization: Bearer {key}" \\\n'
# PowerShell: there ``curl`` is another program, and lines go on with a backtick.
_WINDOWS = """\
Invoke-RestMethod {address}/chat/completions `
  -Method Post -ContentType "application/json" `
{key}  -Body '{body}' |
  ForEach-Object {{ $_.choices[0].message.content }}"""
_WINDOWS_KEY = '  -Headers @{{Authorization = "Bearer {key}"}} `\n'


def example(address: str, key: str, model: str, *, system: str = sys.platform) -> str:
    """The command; ``key`` empty: none is asked for."""
    body = json.dumps({"model": model, "messages": [{"role": "user", "content": "Hello"}]})
    windows = system == "win32"
    quoted = body.replace("'", "''" if windows else "'\\''")
    line = (_WINDOWS_KEY if windows else _POSIX_KEY).format(key=key) if key else ""
    return (_WINDOWS if windows else _POSIX).format(address=address, key=line, body=quoted)
