"""Search: what people type finds what they mean, and nothing typed is an operator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.search import Query, excerpt
from app.storage.values import SearchHit
from inference.errors import StorageError


def say(conversations: Conversations, *texts: str, title: str = "") -> int:
    talk_id = conversations.create(title=title).id
    parent = None
    for text in texts:
        parent = conversations.add(talk_id, parent, "user", text).id
    return talk_id


def found(hits: list[SearchHit]) -> list[int]:
    return [hit.conversation.id for hit in hits]


def marked(hit: SearchHit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("The quick brown fox", "fox"),
        ("The quick brown fox", "QUICK fox"),
        ("The quick brown fox", "bro"),
        ("The quick brown fox", '"quick brown"'),
        ("The quick brown fox", '"quick brown'),
        ("Ein schöner Tag", "schoner"),
        ("Ein schoner Tag", "schön"),
        ("ΑΘΗΝΑ", "αθηνα"),
        ("Привет, мир", "привет"),
        ("I like C++ best", "c++"),
        ("let's go", "let's"),
        ("a_b and c-d", "c-d"),
        ("rock AND roll OR NOT", "AND roll"),
        ("column text:x NEAR", "text:x NEAR"),
        ("100% sure", "100%"),
        ("path C:\\dir\\file", "dir\\file"),
        ("مرحبا بالعالم", "بالعالم"),
        ("日本語のテキストを検索する", "テキスト"),
        ("日本語のテキストを検索する", "検索"),
        ("日本語のテキストを検索する", "語"),
        ("中文 和 English 混合", "English 混合"),
        ("50%の確率_です", "%の"),
        ("한국어 문장을 찾습니다", "문장"),
        ("ภาษาไทยไม่มีช่องว่าง", "ไทย"),
        ("𠮷野家で食べる", "𠮷野"),
    ],
)
def test_finds_in_messages_and_in_titles(conversations: Conversations, said: str, typed: str) -> None:
    say(conversations, "something else entirely", "zzz")
    in_message = say(conversations, "before", said, "after")
    in_title = say(conversations, title=said)
    hits = {hit.conversation.id: hit for hit in conversations.search(typed)}
    assert set(hits) == {in_message, in_title}
    hit = hits[in_message]
    assert hit.message_id is not None
    assert conversations.message(hit.message_id).text == said
    assert marked(hit)
    assert hits[in_title].message_id is None
    assert hits[in_title].excerpt


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("The quick brown fox", '"brown quick"'),
        ("The quick brown fox", "fox wolf"),
        ("The quick brown fox", '"qui"'),
        ("日本語のテキスト", "検索"),
        ("日本語のテキスト", "日%語"),
        ("日本語のテキスト", "日_語"),
        ("anything", ""),
        ("anything", "   "),
        ("anything", '"'),
        ("anything", "* ( ) : ^"),
    ],
)
def test_does_not_find(conversations: Conversations, said: str, typed: str) -> None:
    say(conversations, said)
    assert conversations.search(typed) == []


@hypothesis_settings(max_examples=200)
@given(typed=st.text(max_size=30) | st.text(alphabet='"*()ANDORNT:^-+{}\\%_ 日', max_size=12))
def test_nothing_typed_is_an_error(searchable: Conversations, typed: str) -> None:
    for hit in searchable.search(typed):
        assert hit.excerpt
        for start, end in hit.marks:
            assert 0 <= start < end <= len(hit.excerpt)


@pytest.fixture(scope="module")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conversations]:
    """Some conversations for all examples of a property."""
    database = Database(tmp_path_factory.mktemp("search") / "conversations.db")
    made = Conversations(database)
    say(made, "AND OR NOT NEAR", "a b c", "日本語 % _ \\", title="a title")
    yield made
    database.close()


def test_every_word_that_was_said_is_found(conversations: Conversations) -> None:
    words = ["naïve", "über", "x1y2", "Ünïcödé", "foo_bar", "I'm", "état-major"]
    talk_id = say(conversations, " ".join(words))
    for word in words:
        assert found(conversations.search(word)) == [talk_id], word
        assert found(conversations.search(word.upper())) == [talk_id], word


def test_one_hit_a_conversation_and_it_is_the_newest(conversations: Conversations) -> None:
    first = say(conversations, "apple one", "apple two", "pear")
    second = say(conversations, "apple three")
    hits = conversations.search("apple")
    assert found(hits) == [second, first]
    assert hits[1].message_id is not None
    assert conversations.message(hits[1].message_id).text == "apple two"
    assert found(conversations.search("apple", limit=1)) == [second]
    assert conversations.search("apple", limit=0) == []


def test_what_is_deleted_is_not_found_until_it_is_restored(conversations: Conversations) -> None:
    talk_id = say(conversations, "apple", "pear 梨子です")
    message_id = conversations.path(talk_id)[1].id
    conversations.delete_message(message_id)
    assert (conversations.search("pear"), conversations.search("梨子で"), conversations.search("梨")) == ([], [], [])
    conversations.restore_message(message_id)
    assert found(conversations.search("pear")) == [talk_id]
    conversations.trash(talk_id)
    assert conversations.search("apple") == []
    conversations.restore(talk_id)
    assert found(conversations.search("apple")) == [talk_id]


def test_a_streaming_answer_is_found_when_it_is_done(conversations: Conversations) -> None:
    talk_id = say(conversations, "question")
    answer = conversations.add(talk_id, None, "assistant", "", status="streaming")
    conversations.grow(answer.id, "mango マンゴー")
    assert (conversations.search("mango"), conversations.search("マンゴ")) == ([], [])
    conversations.finish(answer.id, status="complete", text="mango マンゴー")
    assert found(conversations.search("mango")) == found(conversations.search("マンゴ")) == [talk_id]


def test_a_new_title_is_found_and_the_old_one_is_not(conversations: Conversations) -> None:
    talk_id = say(conversations, title="before")
    conversations.rename(talk_id, "later")
    assert conversations.search("before") == []
    assert found(conversations.search("later")) == [talk_id]


def test_excerpts_are_short_single_lines(conversations: Conversations) -> None:
    say(
        conversations,
        "start\n\n" + "filler\n" * 300 + "needle\n" + "filler\n" * 300,
        "行" * 500 + "針です" + "行" * 500,
    )
    for typed in ("needle", "針です"):
        (hit,) = conversations.search(typed)
        assert typed in marked(hit)
        assert len(hit.excerpt) < 200
        assert "\n" not in hit.excerpt


def test_an_excerpt_counts_in_characters() -> None:
    line, marks = excerpt("\U0001f600\U0001f600 日本", Query("日本"))
    assert [line[start:end] for start, end in marks] == ["日本"]


def test_excerpt_marks_words_whatever_their_case_and_accents() -> None:
    line, marks = excerpt("Ein SCHÖNER Tag, unschön", Query("schon tag"))
    assert [line[start:end] for start, end in marks] == ["Tag"], "what is found exactly goes first"
    line, marks = excerpt("Ein SCHÖNER Abend, unschön", Query("schon"))
    assert [line[start:end] for start, end in marks] == ["SCHÖN"]
    line, marks = excerpt("foo bar and foo_bar", Query("foo_bar"))
    assert [line[start:end] for start, end in marks] == ["foo bar", "foo_bar"]


def test_a_single_letter_is_a_word_or_not_yet_one(conversations: Conversations) -> None:
    plan = say(conversations, "plan b is better", title="x")
    bread = say(conversations, "bread and butter", title="y")
    assert found(conversations.search("b")) == [plan]
    assert found(conversations.search("butter b")) == [bread]
    assert found(conversations.search("butter br")) == [bread]
    assert found(conversations.search("butter bx")) == []
    conversations.rename(plan, "better bread")
    assert found(conversations.search("b b")) == [plan]


def test_query_understands_words_and_phrases() -> None:
    query = Query('one "two three" four" five')
    assert query.terms == [("one", True), ("two three", False), ("four", True), ("five", False)]


def test_a_message_from_a_search_can_be_shown(conversations: Conversations) -> None:
    talk_id = say(conversations, "q1", "a1 melon")
    conversations.add(talk_id, None, "user", "another branch")
    (hit,) = conversations.search("melon")
    assert hit.message_id is not None
    assert [message.text for message in conversations.reveal(hit.message_id)] == ["q1", "a1 melon"]


def test_a_broken_index_is_a_typed_error(conversations: Conversations, database: Database) -> None:
    with database.write() as sql:
        sql.execute("DROP TABLE title_words")
    with pytest.raises(StorageError):
        conversations.search("x")
