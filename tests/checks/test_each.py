"""Each check for itself: what it lets pass stands before what it catches."""

from collections.abc import Callable

import pytest

from khulasa.checks import (
    calendar,
    entities,
    glossary,
    length,
    marks,
    names,
    negation,
    repeats,
    script,
    sentences,
    symbols,
)
from khulasa.checks.pair import Finding, Pair
from khulasa.editorial import EntityEntry, Term

Case = tuple[Callable[[Pair], Finding], str, str, str, str]


def code(finding: Finding) -> str | None:
    return finding.warning.code if finding.warning else None


PASS: list[Case] = [
    (script.check, "ar", "أعلنت شركة Naked News عن خدمة", "en", "Naked News announced a service"),
    (script.check, "en", "The JAS 39C Gripen crashed", "ar", "تحطمت طائرة Gripen من طراز JAS 39C"),
    (script.check, "ar", "5 - 2", "en", "5-2"),
    (negation.check, "ar", "لم يتمكن من الحضور", "en", "He was unable to attend"),
    (negation.check, "ar", "لا بد من السفر", "en", "Travel is a must"),
    (negation.check, "ar", "لا يزال الطريق مغلقا", "en", "The road remains closed"),
    (negation.check, "en", "Nobody came", "ar", "لم يأت أحد"),
    (negation.check, "en", "It happened without warning", "ar", "حدث ذلك دون سابق إنذار"),
    (negation.check, "en", "He failed and denied it", "ar", "فشل وأنكر ذلك"),
    (negation.check, "en", "No. 11 won", "ar", "فاز الرقم 11"),
    (repeats.check, "ar", "وصل إلى نيويورك", "en", "He came to New York, New Jersey"),
    (repeats.check, "ar", "ذهب إلى اليابان. اليابان بلد كبير.", "en", "He went to Japan. Japan is a big country."),
    (repeats.check, "ar", "كان قد فعل", "en", "He had had it"),
    (repeats.check, "ar", "شيئا فشيئا شيئا فشيئا", "en", "little by little by little by little"),
    (sentences.check, "ar", "وصل الوفد. بدأ الاجتماع.", "en", "The delegation arrived. The meeting began."),
    (sentences.check, "en", "The U.S. envoy, Mr. Smith, left at 5 p.m. on Sunday.", "ar", "غادر المبعوث الأحد."),
    (marks.check, "ar", 'احتج الناس في "وايتهول" أمس', "en", "People protested in Whitehall yesterday"),
    (marks.check, "ar", "قال: «لن نترك أرضنا لأحد أبدا»", "en", "He said: ‘We will never leave our land to anyone’"),
    (calendar.check, "ar", "في آذار 2024", "en", "in March 2024"),
    (calendar.check, "ar", "في تشرين الثاني", "en", "in November"),
    (calendar.check, "en", "The mayor may march on Friday", "ar", "قد يسير العمدة يوم الجمعة"),
    (calendar.check, "ar", "يمارس الرياضة كل سبت", "en", "He exercises every Saturday"),
    (symbols.check, "ar", "درجة الحرارة 20°", "en", "The temperature is 20°"),
    (symbols.check, "ar", "السعر 5 €", "en", "The price is €5"),
    (entities.check, "ar", "شركة آي تي آند تي", "en", "AT&T; and others"),
    (length.check, "ar", "نعم", "en", "Yes, indeed"),
]  # fmt: skip

