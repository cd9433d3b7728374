"""People, organisations and places: listed ones in any spelling, others only where a pattern is sure."""

import pytest

from khulasa.editorial import EntityEntry
from khulasa.stages.entities import entities
from tests.factories import article

LISTED = (
    EntityEntry(
        "isis",
        "ORG",
        {"ar": "داعش", "en": "ISIS"},
        {"ar": ("تنظيم داعش", "تنظيم الدولة الإسلامية"), "en": ("Islamic State", "IS")},
    ),
    EntityEntry(
        "coalition", "ORG", {"ar": "التحالف الدولي", "en": "Global Coalition"}, {"ar": ("التحالف الدولي ضد داعش",)}
    ),
    EntityEntry(
        "sdf",
        "ORG",
        {"ar": "قوات سوريا الديمقراطية", "en": "Syrian Democratic Forces (SDF)"},
        {"ar": ("قسد",), "en": ("SDF",)},
    ),
    EntityEntry("syria", "LOC", {"ar": "سوريا", "en": "Syria"}),
    EntityEntry("stimson", "ORG", {"ar": "مركز ستيمسون", "en": "Stimson Center"}),
    EntityEntry(
        "caggins",
        "PER",
        {"ar": "مايلز ب. كيغينز الثالث", "en": "Myles B. Caggins III"},
        {"ar": ("كيغينز",), "en": ("Caggins",)},
    ),
    EntityEntry("macron", "PER", {"ar": "إيمانويل ماكرون", "en": "Emmanuel Macron"}, {"ar": ("ماكرون",)}, public=True),
)


