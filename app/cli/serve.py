"""``hearth serve``: other programs use the models, until Ctrl-C; what they are told is ``inference.api``'s business."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import ipaddress
import math
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

import msgspec

from app.api_key import ApiKey
from app.cli.environment import Environment
from app.cli.terminal import Terminal
from app.declarations import BY_KEY, Value
from inference.errors import EngineUnavailable, OptionError, PortTaken, UsageError
from inference.hosting.serving import LOOPBACK
from inference.hosting.values import Call, Limits
from inference.units import GIB

if TYPE_CHECKING:
    from inference.api.running import Reached
    from inference.api.server import Server
    from inference.api.settings import ApiSettings

    Reach = Callable[[Callable[[], None]], Reached]

INTERRUPTED = 130
VARIABLE = "HEARTH_API_KEY"
KEY_LENGTH = 512
LEAST_MEMORY = GIB // 4  # bytes; an engine and the smallest models
_KEY = re.compile(rf"[\x21-\x7e]{{1,{KEY_LENGTH}}}")
_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*(?::\d{1,5})?", re.ASCII)
OPEN = "Other computers in the network can ask the models of this one, as long as this runs."
ANYWHERE = "They enter the name or the address of this computer in place of 127.0.0.1."


def add_serve_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything ``hearth serve`` understands."""
    parser.add_argument("--host", metavar="ADDRESS", help="IP address to listen on; 127.0.0.1: this computer alone")
    parser.add_argument("--port", metavar="N", type=_port, help="port to listen on; 0: any that is free")
    key = parser.add_mutually_exclusive_group()
    key.add_argument(
        "--api-key",
        metavar="KEY",
        help="what programs have to show, in place of the key that is kept; lists of processes show it, "
        f"those of --api-key-file and of the variable {VARIABLE} they do not",
    )
    key.add_argument("--api-key-file", metavar="FILE", help="the same from the first line of a file; -: standard input")
    key.add_argument("--new-key", action="store_true", help="make another key; who has the old one is let in no more")
    key.add_argument("--no-key", action="store_true", help="answer every program of this computer")
    parser.add_argument(
        "--origin",
        metavar="WEBSITE",
        action="append",
        type=_origin,
        help="let this website ask from a browser; may be repeated",
    )
    parser.add_argument(
        "--name",
        metavar="NAME",
        action="append",
        type=_name,
        help="take this name of the computer in addresses, too, such as desk.lan; may be repeated",
    )
    parser.add_argument(
        "--idle", metavar="MINUTES", type=_number, help="models nobody asked for so long leave memory; 0: never"
    )
    parser.add_argument(
        "--memory", metavar="GB", type=_memory, help="most main memory for models; without it, by what is free"
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="say who asked what, a line for each request")


def run_serve(parsed: argparse.Namespace, environment: Environment, terminal: Terminal) -> int:
    """Listen, say where, and answer until Ctrl-C."""
    if environment.folder_problem is not None:
        raise environment.folder_problem
    settings = _api_settings(parsed, environment)
    if not settings.loopback_only:
        if not settings.key:
            raise UsageError(
                "Without a key only this computer may be answered.", "Leave out --no-key, or listen on 127.0.0.1."
            )
        terminal.note(OPEN)
    with ExitStack() as stack:
        reach = _reach(parsed, environment, terminal, stack)
        return asyncio.run(_serve(parsed, environment, terminal, settings, reach))


def _api_settings(parsed: argparse.Namespace, environment: Environment) -> ApiSettings:
    """As the command line says, else as the settings do. Raises ``UsageError``, ``StorageError``."""
    from inference.api.settings import ApiSettings  # a web server: for this command alone

    settings = environment.settings
    host = _address(parsed.host if parsed.host is not None else settings.text("api.host"))
    port = parsed.port if parsed.port is not None else settings.number("api.port")
    return ApiSettings(
        host=host,
        port=port if port is not None else 0,
        key=_key(parsed, environment),
        origins=tuple(parsed.origin or settings.texts("api.origins")),
        hosts=tuple(parsed.name or settings.texts("api.hosts")),
        waiting=settings.number("api.waiting") or 1,
    )


def _key(parsed: argparse.Namespace, environment: Environment) -> str:
    given = _given_key(parsed)
    if given is not None:
        if not given:
            raise UsageError("The key is empty.", "--no-key asks for none.")
        if not _KEY.fullmatch(given):
            raise UsageError(
                "Programs cannot send this key.", "Use letters, digits and signs of ASCII, without spaces."
            )
        return given
    kept = ApiKey(environment.paths.data)
    if parsed.new_key:
        return kept.renew()
    if parsed.no_key or not environment.settings.flag("api.key_required"):
        return ""
    return kept.make()


def _given_key(parsed: argparse.Namespace) -> str | None:
    """The key that is given in place of the one that is kept. Raises ``UsageError``."""
    if parsed.api_key is not None:
        return str(parsed.api_key).strip()
    if parsed.api_key_file is not None:
        try:
            if parsed.api_key_file == "-":
                return sys.stdin.readline(KEY_LENGTH + 2).strip()
            with open(parsed.api_key_file, encoding="utf-8") as file:
                return file.readline(KEY_LENGTH + 2).strip()
        except (OSError, ValueError) as error:
            raise UsageError(
                "The file with the key cannot be read.", "Check its name and rights.", str(error)
            ) from error
    return _of_environment(parsed) or None


def _of_environment(parsed: argparse.Namespace) -> str:
    return "" if parsed.new_key or parsed.no_key else os.environ.get(VARIABLE, "").strip()


