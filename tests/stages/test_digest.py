"""How much of an article a digest may show, and what gives way when it is too much."""

import pytest

from khulasa.model import Article, DateSpan, Event, Mention, Summary
from khulasa.stages.digest import shown_words, within_share
from tests.factories import article, event, sentence

DAY = DateSpan("2019-03-23", None, None, None, "day")
LONG = (
    "Officials said on 23 March 2019 that the last town had fallen, while residents described days of shelling, "
    "and aid groups asked for access to the camps, where thousands had arrived."
)
TEXT = article("One two three four five.", LONG, "Six seven eight nine ten.", "filler " * 20)


def parts(of: Article, summary: list[str], events: list[Event], share: float) -> tuple[list[str], list[str], list[str]]:
    """What is shown: the summary, the timeline, the codes of the issues."""
    chosen = Summary(tuple(sentence(of, text) for text in summary))
    (kept, rows), issues = within_share(of, chosen, events, share)
    for row in rows:
        assert of.paragraphs[row.sentence.paragraph][row.sentence.start : row.sentence.end] == row.sentence.text
    return [s.text for s in kept.sentences], [row.sentence.text for row in rows], [issue.code for issue in issues]


SHORT = "One two three four five."


def test_a_digest_within_its_share_is_left_alone() -> None:
    assert parts(TEXT, [SHORT], [event(TEXT, LONG, "23 March 2019", DAY)], 0.9) == ([SHORT], [LONG], [])


def test_a_long_row_is_cut_to_the_clause_around_its_date() -> None:
    cut = "Officials said on 23 March 2019 that the last town had fallen"
    assert parts(TEXT, [SHORT], [event(TEXT, LONG, "23 March 2019", DAY)], 0.3) == ([SHORT], [cut], [])


@pytest.mark.parametrize(
    ("text", "date", "cut"),
    [
        (
            "In March, the group carried out 17 attacks in five cities, officials of the ministry said on the phone.",
            "March",
            "In March, the group carried out 17 attacks in five cities",
        ),
        (
            "The network said that the forces would hold a meeting at a high level, in early May, in Paris.",
            "early May",
            "The network said that the forces would hold a meeting at a high level, in early May",
        ),
        (
            "وأعلن التحالف هزيمته في العراق، وفي آذار على سبيل المثال، نفذ التنظيم 17 هجوما في دير الزور.",
            "آذار",
            "وفي آذار على سبيل المثال، نفذ التنظيم 17 هجوما في دير الزور.",
        ),
        (
            "إن قوات التحالف، ستعقد اجتماعا أمنيا عالي المستوى، مطلع شهر مايو المقبل، وتستضيفه باريس.",
            "مطلع شهر مايو المقبل",
            "إن قوات التحالف، ستعقد اجتماعا أمنيا عالي المستوى، مطلع شهر مايو المقبل",
        ),
        (
            "قال المسؤولون إن البلدة سقطت في 23 آذار 2019 بعد أسابيع، وإن آلاف المدنيين غادروها، وإن المخيمات امتلأت.",
            "23 آذار 2019",
            "قال المسؤولون إن البلدة سقطت في 23 آذار 2019 بعد أسابيع",
        ),
    ],
)
def test_a_cut_says_what_happened_and_not_only_when(text: str, date: str, cut: str) -> None:
    of = article(text, "filler " * 20, lang="ar" if text[0] > "z" else "en")
    words = len(text.split())
    almost_all = (words - 0.5) / (words + 20)
    assert parts(of, [], [event(of, text, date, DAY)], almost_all)[1] == [cut]


