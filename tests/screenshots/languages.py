"""The window in the other languages, one of them mirrored, and in high contrast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.paths import find_paths
from app.settings import Settings
from tests.screenshots import texts

if TYPE_CHECKING:
    from tests.screenshots.studio import Studio

LANGUAGES = ("de", "ar")
ARABIC = (
    "ما الفرق بين القائمة والصف في بايثون؟",
    "كلاهما يحفظ سلسلة من القيم. الفرق أن **القائمة يمكن تغييرها** بعد إنشائها، أما **الصف فلا**.\n\n"
    "```python\nvalues = [1, 2, 3]\npoint = (20.5, 21.0)\n```\n\n1. خذ *قائمة* لأشياء كثيرة من نوع واحد.\n"
    "2. خذ *صفًا* لسجل ثابت مثل `(x, y)`.\n\n| | قائمة | صف |\n|---|---|---|\n| قابلة للتغيير | نعم | لا |\n\n"
    "> English words such as *tuple* stand in the middle: الاتجاه يتبع كل فقرة.",
)


def speak(language: str) -> None:
    """Have the next start of the program speak a language."""
    settings = Settings(find_paths().settings)
    settings.set("appearance.language", language)
    settings.flush()


def language_scenes(studio: Studio, language: str) -> Iterator[None]:
    """Enough to see lengths of words and directions."""
    window = studio.window
    window.resize(1100, 720)
    studio.to.chat.new()
    studio.shoot(f"20-{language}-empty")
    studio.talk(*(ARABIC if language == "ar" else (texts.QUESTION, texts.ANSWER)))
    studio.shoot(f"20-{language}-chat")
    window.resize(480, 720)
    studio.shoot(f"20-{language}-chat-narrow")
    window.resize(1100, 720)
    yield
    for section in ("chat", "appearance", "memory", "keys", "safety"):
        dialog = window.open_settings(section)
        studio.shoot(f"20-{language}-settings-{section}", dialog)
        dialog.close()
        yield
    window.models.open("find")
    studio.shoot(f"20-{language}-models")
    window.models.close()
    yield


def contrast_scenes(studio: Studio) -> Iterator[None]:
    """Black and white."""
    settings = studio.program.settings
    settings.set("appearance.contrast", "high")
    studio.to.chat.new()
    studio.window.resize(1100, 720)
    studio.shoot("21-contrast-empty")
    studio.talk(texts.QUESTION, texts.ANSWER)
    studio.shoot("21-contrast-chat")
    dialog = studio.window.open_settings("appearance")
    studio.shoot("21-contrast-settings", dialog)
    dialog.close()
    settings.reset("appearance.contrast")
    yield
