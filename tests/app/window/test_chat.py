"""Conversations from question to answer, through controllers, storage and window; only the engine is scripted."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.storage.conversations import Conversations
from inference.errors import StorageFull
from inference.messages import Message
from tests.app.window.conftest import MakeWindow
from tests.support.scripted_window import ScriptedWindow


def test_an_answer_streams_and_is_kept(program: ScriptedWindow) -> None:
    request = program.ask("What is a GGUF file?")
    assert program.to.chat.busy
    program.engine.say(request, "A file ", "that holds ", "a model.")
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    assert program.texts() == ["What is a GGUF file?", "A file that holds a model."]
    stored = program.stored()
    assert [message.text for message in stored] == program.texts()
    assert stored[1].status == "complete"
    assert stored[1].stats is not None
    assert stored[1].stats.ttft_ms == 120.0
    assert stored[1].stats.context == program.engine.context
    assert [view.text for view in program.window.pane.transcript.messages()] == program.texts()


def test_what_was_streamed_is_on_the_disk_before_the_end(program: ScriptedWindow) -> None:
    request = program.ask("Tell me")
    program.engine.say(request, "half an answer")
    program.wait(lambda: program.stored()[1].text == "half an answer")
    assert program.stored()[1].status == "streaming"


def test_the_prompt_is_the_path_with_the_system_prompt_first(program: ScriptedWindow) -> None:
    program.application.settings.set("chat.system_prompt", "Be brief.")
    program.talk("one", "first")
    program.ask("two")
    assert program.engine.prompt() == (
        Message.system("Be brief."),
        Message.user("one"),
        Message.assistant("first"),
        Message.user("two"),
    )


def test_a_question_asked_while_loading_waits_and_is_answered(make_window: MakeWindow) -> None:
    program = make_window(loads=False).start()
    program.wait(lambda: program.engine.loads)
    program.to.chat.ask("early")
    program.wait(lambda: len(program.path) == 2)
    assert not program.engine.generations
    program.engine.finish_load(program.engine.loads[-1])
    program.wait(lambda: program.engine.generations)
    program.answer(program.engine.generations[-1], "patience")
    assert program.texts() == ["early", "patience"]


def test_stop_keeps_the_text_as_stopped(program: ScriptedWindow) -> None:
    request = program.ask("long")
    program.engine.say(request, "once upon")
    program.to.chat.stop()
    assert request.cancelled
    program.engine.finish(request, "cancelled")
    program.wait(lambda: not program.to.chat.busy)
    assert program.stored()[1].status == "stopped"
    assert program.stored()[1].text == "once upon"


def test_stop_while_waiting_for_the_model_ends_the_answer(make_window: MakeWindow) -> None:
    program = make_window(loads=False).start()
    program.to.chat.ask("early")
    program.wait(lambda: len(program.path) == 2)
    program.to.chat.stop()
    assert not program.to.chat.busy
    assert program.stored()[1].status == "stopped"
    program.wait(lambda: program.engine.loads)
    program.engine.finish_load(program.engine.loads[-1])
    program.wait(lambda: program.to.engine.ready)
    assert not program.engine.generations


def test_late_events_of_an_old_request_are_dropped(program: ScriptedWindow) -> None:
    old = program.ask("one")
    program.engine.say(old, "old")
    program.to.chat.regenerate(program.path[1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    program.engine.finish(old, "cancelled")
    program.engine.say(old, " and late")
    program.answer(program.engine.generations[1], "new")
    assert program.texts() == ["one", "new"]
    program.to.chat.show_sibling(program.path[1].id, -1)
    program.wait(lambda: program.texts() == ["one", "old"])


def test_edit_asks_anew_and_keeps_the_first_version(program: ScriptedWindow) -> None:
    program.talk("2+2?", "4")
    program.to.chat.edit(program.path[0].id, "3+3?")
    program.wait(lambda: len(program.engine.generations) == 2)
    assert program.engine.prompt() == (Message.user("3+3?"),)
    program.answer(program.engine.generations[1], "6")
    assert program.texts() == ["3+3?", "6"]
    assert (program.path[0].sibling, program.path[0].siblings) == (1, 2)
    program.to.chat.show_sibling(program.path[0].id, -1)
    program.wait(lambda: program.texts() == ["2+2?", "4"])


def test_editing_an_answer_changes_words_and_asks_nothing(program: ScriptedWindow) -> None:
    program.talk("2+2?", "5")
    program.to.chat.edit(program.path[1].id, "4")
    program.wait(lambda: program.texts() == ["2+2?", "4"])
    assert len(program.engine.generations) == 1
    assert program.path[1].siblings == 2


def test_continue_goes_on_from_the_text_so_far(program: ScriptedWindow) -> None:
    request = program.ask("count")
    program.engine.say(request, "one, two")
    program.engine.finish(request, "length")
    program.wait(lambda: not program.to.chat.busy)
    program.to.chat.go_on(program.path[1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    assert program.engine.prompt() == (Message.user("count"), Message.assistant("one, two"))
    program.answer(program.engine.generations[1], ", three")
    assert program.texts() == ["count", "one, two, three"]
    assert program.stored()[1].text == "one, two, three"


def test_the_engine_dies_and_the_answer_can_be_continued(program: ScriptedWindow) -> None:
    request = program.ask("story")
    program.engine.say(request, "Once")
    program.wait(lambda: program.to.answers.get(program.path[1].id) is not None)
    program.engine.die()
    program.wait(lambda: not program.to.chat.busy)
    stored = program.stored()
    assert (stored[1].text, stored[1].status, stored[1].error_code) == ("Once", "interrupted", "engine_died")
    assert not program.window.pane.notices.notices  # what is in sight says so itself
    card = program.window.pane.transcript.findChild(QWidget, "messageNotice")
    assert card is not None
    card.findChild(QPushButton, "copyDetails").click()
    assert "signal 11" in QGuiApplication.clipboard().text()
    program.wait(lambda: program.to.engine.ready)
    card.findChild(QPushButton, "messageNoticeAction").click()
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[1], " upon a time")
    assert program.texts() == ["story", "Once upon a time"]
    program.talk("and then?", "the end")
    assert program.texts()[-1] == "the end"


def test_an_answer_cut_off_elsewhere_is_offered_in_a_notice(program: ScriptedWindow) -> None:
    request = program.ask("story")
    program.engine.say(request, "Once")
    program.to.chat.new()
    program.engine.die()
    program.wait(lambda: program.window.pane.notices.notices)
    notice = program.window.pane.notices.notices[-1]
    assert notice.action_title == "Continue"
    program.wait(lambda: program.to.engine.ready)
    program.window.pane.notices.action_asked.emit(notice.action)
    program.wait(lambda: len(program.engine.generations) == 2)
    program.answer(program.engine.generations[1], " upon a time")
    program.wait(lambda: program.texts() == ["story", "Once upon a time"])


def test_a_failure_is_shown_with_the_answer_and_left_out_of_the_next_prompt(program: ScriptedWindow) -> None:
    request = program.ask("too long")
    program.engine.fail(request, "context_full", "It does not fit.", "Start a new conversation.")
    program.wait(lambda: not program.to.chat.busy)
    assert (program.stored()[1].status, program.stored()[1].error_code) == ("failed", "context_full")
    program.ask("shorter")
    assert program.engine.prompt() == (Message.user("too long\n\nshorter"),)


def test_an_answer_goes_on_in_its_own_conversation_when_another_is_shown(program: ScriptedWindow) -> None:
    request = program.ask("in the background")
    first = program.to.chat.view.id
    assert first is not None
    program.engine.say(request, "slow")
    program.to.chat.new()
    assert not program.to.chat.busy
    assert program.path == ()
    program.talk("in front", "quick")
    program.engine.say(request, " but sure")
    assert program.texts() == ["in front", "quick"]
    program.to.chat.open(first)
    program.wait(lambda: program.texts() == ["in the background", "slow but sure"])
    assert program.to.chat.busy
    program.engine.finish(request)
    program.wait(lambda: not program.to.chat.busy)
    assert program.stored()[1].text == "slow but sure"


def test_two_questions_in_a_row_go_into_the_same_conversation(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    program.talk("two", "2")
    assert program.texts() == ["one", "1", "two", "2"]


def test_deleting_a_message_can_be_undone_from_the_notice(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    program.talk("two", "2")
    program.to.chat.delete(program.path[2].id)
    program.wait(lambda: program.texts() == ["one", "1"])
    program.wait(lambda: program.window.pane.notices.notices)
    program.window.pane.notices.action_asked.emit(program.window.pane.notices.notices[-1].action)
    program.wait(lambda: program.texts() == ["one", "1", "two", "2"])


def test_the_first_words_become_the_title(program: ScriptedWindow) -> None:
    program.talk("Which quantization should I take?", "Q4_K_M")
    program.wait(lambda: program.window.sidebar.list.model().rowCount() == 2)
    assert program.window.windowTitle().startswith("Which quantization should I take?")


def test_drafts_stay_with_their_conversation(program: ScriptedWindow) -> None:
    program.talk("one", "1")
    first = program.to.chat.view.id
    assert first is not None
    composer = program.window.pane.card.composer
    composer.set_text("not yet sent")
    program.to.chat.new()
    assert composer.text() == ""
    composer.set_text("of the new one")
    program.to.chat.open(first)
    program.wait(lambda: composer.text() == "not yet sent")
    program.to.chat.new()
    assert composer.text() == "of the new one"


def test_a_draft_is_kept_while_one_goes_on_typing(program: ScriptedWindow) -> None:
    program.talk("one", "a")
    first = program.to.chat.view.id
    assert first is not None
    QTest.keyClicks(program.window.pane.card.composer, "written without a pause " * 2, delay=15)
    drafts: list[str] = []
    program.application.store.ask(lambda conversations: conversations.get(first).draft, drafts.append)
    program.wait(lambda: drafts)
    assert drafts[0].startswith("written")


def test_a_draft_that_could_not_be_written_is_written_later(
    program: ScriptedWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.talk("one", "1")
    first = program.to.chat.view.id
    assert first is not None
    composer = program.window.pane.card.composer

    def refuse(*_: object) -> None:
        raise StorageFull("No space.")

    with monkeypatch.context() as patched:
        patched.setattr(Conversations, "set_draft", refuse)
        composer.set_text("not yet sent")
        program.to.chat.new()
        program.wait(lambda: "No space." in [notice.message for notice in program.window.pane.notices.notices])
        program.to.chat.open(first)
        program.wait(lambda: composer.text() == "not yet sent")  # as long as the window lives
    program.to.chat.new()
    drafts: list[str] = []
    program.application.store.ask(lambda conversations: conversations.get(first).draft, drafts.append)
    program.wait(lambda: drafts == ["not yet sent"])


def test_what_could_not_be_deleted_is_not_said_to_be(program: ScriptedWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    program.talk("one", "1")

    def refuse(*_: object) -> None:
        raise StorageFull("No space.")

    with monkeypatch.context() as patched:
        patched.setattr(Conversations, "delete_message", refuse)
        program.to.chat.delete(program.path[0].id)
        program.wait(lambda: "No space." in [notice.message for notice in program.window.pane.notices.notices])
    assert not any("deleted" in notice.message for notice in program.window.pane.notices.notices)
    assert program.texts() == ["one", "1"]


def test_a_restart_shows_where_one_was_and_ends_what_was_cut_off(make_window: MakeWindow) -> None:
    first = make_window().start()
    request = first.ask("unfinished")
    first.engine.say(request, "so far")
    first.wait(lambda: first.stored()[1].text == "so far")
    first.window.pane.card.composer.set_text("draft")
    first.close()
    second = make_window().start()
    second.wait(lambda: second.texts() == ["unfinished", "so far"])
    assert second.path[1].status == "stopped"
    second.wait(lambda: second.window.pane.card.composer.text() == "draft")


def test_a_message_typed_during_an_answer_is_sent_afterwards(program: ScriptedWindow) -> None:
    request = program.ask("one")
    card = program.window.pane.card
    card.composer.set_text("two")
    card.composer.submitted.emit()
    assert card.composer.text() == ""
    program.engine.say(request, "1")
    program.engine.finish(request)
    program.wait(lambda: len(program.engine.generations) == 2)
    assert card.composer.text() == ""
    assert program.texts()[:3] == ["one", "1", "two"]


def test_reasoning_is_kept_apart(program: ScriptedWindow) -> None:
    request = program.ask("think")
    program.engine.say(request, "hm", channel="reasoning")
    program.answer(request, "done")
    stored = program.stored()[1]
    assert (stored.reasoning, stored.text) == ("hm", "done")
    assert stored.stats is not None
    assert stored.stats.reasoning_ms >= 0


def test_continuing_an_answer_without_a_word_begins_it_again(program: ScriptedWindow) -> None:
    program.ask("story")
    program.engine.die()
    program.wait(lambda: not program.to.chat.busy and program.to.engine.ready)
    program.to.chat.go_on(program.path[1].id)
    program.wait(lambda: len(program.engine.generations) == 2)
    assert program.engine.prompt() == (Message.user("story"),)
    program.answer(program.engine.generations[1], "Once")
    assert program.texts() == ["story", "Once"]


def test_a_found_message_is_scrolled_to(program: ScriptedWindow) -> None:
    program.talk("the needle", "found")
    for number in range(12):
        program.talk(f"hay {number}", "straw\n\n" * 6)
    conversation_id = program.to.chat.view.id
    assert conversation_id is not None
    needle = program.path[0].id
    program.to.chat.new()
    program.to.chat.open(conversation_id, needle)
    program.wait(lambda: program.path and program.to.chat.view.target == needle)
    transcript = program.window.pane.transcript
    program.wait(lambda: transcript.verticalScrollBar().maximum() > 0)
    assert 0 in transcript.visible_rows()
