#!/bin/sh
# Runs the program named by the arguments for make, as if it had been started without make.
#
# Ctrl-C in a terminal goes to the whole foreground group; make would end on it while the program lives on
# (in the terminal chat it only stops an answer). Job control puts the program into a group of its own. It is
# for the foreground alone: started by `make run &`, asking for the terminal would stop everything.

if [ -t 0 ]; then
    case $(ps -o stat= -p $$ 2>/dev/null) in
        *+*) set -m ;;
    esac
fi
# Interrupted by its user is no error that make should report. A shell ends itself by the signal that ended
# its program, unless it traps that signal.
trap 'exit 0' INT
# Texts that name a command name one that can be typed: the program is on nobody's PATH yet.
HEARTH_COMMAND=${HEARTH_COMMAND:-$1}
export HEARTH_COMMAND
"$@"
status=$?
[ "$status" -eq 130 ] && exit 0
exit "$status"
