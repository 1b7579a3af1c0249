"""Sizes, speeds and times as people read them, in the language of the desktop; knows nothing of what has them."""

from __future__ import annotations

import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_UNITS = (1024**3, 1024**2, 1024)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Amounts", text)


def number(value: float, digits: int = 0) -> str:
    """A number in the writing of the desktop's language."""
    return QLocale().toString(float(value), "f", digits)


def size(count: int) -> str:
    """Bytes, such as ``2.7 GB``, ``512 MB``."""
    return QLocale().formattedDataSize(count, _digits(count), QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def size_of(done: int, total: int | None) -> str:
    """How much of it there is, such as ``1.2 of 2.7 GB``: the unit stands once where it is the same."""
    if total is None:
        return size(done)
    all_of_it = size(total)
    unit = next((unit for unit in _UNITS if total >= unit), 1)
    if unit == 1:
        return _tr("{0} of {1}").format(size(done), all_of_it)
    return _tr("{0} of {1}").format(number(done / unit, _digits(total)), all_of_it)


def _digits(count: int) -> int:
    """Digits behind the point: one where there are few before it, and none of kilobytes, which nobody counts."""
    return int(1024**3 <= count < 100 * 1024**3 or 1024**2 <= count < 10 * 1024**2)


def percent(done: int, total: int | None) -> int:
    """Hundredths that are there; never 100 before all is."""
    if not total:
        return 0
    return 100 if done >= total else min(99, int(100 * done / total))


def speed(bytes_per_second: float) -> str:
    """Such as ``12.3 MB/s``."""
    return _tr("{0}/s").format(size(int(bytes_per_second)))


def duration(seconds: float) -> str:
    """A time to wait, rounded the way one says it: ``40 s``, ``3 min``, ``2 h 10 min``, ``3 days``."""
    if seconds < 55:
        step = 1 if seconds < 10 else 5
        return _tr("{0} s").format(max(1, round(seconds / step) * step))
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return _tr("{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        rest = rest // 10 * 10
        return _tr("{0} h {1} min").format(hours, rest) if rest else _tr("{0} h").format(hours)
    return _tr("{0} days").format(round(hours / 24))


def words_per_second(words: float) -> str:
    """How fast an answer grows, in words: ``about 12 words a second``."""
    if words < 0.1:
        return _tr("less than 6 words a minute")
    if words < 1:
        return _tr("about {0} words a minute").format(number(60 * words))
    return _tr("about {0} words a second").format(number(words, 0 if words >= 3 else 1))


def parameters(count: int) -> str:
    """How many weights, such as ``4.2 B`` (thousand millions) or ``350 M``."""
    if count >= 10**9:
        billions = count / 10**9
        return _tr("{0} B").format(number(billions, 0 if billions >= 20 or billions == int(billions) else 1))
    return _tr("{0} M").format(number(count / 10**6))


def count(value: int) -> str:
    """How often, roughly: ``950``, ``12 K``, ``3.4 M``."""
    if value >= 10**6:
        return _tr("{0} M").format(number(value / 10**6, 1))
    return _tr("{0} K").format(number(value / 1000)) if value >= 1000 else number(value)


def day(moment: float, today: datetime.date | None = None) -> str:
    """When something happened, in seconds since the epoch, as people say it: ``3 days ago``, ``in May 2026``."""
    then = datetime.datetime.fromtimestamp(moment).astimezone().date()
    age = ((today or datetime.datetime.now().astimezone().date()) - then).days
    if age <= 0:
        return _tr("today")
    if age == 1:
        return _tr("yesterday")
    if age < 30:
        return _tr("{0} days ago").format(age)
    return _tr("in {0}").format(QLocale().toString(QDate(then.year, then.month, then.day), "MMMM yyyy"))
