"""What a sentence leans on."""

import pytest

from khulasa.stages.summary.discourse import discourse
from khulasa.stages.summary.faults import quotations
from khulasa.stages.summary.leaning import continued_answers, leaning_units, leans
from khulasa.stages.summary.reading import readings
from tests.factories import article

STANDS = {
    "ar": [
        "أعلن التحالف الدولي اليوم هزيمة التنظيم.",
        "وذكر المتحدث باسم التحالف الدولي أن اللقاء ناقش زيادة العمليات.",
        "وختم كيغينز بالقول إن القادة ناقشوا الشراكات.",
        "يذكر أن المدينة شهدت هجمات عدة.",
        "وفي العراق، عزز التنظيم وجوده في الموصل.",
        "وتبلغ كلفة المشروع 85 مليون دولار.",
        "هذا العام شهدت المدينة 17 حادثاً.",
        "يجب على الدول مواصلة العمل.",
        "كما ينبغي على المجتمع الدولي الوقوف ضد الاعتداءات.",
        "ويرى خبراء أن الأزمة ستطول.",
        "قال الوزير: «سنبقى».",
        "وقالت مديرة المتحف إن الترميم سيطول.",
        "وقال وزير النقل إن الجسر سيفتح غداً.",
        "وقال الناطق باسم البلدية إن الجسر آمن.",
        "كما كان متوقعاً، فاز الفريق بالكأس.",
        "وشارك في الحفل خمسون طالباً.",
        "وفي القاهرة، افتتح الوزير المعرض.",
        "وقال الوزير إن هذا العام شهد مطراً غزيراً.",
        "وأقرت البلدية الخطة، وقال نائب إن هذه الخطة ستفشل.",
        "ويعد هذا الجسر الأطول في البلاد.",
        "فقد عشرون عاملاً وظائفهم.",
        "وأعلن اتجاه جديد في الحزب ترشيح امرأة.",
        "وقد أعلن الوزير رسمياً فتح المرفأ.",
        "وتبلغ حالياً كلفة المشروع 85 مليون دولار.",
        "ووعد الرئيس بإلغاء القانون.",
        "وطالبت بريطانيا بإلغاء القانون.",
        "ولم تكشف الشركة عن السعر.",
        "وقال في بيان رئيس البلدية: «سنبقى».",
        "تسعون عاملاً فقدوا وظائفهم.",
        "الأونروا: مليون شخص نزحوا.",
        "المرفأ هو الأكبر في البلاد.",
        "قتل 12 شخصاً في الحريق، معظمهم عمال.",
        "وكان الوزير قد وعد بإصلاح الرصيف.",
    ],
    "en": [
        "The mayor said that she would resign.",
        "This week the council met twice.",
        "One person died in the fire.",
        "“We will stay,” the mayor said.",
        "Mr. Smith resigned because he said too much.",
        "It is not known who fired first.",
        "The port said it would open a second quay.",
        "Manager Ruth Hale said she was proud of the crew.",
        "Hale, the director of the port, said she would stay.",
        "“It is a good quay,” said Ruth Hale.",
        "“They were told to wait and they waited,” the mayor told a crowd.",
        "When the mayor left the hall, she said that the vote was lost.",
        "One of the cranes fell into the sea.",
        "Most of those killed were dockers.",
        "Sixty dockers, among them the foreman, were on the quay.",
        "In the second half the crew rowed faster.",
        "The mayor said this week that the quay was safe.",
        "The bill, however long it takes, will be paid by the owners of the port and by nobody else.",
        "That the quay was weak was known to everyone.",
        "The crew found the crate and sold it.",
        "The owners, who told the crew that this was safe, have left.",
    ],
}
LEANS = {
    "ar": [
        "وأضاف أن العمل سيبدأ قريباً.",
        "كما أعلن أن التواصل يجري بانتظام.",
        "وأشار في مقابلة مع سكاي نيوز عربية إلى أن إفريقيا أصبحت وجهة.",
        "وفي حديث لـ”اندبندنت عربية”، رأى أنه ما لم يستمر الضغط فالعودة ممكنة.",
        "وقال: «سنبقى هنا».",
        "وهو ما يهدد بعودته مجدداً.",
        "هم من عادوا أولاً.",
        "لكن المعاملات خاملة.",
        "إلا أن المحللين يرون غير ذلك.",
        "وبحسبه، فإن التجربة لم تنجح.",
        "وصعدت مؤخرًا من عملياتها في العراق.",
        "«لم يسألنا أحد».",
        "ويقدر فيها الاحتياطي بحوالي 16 مليون طن.",
        "يعتبر من أبرز الموسيقيين.",
        "وقالت مديرته إن الترميم سيطول.",
        "وأكد محاميها سامي حداد أن الحكم ظالم.",
        "وقال وزير خارجيته إن اللقاء مفيد.",
        "وقال المتحدث باسمه إن السفينة غرقت.",
        "وانتقل في شبابه إلى بيروت.",
        "كما دعا المجلس إلى هدنة.",
        "وجاء ذلك بعد لقاء طويل.",
        "من جهته، رفض الحزب الخطة.",
        "بدورها، رحبت النقابة بالقرار.",
        "وفي غضون ذلك، أغلق المرفأ.",
        "وعلى الفور أغلقت الشرطة الشارع.",
        "وقال رئيس الغرفة إن هذه الخطوة متأخرة.",
        "ورفض هؤلاء العرض.",
        "وتسببت في انقطاع الماء.",
        "ففي عام 2011 غرقت سفينتان.",
        "«وصلنا متأخرين»، قال.",
        "ونظروا في الخطة ساعتين.",
        "ولم يتمكنوا من الوصول إلى المرفأ.",
        "وكانت تحمل طحيناً وأدوية.",
        "ووعد بإلغاء القانون إذا فاز.",
        "ولم تكشف عن السعر.",
        "ولم يفصح عما سيفعله.",
        "وفرّ معظمهم إلى الجبال.",
        "ومن بينهم عشرون عاملاً.",
        "ويقول مبتسماً: «سنبقى هنا».",
        "وقال بعد اللقاء: «سنبقى هنا».",
        "ويقول وهو يشير إلى الرصيف: «سنبقى هنا».",
        "وكررت زعيمتهم هذا الوعد.",
        "ولم يكن قد زار المرفأ.",
        "أما القبطان فنجا.",
        "ويضيفون أن الرصيف ضعيف.",
        "واستدركت قائلة إن الرصيف ضعيف.",
        "ورداً على سؤال قال إن الرصيف آمن.",
        "وبحسب قولها فإن الرصيف آمن.",
    ],
    "en": [
        "He added that work would begin in May.",
        "It will cost $85 million.",
        "Their union opposed the plan.",
        "But the union will not go to court.",
        "“It is a wall in the wrong place,” he said.",
        "“Work will begin in May,” added she.",
        "“Nobody asked us.”",
        "As a result, nobody came.",
        "These were the first to fall.",
        "Two of them are port workers.",
        "One of them is a port worker.",
        "Some 40 of them were dockers.",
        "None of those was repaired.",
        "More than 300 crates fell into the sea, he said.",
        "The quay was full, she told the paper on Sunday.",
        "“The quay is full,” he told a crowd.",
        "On Monday he said that the quay was full.",
        "The harbour master denied this.",
        "That is more than the port earns.",
        "That, dockers say, is why nobody drowned.",
        "Dockers say that will be hard.",
        "The owners said that this decision was late.",
        "Rent, however, has doubled.",
        "Meanwhile, the port stays shut.",
        "Since then, the quay has been rebuilt.",
        "In return, the owners sold four ships.",
        "On the contrary, say the dockers, the quay is strong.",
        "Among them the loss was larger.",
        "As for the captain, he was rescued.",
        "According to her, the quay is strong.",
    ],
}


