"""Rooms whose programs all run on an older processor, emulated by qemu: a program, and whatever it starts.

Since Linux 6.7 a user namespace has a registry of binary formats of its own. In it, programs for x86-64 are given to
qemu, whichever process starts them; the rest of the machine notices nothing. The kernel would give qemu itself to qemu
too: a copy is marked in a byte of its header that no loader reads, and the rule is for files without that mark.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bootstrap.console import Failure
from trial.room import SET_UP, WAIT, Room

EMULATOR = "qemu-x86_64-static"
_MARK = 15  # the last byte of padding in e_ident; elf(5)
_MAGIC = bytes.fromhex("7f454c46020101000000000000000000 02003e00")  # an executable for x86-64
_MASK = bytes.fromhex("ffffffffffffff00ffffffffffffffff feffffff")  # or a relocatable one, for any ABI of Unix

_OLDEST = (
    "fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 syscall nx lm"
)
_SSE42 = f"{_OLDEST} pni ssse3 cx16 sse4_1 sse4_2 popcnt lahf_lm"
_AVX = f"{_SSE42} pclmulqdq aes xsave avx rdtscp"
_AVX2 = f"{_AVX} fma movbe f16c rdrand abm fsgsbase bmi1 avx2 smep bmi2 erms"


@dataclass(frozen=True)
class Processor:
    """A processor as qemu makes it.

    Attributes:
        model: Its name there, without what this emulator lacks of it.
        stands_for: What it is, in words.
        variant: The part of the engine that is made for it.
        flags: What Linux would say of it in ``/proc/cpuinfo``; qemu leaves the machine's own there.
    """

    model: str
    stands_for: str
    variant: str
    flags: str


BELOW = Processor("qemu64", "below the floor", "", f"{_OLDEST} pni cx16 lahf_lm svm")
LACKING = "-x2apic,-tsc-deadline"
PROCESSORS = (
    Processor("Nehalem", "x86-64-v2", "sse42", _SSE42),
    Processor(f"SandyBridge,{LACKING}", "AVX", "sandybridge", _AVX),
    Processor(f"Haswell,{LACKING},-pcid,-invpcid,-hle,-rtm", "AVX2", "haswell", _AVX2),
)

_REGISTRY = """
mount -t binfmt_misc none "$root/mnt"
printf '%s' "$rule" > "$root/mnt/register"
export QEMU_CPU="$model"
"""


class EmulatedRoom(Room):
    """The system in ``root``, on another processor. Its one user is root, of the namespace alone."""

    def __init__(self, root: Path, processor: Processor, binds: Mapping[Path, str] | None = None) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="hearth-processor-")
        folder = Path(self._scratch.name)
        cpuinfo = folder / "cpuinfo"
        cpuinfo.write_text(with_flags(Path("/proc/cpuinfo").read_text(encoding="ascii"), processor), encoding="ascii")
        super().__init__(root, {**(binds or {}), cpuinfo: "/proc/cpuinfo"})
        self._processor = processor
        self._emulator = folder / "qemu"

    def __enter__(self) -> EmulatedRoom:
        found = shutil.which(EMULATOR)
        if found is None:
            raise Failure(f"{EMULATOR} is not installed.")
        self._emulator.write_bytes(marked(Path(found).read_bytes()))
        self._emulator.chmod(0o755)
        super().__enter__()
        return self

    def close(self) -> None:
        super().close()
        self._scratch.cleanup()

    def inside(self, *words: str, user: bool = True, network: bool = False) -> list[str]:
        return self._enter("--user", "--preserve-credentials", "--mount", "--pid", "--net", "--root", "--wd", *words)

    def environment(self, **more: str) -> dict[str, str]:
        return super().environment(**{"HOME": "/root", "USER": "root", "QEMU_CPU": self._processor.model} | more)

    def _holding(self) -> list[str]:
        unshare = ["unshare", "--user", "--map-root-user", "--mount", "--pid", "--net", "--fork", "--kill-child"]
        assigned = f"rule='{rule(self._emulator)}'\nmodel={self._processor.model}\n"
        script = SET_UP + assigned + _REGISTRY + WAIT
        return [*unshare, "--propagation", "private", "sh", "-c", script, "room", str(self.root), *self._binds]


def can_emulate() -> bool:
    """Whether this kernel lets a user namespace have formats of its own."""
    script = "mount -t binfmt_misc none /mnt"
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script]
    return os.path.isdir("/mnt") and subprocess.run(command, capture_output=True, check=False).returncode == 0


def marked(program: bytes) -> bytes:
    """``program``, an ELF file, with the mark."""
    return program[:_MARK] + b"\x01" + program[_MARK + 1 :]


def rule(emulator: Path) -> str:
    """The line for the kernel: which files, and what runs them (opened now, and told the name they are called by)."""
    magic, mask = ("".join(f"\\x{byte:02x}" for byte in part) for part in (_MAGIC, _MASK))
    return f":hearth:M::{magic}:{mask}:{emulator}:FP"


def with_flags(cpuinfo: str, processor: Processor) -> str:
    """The text of ``/proc/cpuinfo`` as it would be on ``processor``."""
    lines = []
    for line in cpuinfo.splitlines():
        name = line.partition(":")[0]
        if name.strip() == "flags":
            line = f"{name}: {processor.flags}"
        elif name.strip() == "model name":
            line = f"{name}: {processor.model.partition(',')[0]}"
        lines.append(line)
    return "\n".join(lines) + "\n"
