"""Search: what people type finds what they mean, and nothing typed is an operator."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app.storage.conversations import Conversations
from app.storage.database import Database
from app.storage.query import Query, excerpt
from app.storage.values import Scope, SearchHit
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


def test_an_excerpt_is_read_without_signs_of_markdown() -> None:
    line, marks = excerpt("## A **tuple cannot**.\n\n```python\nx = 2**3\n```\n> `x` is *8*", Query("tuple"))
    assert line == "A tuple cannot. python x = 2**3 x is *8*"
    assert [line[start:end] for start, end in marks] == ["tuple"]


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


# --------------------------------------------------------------------------------- where to look


def test_only_in_titles(conversations: Conversations) -> None:
    said, named = say(conversations, "kiwi", title="y"), say(conversations, "x", title="Kiwi and lime")
    assert found(conversations.search("kiwi")) == [named, said]
    assert found(conversations.search("kiwi", scope=Scope(titles_only=True))) == [named]


def test_in_a_folder_without_the_archive_and_since(conversations: Conversations) -> None:
    old = say(conversations, "kiwi")
    since = conversations.get(old).updated_at + 0.5
    filed, put_away = say(conversations, "kiwi", title="x"), say(conversations, title="kiwi")
    folder = conversations.folders.create("Fruit").id
    conversations.places.move([filed], folder)
    conversations.places.archive([put_away], True)
    assert found(conversations.search("kiwi")) == [put_away, filed, old]
    assert found(conversations.search("kiwi", scope=Scope(folder_id=folder))) == [filed]
    assert found(conversations.search("kiwi", scope=Scope(archive=False))) == [filed, old]
    assert found(conversations.search("kiwi", scope=Scope(since=since))) == [put_away, filed]
    assert found(conversations.search("kiwi", scope=Scope(since=since, folder_id=folder, titles_only=True))) == []


@pytest.mark.parametrize(("word", "other"), [("kiwi", "plum"), ("検索", "東京"), ("検", "東"), ("検索する", "東京都")])
def test_all_places_in_a_conversation_are_counted_and_listed(
    conversations: Conversations, word: str, other: str
) -> None:
    talk_id = say(conversations, f"1 {word}", other, f"2 {word}", f"3 {word} end", title=f"{word}!")
    ids = [message.id for message in conversations.path(talk_id)]
    say(conversations, word)
    hit = conversations.search(word)[-1]
    assert (hit.conversation.id, hit.message_id, hit.count) == (talk_id, ids[3], 3)
    assert [hit.conversation.title[start:end] for start, end in hit.title_marks] == [word]
    places = conversations.search_in(talk_id, word)
    assert [place.id for place in places] == [ids[3], ids[2], ids[0]]
    assert places[-1].excerpt[slice(*places[-1].marks[0])] == word
    assert [place.id for place in conversations.search_in(talk_id, word, limit=1)] == [ids[3]]
    conversations.delete_message(ids[2])
    assert [place.id for place in conversations.search_in(talk_id, word)] == [ids[0]]
    assert (conversations.search_in(talk_id, " "), conversations.search_in(99, word)) == ((), ())


@pytest.mark.parametrize("word", ["kiwi", "検索", "検", "検索する"])
def test_what_is_in_the_trash_is_counted_not_listed(conversations: Conversations, word: str) -> None:
    assert conversations.search_trash(word) == 0
    titled, said, cut = (
        say(conversations, title=f"a {word}"),
        say(conversations, word, title="b"),
        say(conversations, "a", word),
    )
    assert conversations.search_trash(word) == 0
    conversations.trash(titled)
    conversations.trash(said)
    conversations.delete_message(conversations.path(cut)[1].id)
    assert conversations.search(word) == []
    assert (conversations.search_trash(word), conversations.search_trash(" ")) == (3, 0)


def test_short_words_are_found_in_old_messages_and_at_their_ends(
    conversations: Conversations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.storage.search.RECENT", 2)
    at_the_end = say(conversations, "これは検索", title="a")
    at_the_start = say(conversations, "検索です", title="b")
    say(conversations, "他の話", "別の話", title="c")
    assert found(conversations.search("検索")) == [at_the_start, at_the_end]
    assert found(conversations.search("索")) == [at_the_start, at_the_end]
    assert found(conversations.search("検索 は")) == [at_the_end]
    assert found(conversations.search("話")) == found(conversations.search("の話"))