def _leans(text: str, lang: str) -> bool:
    (reading,) = readings(article(text, lang=lang))
    return leans(reading, discourse(lang))


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in STANDS.items() for text in texts])
def test_stands_alone(lang: str, text: str) -> None:
    assert not _leans(text, lang)


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in LEANS.items() for text in texts])
def test_leans_on_the_sentence_before(lang: str, text: str) -> None:
    assert _leans(text, lang)


def test_a_language_without_data_leans_on_nothing() -> None:
    assert not _leans("He added that.", "xx")


@pytest.mark.parametrize(
    ("lang", "quotation", "leaning"),
    [
        ("en", "The mayor said: “We have waited. They have not.”", False),
        ("en", "“We have waited. They have not,” said Ruth Hale.", False),
        ("en", "“This quay is weak. It will fall,” the foreman told a crowd.", False),
        ("ar", "وقال رئيس البلدية: «انتظرنا. لم يأت أحد».", False),
        ("en", "“We have waited. They have not,” she said.", True),
        ("en", "“We have waited. They have not,” he said in a speech.", True),
        ("en", "“We have waited. They have not.”", True),
        ("ar", "وقالت: «انتظرنا. لم يأت أحد».", True),
        ("ar", "«انتظرنا. لم يأت أحد».", True),
    ],
)
def test_a_quotation_of_two_sentences_leans_as_one(lang: str, quotation: str, leaning: bool) -> None:
    read = readings(
        article(f"The port was shut. {quotation}" if lang == "en" else f"أغلق المرفأ. {quotation}", lang=lang)
    )
    group, broken = quotations(read)
    assert (group, broken) == ((0, 1, 1), {})
    assert leaning_units(read, group, discourse(lang)) == (frozenset({1}) if leaning else frozenset())


