"""Why a model answers, and the rules by which that is chosen, in the user's language. Pure functions."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from inference.router import Why
from inference.routing_rules import Rule, Then, When

translate = QCoreApplication.translate

_PLAIN = {"en": "English", "es": "español", "zh": "中文"}


def when_words(when: When) -> str:
    """For which requests a rule is."""
    return {
        "always": translate("RoutingWords", "For every question"),
        "code": translate("RoutingWords", "For code"),
        "image": translate("RoutingWords", "For pictures"),
        "tools": translate("RoutingWords", "For requests with tools"),
        "json": translate("RoutingWords", "For answers in JSON"),
        "reasoning": translate("RoutingWords", "For puzzles and proofs"),
        "long": translate("RoutingWords", "For long texts"),
        "short": translate("RoutingWords", "For short questions"),
        "language": translate("RoutingWords", "For questions in a language"),
    }[when]


def then_words(then: Then) -> str:
    """What follows, to be chosen from."""
    return {
        "prefer": translate("RoutingWords", "this model, if it can"),
        "avoid": translate("RoutingWords", "never this model"),
        "specialists": translate("RoutingWords", "rather a model made for it"),
        "quick": translate("RoutingWords", "rather a quick answer"),
        "strong": translate("RoutingWords", "rather a strong model, even if it takes longer"),
    }[then]


def language_name(code: str) -> str:
    """A language as its speakers call it; where Qt names the way one country speaks it, as that is called in it."""
    return _PLAIN.get(code) or QLocale(code).nativeLanguageName() or code


def sentence_of(rule: Rule) -> str:
    """A rule as a sentence."""
    when = when_words(rule.when)
    if rule.when == "language":
        when = translate("RoutingWords", "For questions in “{0}”").format(language_name(rule.language))
    then = {
        "prefer": translate("RoutingWords", "{0}: “{1}”, if it can."),
        "avoid": translate("RoutingWords", "{0}: never “{1}”."),
        "specialists": translate("RoutingWords", "{0}: rather a model made for it."),
        "quick": translate("RoutingWords", "{0}: rather a quick answer."),
        "strong": translate("RoutingWords", "{0}: rather a strong model, even if it takes longer."),
    }[rule.then]
    return then.format(when, rule.model)


def why_words(code: str) -> str:
    """A reason that is kept with an answer, in a few words; empty when it is none that is known."""
    known = {
        "only": translate("RoutingWords", "Automatic: the only one that can"),
        "stays": translate("RoutingWords", "Automatic: goes on here"),
        "strongest": translate("RoutingWords", "Automatic: the strongest"),
        "quicker": translate("RoutingWords", "Automatic: much quicker than stronger ones"),
        "balance": translate("RoutingWords", "Automatic: strong, and quick enough"),
        "rule:always": translate("RoutingWords", "Automatic: a rule for every question"),
        "rule:code": translate("RoutingWords", "Automatic: a rule for code"),
        "rule:image": translate("RoutingWords", "Automatic: a rule for pictures"),
        "rule:tools": translate("RoutingWords", "Automatic: a rule for tools"),
        "rule:json": translate("RoutingWords", "Automatic: a rule for JSON"),
        "rule:reasoning": translate("RoutingWords", "Automatic: a rule for puzzles"),
        "rule:long": translate("RoutingWords", "Automatic: a rule for long texts"),
        "rule:short": translate("RoutingWords", "Automatic: a rule for short questions"),
        "rule:language": translate("RoutingWords", "Automatic: a rule for this language"),
    }
    return known.get(code, "")


def why_sentence(why: Why) -> str:
    """Why a model would answer, in full."""
    match why.kind:
        case "only":
            return translate("RoutingWords", "It is the only model here that can answer this.")
        case "stays":
            return translate("RoutingWords", "It has answered this conversation so far.")
        case "rule" if why.rule is not None:
            return translate("RoutingWords", "A rule says so. {0}").format(sentence_of(why.rule))
        case "strongest":
            return translate("RoutingWords", "It is the strongest, and takes about {0} s.").format(
                _seconds(why.seconds)
            )
    return translate("RoutingWords", "It takes about {0} s; “{1}” is stronger, but takes {2} s.").format(
        _seconds(why.seconds), why.instead, _seconds(why.instead_seconds)
    )


def _seconds(seconds: float) -> str:
    return QLocale().toString(max(1, round(seconds)))
