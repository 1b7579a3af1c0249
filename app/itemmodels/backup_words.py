"""What people read about backups, in the language of the desktop; knows no files."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from app.error_words import said
from inference.errors import StorageDamaged, StorageNewer

if TYPE_CHECKING:
    from app.storage.backup_file import Backup


def backup_title(made_at: float, today: datetime.date | None = None) -> str:
    """When a backup was made, or anything was done: ``Today, 10:12``, ``Yesterday, 23:50``, ``12 March 2026, 9:00``."""
    translate = QCoreApplication.translate
    moment = QDateTime.fromSecsSinceEpoch(int(made_at))
    now = today or datetime.datetime.now().astimezone().date()
    days = moment.date().daysTo(QDate(now.year, now.month, now.day))
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    if days == 0:
        return translate("BackupWords", "Today, {0}").format(time)
    if days == 1:
        return translate("BackupWords", "Yesterday, {0}").format(time)
    return translate("BackupWords", "{0}, {1}").format(
        QLocale().toString(moment.date(), QLocale.FormatType.LongFormat), time
    )


def why_text(backup: Backup) -> str:
    """Why a backup was made."""
    translate = QCoreApplication.translate
    match backup.reason:
        case "daily":
            return translate("BackupWords", "made by itself")
        case "user":
            return translate("BackupWords", "made by you")
        case "restore":
            return translate("BackupWords", "from before you went back")
        case "migration":
            return translate("BackupWords", "from before an update")
    return translate("BackupWords", "put there by you")


def problem_text(backup: Backup) -> str:
    """Why it cannot be used; empty where it can."""
    translate = QCoreApplication.translate
    match backup.code:
        case StorageDamaged.code:
            return translate("BackupWords", "It is damaged and cannot be used.")
        case StorageNewer.code:
            return translate("BackupWords", "It was written by a newer Hearth.")
    return said(backup.problem)


def conversations_text(count: int) -> str:
    """How many conversations."""
    return QCoreApplication.translate("BackupWords", "%n conversations", "", count)


def messages_text(count: int) -> str:
    """How many messages."""
    return QCoreApplication.translate("BackupWords", "%n messages", "", count)


def contents_text(backup: Backup) -> str:
    """What is in it."""
    return QCoreApplication.translate("BackupWords", "{0} with {1}").format(
        conversations_text(backup.conversations), messages_text(backup.messages)
    )


def added_text(conversations: int, messages: int) -> str:
    """What came back."""
    translate = QCoreApplication.translate
    if not messages and not conversations:
        return translate("BackupWords", "The backup has nothing that is not here.")
    if not conversations:
        return translate("BackupWords", "Added: {0}.").format(messages_text(messages))
    return translate("BackupWords", "Added: {0} with {1}.").format(
        conversations_text(conversations), messages_text(messages)
    )
