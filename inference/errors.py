"""Every failure of Hearth, one class each; knows nothing of Qt, of llama.cpp or of wording a log.

The tree (the word behind each class is its ``code``, stable for scripts and for the ``failed`` event)::

    HearthError                      error
    ├── UsageError                   usage              an option or argument that cannot be meant
    │   └── OptionError              bad_option         a load or sampling value outside its limits
    ├── Cancelled                    cancelled          the user stopped it; never shown as an error
    ├── ModelFileError               model_file
    │   ├── ModelMissing             model_missing      no such file, or no such name
    │   ├── ModelUnreadable          model_unreadable   permission, input/output error
    │   ├── NotAModel                not_a_model        not a GGUF: a page, an archive, text, empty, a folder
    │   ├── ModelTruncated           model_truncated    shorter than its own header says
    │   ├── ModelCorrupt             model_corrupt      a header that contradicts itself
    │   ├── ModelUnsupported         model_unsupported  an architecture or type this llama.cpp does not know
    │   └── ModelIncomplete          model_incomplete   parts of a split file are not there
    ├── OutOfMemory                  out_of_memory      needed, available, and what would fit
    ├── NoModel                      no_model           a request that needs a loaded model
    ├── ContextFull                  context_full       the prompt does not fit into the context
    ├── TemplateError                bad_template       the chat template of the file fails, or takes too long
    ├── PromptError                  bad_prompt         messages no template can express
    ├── EngineError                  engine
    │   ├── EngineDied               engine_died        the process ended: signal or status, last log lines
    │   ├── EngineUnavailable        engine_unavailable it cannot be started (library missing, wrong processor)
    │   └── EngineFailed             engine_failed      llama.cpp refused without a better word
    ├── Busy                         busy               more requests wait than may; later it will be possible
    ├── RequestError                 bad_request        a request at the endpoint that is answered with an error
    ├── Unable                       unable             the model cannot do what is asked for (pictures, tools, …)
    ├── ServingError                 serving            the endpoint for other programs cannot be offered
    │   └── PortTaken                port_taken         another program has its port
    ├── NetworkError                 network            nothing, or nothing that makes sense, came over the network
    │   ├── Offline                  offline            the user has switched the network off
    │   ├── Unreachable              unreachable        no name, no connection, no answer in time
    │   └── WrongAnswer              wrong_answer       somebody else answered: a login page, a broken text
    ├── HubError                     hub                the hub answered, and said no
    │   ├── NotOnHub                 not_on_hub         no such repository, revision or file
    │   ├── AccessNeeded             access_needed      gated or private: a licence to accept, a token to give
    │   ├── TokenRefused             token_refused      the token itself is not accepted
    │   └── HubBusy                  hub_busy           too many requests, or an error of the server
    ├── DownloadError                download
    │   ├── DownloadDamaged          download_damaged   size or SHA-256 are not those the hub names
    │   ├── DownloadTaken            download_taken     another Hearth is fetching this file
    │   └── NoSpace                  no_space           the disk has no room for what is still to come
    ├── KeychainError                keychain           the token cannot be kept in the system's keychain
    └── StorageError                 storage            database, settings or another file of Hearth's own
        ├── StorageDamaged           storage_damaged
        ├── StorageFull              storage_full
        └── StorageNewer             storage_newer      written by a later Hearth; left untouched
"""

from __future__ import annotations

from typing import ClassVar