def _reach(parsed: argparse.Namespace, environment: Environment, terminal: Terminal, stack: ExitStack) -> Reach:
    """The engines of the Hearth that shares its models, else of a host of our own that ``stack`` ends."""
    from app.engine_host import limits_of, make_host  # engines: for this command alone
    from inference.hosting.door import Door
    from inference.hosting.local import LocalEngines
    from inference.hosting.place import FILE
    from inference.hosting.remote import RemoteEngines, connect

    file = environment.paths.data / FILE
    with contextlib.suppress(EngineUnavailable):
        connect(file).close()
        terminal.note("The models of the Hearth that is open are used; when it ends, this does, too.")
        if parsed.idle is not None or parsed.memory is not None:
            terminal.note("How much memory they may take is said in its settings: --idle and --memory are left out.")
        return partial(RemoteEngines, file)

    def limits() -> Limits:
        chosen = limits_of(environment.settings)
        if parsed.idle is not None:
            chosen = msgspec.structs.replace(chosen, idle_seconds=60.0 * parsed.idle)
        if parsed.memory is not None:
            chosen = msgspec.structs.replace(chosen, memory=int(parsed.memory * GIB))
        return chosen

    library = environment.library
    host = make_host(environment.settings, environment.paths, lambda: library.models(everything=True), limits=limits)
    stack.callback(host.close)
    door = Door(host, environment.paths.data)
    stack.callback(door.close)
    return lambda _lost: LocalEngines(host)


async def _serve(
    parsed: argparse.Namespace, environment: Environment, terminal: Terminal, settings: ApiSettings, reach: Reach
) -> int:
    from inference.api.running import serve_until  # a web server: for this command alone

    stop = asyncio.Event()

    def started(server: Server) -> None:
        everywhere = ipaddress.ip_address(settings.host).is_unspecified
        url = f"http://{LOOPBACK}:{server.port}" if everywhere else server.url
        terminal.line(f"Other programs reach the models of this computer at {url}/v1")
        if everywhere:
            terminal.note(ANYWHERE)
        if not settings.key:
            terminal.line("No key is asked for.")
        elif parsed.api_key is not None or parsed.api_key_file is not None or _of_environment(parsed):
            terminal.line("The key is the one you gave.")
        elif terminal.output_is_terminal:
            terminal.line(f"Their key: {settings.key}")
        else:
            terminal.line(f"Their key is in {ApiKey(environment.paths.data).path}")
        terminal.note("Ctrl-C ends it.")

    def told(call: Call) -> None:
        if parsed.verbose:
            terminal.line(describe_call(call))

    with _interruptible(stop):
        try:
            await serve_until(stop, reach, settings, started, told)
        except PortTaken as error:
            raise PortTaken(
                f"Port {settings.port} is in use: another program has it, or Hearth answers there already.",
                "Choose another one with --port.",
                error.detail,
            ) from error
    terminal.note("No longer reached.")
    return 0


@contextlib.contextmanager
def _interruptible(stop: asyncio.Event) -> Iterator[None]:
    """Inside the block Ctrl-C, and being asked to end, set ``stop``; a second time ends the process."""
    loop = asyncio.get_running_loop()
    asked = False

    def heed(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            os._exit(INTERRUPTED)  # the engines end with their parent
        asked = True
        loop.call_soon_threadsafe(stop.set)

    before: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, heed)
    try:
        yield
    finally:
        if not asked:
            for number, handler in before.items():
                signal.signal(number, handler)


def describe_call(call: Call) -> str:
    """A request in a line: who, what, who answered; never what was said."""
    words = [time.strftime("%H:%M:%S", time.localtime(call.at)), call.client or "?", call.what, str(call.status)]
    if call.model:
        words.append(call.model)
    if call.completion_tokens or call.prompt_tokens:
        words.append(f"{call.prompt_tokens}+{call.completion_tokens} tokens")
    words.append(f"{call.seconds:.1f} s")
    why = call.refused or call.failed
    return "  ".join(words) + (f"  {why}" if why else "")


def _address(text: str) -> str:
    if text.strip().lower() == "localhost":
        return LOOPBACK
    try:
        return str(ipaddress.ip_address(text.strip("[] ")))
    except ValueError:
        raise UsageError(
            f"“{text}” is no network address.", "Give one such as 127.0.0.1, which only this computer reaches."
        ) from None


def _name(word: str) -> str:
    if not _NAME.fullmatch(word):
        raise argparse.ArgumentTypeError(f"'{word}' is no name of a computer; give one such as desk.lan")
    return word


def _origin(word: str) -> str:
    checked: Value = ()
    with contextlib.suppress(OptionError):
        checked = BY_KEY["api.origins"].check((word,))
    if not isinstance(checked, tuple) or not checked:
        raise argparse.ArgumentTypeError(f"'{word}' is no website; give one such as http://localhost:3000")
    return checked[0]


def _port(word: str) -> int:
    try:
        number = int(word)
    except ValueError:
        number = -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"'{word}' is no port; give a number up to 65535")
    return number


def _memory(word: str) -> float:
    from inference.hardware import read_hardware  # asks the system: for this option alone

    number = _number(word)
    if number * GIB < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"no model fits into {word} GB; give {LEAST_MEMORY / GIB:g} or more")
    total = read_hardware().memory_total
    if number * GIB > total:
        most = math.floor(10 * total / GIB) / 10  # what is named here has to be taken
        raise argparse.ArgumentTypeError(f"this computer has no {word} GB; give {most:g} or less")
    return number


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    if not 0 <= number < sys.maxsize:
        raise argparse.ArgumentTypeError(f"'{word}' is no number of that kind; give 0 or more")
    return number
