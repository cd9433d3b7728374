"""Sentences no summary should carry."""

import pytest

from khulasa.model import Summary
from khulasa.stages.summary.faults import faults
from khulasa.stages.summary.reading import readings
from khulasa.stages.summary.summarise import summarise
from tests.conftest import REPOSITORY
from tests.factories import article
from tests.stages.reading_fixture import reasons, texts

# An article that treats a group as an adversary, in which the sentence under test stands last.
WAR = {
    "ar": [
        "تواصل القوات مكافحة خلايا داعش في الشرق.",
        "وتشكل هجمات المرتزقة خطراً على سكان القرى.",
        "وأعلن التحالف هزيمة التنظيم بعد محاربة طويلة.",
    ],
    "en": [
        "Troops continued to fight the militants in the east.",
        "Attacks by the militants killed 17 villagers.",
        "The coalition vowed to defeat the militants.",
    ],
}
SENSE = {
    "ar": [
        "يجب منع تحويل المناطق التي يحتلها المرتزقة إلى مراكز تدريب لهم.",
        "ينبغي للدول تقديم الدعم للنازحين الذين فروا من المرتزقة وتوفير مراكز إيواء لهم.",
        "يجب تفكيك خلايا داعش وقطع كل دعم لهم.",
        "أقام المرتزقة مراكز تدريب لهم في الجبال.",
        "يجب على القوات مواصلة محاربة المرتزقة.",
    ],
    "en": [
        "The valley must not become a base for them, the militants were told.",
        "Aid groups must turn schools into shelter for civilians who fled the militants and find support for them.",
        "The militants built camps for them in the hills.",
    ],
}
CLASH = {
    "ar": [
        "يجب تحويل المناطق التي يحتلها الإرهابيون إلى معسكرات وقواعد لهم.",
        "ينبغي على المجتمع الدولي توفير السلاح لمرتزقة داعش وإنشاء مراكز قيادية لهم.",
    ],
    "en": ["The villages that the militants hold must be turned into training camps for them."],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in SENSE.items() for text in texts])
def test_what_makes_sense_is_no_fault(lang: str, text: str) -> None:
    assert faults(readings(article(*WAR[lang], text, lang=lang)), lang) == {}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in CLASH.items() for text in texts])
def test_urging_what_serves_the_adversary_contradicts_the_article(lang: str, text: str) -> None:
    of = article(*WAR[lang], text, lang=lang)
    assert faults(readings(of), lang) == {len(WAR[lang]): "contradicts"}
    (issue,) = summarise(of)[1]
    assert (issue.code, issue.severity, issue.origin) == ("contradicts", "info", of.origin)
    assert text in issue.message


def test_without_an_adversary_in_the_article_there_is_nothing_to_contradict() -> None:
    assert faults(readings(article(CLASH["ar"][0], lang="ar")), "ar") == {}


def _seed(name: str) -> Summary:
    """A seed's lines as they are, each a paragraph."""
    (path,) = (REPOSITORY / "seeds").glob(f"{name}_*.txt")
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return summarise(article(*lines[1:], lang="ar", title=lines[0]))[0]


@pytest.mark.parametrize(
    ("seed", "start", "reason"),
    [
        ("000", "يجب تحويل تلك المناطق السورية", "contradicts"),
        ("002", "محاربة مصادر التمويل", "fragment"),
        ("002", "في القارة ، وأن 41٪", "garbled"),
        ("002", "ورغم أن التحالف اجتمع لأول مرة في إفريقيا", "garbled"),
        ("002", "نشر التحالف على حسابه على تويتر", "garbled"),
        ("002", "حتى يعمل من أجل تنمية المجتمع", "open-quote"),
    ],
)
def test_broken_sentences_of_the_seeds_are_left_out(seed: str, start: str, reason: str) -> None:
    summary = _seed(seed)
    assert [why for text, why in reasons(summary).items() if text.startswith(start)] == [reason]
    assert not [text for text in texts(summary) if text.startswith(start)]


@pytest.mark.parametrize(
    "text",
    [
        "تراجع الإنتاج في المصنع.",
        "زيادة الهجمات تعكس ضرورة التعاون الدولي.",
        "أكد الوزير استمرار العمل، وأن الخطة قائمة.",
        "ليس في المدينة ماء.",
        "هل من مزيد؟",
    ],
)
def test_short_sentences_with_a_verb_are_no_fragments(text: str) -> None:
    assert faults(readings(article(text, lang="ar")), "ar") == {}


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("محاربة مصادر التمويل، وكذلك محاكمة المقاتلين الأجانب.", "ar"),
        ("وجاءت قواعد المشاركة كالآتي:", "ar"),
        ("The new rules are:", "en"),
        ("A long way home", "en"),
    ],
)
def test_fragments(text: str, lang: str) -> None:
    assert faults(readings(article(text, lang=lang)), lang) == {0: "fragment"}


DENIED = [
    "لم يعلن الحزب موقفه، ولن تصدر بيانات.",
    "ولم لا يعلن الحزب موقفه؟",
    "قام بتدبير شؤونهم ولم شملهم في المدينة.",
    "سأل لم نبق هنا ولم أخرج.",
]
DENIES_NOTHING = [
    "وقال المسلحون إنهم لم أن السوق قصف في الصباح.",
    "والمنازل التي انهارت كانت قائمة وقالوا إنها لم.",
    "ولن في المدينة شركة تدفع الرواتب.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_particle_denies_the_verb_behind_it(text: str) -> None:
    assert faults(readings(article(text, lang="ar")), "ar") == {}


@pytest.mark.parametrize("text", DENIES_NOTHING)
def test_a_particle_that_denies_nothing_is_garbled(text: str) -> None:
    assert faults(readings(article(text, lang="ar")), "ar") == {0: "garbled"}
