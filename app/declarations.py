"""Every setting, declared once; dialog, validation, file and reference are derived from here.

Load and sampling options come from ``inference.options``, where the engine has them from too. A key that was
renamed or deleted stays declared at the end, so that the file of an older Hearth is understood.
"""

from __future__ import annotations

from app.setting import PER_MODEL_SECTIONS, Applies, Setting, Value
from inference.options import LOAD_OPTIONS, SAMPLING_OPTIONS, Option
from inference.units import GIB, MIB

__all__ = [
    "BY_KEY",
    "DELETED",
    "PER_MODEL_SECTIONS",
    "RENAMED",
    "SECTION_TITLES",
    "SETTINGS",
    "Setting",
    "Value",
]

SECTION_TITLES = {
    "chat": "Chat",
    "appearance": "Appearance",
    "load": "Model",
    "sampling": "Sampling",
    "speed": "Speed",
    "memory": "Memory and power",
    "models": "Storage",
    "downloads": "Downloads",
    "network": "Network",
    "window": "Window",
}

_CHOICE_TITLES = {"auto": "Automatic", "on": "On", "off": "Off", "lookup": "Only from the text"}


def _of_option(section: str, option: Option, applies: Applies) -> Setting:
    return Setting(
        key=f"{section}.{option.name}",
        kind=option.kind,
        title=option.title,
        help=option.help,
        default=option.default,
        fallback=option.fallback,
        optional=option.optional,
        low=option.low,
        high=option.high,
        step=option.step,
        unit=option.unit,
        choices=option.choices,
        choice_titles=tuple(_CHOICE_TITLES.get(choice, choice) for choice in option.choices),
        advanced=option.advanced,
        applies=applies,
    )


