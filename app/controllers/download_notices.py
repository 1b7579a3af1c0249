"""What the user is told about downloads without looking at them: begun, there, stuck, given up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from app.notices import DELETED_NOTICE, Notice, Notices
from app.settings import Settings
from inference.download.values import Download, Wanted
from inference.errors import HearthError

TOLD = "window.told_about_downloads"  # the setting that remembers that it was explained once
OF_ALL = ("offline", "no_space")  # why all downloads rest, one after the other: it is said once


class DownloadNotices(QObject):
    """Posts notices; each download has at most one."""

    def __init__(self, notices: Notices, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._settings = settings
        self._begun: Path | None = None  # the file whose beginning was told last

    def post_error(self, error: HearthError) -> None:
        """Something could not be done."""
        self._notices.post_error(error)

    def say_how_it_goes(self, wanted: Wanted) -> None:
        """A download begins; the first time also that one can go on chatting, and quit."""
        self._begun = wanted.model
        told = self._settings.flag(TOLD)
        if not told:
            self._settings.set(TOLD, True)
        hint = self.tr("You can chat meanwhile, or quit: it goes on where it was when Hearth is open again.")
        self._notices.post(
            Notice(
                message=self.tr("“{0}” is being downloaded.").format(wanted.title),
                hint="" if told else hint,
                action="show-downloads",
                action_title=self.tr("Show downloads"),
                key="downloads",
            )
        )

    def say_what_goes_on(self, downloads: Sequence[Download]) -> None:
        """At a start: that something goes on by itself."""
        going = [download for download in downloads if download.state not in ("paused", "done", "failed")]
        if not going:
            return
        self._begun = going[0].wanted.model if len(going) == 1 else None
        if len(going) == 1:
            message = self.tr("The download of “{0}” goes on where it was.").format(going[0].wanted.title)
        else:
            message = self.tr("{0} downloads go on where they were.").format(len(going))
        self._notices.post(
            Notice(message=message, action="show-downloads", action_title=self.tr("Show downloads"), key="downloads")
        )

    def note_change(self, download: Download) -> None:
        """A download is there, or needs the user."""
        title = download.wanted.title
        if download.state in ("done", "failed", "paused"):
            self.take_back_beginning(download)
        if download.state == "done":
            self._notices.post(
                Notice(
                    message=self.tr("“{0}” is on this computer now.").format(title),
                    action=f"chat-with-download:{download.id}",
                    action_title=self.tr("Chat with it"),
                    key=_key(download.id),
                    sticky=True,
                )
            )
        elif download.state == "failed" or (download.state == "paused" and download.code):
            alone = download.code not in OF_ALL
            self._notices.post(
                Notice(
                    level="error" if download.state == "failed" else "warning",
                    message=f"{title}: {download.message}" if download.message and alone else download.message or title,
                    hint=download.hint,
                    detail=download.detail,
                    action="show-downloads",
                    action_title=self.tr("Show downloads"),
                    key=_key(download.id) if alone else _key(download.code),
                    sticky=True,
                )
            )

    def take_back(self, download_id: int) -> None:
        """What was said about a download is no longer so."""
        self._notices.dismiss(_key(download_id))
        self.take_back_for_all()

    def take_back_for_all(self) -> None:
        """What held up all of them does so no longer, or will be said again."""
        for code in OF_ALL:
            self._notices.dismiss(_key(code))

    def take_back_beginning(self, download: Download) -> None:
        """It does not begin any more: what was said of that is not to stand beside what became of it."""
        if self._begun == download.wanted.model:
            self._begun = None
            self._notices.dismiss("downloads")

    def offer_undo(self, download: Download, *, moving: bool) -> None:
        """A download was cancelled."""
        self.take_back_beginning(download)
        self._notices.post(
            Notice(
                message=self.tr("The download of “{0}” was cancelled.").format(download.wanted.title),
                action=f"{'resume' if moving else 'restore'}-download:{download.id}",
                action_title=self.tr("Undo"),
                key=DELETED_NOTICE,
            )
        )

    def take_back_undo(self) -> None:
        """There is nothing to bring back."""
        self._notices.dismiss(DELETED_NOTICE)


def _key(what: int | str) -> str:
    return f"download-{what}"
