#!/bin/sh
# Finds a Python that Hearth runs on and starts the set-up with it. Arguments go to the set-up; `package` as the
# first starts the build of packages instead, with those that follow.
# PYTHON=... in the environment names the one to take. No Python is needed to read this file.

module=bootstrap
if [ "$1" = package ]; then
    module=bundle
    shift
fi

accepted='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))'
version='import sys; print("%d.%d.%d" % sys.version_info[:3])'
seen=''

for candidate in ${PYTHON:+"$PYTHON"} ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    # A name may be there and still not start (a pyenv shim without its version, the Windows shop stub).
    number=$("$candidate" -c "$version" 2>/dev/null) || continue
    if "$candidate" -c "$accepted"; then
        program=$("$candidate" -c 'import sys; print(sys.executable)') || continue
        cd "$(dirname "$0")/.." && exec "$program" -m "$module" "$@"
    fi
    seen="$seen $candidate is $number;"
done

{
    echo "Hearth needs Python 3.11, 3.12 or 3.13, and found none.${seen:+ Found:${seen%;}.}"
    if [ -n "$PYTHON" ]; then
        echo "PYTHON=$PYTHON was asked for; leave it out, or name another one."
    else
        echo "Install one, for example:"
        echo "  Debian, Ubuntu    sudo apt-get install python3 python3-venv"
        echo "  Fedora            sudo dnf install python3.13"
        echo "  macOS             brew install python@3.13"
        echo "If it has another name, say which: make run PYTHON=/path/to/python"
    fi
} >&2
exit 1
