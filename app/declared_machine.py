"""Settings of memory, backups, storage, downloads and network; see ``app.declarations``."""

from __future__ import annotations

from app.setting import Setting
from inference.units import GIB, MIB

MACHINE: tuple[Setting, ...] = (
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
        key="safety.daily_backup",
        kind="bool",
        title="Back up every day",
        help="Once a day, when something has changed, Hearth copies all conversations and looks whether the copy is "
        "good. It keeps the copies of the last days, weeks and months.",
        default=True,
    ),
    Setting(
        key="safety.trash_days",
        kind="int",
        title="Empty the trash after",
        help="What you delete stays in the trash for so long. When the clock of the computer has jumped, the days "
        "begin anew.",
        default=30,
        low=0,
        high=3650,
        step=5,
        unit="days",
        one="day",
        zero="Never",
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
        key="network.updates",
        kind="bool",
        title="Look for new versions",
        help="Once a day Hearth asks the project's own page which version is the newest, and tells you when there is "
        "one. Nothing is sent but that request, and nothing is downloaded or replaced.",
        default=False,
    ),
)
