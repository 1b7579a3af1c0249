"""Messages of a chat request as the engine takes them. Nothing is fetched: a picture is in the request or nowhere."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence

from inference.api.chat_fields import (
    AssistantSaid,
    AudioPart,
    Called,
    Content,
    FilePart,
    ImagePart,
    Said,
    SystemSaid,
    TextPart,
    ToolSaid,
    UserSaid,
)
from inference.api.errors import wrong
from inference.messages import Message, ToolCall

IMAGES = 64  # in one request
UNSEEN = "(a picture)"  # stands for a picture in a function's result, which templates cannot show
_DATA = re.compile(r"data:image/[\w.+-]{1,40}(?:;[\w=.+-]{1,40})*;base64,", re.IGNORECASE)


def to_messages(said: Sequence[Said]) -> tuple[Message, ...]:
    """All of them, in order. Raises ``Problem`` for what no model could be told."""
    if not said:
        raise wrong("'messages' is empty: there is nothing to answer.", "messages", "empty_array")
    messages = tuple(_message(one, f"messages[{index}]") for index, one in enumerate(said))
    if sum(len(one.images) for one in messages) > IMAGES:
        raise wrong(f"There are more than {IMAGES} pictures in one request.", "messages")
    return messages


def conversation_key(client: str, messages: Sequence[Message], index: int = 0) -> str:
    """Under which the engine keeps what it reads, so that the next turn of the same conversation finds it.

    It is made of who asks and how the conversation begins, and says nothing of either. ``~``: never on disk.
    """
    digest = hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=12)
    for message in messages:
        if message.role in ("system", "user"):
            digest.update(f"\0{message.role}\0{message.text}".encode("utf-8", "replace"))
            for image in message.images:
                digest.update(image)
        if message.role != "system":
            break
    return f"~{digest.hexdigest()}{f'-{index}' if index else ''}"


def picture(url: str, param: str) -> bytes:
    """The bytes of a picture in a ``data:`` URL. Raises ``Problem`` for every other address: none is ever opened."""
    if (head := _DATA.match(url)) is None:
        raise wrong(
            "Hearth opens no addresses for other programs: send the picture itself, as 'data:image/png;base64,...'.",
            param,
            "unsupported_image_url",
        )
    return decoded(url[head.end() :], param)


def decoded(text: str, param: str) -> bytes:
    """The bytes of a picture in base64. Raises ``Problem``."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):  # perhaps broken into lines
        data = _in_lines(text)
    if not data:
        raise wrong("The picture is no valid base64.", param, "invalid_image")
    return data


def _in_lines(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _message(said: Said, where: str) -> Message:
    match said:
        case AssistantSaid():
            return _assistant(said, where)
        case ToolSaid():
            if not said.tool_call_id:
                raise wrong("A result has to say which call it belongs to.", f"{where}.tool_call_id")
            return Message.tool(_text(said.content, where), said.tool_call_id, said.name or "")
        case SystemSaid():  # the developer's too
            return Message.system(_text(said.content, where))
        case UserSaid():
            if said.content is None:
                raise wrong("A message of the user has to say something.", f"{where}.content")
            return Message.user(_text(said.content, where, pictures=True), _pictures(said.content, where))


def _assistant(said: AssistantSaid, where: str) -> Message:
    calls = tuple(_call(one, f"{where}.tool_calls[{index}]") for index, one in enumerate(said.tool_calls or ()))
    text = _text(said.content, where) or said.refusal or ""
    return Message.assistant(text, said.reasoning_content or said.reasoning or "", calls)


def _call(called: Called, where: str) -> ToolCall:
    if not called.id:
        raise wrong("A call has to have an id.", f"{where}.id", "missing_required_parameter")
    return ToolCall(called.id, called.function.name, called.function.arguments or "{}")


def _text(content: Content, where: str, *, pictures: bool = False) -> str:
    if content is None or isinstance(content, str):
        return content or ""
    texts = []
    for index, part in enumerate(content):
        param = f"{where}.content[{index}]"
        match part:
            case TextPart():
                texts.append(part.text)
            case ImagePart() if pictures:
                pass
            case ImagePart():
                raise wrong("Only the user can show pictures.", param)
            case AudioPart():
                raise wrong("Hearth cannot listen to sound.", param, "unsupported_content")
            case FilePart():
                raise wrong("Hearth takes no files here: send their text.", param, "unsupported_content")
            case _:
                texts.append(part.refusal)
    return "\n".join(texts)


def _pictures(content: Content, where: str) -> tuple[bytes, ...]:
    if content is None or isinstance(content, str):
        return ()
    return tuple(
        picture(
            part.image_url if isinstance(part.image_url, str) else part.image_url.url,
            f"{where}.content[{index}].image_url",
        )
        for index, part in enumerate(content)
        if isinstance(part, ImagePart)
    )
