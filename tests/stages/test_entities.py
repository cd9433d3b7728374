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
        ("ar", "في مخيم الهول قرب مدينة القرملية.", [("LOC", "مخيم الهول"), ("LOC", "مدينة القرملية")]),
        ("ar", "في مدينة كبيرة تقع في محافظة أخرى.", []),
        ("ar", "قال الرئيس إن الأمر صعب، رئيس أو غير رئيس.", []),
        ("ar", "بحسب صحيفة «المنارة اليوم».", [("ORG", "المنارة اليوم")]),
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
        ("ar", "في بلدة كفر زيتا ومدينة دير حافر.", [("LOC", "بلدة كفر زيتا"), ("LOC", "مدينة دير حافر")]),
        (
            "ar",
            "في مطار الملك خالد الدولي، وفي مدينة الملك عبد العزيز.",
            [("LOC", "مطار الملك خالد الدولي"), ("LOC", "مدينة الملك عبد العزيز")],
        ),
        ("ar", "قال المتحدث الرسمي لوزارة الصحة المشرف العام على الحملة.", [("ORG", "وزارة الصحة")]),
        ("ar", "بثلاثة لاعبين كحد أدنى، رئيس الفريق أحدهم.", []),
        ("en", "The Transport and Harbour Workers Union agreed.", []),
        ("en", "A Defense Ministry spokesman spoke.", [("ORG", "Defense Ministry")]),
        ("en", "The Regional Committee of the Blue Heron left.", [("ORG", "Regional Committee of the Blue Heron")]),
        ("en", "The Regional Committee of a dozen left.", []),
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
    of = article("قال الرئيس الفرنسي إيمانويل ماكرون في القصر.", lang="ar")
    assert [e.id for e in entities(of, LISTED)] == ["macron"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        # Common nouns, participles, verbs and adjectives that are also names.
        ("ar", "الجزء الموصل بين الأنبوبين قصير، ولم تدمر الرياح السقف."),
        ("ar", "شرب كوبا من الماء وهي جدة لثلاثة أطفال، ووصل إلى مسقط رأسه."),
        ("ar", "قدم دعم مالي كبير بعد سيول جارفة، وخاب أمل كريم."),
        ("ar", "في حماس الجمهور، وحماس اللاعبين كبير."),
        ("ar", "زار الوفد عمان أمس."),
        ("ar", "في 14 محافظة باستثناء واحدة، ومحافظة بما فيها البلدة."),
        ("ar", "شاركت فرق بطولة كوبا أمريكا."),
        # The letters glued to a place's name make another word.
        ("ar", "هذا كروما وذاك كليما، وبيعت سكوبا وسليما."),
        ("ar", "وحلب الراعي شاته، ولحلب البقر وقت."),
        # An adjective behind its noun.
        ("ar", "أيدت الجمعية السعودية القرار."),
        # What is done to somebody, what something costs.
        ("ar", "قضت بسجن تاجر الأقمشة عامين، وبعد قضاء إجازة عاد."),
        ("en", "It costs ten US cents, or two US dollars."),
        ("en", "The Acme Middle East and North Africa team left."),
        # Ships, instruments and parties.
        ("en", "The Lady Ann Grey sank, and the Mary Webb Sky Camera saw it."),
        ("en", "Members of the Progress and Justice Bloc left."),
        # What is done, not who does it.
        ("ar", "أعلن الرئيس توقيع اتفاق مع الشركة، وبدأ وزير الخارجية جولة خليجية في المنطقة."),
        ("ar", "استقبل الرئيس عباس الوفد في القصر."),
        ("ar", "أعلن محمد استقالته أمس، وأكد يوسف رفضه."),
        ("ar", "عرضت حلولا للمشاكل، رئيس المعرض قال، وبـ500 تشكيل، رئيس المعرض قال."),
        ("ar", "وقال مصدر أمني، عضو في اللجنة، إن الأمر انتهى."),
        ("ar", "بين محمد وأحمد خلاف، وقال على لسان المتحدث باسمه إن الحرب انتهت."),
        ("ar", "قال شهود عيان إن النار اشتعلت، وقال أحمد إن الأمر صعب."),
        # No institutions.
        ("ar", "فتح صندوق الاقتراع المحلي، وعادت هيئة المحلفين الكبرى، وتعطلت حركة المرور الجوية."),
        ("en", "Talks of the coalition failed. Coalition talks ended."),
        ("en", "Turkey was served at dinner. Georgia won, and Jordan left."),
        ("en", "New Chad burned, the Chad Basin flooded and the Washington Pact ended."),
        ("en", "General Dynamics and General Mills said so. Rio Grande said no."),
        # A given name alone, or one that is a word; what its holder does, or is; what a conjunction begins.
        ("ar", "ضحك محمد، وكان سامي قائدا. بلغ عمر أخيه سنتين، ولدينا علوم."),
        ("ar", "جاء ماركو واشترى. وقام محمد بتبليغ الناس. نجح أحمد بشدة."),
        # A trade, an adjective, a plural behind a head.
        ("ar", "اشترت شركة نفط كبرى وشركة صينية وصحيفة محلية لواء متقاعد."),
        ("ar", "وقف في بنك الأهداف ونادي القضاة وصحيفة السوابق، وعاد من مستشفى ميداني."),
        # A people's, a faith's, a sort of.
        ("en", "They left a Muslim district, a Syrian province and a Refugee camp near Parliament."),
        ("en", "A turkey's leg and the Ottoman province were shown."),
        ("en", "Gross Domestic Product (GDP) rose. GDP fell. The Great Barrier Wall (GBW) fell."),
    ],
)
def test_a_word_that_nothing_shows_to_be_a_name(lang: str, text: str) -> None:
    assert found(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The London School of Trade moved.", [("", "London School of Trade")]),
        ("en", "London-based firms told London police.", [("london", "London"), ("london", "London")]),
        ("en", "A South Africa team left Africa.", [("south-africa", "South Africa"), ("africa", "Africa")]),
        ("en", "Yesterday Iraq's army met the US envoy.", [("iraq", "Iraq"), ("united-states", "US")]),
        ("en", "Let us go, it told the US.", [("united-states", "US")]),
        ("en", "The coalition left Syria after ISIS.", [("syria", "Syria"), ("isis", "ISIS")]),
        ("en", "He flew to Jordan. Jordan agreed.", [("jordan", "Jordan"), ("jordan", "Jordan")]),
        ("en", "Syria, Jordan and Iraq agreed.", [("syria", "Syria"), ("jordan", "Jordan"), ("iraq", "Iraq")]),
        ("en", "In Tripoli, Libya, they met.", [("tripoli-libya", "Tripoli"), ("libya", "Libya")]),
        ("en", "In Tripoli and Beirut they met.", [("tripoli-lebanon", "Tripoli"), ("beirut", "Beirut")]),
        ("en", "In Tripoli they met.", []),
        ("ar", "زار الوفد عمان ثم عاد إلى الأردن.", [("amman", "عمان"), ("jordan", "الأردن")]),
        # A body's name that several countries have.
        ("ar", "قالت النيابة العامة في مصر ذلك.", [("egypt-parquet", "النيابة العامة"), ("egypt", "مصر")]),
        ("ar", "قالت قوى الأمن الداخلي في لبنان ذلك.", [("isf-lebanon", "قوى الأمن الداخلي"), ("lebanon", "لبنان")]),
        ("ar", "عاد إلى القنيطرة في المغرب.", [("kenitra", "القنيطرة"), ("morocco", "المغرب")]),
        (
            "en",
            "In Lebanon the Internal Security Forces left.",
            [("lebanon", "Lebanon"), ("isf-lebanon", "Internal Security Forces")],
        ),
        (
            "en",
            "In Turkey the Justice and Development Party won.",
            [("turkey", "Turkey"), ("akp", "Justice and Development Party")],
        ),
        ("en", "In Morocco the Justice and Development Party won.", [("morocco", "Morocco")]),
        (
            "ar",
            "عاد إلى سلطنة عمان وبفرنسا وللبنان.",
            [("oman", "سلطنة عمان"), ("france", "فرنسا"), ("lebanon", "لبنان")],
        ),
        ("ar", "زار روما. وليست باريس كروما.", [("rome", "روما"), ("paris", "باريس"), ("rome", "روما")]),
        ("ar", "في مدن كدبي والدوحة.", [("dubai", "دبي"), ("doha", "الدوحة")]),
        ("ar", "عاد بحلب ما فقده.", [("aleppo", "حلب")]),
        ("ar", "زارت الطائرة السعودية، ووصلت إلى السعودية.", [("saudi-arabia", "السعودية")]),
        ("ar", "في سجن حلب وسجن النخيل.", [("", "سجن حلب"), ("", "سجن النخيل")]),
        (
            "ar",
            "حذرت منظمة الصحة العالمية الأمم المتحدة.",
            [("who", "منظمة الصحة العالمية"), ("united-nations", "الأمم المتحدة")],
        ),
        ("ar", "قال الاتحاد الأوروبي وللصحفيين رأي.", [("european-union", "الاتحاد الأوروبي")]),
        (
            "en",
            "The Middle East and North Africa agreed.",
            [("middle-east", "Middle East"), ("north-africa", "North Africa")],
        ),
        (
            "en",
            "Speak to the United Nations, Russia and China.",
            [("united-nations", "United Nations"), ("russia", "Russia"), ("china", "China")],
        ),
        ("en", "The US cut the price to ten cents.", [("united-states", "US")]),
        ("ar", "في الموصل، ثم سقطت الموصل.", [("mosul", "الموصل"), ("mosul", "الموصل")]),
        ("ar", "من حلب وحماة.", [("aleppo", "حلب"), ("hama", "حماة")]),
        (
            "ar",
            "قرب مطار بغداد وجامعة بغداد ونهر الأردن.",
            [("", "مطار بغداد"), ("", "جامعة بغداد"), ("jordan-river", "نهر الأردن")],
        ),
        ("ar", "في قطاع غزة وفي غزة.", [("gaza-strip", "قطاع غزة"), ("gaza", "غزة")]),
        ("ar", "ضربت السيول ولاية نهر النيل.", [("river-nile-state", "ولاية نهر النيل")]),
        ("ar", "قال صندوق النقد الدولي.", [("imf", "صندوق النقد الدولي")]),
    ],
)
def test_places_and_organisations_that_every_site_knows(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    mentions = [(m.start, e.id, m.text) for e in entities(article(text, lang=lang), LISTED) for m in e.mentions]
    assert [(identity, form) for _, identity, form in sorted(mentions)] == expected


def test_an_editors_entry_takes_the_place_of_the_gazetteers() -> None:
    own = EntityEntry("my-egypt", "LOC", {"en": "Egypt", "ar": "مصر"})
    of = article("في مصر وجمهورية مصر العربية.", lang="ar")
    assert [(e.id, len(e.mentions)) for e in entities(of, (own,))] == [("my-egypt", 2)]
    assert [(e.id, e.names["en"]) for e in entities(of, ())] == [("egypt", "Egypt")]


def test_a_common_noun_needs_its_full_name_or_what_that_names() -> None:
    group = EntityEntry("group", "ORG", {"en": "Global Coalition against ISIS"}, {"en": ("the Coalition", "coalition")})
    both = (*LISTED[:1], group)
    full = article("The Global Coalition against ISIS met. The coalition agreed.")
    assert [(e.id, len(e.mentions)) for e in entities(full, both)] == [("group", 2)]
    named = article("Fighters of ISIS fled from the coalition.")
    assert [e.id for e in entities(named, both)] == ["isis", "group"]
    assert entities(article("The Coalition lost its majority; a coalition ended."), both) == ()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", '"We lost it," said Anna Novak, whose house burned.', ["Anna Novak"]),
        ("en", "Their spokesman, Borte Vell, left.", ["Borte Vell"]),
        ("en", "The party's leader, Una Marsh, stayed.", ["Una Marsh"]),
        ("en", "Fenwick Osgard, 66, left.", ["Fenwick Osgard"]),
        ("en", "German Chancellor Otto Klein met Transport Secretary Ida Holm.", ["Otto Klein", "Ida Holm"]),
        ("en", "The chief executive Kang Jun-seo and Chen Wei-ting left.", ["Kang Jun-seo", "Chen Wei-ting"]),
        ("en", "Striker Daniel Hale scored.", ["Daniel Hale"]),
        ("en", "Osgard Vell said no. On Monday Vell left.", ["Osgard Vell", "Vell"]),
        ("en", "Minister Adrian Hill and the analyst Bill Collins, a professor, met.", ["Adrian Hill", "Bill Collins"]),
        ("ar", "وأعلن رئيس الوزراء مصطفى البدري في وقت لاحق.", ["مصطفى البدري"]),
        ("ar", "بحث وزير الخارجية المصري طارق حداد مع نظيره الأميركي جون ميلر الهدنة.", ["طارق حداد", "جون ميلر"]),
        ("ar", "قالت الأمينة العامة للأمم المتحدة ماريا لوبيز إن الحرب انتهت.", ["ماريا لوبيز"]),
        ("ar", "وقالت فاطمة أحمد، وهي معلمة: لا نعرف.", ["فاطمة أحمد"]),
        ("ar", "قال المدرب سامر قاسم: نلعب غدا.", ["سامر قاسم"]),
        ("en", "Mr Dan O'Keefe spoke. On Monday O'Keefe left.", ["Dan O'Keefe", "O'Keefe"]),
        ("en", "Dr Ida van der Holt spoke. Van der Holt left.", ["Ida van der Holt", "Van der Holt"]),
        (
            "en",
            "The lawyer Ann Grey and the German Otto Klein agreed, said Commodore Jon Vell.",
            ["Ann Grey", "Jon Vell"],
        ),
        ("ar", "وأعلن وزير الدفاع مقتل خالد العمري أمس.", ["خالد العمري"]),
        ("ar", "وأوضح وزير الدفاع مظهر خالد العمري أن الأمر انتهى.", ["مظهر خالد العمري"]),
        ("ar", "وقال وزير الدفاع خالد العمري إن الأمر انتهى. وطالب العمري بالمال.", ["خالد العمري", "العمري"]),
        ("ar", "وقال وزير الدفاع خالد العمري إن الأمر انتهى. حين طالب العمري بالمال.", ["خالد العمري"]),
        ("ar", "وقال خالد عبد الرزاق إن الأمر انتهى. وأكد عبد الرزاق ذلك.", ["خالد عبد الرزاق", "عبد الرزاق"]),
        ("ar", "وقال خالد عبد الرزاق إن الأمر انتهى. وعاد الملك عبد الرزاق.", ["خالد عبد الرزاق"]),
        ("ar", "هنأ الملك محمد السادس المنتخب.", ["محمد السادس"]),
        ("ar", "قال عبد الكريم آيت حمو، رئيس البلدية.", ["عبد الكريم آيت حمو"]),
        ("ar", "وذكرت إيلانا فلاديكا هورن، رئيسة البعثة.", ["إيلانا فلاديكا هورن"]),
        ("ar", "وقال محمود سعد الدين، قائد المنطقة.", ["محمود سعد الدين"]),
        ("ar", "وقال الوزير حسن الغانم إن الأمر انتهى. وأضاف الغانم أن العمل بدأ.", ["حسن الغانم", "الغانم"]),
    ],
)
def test_people(lang: str, text: str, expected: list[str]) -> None:
    people = [e for e in entities(article(text, lang=lang), ()) if e.kind == "PER"]
    assert [text for _, text in sorted((m.start, m.text) for e in people for m in e.mentions)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A given name and what can only be the rest of the name, with nothing beside them.
        ("جاء طارق حمدان مسرعا.", ["طارق حمدان"]),
        ("جاء محمد حمدان برغوث بالوقود.", ["محمد حمدان برغوث"]),
        ("حضر خالد بن سعود آل عمران الحفل.", ["خالد بن سعود آل عمران"]),
        ("انتظر الناس عبد الله بن طارق السالمي.", ["عبد الله بن طارق السالمي"]),
        ("رسم ماركو فيليني لوحة.", ["ماركو فيليني"]),
        ("سجن محمود موسى عامين.", ["محمود موسى"]),
        ("وصل مصطفى محمد نور إلى المدينة.", ["مصطفى محمد نور"]),
        ("التقى محمود حمدان وطارق هاشم أمس.", ["محمود حمدان", "طارق هاشم"]),
        ("أهدى القلم لطارق حمدان.", ["طارق حمدان"]),
        # A kunya: with a given name and a surname, or behind an office.
        ("دخل أبو محمد الحموي القاعة.", ["أبو محمد الحموي"]),
        ("وقال الناطق باسمها أبو قتادة إن الأمر انتهى.", ["أبو قتادة"]),
        # A given name that is a word too, behind who holds it or before a sure one.
        ("شكر الناشط كريم برهوم الحضور.", ["كريم برهوم"]),
        ("شكر كريم محمود الحضور.", ["كريم محمود"]),
        ("وعد محافظ البصرة أسعد المرداوي بالماء.", ["أسعد المرداوي"]),
        # A surname that looks like a verb.
        ("زار دونالد ترامب المدينة.", ["دونالد ترامب"]),
        # What is named after somebody is nobody.
        ("في شارع طارق حمدان ومستشفى الملك خالد ومؤسسة محمود هاشم.", []),
    ],
)
def test_people_in_running_text(text: str, expected: list[str]) -> None:
    people = [e for e in entities(article(text, lang="ar"), ()) if e.kind == "PER"]
    assert [text for _, text in sorted((m.start, m.text) for e in people for m in e.mentions)] == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "تبنت كتائب البراق الهجوم مع لواء الصحراء.", [("ORG", "كتائب البراق"), ("ORG", "لواء الصحراء")]),
        ("ar", "دعت وزارة الصحة المواطنين إلى الهدوء.", [("ORG", "وزارة الصحة")]),
        ("ar", "رفضت محكمة النقض الطعن.", [("ORG", "محكمة النقض")]),
        ("ar", "انتشر اللواء الخامس والفيلق الثالث.", [("ORG", "اللواء الخامس"), ("ORG", "الفيلق الثالث")]),
        ("ar", "في مستشفى محمود هاشم وشارع طارق حمدان.", [("ORG", "مستشفى محمود هاشم"), ("LOC", "شارع طارق حمدان")]),
        ("ar", "قضت محكمة جنايات دمشق ومحكمة النقض.", [("ORG", "محكمة جنايات دمشق"), ("ORG", "محكمة النقض")]),
        ("ar", "ارتفعت بورصة أثينا، وقالت جامعة لندن ذلك.", [("ORG", "بورصة أثينا"), ("ORG", "جامعة لندن")]),
        ("ar", "نشرت صحيفة المنارة وقناة الأفق الخبر.", [("ORG", "صحيفة المنارة"), ("ORG", "قناة الأفق")]),
        ("ar", "باعت شركة نوفلكس لصناعة الورق أسهمها.", [("ORG", "شركة نوفلكس")]),
        ("ar", "قالت شرطة دبي السياحية ذلك.", [("ORG", "شرطة دبي السياحية")]),
        ("ar", "قدمت مؤسسة محمود هاشم للتضامن خياما.", [("ORG", "مؤسسة محمود هاشم للتضامن")]),
        ("ar", "ناقشت لجنة المال والموازنة المشروع.", [("ORG", "لجنة المال والموازنة")]),
        ("ar", "أعلن جهاز الأمن الداخلي ذلك.", [("ORG", "جهاز الأمن الداخلي")]),
        ("ar", "في جبال الزيتون وخليج العقبة.", [("LOC", "جبال الزيتون"), ("LOC", "خليج العقبة")]),
        ("en", "The flood hit Orsk province and Lumi village.", [("LOC", "Orsk"), ("LOC", "Lumi")]),
        ("en", "It fell near Velden and north of Ostra.", [("LOC", "Velden"), ("LOC", "Ostra")]),
        ("en", "They met in Velden, Norway.", [("LOC", "Velden"), ("LOC", "Norway")]),
        ("en", "Ostra, a small market town in the hills, burned.", [("LOC", "Ostra")]),
        (
            "en",
            "Along the River Orva to Lake Mirn and Mount Dask.",
            [("LOC", "River Orva"), ("LOC", "Lake Mirn"), ("LOC", "Mount Dask")],
        ),
        ("en", "Turkey's foreign minister left.", [("LOC", "Turkey")]),
        (
            "en",
            "The People's Freedom Party and King's College Hospital agreed.",
            [("ORG", "People's Freedom Party"), ("ORG", "King's College Hospital")],
        ),
        ("en", "A resident Evo Kamb and Orla Dent left.", [("PER", "Evo Kamb"), ("PER", "Orla Dent")]),
        ("en", "Al-Hamdaniya said no.", []),
        ("en", "The Forces of Ahmed Kamil left.", [("PER", "Ahmed Kamil")]),
        ("en", "Vell Ostrom, a geneticist, left.", [("PER", "Vell Ostrom")]),
        ("en", "Then Abu Nasr al-Halabi and Ahrar al-Furat left.", [("PER", "Abu Nasr al-Halabi")]),
    ],
)
def test_names_of_free_shape(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    made = [(m.start, e.kind, m.text) for e in entities(article(text, lang=lang), ()) for m in e.mentions]
    assert [(kind, form) for _, kind, form in sorted(made)] == expected


def test_a_second_mention_by_surname_is_the_same_person() -> None:
    of = article("President Joe Hartley spoke.", "Mr Hartley left, and Hartley's car, too. Hartley Street is long.")
    assert [(e.names["en"], [m.text for m in e.mentions]) for e in entities(of, ())] == [
        ("Joe Hartley", ["Joe Hartley", "Hartley", "Hartley"]),
        ("Hartley Street", ["Hartley Street"]),
    ]
    before = article("Hartley won.", "President Joe Hartley spoke.")
    assert [len(e.mentions) for e in entities(before, ())] == [1]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "en",
            "The Office for River Transport (ORT) said so. An ORT spokesman left.",
            ["Office for River Transport", "ORT", "ORT"],
        ),
        (
            "en",
            "The Organisation for Trade and Co-operation in Asia (OTCA) met.",
            ["Organisation for Trade and Co-operation in Asia", "OTCA"],
        ),
        ("en", "A general of the US Central Command left.", ["US Central Command"]),
        ("en", "The US Mapping Survey (USMS) said so.", ["US Mapping Survey", "USMS"]),
        ("en", "The Vega Climate Change Service (V3S) said so.", ["Vega Climate Change Service", "V3S"]),
        ("ar", "قالت هيئة الرقابة على السواحل (هرس) أمس. وأضافت هرس أنها تبحث.", []),
        ("ar", "قالت لهيئة رقابة السواحل (هرس) أمس. وأضافت لهرس أنها تبحث.", ["هيئة رقابة السواحل", "هرس", "هرس"]),
        ("ar", "أعلنت وزارة البترول والثروة المعدنية أمس.", ["وزارة البترول والثروة المعدنية"]),
        ("ar", "قال المجلس القومي للدفاع المدني.", ["المجلس القومي للدفاع المدني"]),
        ("ar", "فاز حزب العدالة والتنمية الحاكم.", ["حزب العدالة والتنمية"]),
        ("ar", "دعا حزب العمل الوطني إلى الحوار.", ["حزب العمل الوطني"]),
        ("ar", "هي الشركة الأولى للسيارات في البلاد.", []),
        ("ar", "قدمت اللجنة المصرية للوزير تقريرا، وسلم المركز الأول (سامر) الجائزة.", []),
        ("ar", "غرم الاتحاد الآسيوي لكرة السلة الفريقين.", ["الاتحاد الآسيوي لكرة السلة"]),
        ("ar", "دعا الاتحاد الأفريقي للتنس (كات) أمس. وقال كات كلمته.", ["الاتحاد الأفريقي للتنس", "كات", "كات"]),
        ("ar", "وفق الهيئة المصرية للعلوم والتقنية والوزير.", ["الهيئة المصرية للعلوم والتقنية"]),
        ("ar", "وفق هيئة المسح الجيولوجي الكندية.", ["هيئة المسح الجيولوجي الكندية"]),
    ],
)
def test_institutions(lang: str, text: str, expected: list[str]) -> None:
    bodies = [e for e in entities(article(text, lang=lang), ()) if e.kind == "ORG"]
    assert [text for _, text in sorted((m.start, m.text) for e in bodies for m in e.mentions)] == expected


def test_an_entity_that_is_not_listed_is_called_by_its_full_name() -> None:
    of = article("ORT trains stood still.", "The Office for River Transport (ORT) said so.")
    assert [(e.names["en"], [m.text for m in e.mentions]) for e in entities(of, ())] == [
        ("Office for River Transport", ["ORT", "Office for River Transport", "ORT"])
    ]