class HearthError(Exception):
    """What happened, what it means and what to do next, kept apart.

    Attributes:
        message: One sentence: what happened and what it means. Shown as it is.
        hint: One sentence: the next step. May be empty.
        detail: Technical text to copy into a report (log lines, paths). Never shown first.
    """

    code: ClassVar[str] = "error"

    def __init__(self, message: str, hint: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UsageError(HearthError):
    """An argument that cannot be meant."""

    code = "usage"


class OptionError(UsageError):
    """A load or sampling value outside its limits."""

    code = "bad_option"


class Cancelled(HearthError):
    """The user stopped it. Callers stay silent about it."""

    code = "cancelled"


class ModelFileError(HearthError):
    """Something about a model file."""

    code = "model_file"


class ModelMissing(ModelFileError):
    """No such file, or no model of that name."""

    code = "model_missing"


class ModelUnreadable(ModelFileError):
    """The file is there but cannot be read."""

    code = "model_unreadable"


class NotAModel(ModelFileError):
    """The file is something else than a GGUF."""

    code = "not_a_model"


class ModelTruncated(ModelFileError):
    """The file ends before its own header says it should."""

    code = "model_truncated"


class ModelCorrupt(ModelFileError):
    """The header contradicts itself or exceeds sane limits."""

    code = "model_corrupt"


class ModelUnsupported(ModelFileError):
    """A GGUF, but of an architecture or tensor type that this llama.cpp cannot run."""

    code = "model_unsupported"


class ModelIncomplete(ModelFileError):
    """One or more parts of a split model are missing."""

    code = "model_incomplete"


class OutOfMemory(HearthError):
    """Not enough memory; the hint says what would fit."""

    code = "out_of_memory"


class NoModel(HearthError):
    """A request that needs a model while none is loaded."""

    code = "no_model"


class ContextFull(HearthError):
    """The prompt does not fit into the context that was loaded."""

    code = "context_full"


class TemplateError(HearthError):
    """The chat template of the model fails, loops, or produces too much."""

    code = "bad_template"


class PromptError(HearthError):
    """Messages that cannot be expressed to this model."""

    code = "bad_prompt"


class EngineError(HearthError):
    """Something about the engine process."""

    code = "engine"


class EngineDied(EngineError):
    """The engine process ended while it was needed."""

    code = "engine_died"


class EngineUnavailable(EngineError):
    """The engine process cannot be started on this machine."""

    code = "engine_unavailable"


class EngineFailed(EngineError):
    """llama.cpp refused, and no better class is known."""

    code = "engine_failed"


class Busy(HearthError):
    """More requests wait than may wait; the same will be possible later.

    Attributes:
        retry_s: Seconds after which it is worth another try.
    """

    code = "busy"
    retry_s = 1.0


class RequestError(HearthError):
    """A request at the endpoint that is answered with an error.

    Attributes:
        status: Of HTTP.
        error_code: A word that programs compare, such as ``model_not_found``; empty: none.
        param: Which part of the request is meant, such as ``messages[0].content``; empty: none.
        retry_s: Seconds after which the same is worth another try; 0: nobody knows.
        closes: Whether nothing more is taken from this connection.
    """

    code = "bad_request"

    def __init__(
        self,
        message: str,
        hint: str = "",
        detail: str = "",
        *,
        status: int = 400,
        error_code: str = "",
        param: str = "",
        retry_s: float = 0.0,
        closes: bool = False,
    ) -> None:
        super().__init__(message, hint, detail)
        self.status = status
        self.error_code = error_code
        self.param = param
        self.retry_s = retry_s
        self.closes = closes


class Unable(HearthError):
    """The model cannot do what is asked for: see pictures, call tools, make vectors, fill in the middle."""

    code = "unable"


class ServingError(HearthError):
    """The endpoint for other programs cannot be offered."""

    code = "serving"


class PortTaken(ServingError):
    """Another program listens on the port already."""

    code = "port_taken"


class NetworkError(HearthError):
    """Nothing, or nothing that makes sense, came over the network."""

    code = "network"


class Offline(NetworkError):
    """The user has switched the network off."""

    code = "offline"


class Unreachable(NetworkError):
    """No name, no connection or no answer in time; the message names what failed."""

    code = "unreachable"


class WrongAnswer(NetworkError):
    """Somebody else than the hub answered, or the answer makes no sense."""

    code = "wrong_answer"


class HubError(HearthError):
    """The hub answered, and said no."""

    code = "hub"


class NotOnHub(HubError):
    """No such repository, revision or file."""

    code = "not_on_hub"


class AccessNeeded(HubError):
    """Gated or private: a licence must be accepted, or a token given; the hint says where."""

    code = "access_needed"


class TokenRefused(HubError):
    """The token itself is not accepted."""

    code = "token_refused"


class HubBusy(HubError):
    """Too many requests, or an error inside the server.

    Attributes:
        retry_after: Seconds the server asks to wait, ``None`` when it does not say.
    """

    code = "hub_busy"
    retry_after: float | None = None


class DownloadError(HearthError):
    """Something about a file on its way."""

    code = "download"


class DownloadDamaged(DownloadError):
    """Size or SHA-256 are not those that were promised."""

    code = "download_damaged"


class DownloadTaken(DownloadError):
    """Another process is fetching this file."""

    code = "download_taken"


class NoSpace(DownloadError):
    """The disk has no room for what is still to come."""

    code = "no_space"


class KeychainError(HearthError):
    """The system's keychain cannot be used."""

    code = "keychain"


class StorageError(HearthError):
    """Something about the database, the settings or another file of Hearth's own."""

    code = "storage"


class StorageDamaged(StorageError):
    """A file of Hearth's own is damaged."""

    code = "storage_damaged"


class StorageFull(StorageError):
    """There is no space left for what must be written."""

    code = "storage_full"


class StorageNewer(StorageError):
    """Written by a later version of Hearth; it is left untouched."""

    code = "storage_newer"


def _walk(cls: type[HearthError]) -> dict[str, type[HearthError]]:
    found = {cls.code: cls}
    for child in cls.__subclasses__():
        found.update(_walk(child))
    return found


def error_from_code(code: str, message: str, hint: str = "", detail: str = "") -> HearthError:
    """Rebuild the error that crossed a process border as a ``failed`` event.

    An unknown code (a later engine) becomes a plain ``HearthError``.
    """
    return _walk(HearthError).get(code, HearthError)(message, hint, detail)
