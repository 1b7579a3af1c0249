"""Backups as the window has them: listed, made, restored, what is missing brought back; knows no widgets.

The thread of the backups does the work. Restoring needs everybody: answers are ended, what is shown is let go, the
database's thread exchanges the files, and the list is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from app.bridge import Bridge
from app.controllers.answers import DIED_NOTICE
from app.controllers.exchange import IMPORT_NOTICE
from app.controllers.store import Store
from app.controllers.summary_writer import EDITED_NOTICE
from app.controllers.together import Controllers
from app.itemmodels.backup_words import added_text, backup_title, contents_text, messages_text
from app.notices import DELETED_NOTICE, Notice, Notices
from inference.errors import Cancelled, HearthError, StorageDamaged, StorageFull, StorageNewer

if TYPE_CHECKING:
    from concurrent.futures import Future

    from app.storage.backup_file import Backup, Pace
    from app.storage.backup_keeper import BackupKeeper
    from app.storage.backups import Backups
    from app.storage.merging import Missing
    from app.storage.salvage import Rebuilt

Doing = Literal["", "create", "save", "restore", "add", "delete"]

RESTORE, ADD = "restore-backup", "add-missing"  # actions of notices: with the name of the backup
SKIPPED_NOTICE = "backup-skipped"
RESTORED_NOTICE = "backup-restored"
# What they say holds no longer after going back, or what they offer concerns conversations that are others now.
OVER = (StorageDamaged.code, StorageNewer.code, DELETED_NOTICE, DIED_NOTICE, EDITED_NOTICE, IMPORT_NOTICE)
AT_ONCE = 50  # conversations that are brought back in one go

T = TypeVar("T")


class SafetyController(QObject):
    """Signals:
    listed(tuple[Backup, ...]): The backups that are there, the newest first.
    doing_changed(str): What is under way, see ``Doing``.
    restored(): Everything is something else now: an id means another conversation than before.
    added(): There are more conversations or messages than before.
    """

    listed = Signal(object)
    doing_changed = Signal(str)
    restored = Signal()
    added = Signal()

    def __init__(
        self,
        to: Controllers,
        store: Store,
        notices: Notices,
        bridge: Bridge,
        keeper: BackupKeeper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._to = to
        self._store = store
        self._notices = notices
        self._bridge = bridge
        self._keeper = keeper
        self._doing: Doing = ""
        keeper.busy = to.chat.busy  # an answer may be under way by now
        to.answers.running_changed.connect(self._note_running)

    @property
    def doing(self) -> Doing:
        """What is under way."""
        return self._doing

    def read(self) -> None:
        """Look what backups there are; ``listed`` tells."""
        self._bridge.when_done(self._keeper.submit(lambda backups, _: backups.list()), self.listed.emit, self._fail)

    def create(self) -> None:
        """Make a backup now."""

        def tell(made: Backup) -> None:
            self._notices.post(
                Notice(message=self.tr("The backup is made, and it is good: {0}.").format(contents_text(made)))
            )

        self._do("create", lambda backups, pace: backups.create("user", pace), tell)

    def save_as(self, target: Path, name: str = "") -> None:
        """Copy what there is now, or the backup of that name, into a file of the user's."""

        def save(backups: Backups, pace: Pace) -> None:
            source = backups.folder / name if name else None
            backups.save_as(target, pace, source=source, replaces=True)  # the dialog has asked

        def tell(_saved: object) -> None:
            self._notices.post(Notice(message=self.tr("A copy of all conversations is in {0}.").format(target)))

        self._do("save", save, tell)

    def restore(self, name: str) -> None:
        """Go back to a backup; what is there now becomes one itself, and a notice offers the way back."""
        from app.storage.restoring import prepare  # with the first restoring

        self._do(
            "restore",
            lambda backups, pace: prepare(backups, backups.folder / name, pace),
            lambda _fresh: self._exchange(name),
            ends=False,
        )

    def add_missing(self, name: str) -> None:
        """Add what a backup has and is no longer there."""
        from app.storage.backup_file import examine  # seldom
        from app.storage.merging import conversations_that_differ

        def look(backups: Backups, pace: Pace) -> tuple[Path, frozenset[int]]:
            path = backups.folder / name
            examine(path, thorough=True, pace=pace)
            return path, conversations_that_differ(backups.database, path)

        self._do("add", look, lambda found: self._add(found[0], sorted(found[1])), ends=False)

    def delete(self, name: str) -> None:
        """Throw a backup away for good."""
        self._do("delete", lambda backups, _: backups.delete(name))

    def act(self, action: str) -> None:
        """Do what a notice offers, if it is about backups."""
        what, _, name = action.partition(":")
        if what == RESTORE:
            self.restore(name)
        elif what == ADD:
            self.add_missing(name)

    def note_rebuilt(self, rebuilt: Rebuilt) -> None:
        """A damaged database was replaced by what could be read: see whether the newest good backup has more."""
        from app.storage.merging import what_is_missing  # seldom, as is what needs it

        def look(backups: Backups, pace: Pace) -> tuple[Backup, Missing] | None:
            backup = backups.newest_good(pace)
            return None if backup is None else (backup, what_is_missing(backups.database, backup.path))

        def tell(found: tuple[Backup, Missing] | None) -> None:
            if found is not None and (found[1].conversations or found[1].messages):
                self._offer(rebuilt, *found)

        self._bridge.when_done(self._keeper.submit(look), tell, self._fail)

    def note_skipped(self, error: HearthError) -> None:
        """The daily backup could not be made."""
        hint = error.hint
        if isinstance(error, StorageDamaged):
            hint = self.tr("Start Hearth again: it then saves what can be read.")
        self._notices.post(
            Notice(
                level="info" if isinstance(error, StorageFull) else "warning",
                message=self.tr("Today's backup was left out: {0}").format(error.message),
                hint=hint,
                detail=error.detail,
                key=SKIPPED_NOTICE,
            )
        )

    # ------------------------------------------------------------------------------------ inside

    def _offer(self, rebuilt: Rebuilt, backup: Backup, missing: Missing) -> None:
        self._notices.post(
            Notice(
                level="warning",
                message=self.tr("The conversations were damaged. {0} could be read and are here again.").format(
                    messages_text(rebuilt.messages)
                ),
                hint=self.tr("The backup “{0}” has {1} more.").format(
                    backup_title(backup.made_at), messages_text(missing.messages)
                ),
                detail=str(rebuilt.aside),
                action=f"{ADD}:{backup.name}",
                action_title=self.tr("Add what the backup has"),
                key=StorageDamaged.code,
                sticky=True,
            )
        )

    def _add(self, backup: Path, left: Sequence[int], so_far: tuple[int, int] = (0, 0)) -> None:
        """Bring back a few conversations at a time: others use the database too, and an answer may be growing."""
        some, rest = frozenset(left[:AT_ONCE]), left[AT_ONCE:]

        def go_on(came: Missing) -> None:
            sums = (so_far[0] + came.conversations, so_far[1] + came.messages)
            if rest:
                self._add(backup, rest, sums)
                return
            self._finish()
            self._notices.dismiss(StorageDamaged.code)
            self._notices.post(Notice(message=added_text(*sums)))
            self.added.emit()
            self._to.conversations.refresh()
            self._to.chat.refresh()

        def fail(_error: HearthError) -> None:
            self._finish()

        self._store.ask(lambda conversations: conversations.bring_back(backup, some), go_on, fail)

    def _exchange(self, name: str) -> None:
        """The copy is ready: let go of everything, and have the files exchanged."""
        from app.storage.restoring import exchange  # see above

        to = self._to
        shown_id = to.chat.view.id
        to.chat.new()
        to.chat.forget_drafts()
        to.summaries.writer.forget_all()
        to.answers.end_all()

        def work(backups: Backups, _: Pace) -> Path | None:
            return self._store.exchange(lambda: exchange(backups)).result()

        def tell(kept: Path | None) -> None:
            for told in OVER:
                self._notices.dismiss(told)
            self._notices.post(
                Notice(
                    message=self.tr("The conversations are as they were in the backup."),
                    hint=self.tr("What was there before is kept as a backup too."),
                    action=f"{RESTORE}:{kept.name}" if kept is not None else "",
                    action_title=self.tr("Undo") if kept is not None else "",
                    key=RESTORED_NOTICE,
                    sticky=True,
                )
            )

        def settle() -> None:
            self._finish()
            self.restored.emit()
            to.conversations.refresh()
            if shown_id is not None:
                to.chat.resume(shown_id)

        def succeed(kept: Path | None) -> None:
            tell(kept)
            settle()

        def fail(error: BaseException) -> None:
            settle()
            self._fail(error)

        self._bridge.when_done(self._keeper.submit(work), succeed, fail)

    def _do(
        self,
        doing: Doing,
        work: Callable[[Backups, Pace], T],
        then: Callable[[T], object] = lambda _: None,
        *,
        ends: bool = True,
    ) -> None:
        """Have the thread do one thing; ``ends``: with that it is over. While one is under way there is no other."""
        if self._doing:
            return
        self._doing = doing
        self.doing_changed.emit(doing)

        def finish(result: T) -> None:
            if ends:
                self._finish()
            then(result)

        def fail(error: BaseException) -> None:
            self._finish()
            self._fail(error)

        future: Future[T] = self._keeper.submit(work)
        self._bridge.when_done(future, finish, fail)

    def _finish(self) -> None:
        self._doing = ""
        self.doing_changed.emit("")
        self.read()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, HearthError):
            raise error
        self._notices.post_error(error, sticky=False)

    def _note_running(self, conversations: frozenset[int]) -> None:
        self._keeper.busy = bool(conversations)