SETTINGS: tuple[Setting, ...] = (
    Setting(
        key="chat.system_prompt",
        kind="text",
        title="System prompt",
        help="What every new conversation begins with; the model reads it before anything you say.",
        default="",
        high=100_000,
        applies="next conversation",
    ),
    Setting(
        key="chat.max_tokens",
        kind="int",
        title="Longest answer",
        help="After this many tokens an answer ends. Automatic lets the model end by itself.",
        default=None,
        optional=True,
        low=1,
        high=1_000_000,
        step=64,
        unit="tokens",
        applies="next answer",
    ),
    Setting(
        key="chat.send_with_enter",
        kind="bool",
        title="Enter sends",
        help="Enter sends the message and Shift+Enter breaks the line. Off: Enter breaks the line, Ctrl+Enter sends.",
        default=True,
    ),
    Setting(
        key="chat.summaries",
        kind="bool",
        title="Summarise what leaves the view",
        help="In a long conversation the oldest messages leave the model's view. Before they do, the model writes a "
        "summary while it has nothing else to do, and reads that from then on. You can read and change it.",
        default=True,
    ),
    Setting(
        key="appearance.theme",
        kind="choice",
        title="Theme",
        help="Light or dark; System follows the desktop.",
        default="system",
        choices=("system", "light", "dark"),
        choice_titles=("System", "Light", "Dark"),
    ),
    Setting(
        key="appearance.contrast",
        kind="choice",
        title="Contrast",
        help="High draws everything in black and white with clear frames; System follows the desktop.",
        default="system",
        choices=("system", "normal", "high"),
        choice_titles=("System", "Normal", "High"),
    ),
    Setting(
        key="appearance.motion",
        kind="choice",
        title="Motion",
        help="With little motion nothing moves by itself: no blinking cursor, no running bars. System follows the "
        "desktop where it says so.",
        default="system",
        choices=("system", "usual", "little"),
        choice_titles=("System", "Usual", "Little"),
    ),
    Setting(
        key="appearance.language",
        kind="choice",
        title="Language",
        help="What the window speaks. The answers of a model are in the language it is asked in.",
        default="system",
        choices=("system", "en", "de", "ar"),
        choice_titles=("As the system", "English", "Deutsch", "العربية"),
        applies="next start",
    ),
    Setting(
        key="appearance.zoom",
        kind="int",
        title="Text size",
        help="Size of all text, compared with the size that the desktop asks for.",
        default=100,
        low=50,
        high=300,
        step=10,
        unit="%",
    ),
    *(_of_option("load", option, "reload") for option in LOAD_OPTIONS),
    Setting(
        key="load.draft",
        kind="text",
        title="Model that guesses ahead",
        help="Name of a much smaller model of the same family in your library. Empty: Hearth looks for one.",
        default="",
        high=1000,
        advanced=True,
        applies="reload",
    ),
    *(_of_option("sampling", option, "next answer") for option in SAMPLING_OPTIONS),
    Setting(
        key="memory.rest_after",
        kind="int",
        title="Rest after",
        help="When nobody has asked for so long, the model gives its memory back to other programs. It wakes by "
        "itself as soon as you type, and still knows your conversation.",
        default=30,
        low=0,
        high=7 * 24 * 60,
        step=5,
        unit="minutes",
        one="minute",
        zero="Never",
    ),
    Setting(
        key="memory.rest_when_low",
        kind="bool",
        title="Rest when memory runs low",
        help="When other programs run short of memory, a model that nobody is using makes room for them.",
        default=True,
    ),
    Setting(
        key="memory.rest_before_sleep",
        kind="bool",
        title="Rest before the computer sleeps",
        help="The model gives its memory back before the computer goes to sleep, so that it sleeps and wakes faster.",
        default=True,
    ),
    Setting(
        key="memory.read_ahead",
        kind="bool",
        title="Read ahead while you type",
        help="The model reads the conversation and long pasted texts before you send, so that its answer starts "
        "sooner. Never while the computer runs on battery.",
        default=True,
    ),
    Setting(
        key="memory.battery_threads",
        kind="choice",
        title="Threads on battery",
        help="Fewer threads use less power and write more slowly. Automatic gives up those that add little: it writes "
        "with half of them, but no fewer than four.",
        default="auto",
        choices=("auto", "same", "half", "one"),
        choice_titles=("Automatic", "As many as otherwise", "Half as many", "One"),
    ),
    Setting(
        key="memory.disk",
        kind="int",
        title="Disk space for quick starts",
        help="What models have read of your conversations is kept here, at most so much of it, so that the next answer "
        "starts at once even after a restart. The conversations themselves are always kept. Automatic takes a tenth of "
        "the free space.",
        default=None,
        optional=True,
        low=0,
        high=1024 * GIB,
        step=GIB,
        unit="bytes",
        shown_unit="GB",
        scale=GIB,
        zero="Off",
    ),
    Setting(
        key="memory.main",
        kind="int",
        title="Memory for quick starts",
        help="Conversations for which the context has no room are kept in main memory, at most so much of them, so "
        "that going back to one reads nothing again. Automatic goes by the memory of this computer.",
        default=None,
        optional=True,
        low=0,
        high=64 * GIB,
        step=GIB // 4,
        unit="bytes",
        shown_unit="GB",
        scale=GIB,
        zero="Off",
        advanced=True,
    ),
    Setting(
        key="models.folder",
        kind="folder",
        title="Models folder",
        help="Where downloaded models are kept. What is in the folder of before stays there and stays in the list.",
        default="",
        high=8192,
    ),
    Setting(
        key="models.folders",
        kind="folders",
        title="Further folders",
        help="Hearth lists the models in these folders too, where they are; a drive may come and go.",
        default=(),
        high=8192,
    ),
    Setting(
        key="models.other_programs",
        kind="bool",
        title="Models of other programs",
        help="Lists what LM Studio, Ollama, Jan, GPT4All, llama.cpp and Hugging Face tools have downloaded. "
        "It is used where it is and never changed.",
        default=True,
    ),
    Setting(
        key="downloads.limit",
        kind="int",
        title="Speed limit",
        help="All downloads together take no more of your line than this.",
        default=0,
        low=0,
        high=10 * GIB,
        step=MIB // 2,
        unit="bytes/s",
        shown_unit="MB/s",
        scale=MIB,
        zero="No limit",
    ),
    Setting(
        key="downloads.at_a_time",
        kind="int",
        title="Downloads at a time",
        help="The others wait for their turn. More at a time makes none of them faster on a slow line.",
        default=1,
        low=1,
        high=4,
    ),
    Setting(
        key="network.offline",
        kind="bool",
        title="Offline",
        help="Hearth opens no connection at all. Chatting needs none; finding and downloading models does.",
        default=False,
    ),
    Setting(
        key="network.endpoint",
        kind="line",
        title="Address of the hub",
        help="A mirror of the Hugging Face hub, where its own address cannot be reached. Empty: the hub itself.",
        default="",
        high=2000,
        form="endpoint",
    ),
    Setting(
        key="network.proxy",
        kind="line",
        title="Proxy",
        help="Requests go through it: http://, https:// or socks5://. Empty: as the system says. "
        "A password in it is kept readable in the settings file.",
        default="",
        high=2000,
        form="proxy",
    ),
    Setting(
        key="models.last",
        kind="text",
        title="Current model",
        help="Name or path of the model that was chosen last.",
        default="",
        high=8192,
        hidden=True,
    ),
    Setting(
        key="window.geometry",
        kind="text",
        title="Window geometry",
        help="Place and size of the window, as Qt writes them, in Base64.",
        default="",
        high=8192,
        hidden=True,
    ),
    Setting(
        key="window.told_about_downloads",
        kind="bool",
        title="Told about downloads",
        help="Whether it was said once that downloads go on while you chat, and after quitting.",
        default=False,
        hidden=True,
    ),
    Setting(
        key="window.sidebar_width",
        kind="int",
        title="Width of the sidebar",
        help="Pixels at a scale of 1.",
        default=260,
        low=0,
        high=4000,
        unit="pixels",
        hidden=True,
    ),
    Setting(
        key="window.sidebar_visible",
        kind="bool",
        title="Sidebar shown",
        help="Whether the list of conversations is shown.",
        default=True,
        hidden=True,
    ),
    Setting(
        key="window.draft",
        kind="text",
        title="Unsent message",
        help="What stands in the composer of a conversation that has not begun.",
        default="",
        high=200_000,
        hidden=True,
    ),
    Setting(
        key="window.new_setup",
        kind="text",
        title="How a new conversation is answered",
        help="Persona, system prompt, model and sampling chosen for a conversation that has not begun, as JSON.",
        default="",
        high=200_000,
        hidden=True,
    ),
    Setting(
        key="window.last_conversation",
        kind="int",
        title="Open conversation",
        help="The conversation that was open last.",
        default=None,
        optional=True,
        low=1,
        high=2**63 - 1,
        hidden=True,
    ),
)

# Old key -> the key it is called now. An entry is never taken away.
RENAMED: dict[str, str] = {}

# Keys of earlier versions that mean nothing any more. An entry is never taken away.
DELETED: frozenset[str] = frozenset()

BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}
