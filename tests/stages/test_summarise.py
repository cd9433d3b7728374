"""The summary a reader gets: verbatim, in order, of a fair length, to be followed without the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khulasa.model import Article
from khulasa.stages.summary.discourse import discourse
from khulasa.stages.summary.leaning import leans
from khulasa.stages.summary.reading import readings
from khulasa.stages.summary.summarise import SummarySettings, summarise
from khulasa.text.words import count
from tests.factories import article
from tests.stages.reading_fixture import own, reasons, texts, without_antecedent

OWN = ["barrier.en", "port.ar"]


def words(of: list[str]) -> int:
    return sum(len(text.split()) for text in of)


@pytest.mark.parametrize("name", OWN)
def test_sentences_are_verbatim_and_in_order(name: str) -> None:
    of = own(name)
    for summary, _ in (summarise(of), summarise(of, sentences=4), summarise(of, words=60)):
        assert all(s.text == of.paragraphs[s.paragraph][s.start : s.end] for s in summary.sentences)
        places = [(s.paragraph, s.start) for s in summary.sentences]
        assert places == sorted(set(places))


@pytest.mark.parametrize("name", OWN)
def test_the_default_length_is_a_readers(name: str) -> None:
    of = own(name)
    found = texts(summarise(of)[0])
    assert 2 <= len(found) <= 5
    assert words(found) <= 0.4 * words(list(of.paragraphs))


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("limit", [40, 60, 80, 110])
def test_every_sentence_has_its_antecedent(name: str, limit: int) -> None:
    of = own(name)
    summary, _ = summarise(of, settings=SummarySettings(max_words=limit, max_share=1.0))
    assert without_antecedent(of, summary) == []
    assert words(texts(summary)) <= limit


@pytest.mark.parametrize(
    ("name", "first", "again"),
    [
        ("barrier.en", "The city council approved", "The barrier, which the council approved"),
        ("port.ar", "أقر المجلس البلدي", "الخطة التي أقرها المجلس"),
    ],
)
def test_nothing_is_said_twice(name: str, first: str, again: str) -> None:
    summary, _ = summarise(own(name), settings=SummarySettings(max_sentences=9, max_words=400, max_share=1.0))
    assert any(text.startswith(first) for text in texts(summary))
    assert [reason for text, reason in reasons(summary).items() if text.startswith(again)] == ["duplicate"]


def test_a_quotation_over_two_sentences_is_taken_whole_or_not_at_all() -> None:
    for limit in range(20, 200, 10):
        found = texts(summarise(own("barrier.en"), settings=SummarySettings(max_words=limit, max_share=1.0))[0])
        opened = any(text.startswith("“We have waited") for text in found)
        assert opened == any(text.startswith("We will not wait") for text in found)


def test_a_pronouns_antecedent_is_pulled_in() -> None:
    of = article(
        "The vote was close.",
        "The minister of transport resigned on Monday over the cost of the new railway line to the coast.",
        "He said that the railway, the coast and the vote had cost him his health and the railway its minister.",
        lang="en",
        title="Railway minister: the coast, the vote, the cost, his health",
    )
    summary, _ = summarise(of, settings=SummarySettings(max_share=1.0, max_words=60))
    assert texts(summary)[-2:] == list(of.paragraphs[1:])


def test_a_sentence_without_antecedent_is_left_out_and_says_so() -> None:
    of = article("He resigned on Monday over the cost of the railway.", "The railway cost two million.", lang="en")
    summary, _ = summarise(of)
    assert texts(summary) == ["The railway cost two million."]
    assert reasons(summary) == {of.paragraphs[0]: "no-antecedent"}


def test_subheads_are_never_eligible() -> None:
    of = own("barrier.en")
    headed = article(
        "The council approved the barrier, the homes and the Reva.", *of.paragraphs, title=of.title, subheads=(0,)
    )
    summary, _ = summarise(headed, sentences=99)
    assert headed.paragraphs[0] not in texts(summary)
    assert len(summary.sentences) == 13


@pytest.mark.parametrize("count", [1, 3, 7])
def test_a_number_of_sentences(count: int) -> None:
    assert len(summarise(own("port.ar"), sentences=count)[0].sentences) == count


@pytest.mark.parametrize("wanted", [1, 30, 75])
def test_whole_sentences_until_a_number_of_words(wanted: int) -> None:
    found = texts(summarise(own("barrier.en"), words=wanted)[0])
    assert sum(map(count, found)) >= wanted
    assert sum(map(count, found)) - max(map(count, found)) < wanted


def test_more_than_there_is_gives_everything() -> None:
    of = own("port.ar")
    assert " ".join(texts(summarise(of, words=10_000)[0])).split() == " ".join(of.paragraphs).split()


@pytest.mark.parametrize(
    "of",
    [article(), article(""), article("…", "؟"), article("One."), article("«»", lang="ar"), article("x" * 9, lang="zz")],
)
def test_next_to_nothing_does_no_harm(of: Article) -> None:
    for summary, issues in (summarise(of), summarise(of, sentences=3), summarise(of, words=9)):
        assert len(summary.sentences) <= 1
        assert [issue.code for issue in issues] in ([], ["garbled"])


def test_a_giant_sentence_is_better_than_none() -> None:
    of = article(" ".join(["word"] * 300) + ".")
    assert len(summarise(of)[0].sentences) == 1


_SENTENCES = st.sampled_from(
    [
        "The council met on Monday to vote on the bridge.",
        "He added that the bridge would cost $85 million.",
        "“We have waited for years.",
        "We will not wait again,” the mayor said.",
        "But the union will go to court.",
        "It opens in May",
        "The council will meet again next week to vote on the road.",
        "Officers from the harbour found 12 boats without a licence.",
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(_SENTENCES, min_size=1, max_size=5).map(" ".join), max_size=6), st.integers(10, 80))
def test_whatever_the_article_the_summary_can_be_followed(paragraphs: list[str], limit: int) -> None:
    of = article(*paragraphs)
    summary, _ = summarise(of, settings=SummarySettings(max_words=limit, max_share=1.0))
    found = texts(summary)
    assert without_antecedent(of, summary) == []
    assert sum(text.count("“") for text in found) == sum(text.count("”") for text in found)
    assert len(found) <= 5
    assert words(found) <= limit or len(found) <= 3


def test_the_same_article_gives_the_same_summary() -> None:
    assert summarise(own("port.ar")) == summarise(own("port.ar"))


KEY_POINTS = article(
    "- Dockers accept an 11 percent rise over three years",
    "• Backlog of 62 ships will take two weeks to clear",
    "Dock workers at three northern ports voted on Wednesday to accept a pay deal worth 11 percent over three years.",
    "The union said most of its members backed the offer, which also includes a payment of 1,500 pounds.",
    "Retailers said the damage had already been done and that some toys would not reach the shops in time.",
    "The dispute began when talks over night shifts collapsed, and a previous strike had lasted for three weeks.",
    title="Port strike ends as dockers accept pay deal",
)


def test_key_points_above_the_text_are_no_sentences() -> None:
    chosen = summarise(KEY_POINTS)[0]
    assert chosen.sentences[0].paragraph == 2
    assert reasons(chosen)["- Dockers accept an 11 percent rise over three years"] == "fragment"


def test_a_long_first_sentence_is_not_given_up_for_two_short_ones() -> None:
    """The share of a short article has room for two short sentences, or for the first one."""
    first = (
        "The weather office warned of a severe wave of heat that will reach several provinces of the kingdom "
        "from Friday to Monday, with temperatures between 44 and 49 degrees in most of the southern plains."
    )
    of = article(
        first,
        "The office said the wave would cover the four southern provinces and the coast.",
        "The same station had measured a record of 49 degrees some years before that.",
        title="Severe heat is coming, the weather office warned",
    )
    assert texts(summarise(of)[0])[0] == first


@pytest.mark.parametrize(
    ("lang", "text", "leaning"),
    [
        ("ar", "ج: رصدنا تراجعاً كبيراً في منسوب النهر.", True),
        ("en", "A: We saw a large fall in the level of the river.", True),
        ("en", "A large fall in the level of the river was seen.", False),
        ("ar", "رصدنا تراجعاً كبيراً في منسوب النهر.", False),
    ],
)
def test_an_answer_leans_on_its_question(lang: str, text: str, leaning: bool) -> None:
    (reading,) = readings(article(text, lang=lang))
    assert leans(reading, discourse(lang)) == leaning


LEAD = "أحبطت قوى الأمن في المخيم يوم الخميس عملية خطيرة كان يخطط لها عناصر من الخلايا داخل المخيم."
BACKGROUND = "وتلعب القوات دوراً مهماً في تحقيق الاستقرار في المناطق الواقعة تحت نفوذها وفي حراسة السجون هناك."
SAID = "أفادت الشبكة العسكرية بأن القوات ستعقد اجتماعاً أمنياً في باريس بمشاركة وفود من الشركاء كلهم."
UNSAID = "والاجتماع الأمني الكبير في باريس هو التتويج المستحق لبطولات القوات وتضحياتها التي لا تنسى."


@pytest.mark.parametrize(("event", "chosen"), [(SAID, True), (UNSAID, False)])
def test_what_the_title_promises_wins_over_background_if_somebody_says_it(event: str, chosen: bool) -> None:
    of = article(LEAD, BACKGROUND, event, lang="ar", title="دعوة إلى اجتماع أمني في باريس ضد الخلايا")
    found = texts(summarise(of, settings=SummarySettings(max_sentences=2, max_share=1.0))[0])
    assert (event in found, BACKGROUND in found) == (chosen, not chosen)


def test_a_quotation_without_its_speaker_brings_the_sentence_that_names_him() -> None:
    of = article(
        "The old bridge over the Reva was closed on Monday after a pillar sank by four centimetres.",
        "Engineer Ruth Hale inspected the bridge. “The pillar of the bridge sank. We closed the bridge,” she said.",
        "The ferry is free of charge.",
        lang="en",
        title="Bridge closed: pillar of the old bridge over the Reva sank",
    )
    long, short = SummarySettings(min_sentences=4, max_share=1.0), SummarySettings(max_words=45, max_share=1.0)
    assert texts(summarise(of, settings=long)[0])[1:4] == [
        "Engineer Ruth Hale inspected the bridge.",
        "“The pillar of the bridge sank.",
        "We closed the bridge,” she said.",
    ]
    for limits in (long, short):
        assert without_antecedent(of, summarise(of, settings=limits)[0]) == []


SAID = "Governor Ruth Hale said that flood pressures had eased enough to open the gates."
QUOTED = "“Flooding pressures have eased enough that we were able to open them today,” Hale said."


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        (QUOTED, False),
        ("“Flooding pressures have eased enough that we were able to open them today,” Omar Reid said.", True),
        ("Hale said that the flood had cost the province of Osmat 40 million dollars.", True),
    ],
)
def test_a_quotation_that_its_own_speaker_has_summed_up_is_not_taken_again(second: str, kept: bool) -> None:
    of = article("The gates of the dam at Osmat were opened on Monday.", SAID, second, title="Gates opened")
    summary, _ = summarise(of, settings=SummarySettings(max_share=1.0))
    assert (second in texts(summary)) == kept
    assert kept or reasons(summary)[second] == "duplicate"


PLAIN = article(
    "حجبت نقابة المعلمين في الولاية نتائج التلاميذ يوم الاثنين احتجاجاً على الأجور.",
    "وقال الأمين العام سامي حداد: «راتب المعلم لا يكفي. فمن يقبل؟ لا أحد».",
    "وجمدت الوزارة رواتب المعلمين الذين حجبوا نتائج التلاميذ في الولاية.",
    "وطلبت لجنة الآباء من نقابة المعلمين ومن الوزارة أن تعودا إلى الحوار قبل الصيف.",
    lang="ar",
    title="نقابة المعلمين تحجب نتائج التلاميذ",
)


def test_a_quotation_of_empty_sentences_takes_no_places_from_others() -> None:
    found = texts(summarise(PLAIN, settings=SummarySettings(max_share=1.0, max_sentences=4))[0])
    assert found == [PLAIN.paragraphs[0], *PLAIN.paragraphs[2:]]


def test_a_sentence_that_trails_off_gives_way() -> None:
    trailing = "Everybody knows the seven wonders of the world ..."
    plain = "The third pyramid was built by a king of the fourth dynasty."
    of = article("The pyramids stand on a plateau near Giza.", trailing, plain, title="The pyramids at Giza")
    assert texts(summarise(of, settings=SummarySettings(max_sentences=2, max_share=1.0))[0]) == [
        of.paragraphs[0],
        plain,
    ]


WIDE = SummarySettings(max_words=200, max_share=1.0)
SCENES = {
    "en": (
        "Wolves return to the highlands",
        "When the farmer opened her gate on a spring morning, nine sheep were dead. She sat down and wept.",
        "Wolves have returned to the highlands after 140 years, the agency said in a report. It counts 48 packs.",
        "The state plans to let hunters shoot 25 animals a year from January. Lawyers will fight the plan in court.",
    ),
    "ar": (
        "عودة الذئاب إلى المرتفعات",
        "عندما فتحت المزارعة بوابة مرعاها في صباح ربيعي عدت تسعة خراف نافقة. جلست على العشب وبكت.",
        "وعادت الذئاب إلى المرتفعات بعد غياب 140 عاماً، وفق تقرير وكالة البيئة. ويحصي التقرير 48 قطيعاً.",
        "وتعتزم الدولة السماح للصيادين بقتل 25 حيواناً سنوياً. وسيطعن محامون في الخطة أمام القضاء.",
    ),
}


# No word at their opening shows these to be scenes.
TOLD = {
    "en": "For three generations the family has kept sheep above the lake. This summer no sheep is left.",
    "ar": "منذ ثلاثة أجيال ترعى العائلة خرافها قرب البحيرة. هذا الصيف لم يبق منها شيء.",
}


@pytest.mark.parametrize(("lang", "scene"), [*((lang, SCENES[lang][1]) for lang in SCENES), *TOLD.items()])
def test_a_scene_gives_way_to_the_news_behind_it(lang: str, scene: str) -> None:
    title, _, *news = SCENES[lang]
    summary, _ = summarise(article(scene, *news, lang=lang, title=title), settings=WIDE)
    assert texts(summary)[0] == news[0].split(". ")[0] + "."
    assert not any(text in scene for text in texts(summary))


@pytest.mark.parametrize(
    ("title", "scene"),
    [
        ("Nine sheep dead as wolves return", SCENES["en"][1]),  # it has of the title too
        (
            "Wolves return to the highlands",
            "When the gate was opened, nine sheep were dead, the farmer said that night.",
        ),
        ("Wolves return to the highlands", "The farmer opened her gate on a spring morning and found nine dead sheep."),
        (
            "Wolves return to the highlands",
            "A farmer found nine dead sheep on Friday. It was the third time this year.",
        ),
    ],
)
def test_an_opening_that_is_no_scene_stays(title: str, scene: str) -> None:
    summary, _ = summarise(article(scene, *SCENES["en"][2:], title=title), settings=WIDE)
    assert texts(summary)[0] in scene


def test_a_scene_that_has_of_the_title_gives_way_to_what_has_more_of_it() -> None:
    title = "The ghost teachers of Kasoro"
    standfirst = "How 1,147 people who do not exist drew salaries for six years - and the clerk who noticed"
    scene = (
        "On a wet morning in February, a clerk sat down to add up the teachers of Kasoro. He had nothing else to do."
    )
    news = "Payroll records show that 1,147 of the county's teachers never existed, and that their salaries were paid."
    more = "The ministry said that it had suspended four people. Parents of the county have asked for a new school."
    of = article(standfirst, scene, news, more, title=title, subheads=(0,))
    summary, _ = summarise(of, settings=WIDE)
    assert texts(summary)[0] == news