@pytest.mark.parametrize(
    ("text", "date", "cut"),
    [
        (
            "The gates were shut in the winter, and in March 2019 the engineer of the valley inspected them, he wrote.",
            "March 2019",
            "and in March 2019 the engineer of the valley inspected them",
        ),
        (
            "The owner's spokesman, Omar Reid, said the gates were inspected in March 2019 and were working, slowly.",
            "March 2019",
            "The owner's spokesman, Omar Reid, said the gates were inspected in March 2019 and were working",
        ),
        (
            "The valley has two dams, which were built of clay by farmers in 1931, as every child there knows.",
            "1931",
            "The valley has two dams, which were built of clay by farmers in 1931",
        ),
        (
            "Rain on Monday reached 90 millimetres, against an average for all of March 2019 of 52, they said.",
            "March 2019",
            "Rain on Monday reached 90 millimetres, against an average for all of March 2019 of 52",
        ),
        (
            "Hale, 61, came to power in the valley in 2008 after the flood, which she had foreseen, and never left.",
            "2008",
            "Hale, 61, came to power in the valley in 2008 after the flood",
        ),
        (
            "At the summit of the valley's farmers in May 2019, nearly 200 of them agreed to share, and they still do.",
            "May 2019",
            "At the summit of the valley's farmers in May 2019, nearly 200 of them agreed to share",
        ),
        (
            "وبلغت نسبة المشاركة 78 في المئة، مقارنة بنسبة 84 في المئة في انتخابات عام 2019، بحسب اللجنة العليا.",
            "عام 2019",
            "وبلغت نسبة المشاركة 78 في المئة، مقارنة بنسبة 84 في المئة في انتخابات عام 2019",
        ),
    ],
)
def test_a_cut_keeps_the_head_of_what_it_says(text: str, date: str, cut: str) -> None:
    of = article(text, "filler " * 20, lang="ar" if text[0] > "z" else "en")
    words = len(text.split())
    assert parts(of, [], [event(of, text, date, DAY)], (words - 0.5) / (words + 20))[1] == [cut]


UNDATED = "The council of the valley will meet again on Thursday, the mayor of the town said, to vote on the plan."
DATED = "The dam was opened in March 1931, when the valley had nine farms, and was raised by two metres for the town."
VALLEY = article(
    "The dam in the Osmat valley overflowed on Monday night.",
    "The flood of the dam killed nine people in the Osmat valley.",
    "Rescuers took the dead of the flood to the mosque.",
    UNDATED,
    DATED,
    "filler " * 30,
    title="Dam overflows in the Osmat valley, flood kills nine",
)


def test_rows_without_a_date_are_cut_before_those_with_one() -> None:
    rows = [event(VALLEY, UNDATED, "Thursday"), event(VALLEY, DATED, "March 1931", DAY)]
    cut = "The council of the valley will meet again on Thursday"
    assert parts(VALLEY, list(VALLEY.paragraphs[:1]), rows, 0.4)[1] == [cut, DATED]


def test_rows_without_a_date_go_before_sentences_of_the_summary() -> None:
    rows = [event(VALLEY, UNDATED, "Thursday"), event(VALLEY, DATED, "March 1931", DAY)]
    summary = list(VALLEY.paragraphs[:3])
    cut = "The dam was opened in March 1931, when the valley had nine farms"
    assert parts(VALLEY, summary, rows, 0.45) == (summary, [cut], ["share"])


def test_where_a_quotation_is_dropped_the_next_best_sentence_takes_its_place() -> None:
    opening, closing = "“We saw the water of the flood come.", "We ran from the valley to the mosque,” said Omar Reid."
    of = article(
        "The dam in the Osmat valley overflowed on Monday night.",
        f"{opening} {closing}",
        "The flood of the dam killed nine people in the Osmat valley.",
        DATED,
        "filler " * 30,
        title="Dam overflows in the Osmat valley, flood kills nine",
    )
    rows = [event(of, DATED, "March 1931", DAY)]
    assert parts(of, [of.paragraphs[0], opening, closing], rows, 0.39)[0] == [of.paragraphs[0], of.paragraphs[2]]
    assert parts(of, [of.paragraphs[0], opening, closing], rows, 0.6)[0] == [of.paragraphs[0], opening, closing]


def test_then_the_summary_loses_its_last_sentences() -> None:
    assert parts(TEXT, [SHORT, "Six seven eight nine ten."], [], 0.15)[0] == [SHORT]