CATCH: list[tuple[str, Case]] = [
    ("script", (script.check, "en", "He said it was over.", "ar", "He said it was over.")),
    ("script", (script.check, "ar", "رقاقة قابلة للطباعة", "en", "a printedableرق chip")),
    ("script", (script.check, "en", "They protested against the fees", "ar", "احتجوا against the الرسوم")),
    ("script", (script.check, "ar", "جملة قصيرة", "en", "...")),
    ("negation", (negation.check, "ar", "الجيش لا يدخل المدينة", "en", "The army enters the city")),
    ("negation", (negation.check, "ar", "لن نترك المدينة", "en", "We will leave the city")),
    ("negation", (negation.check, "ar", "سيترك المدينة", "en", "He won't go from the city")),
    ("negation", (negation.check, "en", "The army did not enter", "ar", "دخل الجيش المدينة")),
    ("repeats", (repeats.check, "ar", "قال ذلك في المدينة", "en", "He said so in the city in the city")),
    ("repeats", (repeats.check, "ar", "قال ذلك في المدينة.", "en", "He said so in the city. the city.")),
    ("repeats", (repeats.check, "ar", "قال ذلك", "en", "war war war war")),
    ("repeats", (repeats.check, "en", "He said it", "ar", "قال ذلك قال ذلك")),
    ("dropped", (sentences.check, "ar", "وصل الوفد إلى العاصمة. بدأ لقاء الوزير.", "en", "The delegation arrived.")),
    ("dropped", (marks.check, "ar", "قال: «لن نترك أرضنا لأحد أبدا»", "en", "He said we will never leave our land")),
    ("dropped", (marks.check, "ar", "رئيس الوزراء (من حزب العمال) قال", "en", "The prime minister said")),
    ("dates", (calendar.check, "ar", "في تشرين الأول 2024", "en", "in November 2024")),
    ("dates", (calendar.check, "ar", "مساء الثلاثاء", "en", "on Thursday evening")),
    ("symbols", (symbols.check, "ar", "قال", "en", "♪ He said ♪")),
    ("symbols", (symbols.check, "ar", "قال", "en", "He ⁇ said")),
    ("symbols", (symbols.check, "ar", "قال", "en", "He said\x07")),
    ("entities-html", (entities.check, "ar", "اقتصاد الصين", "en", "China &apos; s economy")),
    ("length", (length.check, "ar", "قال المتحدث باسم الوزارة إن الجنود قتلوا في هجوم على قاعدة.", "en", "He said.")),
]  # fmt: skip


@pytest.mark.parametrize("case", PASS, ids=lambda case: case[4])
def test_passes(case: Case) -> None:
    look, source_lang, source, target_lang, target = case
    assert code(look(Pair.of(source, target, source_lang, target_lang))) is None


@pytest.mark.parametrize(("expected", "case"), CATCH, ids=lambda value: value if isinstance(value, str) else value[4])
def test_catches(expected: str, case: Case) -> None:
    look, source_lang, source, target_lang, target = case
    finding = look(Pair.of(source, target, source_lang, target_lang))
    assert code(finding) == expected and finding.doubt > 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("China &apos; s economy", "China's economy"),
        ("don &apos; t", "don't"),
        ("called &quot; the base &quot; , he said", 'called "the base", he said'),
        ("من قبل &quot; سيرك &quot; .", 'من قبل "سيرك".'),
        ("AT&T and R&D; nothing else", "AT&T and R&D; nothing else"),
    ],
)
def test_entities_are_written_out(text: str, expected: str) -> None:
    assert entities.written_out(text) == expected


SDF = EntityEntry(
    "sdf", "ORG", {"ar": "قوات سوريا الديمقراطية", "en": "Syrian Democratic Forces"}, {"ar": ("قسد",), "en": ("SDF",)}
)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("أعلنت قسد عن هجوم", "The SDF announced an attack", None),
        ("هجوم لقسد وقسد", "an attack by the syrian democratic forces", None),
        ("قسدير في المنجم", "Tin in the mine", None),
        ("أعلنت قسد عن هجوم", "Qasid announced an attack", "names"),
        ("بيان قوات سوريا الديموقراطية", "A statement", None),
        ("بيان لقوات سوريا الديمقراطية", "A statement by Syria's forces", "names"),
    ],
)
def test_names(source: str, target: str, expected: str | None) -> None:
    assert code(names.check(Pair.of(source, target, "ar", "en"), [SDF])) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("اعتقلت الميليشيا مدنيا", "The “militia” detained a civilian", None),
        ("اعتقلت الميليشيا مدنيا", "The so-called “militia” detained a civilian", None),
        ("اعتقلت الشرطة مدنيا", "The police detained a civilian", None),
        ("اعتقلت الميليشيا مدنيا", "The militia detained a civilian", "without its quotation marks: militia"),
        ("اعتقلت الميليشيا مدنيا", "The army detained a civilian", "the glossary wants militia"),
        ("هجوم للميليشيا", "An army attack", "the glossary wants militia"),
        ("نشر على NPASyria خبرا", "It was on NPASyria", None),
        ("نشر على NPASyria خبرا", "It was on their site", "the glossary wants npasyria"),
    ],
)
def test_glossary(source: str, target: str, expected: str | None) -> None:
    terms = [
        Term("militia", {"ar": ("الميليشيا", "ميليشيا"), "en": ("militia", "militias")}, loaded=True),
        Term("npa", {"ar": ("NPASyria",), "en": ("NPASyria",)}, keep=True),
    ]
    warning = glossary.check(Pair.of(source, target, "ar", "en"), terms).warning
    assert (warning.message if warning else None) == expected
