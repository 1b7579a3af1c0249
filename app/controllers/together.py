"""The controllers of a window as one value; knows what each is, and does nothing with them."""

from __future__ import annotations

from typing import NamedTuple

from app.controllers.answers import Answers
from app.controllers.chat import ChatController
from app.controllers.conversations import ConversationsController
from app.controllers.engine import EngineController
from app.controllers.models import ModelsController
from app.controllers.summaries import SummariesController
from app.controllers.usage import UsageController


class Controllers(NamedTuple):
    """What the window shows and asks."""

    chat: ChatController
    answers: Answers
    conversations: ConversationsController
    engine: EngineController
    models: ModelsController
    usage: UsageController
    summaries: SummariesController