def test_then_the_timeline_loses_rows_without_a_date() -> None:
    texts = [
        "It rained on Monday all over the land.",
        "He came in May 2019 to the old city.",
        "She left in 2020 for good.",
    ]
    of = article(*texts, "filler " * 10)
    rows = [event(of, texts[0], "Monday"), event(of, texts[1], "May 2019", DAY), event(of, texts[2], "2020", DAY)]
    assert parts(of, [], rows, 0.9)[1] == texts
    assert parts(of, [], rows, 0.5) == ([], texts[1:], ["share"])
    assert parts(of, [], rows, 0.3) == ([], texts[1:], ["share", "share"])


def test_what_cannot_be_cut_further_is_said() -> None:
    assert parts(TEXT, [SHORT], [], 0.05) == ([SHORT], [], ["share"])


def test_words_shown_twice_count_once() -> None:
    row = event(TEXT, LONG, "23 March 2019", DAY)
    assert shown_words(TEXT, [sentence(TEXT, LONG)], [row]) == len(LONG.split())


def test_a_quotation_is_dropped_whole() -> None:
    of = article(SHORT, "“We began early. We ended late,” he said.", "filler " * 60)
    first, second = "“We began early.", "We ended late,” he said."
    assert parts(of, [SHORT, first, second], [], 0.13)[0] == [SHORT]


def test_where_the_share_is_out_of_reach_one_sentence_stays() -> None:
    of = article(f"{SHORT} Six seven eight nine ten. Eleven twelve thirteen.")
    asked = [SHORT, "Six seven eight nine ten.", "Eleven twelve thirteen."]
    assert parts(of, asked, [], 0.1) == (asked[:1], [], ["share"])
    assert parts(of, asked, [], 0.8) == (asked[:2], [], [])


@pytest.mark.parametrize(
    ("text", "date", "cut"),
    [
        (
            "The dam, which was built of clay, and the mill were seen on Monday, and in March 2019 the mill fell in.",
            "March 2019",
            "and in March 2019 the mill fell in.",
        ),
        (
            "The bridge fell in, and more than forty farms of the valley were cut off in March 2019, the mayor said.",
            "March 2019",
            "and more than forty farms of the valley were cut off in March 2019",
        ),
        (
            "The valley has dams, which were built of clay by farmers in 1931, the council said on the phone.",
            "1931",
            "The valley has dams, which were built of clay by farmers in 1931",
        ),
        (
            "قالت البلدية إن الجسر آمن، وقد فحصه المهندسون مرتين في آذار 2019 قبل فتحه، بحسب بيان لها.",
            "آذار 2019",
            "وقد فحصه المهندسون مرتين في آذار 2019 قبل فتحه",
        ),
    ],
)
def test_a_clause_of_its_own_needs_no_head(text: str, date: str, cut: str) -> None:
    assert _cut(text, date) == [cut]


