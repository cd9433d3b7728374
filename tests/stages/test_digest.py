"""How much of an article a digest may show, and what gives way when it is too much."""

import pytest

from khulasa.model import Article, DateSpan, Event, Summary
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