def found(text: str, lang: str, listed: tuple[EntityEntry, ...] = LISTED) -> list[tuple[str, str]]:
    return [(e.id, m.text) for e in entities(article(text, lang=lang), listed) for m in e.mentions]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "مداعش وسوريالية وقسدهم ليست أسماء."),
        ("ar", "التحالف، الدولي."),
        ("ar", "كان اللقاء مفيداً في المدينة الكبيرة."),
        ("en", "This is what he said: it is over, he said. Islamic. State."),
        ("en", "Assyria and Syrians and the emmanuel macron."),
        ("xx", "Wort um Wort."),
    ],
)
def test_no_names(lang: str, text: str) -> None:
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "هزيمة داعش", [("isis", "داعش")]),
        ("ar", "لداعش وبداعش فداعش", [("isis", "داعش")] * 3),
        ("ar", "بـ“داعش” و«داعش»", [("isis", "داعش")] * 2),
        ("ar", "تنظيم «داعش» باقٍ", [("isis", "تنظيم «داعش»")]),
        ("ar", "قوات سوریا الدیمقراطیة", [("sdf", "قوات سوریا الدیمقراطیة")]),
        ("ar", "قُوّاتِ سوريا الديمقراطيّة", [("sdf", "قُوّاتِ سوريا الديمقراطيّة")]),
        ("ar", "للتحالف الدولي دور", [("coalition", "للتحالف الدولي")]),
        ("ar", "والتحالف الدولى ضد داعش", [("coalition", "التحالف الدولى ضد داعش")]),
        ("ar", "العقيد مایلز ب. كیغینز الثالث وكيغينز", [("caggins", "مایلز ب. كیغینز الثالث"), ("caggins", "كيغينز")]),
        ("ar", "في مركز «ستيمسون» بسوريا", [("stimson", "مركز «ستيمسون»"), ("syria", "سوريا")]),
        ("en", "IS and Islamic State; this is ISIS.", [("isis", "IS"), ("isis", "Islamic State"), ("isis", "ISIS")]),
        (
            "en",
            "Syrian Democratic Forces (SDF) in Syria",
            [("sdf", "Syrian Democratic Forces"), ("sdf", "SDF"), ("syria", "Syria")],
        ),
        ("en", "Myles B. Caggins III’s view", [("caggins", "Myles B. Caggins III")]),
    ],
)
def test_listed_names(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "كشف عنها الرئيس الفرنسي إيمانويل ماكرون عقب الهجوم.", [("PER", "إيمانويل ماكرون")]),
        (
            "ar",
            "ويصف كولين كلارك، رئيس قسم الأبحاث في مجموعة «سوفان»، السجون.",
            [("PER", "كولين كلارك"), ("ORG", "سوفان")],
        ),
        ("ar", "ويرى جاسم محمد ، مدير المركز، أن القضية طويلة.", [("PER", "جاسم محمد")]),
        ("ar", "قالت وزارة الخارجية الروسية أمس.", [("ORG", "وزارة الخارجية الروسية")]),
        ("ar", "في مخيم الهول قرب مدينة دمشق.", [("LOC", "مخيم الهول"), ("LOC", "مدينة دمشق")]),
        ("ar", "في مدينة كبيرة تقع في محافظة أخرى.", []),
        ("ar", "قال الرئيس إن الأمر صعب، رئيس أو غير رئيس.", []),
        ("ar", "بحسب صحيفة «نيويورك تايمز».", [("ORG", "نيويورك تايمز")]),
        ("en", "Dr. Marie S. Curie spoke.", [("PER", "Marie S. Curie")]),
        (
            "en",
            "Colin Clarke, head of research at the Soufan Group, agreed.",
            [("PER", "Colin Clarke"), ("ORG", "Soufan Group")],
        ),
        (
            "en",
            "The Ministry of Health and Homs University closed on Monday.",
            [("ORG", "Ministry of Health"), ("ORG", "Homs University")],
        ),
        ("en", "Last Monday The Old Bridge fell in May.", []),
        ("ar", "وقال مدير الصحة الدكتور ياسر العلي إن المركز يضم عيادات.", [("PER", "ياسر العلي")]),
        ("ar", "ويرى الناشط الحقوقي عمر الخلف أن الوضع صعب.", [("PER", "عمر الخلف")]),
        ("ar", "وقع الرئيس ترامب الاتفاق، وزار الوزير لافروف العاصمة.", []),
        ("ar", "قال الرئيس ترامب الأحد إن الأمر صعب.", []),
        ("ar", "حذر الرئيس ترامب الشركات أن الوقت يضيق.", []),
        ("ar", "في بلدة كفر زيتا ومدينة دير الزور.", [("LOC", "بلدة كفر زيتا"), ("LOC", "مدينة دير الزور")]),
        (
            "ar",
            "في مطار الملك خالد الدولي، وفي مدينة الملك عبد العزيز.",
            [("LOC", "مطار الملك خالد"), ("LOC", "مدينة الملك عبد العزيز")],
        ),
        ("ar", "قال المتحدث الرسمي لوزارة الصحة المشرف العام على الحملة.", [("ORG", "وزارة الصحة")]),
        ("ar", "بثلاثة لاعبين كحد أدنى، رئيس الفريق أحدهم.", []),
        ("en", "The Transport and Harbour Workers Union agreed.", []),
        ("en", "A Defense Ministry spokesman spoke.", [("ORG", "Defense Ministry")]),
        ("en", "The International Committee of the Red Cross left.", []),
        (
            "en",
            "President Bashar Hakim spoke. Mr Hakim left.",
            [("PER", "Bashar Hakim"), ("PER", "Hakim")],
        ),
    ],
)
def test_unlisted_names(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    unlisted = entities(article(text, lang=lang), ())
    assert [(e.kind, m.text) for e in unlisted for m in e.mentions] == expected
    assert all(e.id == "" and e.names == {lang: e.mentions[0].text} for e in unlisted)


def test_a_lone_surname_is_the_person_of_that_name() -> None:
    of = article("President Bashar Hakim spoke. Mr Hakim left.")
    assert [(e.names["en"], len(e.mentions)) for e in entities(of, ())] == [("Bashar Hakim", 2)]
    two = article("President Bashar Hakim met General Ali Hakim. Mr Hakim left.")
    assert [e.names["en"] for e in entities(two, ())] == ["Bashar Hakim", "Ali Hakim", "Hakim"]


def test_a_word_among_words_in_capitals_is_no_abbreviation() -> None:
    group = EntityEntry("isis", "ORG", {"en": "ISIS"}, {"en": ("IS",)})
    assert entities(article("WHAT THE HELL IS GOING ON, he wrote."), (group,)) == ()
    assert [e.id for e in entities(article("Fighters of IS were seen."), (group,))] == ["isis"]


def test_order_is_by_first_mention_and_mentions_are_where_they_say() -> None:
    of = article("سوريا وقسد.", "إيمانويل ماكرون في سوريا مع قوات سوريا الديمقراطية.", lang="ar")
    made = entities(of, LISTED)
    assert [(e.id, len(e.mentions), e.public) for e in made] == [
        ("syria", 2, False),
        ("sdf", 2, False),
        ("macron", 1, True),
    ]
    assert all(m.text == of.paragraphs[m.paragraph][m.start : m.end] for e in made for m in e.mentions)


def test_a_listed_name_is_not_found_again_by_a_pattern() -> None:
    of = article("قال الرئيس الفرنسي إيمانويل ماكرون في باريس.", lang="ar")
    assert [e.id for e in entities(of, LISTED)] == ["macron"]
