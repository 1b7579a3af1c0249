"""A root system that one can go into: namespaces of its own, so that whatever is started or mounted ends with it.

The first process in it waits for the end of its standard input, a pipe that this program holds. When that closes, also
because this program was killed, the kernel ends every process inside and takes every mount away. Nothing is ever
mounted in the machine's own tree. The network inside is a loopback alone: what works, works without a cable.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from bootstrap.console import Failure
from trial.base_system import HOME, PERSON

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
RUNTIME = f"/run/user/{PERSON}"
DOORS = Path("/", "tmp", ".X11-unix")  # where the programs inside look for their X server, which runs outside
_DEVICES = "null zero full random urandom tty"

SET_UP = f"""
set -e
root=$1; shift
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for name in {_DEVICES}; do : > "$root/dev/$name"; mount --bind "/dev/$name" "$root/dev/$name"; done
mkdir "$root/dev/shm" "$root/dev/pts"
ln -s /proc/self/fd "$root/dev/fd"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
ln -s pts/ptmx "$root/dev/ptmx"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mkdir -p "$root{RUNTIME}" "$root/run/lock"
chown {PERSON}:{PERSON} "$root{RUNTIME}" 2> /dev/null || true  # in an emulated room there is no such user
chmod 700 "$root{RUNTIME}"
while [ $# -gt 0 ]; do
    if [ -d "$1" ]; then mkdir -p "$root$2"; else : >> "$root$2"; fi
    mount --bind "$1" "$root$2"
    shift 2
done
"""
# It says so when its root is the system's: whoever goes in before would still find the machine's own programs.
# `exit` keeps the shell there: it collects what others leave behind, which `cat` would not.
WAIT = "exec chroot \"$root\" /bin/sh -c 'echo inside; cat > /dev/null; exit'\n"

_LOOPBACK = """
import fcntl, socket, struct
with socket.socket() as one:
    fcntl.ioctl(one, 0x8914, struct.pack("16sh", b"lo", 0x41))  # SIOCSIFFLAGS: IFF_UP, IFF_RUNNING
"""


@dataclass(frozen=True)
class Result:
    """How a program ended.

    Attributes:
        status: Exit status; negative for a signal.
        output: What it wrote to standard output.
        errors: What it wrote to standard error.
    """

    status: int
    output: str
    errors: str

    def told(self) -> str:
        """How it ended and its last words, for a report."""
        how = f"signal {signal.Signals(-self.status).name}" if self.status < 0 else f"exit status {self.status}"
        words = [line for line in (self.errors or self.output).splitlines() if line.strip()]
        return f"{how}: {' | '.join(words[-3:])[-400:]}"


class Room:
    """The system in the folder ``root``, entered. A context manager.

    Args:
        root: Folder of the system.
        binds: Folders and files of this machine, and where they are to appear inside.
    """

    def __init__(self, root: Path, binds: Mapping[Path, str] | None = None) -> None:
        self.root = root
        DOORS.mkdir(mode=0o1777, exist_ok=True)
        self._binds = [str(word) for pair in {DOORS: str(DOORS), **(binds or {})}.items() for word in pair]
        self._holder: subprocess.Popen[str] | None = None
        self._inside = 0  # process id of the first process in it, as this machine sees it

    def __enter__(self) -> Room:
        self._holder = subprocess.Popen(
            self._holding(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for us; the pipe tells it the end
        )
        try:
            assert self._holder.stdout is not None
            if self._holder.stdout.readline().strip() != "inside":
                assert self._holder.stderr is not None
                raise Failure(f"{self.root} cannot be entered: {self._holder.stderr.read().strip()}.")
            children = Path(f"/proc/{self._holder.pid}/task/{self._holder.pid}/children").read_text(encoding="ascii")
            self._inside = int(children.split()[0])
            subprocess.run([*self._enter("--net"), sys.executable, "-I", "-c", _LOOPBACK], check=True)
        except BaseException:
            self.close()
            raise
        return self

    def _holding(self) -> list[str]:
        unshare = ["unshare", "--mount", "--pid", "--net", "--fork", "--kill-child", "--propagation", "private"]
        return [*unshare, "sh", "-c", SET_UP + WAIT, "room", str(self.root), *self._binds]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End everything inside; its mounts go with it."""
        holder, self._holder = self._holder, None
        if holder is None:
            return
        if self._inside:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._inside, signal.SIGKILL)  # of a first process, the kernel ends all others with it
        else:
            holder.kill()
        for pipe in (holder.stdin, holder.stdout, holder.stderr):
            if pipe is not None:
                pipe.close()
        holder.wait()

    def inside(self, *words: str, user: bool = True, network: bool = False) -> list[str]:
        """The command that runs ``words`` inside, by the ordinary user or by root, on the network or without."""
        spaces = ["--mount", "--pid", "--root", "--wd", *([] if network else ["--net"])]
        person = ["--setuid", str(PERSON), "--setgid", str(PERSON)] if user else []
        return [*self._enter(*spaces), *person, "--", *words]

    def environment(self, **more: str) -> dict[str, str]:
        """The variables of a fresh login inside, and ``more``."""
        return {"PATH": PATH, "HOME": HOME, "USER": "anna", "LANG": "C.UTF-8", "XDG_RUNTIME_DIR": RUNTIME} | more

    def run(
        self,
        *words: str,
        user: bool = True,
        network: bool = False,
        timeout: float = 120.0,
        variables: Mapping[str, str] | None = None,
    ) -> Result:
        """Run a program inside to its end.

        Raises:
            Failure: It did not end in time.
        """
        home = {} if user else {"HOME": "/root", "USER": "root", "DEBIAN_FRONTEND": "noninteractive"}
        try:
            done = subprocess.run(
                self.inside(*words, user=user, network=network),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=timeout,
                check=False,
                env=self.environment(**home, **(variables or {})),
            )
        except subprocess.TimeoutExpired as error:
            raise Failure(f"{' '.join(words)} did not end within {timeout:g} s.") from error
        return Result(done.returncode, done.stdout, done.stderr)

    def start(self, *words: str, log: Path, variables: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a program of the ordinary user inside and go on; what it says goes into ``log``."""
        with log.open("wb") as record:
            return subprocess.Popen(
                self.inside(*words),
                stdin=subprocess.DEVNULL,
                stdout=record,
                stderr=subprocess.STDOUT,
                env=self.environment(**(variables or {})),
            )

    def signal(self, process: subprocess.Popen[bytes], number: signal.Signals) -> None:
        """Send a signal to what ``start`` started, which is a child of ``process``."""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split():
                os.kill(int(child), number)

    def put(self, place: str, content: bytes) -> None:
        """Have the ordinary user write a file inside, also where something is mounted."""
        command = self.inside("/bin/sh", "-c", 'cat > "$0"', place)
        subprocess.run(command, input=content, check=True, env=self.environment())

    def unpack(self, archive: Path, folder: str) -> None:
        """Have the ordinary user unpack an archive of this machine; ``xz`` need not be there inside.

        Raises:
            Failure: It cannot be unpacked.
        """
        with subprocess.Popen(["xz", "-dc", str(archive)], stdout=subprocess.PIPE) as packed:
            command = self.inside("tar", "-C", folder, "-xf", "-")
            done = subprocess.run(
                command, stdin=packed.stdout, capture_output=True, text=True, check=False, env=self.environment()
            )
        if done.returncode or packed.returncode:
            raise Failure(f"{archive.name} cannot be unpacked: {done.stderr.strip()}.")

    def mount(self, *words: str) -> None:
        """Mount something there: arguments of ``mount``, the place last, as it is called inside.

        Raises:
            Failure: It cannot be.
        """
        *options, place = words
        command = [*self._enter("--mount"), "mount", *options, f"{self.root}{place}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failure(f"Nothing can be mounted at {place}: {done.stderr.strip()}.")

    def unmount(self, place: str) -> None:
        """Take away what ``mount`` put there."""
        subprocess.run([*self._enter("--mount"), "umount", "--lazy", f"{self.root}{place}"], check=True)

    def home(self, name: str) -> str:
        """A further home folder for the ordinary user, empty, as it is called inside."""
        folder = self.root / "home" / name
        folder.mkdir(exist_ok=True)
        os.chown(folder, PERSON, PERSON)
        return f"/home/{name}"

    def _enter(self, *spaces: str) -> list[str]:
        return ["nsenter", "--target", str(self._inside), *spaces]