@pytest.mark.parametrize(
    ("text", "date", "cut"),
    [
        (
            "Clay, which the farms of the valley sell, dropped to 80 pounds a cart in March 2019, and wood to 30.",
            "March 2019",
            "Clay, which the farms of the valley sell, dropped to 80 pounds a cart in March 2019",
        ),
        (
            "Hale, the mayor of the valley, declined to open the gates in March 2019, and the farms stayed dry.",
            "March 2019",
            "Hale, the mayor of the valley, declined to open the gates in March 2019",
        ),
        (
            "The gates are shut, and the mill's owner, Ruth van Hale, said it would open in March 2019.",
            "March 2019",
            "and the mill's owner, Ruth van Hale, said it would open in March 2019.",
        ),
        (
            "The crew has now rowed home nine times, two more than the record that Reid set in March 2019, they said.",
            "March 2019",
            "The crew has now rowed home nine times, two more than the record that Reid set in March 2019",
        ),
        (
            "Osmat Mills, which ground 40 tonnes of wheat in 2019, closed its gates for good, and all was quiet.",
            "2019",
            "Osmat Mills, which ground 40 tonnes of wheat in 2019, closed its gates for good",
        ),
        (
            "Farmers of the valley, where the flood began in March 2019, say they want a dam, and the mayor agrees.",
            "March 2019",
            "Farmers of the valley, where the flood began in March 2019, say they want a dam",
        ),
        (
            "With the gates, to be built by April 2019, the whole valley could be kept dry, and nobody would go.",
            "April 2019",
            "With the gates, to be built by April 2019, the whole valley could be kept dry",
        ),
        (
            "وكان حداد، البالغ من العمر 40 عاماً، قد سافر إلى حلب في آذار 2019 مع أسرته، ولم يعد منها بعد ذلك.",
            "آذار 2019",
            "وكان حداد، البالغ من العمر 40 عاماً، قد سافر إلى حلب في آذار 2019 مع أسرته",
        ),
        (
            "وتخسر البلدية ربع مياهها كل عام، أي نحو 300 صهريج من الماء في آذار 2019 وحده، بحسب بيان لها.",
            "آذار 2019",
            "وتخسر البلدية ربع مياهها كل عام، أي نحو 300 صهريج من الماء في آذار 2019 وحده",
        ),
        (
            "وأعلنت البلدية أن الجسر سقط، وأن تسعين عاملاً باتوا بلا عمل منذ آذار 2019 بسببه، بحسب بيان لها.",
            "آذار 2019",
            "وأعلنت البلدية أن الجسر سقط، وأن تسعين عاملاً باتوا بلا عمل منذ آذار 2019 بسببه",
        ),
    ],
)
def test_a_cut_is_no_fragment(text: str, date: str, cut: str) -> None:
    assert _cut(text, date) == [cut]


@pytest.mark.parametrize(
    ("text", "date", "cut"),
    [
        # A list ends with its last thing; «adding» and «مؤكدين» have their speaker before the comma.
        (
            "The governor of the valley asked in March 2019 for tents, blankets and medicine, and thanked the army.",
            "March 2019",
            "The governor of the valley asked in March 2019 for tents, blankets and medicine",
        ),
        (
            "The farms of the valley have sent no milk at all, adding that their carts broke in March 2019, and wait.",
            "March 2019",
            "The farms of the valley have sent no milk at all, adding that their carts broke in March 2019",
        ),
        (
            "وحمّل الأهالي البلدية مسؤولية ما جرى، مؤكدين أنهم تقدموا بثلاث شكاوى منذ آذار 2019 من دون جواب، ثم عادوا.",
            "آذار 2019",
            "وحمّل الأهالي البلدية مسؤولية ما جرى، مؤكدين أنهم تقدموا بثلاث شكاوى منذ آذار 2019 من دون جواب",
        ),
    ],
)
def test_a_cut_leaves_lists_and_speakers_whole(text: str, date: str, cut: str) -> None:
    assert _cut(text, date) == [cut]


def _cut(text: str, date: str) -> list[str]:
    """The row of a dated sentence, when almost all of it may be shown."""
    of = article(text, "filler " * 20, lang="ar" if text[0] > "z" else "en")
    words = len(text.split())
    return parts(of, [], [event(of, text, date, DAY)], (words - 0.5) / (words + 20))[1]


def mention(of: Article, text: str, paragraph: int = 1) -> Mention:
    start = of.paragraphs[paragraph].index(text)
    return Mention(text, paragraph, start, start + len(text))


def test_who_speaks_in_the_summary_keeps_the_sentence_that_names_them_in_full() -> None:
    lead = "The dam in the Osmat valley overflowed on Monday night."
    full, short = "Ruth Hale owns it.", "The flood of the Osmat dam killed nine people in the valley, Hale said."
    of = article(lead, full, short, "filler " * 30, title="Dam overflows in the Osmat valley, flood kills nine")
    summary = Summary(tuple(sentence(of, text) for text in (lead, full, short)))
    people = ((mention(of, "Ruth Hale"), mention(of, "Hale", 2)),)
    (kept, _), _ = within_share(of, summary, [], 0.42, people)
    assert [s.text for s in kept.sentences] == [lead, full]
    (kept, _), _ = within_share(of, summary, [], 0.42)
    assert [s.text for s in kept.sentences] == [lead, short]