@pytest.mark.parametrize(
    ("first", "leaning"),
    [
        ("Divers have found a wreck off the quay, they said on Friday.", False),
        ("They have found a wreck off the quay.", True),
        ("“It is a wreck,” they said on Friday.", True),
    ],
)
def test_a_first_sentence_leans_on_nothing_but_how_it_opens(first: str, leaning: bool) -> None:
    read = readings(article(first, "It lies at 40 metres."))
    group, _ = quotations(read)
    assert (0 in leaning_units(read, group, discourse("en"))) is leaning


@pytest.mark.parametrize(
    "paragraphs",
    [
        # One who speaks, or one who speaks once, is no interview.
        ("The mayor: a life. She was born here.", "The river rose. It fell again."),
        ("Amina: The dams. There are eleven.", "Amina: I stayed. I was angry.", "The river rose. It fell again."),
    ],
)
def test_labels_of_no_interview_make_nothing_lean(paragraphs: tuple[str, ...]) -> None:
    assert continued_answers(readings(article(*paragraphs))) == frozenset()


@pytest.mark.parametrize(
    ("lang", "paragraphs", "leaning"),
    [
        (
            "en",
            (
                "The river rose. It fell again.",
                "TDR: Why did you stay?",
                "LM: I was angry. The flood killed 62.",
                "TDR: And now?",
                "LM: I will learn to swim. I am serious.",
            ),
            {4, 7},
        ),
        (
            "ar",
            (
                "ضفاف: لماذا سبع سنوات؟",
                "سلمى القاضي: أضعت المخطوط مرتين. المرة الأولى على الحدود.",
                "ضفاف: والآن؟",
                "سلمى القاضي: سأقرأ فقط.",
            ),
            {2},
        ),
    ],
)
def test_an_answer_goes_on_behind_who_gives_it(lang: str, paragraphs: tuple[str, ...], leaning: set[int]) -> None:
    assert continued_answers(readings(article(*paragraphs, lang=lang))) == leaning
