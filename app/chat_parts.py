"""Makes the controllers of the chat, each with its collaborators; knows no window."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from app.controllers.answers import Answers
from app.controllers.chat import ChatController
from app.controllers.conversations import ConversationsController
from app.controllers.engine import EngineController
from app.controllers.kept import KeptController
from app.controllers.models import ModelsController
from app.controllers.scanning import Scanning
from app.controllers.seam import ConnectEngine
from app.controllers.summaries import SummariesController
from app.controllers.summary_writer import SummaryWriter
from app.controllers.together import Controllers
from app.controllers.usage import UsageController
from app.draft_choice import DraftChoice
from app.engine_places import EnginePlaces
from app.ground import Ground
from app.itemmodels.conversations import ConversationListModel
from app.itemmodels.models import ModelsListModel
from app.late_pool import LatePool
from app.library_roots import library_roots, models_folder
from app.paths import Paths
from app.settings import Settings
from inference.model_file import GUIDE, ModelFile
from resources import resource_path

if TYPE_CHECKING:
    from inference.kv_files import KvFolder
    from inference.library import Library


class ChatParts:
    """What the window shows and asks. Each part is entered into ``closing`` as it is made.

    Attributes:
        conversation_rows: The list of conversations, as Qt takes it.
        model_rows: The same of models.
        controllers: What the window shows and asks.
        scanning: Looks for models on this computer.
        kept: What models have read, kept on the disk.
    """

    def __init__(self, ground: Ground, connect: ConnectEngine, closing: ExitStack) -> None:
        self._ground = ground
        self._closing = closing
        paths, settings, bridge = ground.paths, ground.settings, ground.bridge
        self._guide = ModelFile(name=GUIDE, path=resource_path("models", "guide.gguf"), builtin=True)
        self.conversation_rows, self.model_rows = ConversationListModel(), ModelsListModel()
        library_thread, scan_thread = self._thread("library"), self._thread("library-scan")
        engine = self._make_engine(connect)
        answers, chat = self._make_chat(engine)
        conversations = ConversationsController(ground.store, self.conversation_rows, ground.notices, settings)
        self._models = self._make_models(engine, library_thread)
        roots = partial(library_roots, settings, paths)
        self.scanning = Scanning(self._models, roots, scan_thread, bridge, settings, ground.notices)
        closing.callback(self.scanning.close)
        kept_thread = self._thread("kept")
        opened = partial(_open_kept, paths, settings)
        self.kept = KeptController(opened, engine, conversations, ground.store, settings, kept_thread, bridge)
        closing.callback(self.kept.close)
        usage = UsageController(chat, answers, engine)
        writer = SummaryWriter(answers, engine, ground.store, settings, ground.notices)
        closing.callback(writer.close)
        summaries = SummariesController(chat, writer, ground.store, ground.notices)
        self.controllers = Controllers(chat, answers, conversations, engine, self._models, usage, summaries)

    def _thread(self, name: str) -> LatePool:
        made = LatePool(1, name)
        self._closing.callback(made.shutdown)
        return made

    def _make_engine(self, connect: ConnectEngine) -> EngineController:
        ground = self._ground
        places = EnginePlaces(ground.settings, ground.paths)
        drafting = DraftChoice(ground.settings, lambda: self._models.all).of
        engine = EngineController(
            connect, ground.bridge, ground.settings, ground.notices, self._guide, places, drafting
        )
        self._closing.callback(engine.close)
        return engine

    def _make_chat(self, engine: EngineController) -> tuple[Answers, ChatController]:
        ground = self._ground
        # The models come later: they need the engine.
        answers = Answers(engine, ground.store, ground.notices, lambda *wanted: self._models.find(*wanted))
        self._closing.callback(answers.close)

        def knows(name: str) -> bool:
            return self._models.named(name) is not None

        chat = ChatController(answers, ground.store, ground.settings, ground.notices, knows)
        self._closing.callback(chat.keep_draft)
        self._closing.callback(ground.bridge.catch_up)  # what the engine has said by now belongs to its answer
        return answers, chat

    def _make_models(self, engine: EngineController, thread: LatePool) -> ModelsController:
        ground = self._ground
        return ModelsController(
            partial(_open_library, ground.paths, self._guide),
            thread,
            ground.bridge,
            engine,
            self.model_rows,
            ground.settings,
            ground.notices,
            partial(models_folder, ground.settings, ground.paths),
        )


def _open_kept(paths: Paths, settings: Settings) -> KvFolder:
    from inference.kv_files import KvFolder  # on a thread, when it is wanted

    return KvFolder(paths.kept, settings.number("memory.disk"))


def _open_library(paths: Paths, guide: ModelFile) -> Library:
    from inference.library import Library  # the reader of model files: after the window is there

    return Library(paths.library, guide.path)
