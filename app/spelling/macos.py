"""The spell checker of macOS, ``NSSpellChecker``, through the Objective-C runtime.

https://developer.apple.com/documentation/appkit/nsspellchecker Written after its documentation.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

RUNTIME = "/usr/lib/libobjc.dylib"
APPKIT = "/System/Library/Frameworks/AppKit.framework/AppKit"
MOST = 8  # suggestions
NOT_FOUND = 2**63 - 1  # ``NSNotFound``


class _Range(ctypes.Structure):
    _fields_ = (("location", ctypes.c_ulong), ("length", ctypes.c_ulong))


class MacSpeller:
    """Words that are added are known to every program of the user."""

    def __init__(self) -> None:
        """Raises ``OSError`` where there is no Objective-C."""
        self._runtime = ctypes.CDLL(RUNTIME)
        ctypes.CDLL(APPKIT)
        for function in ("objc_getClass", "sel_registerName"):
            declared = getattr(self._runtime, function)
            declared.restype, declared.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        for function in ("objc_autoreleasePoolPush", "objc_autoreleasePoolPop"):
            getattr(self._runtime, function).restype = ctypes.c_void_p
        self._runtime.objc_autoreleasePoolPop.argtypes = [ctypes.c_void_p]
        self._strings = self._runtime.objc_getClass(b"NSString")
        checker = self._runtime.objc_getClass(b"NSSpellChecker")
        self._checker = self._send(checker, "sharedSpellChecker")
        if not self._checker:
            raise OSError("there is no spell checker")
        pool = self._runtime.objc_autoreleasePoolPush()
        self.languages = tuple(self._texts(self._send(self._checker, "availableLanguages")))
        self._runtime.objc_autoreleasePoolPop(pool)

    def knows(self, word: str, language: str) -> bool:
        """Whether a word is right in one of ``languages``."""
        pool = self._runtime.objc_autoreleasePoolPush()
        try:
            found = self._send(
                self._checker,
                "checkSpellingOfString:startingAt:language:wrap:inSpellDocumentWithTag:wordCount:",
                *(self._string(word), 0, self._string(language), False, 0, None),
                result=_Range,
                takes=(
                    ctypes.c_void_p,
                    ctypes.c_long,
                    ctypes.c_void_p,
                    ctypes.c_bool,
                    ctypes.c_long,
                    ctypes.c_void_p,
                ),
            )
            return int(found.location) >= NOT_FOUND or not found.length
        finally:
            self._runtime.objc_autoreleasePoolPop(pool)

    def suggest(self, word: str, language: str) -> Sequence[str]:
        """What may have been meant, the likeliest first."""
        pool = self._runtime.objc_autoreleasePoolPush()
        try:
            text = self._string(word)
            length = len(word.encode("utf-16-le", "surrogatepass")) // 2
            found = self._send(
                self._checker,
                "guessesForWordRange:inString:language:inSpellDocumentWithTag:",
                *(_Range(0, length), text, self._string(language), 0),
                takes=(_Range, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long),
            )
            return self._texts(found)[:MOST]
        finally:
            self._runtime.objc_autoreleasePoolPop(pool)

    def add(self, word: str, language: str) -> None:
        """Let a word be right from now on, in all programs."""
        pool = self._runtime.objc_autoreleasePoolPush()
        self._send(self._checker, "learnWord:", self._string(word), takes=(ctypes.c_void_p,), result=None)
        self._runtime.objc_autoreleasePoolPop(pool)

    def close(self) -> None:
        """The checker belongs to the system."""

    def _send(
        self,
        receiver: int,
        message: str,
        *arguments: object,
        takes: Sequence[Any] = (),
        result: Any = ctypes.c_void_p,
    ) -> Any:
        """``[receiver message:…]``; the runtime's one function has the type of the method it calls."""
        call = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *takes)(("objc_msgSend", self._runtime))
        return call(receiver, self._runtime.sel_registerName(message.encode()), *arguments)

    def _string(self, text: str) -> Any:
        content = text.encode("utf-8", "ignore")
        return self._send(self._strings, "stringWithUTF8String:", content, takes=(ctypes.c_char_p,))

    def _texts(self, array: int | None) -> list[str]:
        if not array:
            return []
        texts = []
        for number in range(self._send(array, "count", result=ctypes.c_ulong)):
            each = self._send(array, "objectAtIndex:", number, takes=(ctypes.c_ulong,))
            content = self._send(each, "UTF8String", result=ctypes.c_char_p)
            texts.append((content or b"").decode("utf-8", "replace"))
        return texts
