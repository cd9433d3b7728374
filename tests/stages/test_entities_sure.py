"""What looks like a name and is none, beside what is one."""

import pytest

from khulasa.model import Article, Origin
from khulasa.stages.entities import entities


def found(lang: str, text: str) -> list[tuple[str, str]]:
    article = Article(
        "a", "a", lang, "t", None, None, None, None, None, None, "published", (text,), Origin("a.html", "a")
    )
    mentions = [
        (mention.start, entity.kind, mention.text) for entity in entities(article, ()) for mention in entity.mentions
    ]
    return [(kind, name) for _, kind, name in sorted(mentions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What somebody does, or as what, behind a given name.
        ("أكمل الدكتور هيلمان إنشاء أول جهاز.", []),
        ("أعلن محمود افتتاح المعرض.", []),
        ("تؤكد سوزان قائلة إن الأمر سهل.", []),
        ("كان محمود طبيبا، وعاد خالد منتصرا.", []),
        ("سافر يوسف لحضور المؤتمر.", []),
        ("وصل أحمد صباح اليوم.", []),
        ("شاهد محمود المباراة.", []),
        ("وصل رئيس الحزب جون ميلر كزعيم للمعارضة.", [("PER", "جون ميلر")]),
        ("زار جون ميلر مصر أمس.", [("PER", "جون ميلر"), ("LOC", "مصر")]),
        ("لعب محمود صلاح مباراة جيدة.", [("PER", "محمود صلاح")]),
        ("وقال محمود صلاح الدين إن الأمر انتهى.", [("PER", "محمود صلاح الدين")]),
        ("وصل خوسيه مارادونا. وقال تيسير محمود كلمته.", [("PER", "خوسيه مارادونا"), ("PER", "تيسير محمود")]),
        ("كان بنيامين ضخم الجسم، ثم تشارلز حضر الجامعة.", []),
        ("كتب نجيب محفوظ بن سالم بن أحمد ذلك.", [("PER", "نجيب محفوظ بن سالم بن أحمد")]),
        ("التقى خوسيه مانويل ألفاريس وزير الخارجية.", [("PER", "خوسيه مانويل ألفاريس")]),
        # A noun that is a given name too, and what it is of; an adjective that compares like a given name.
        ("حياة محمود ونجاح يوسف ودين إبراهيم.", []),
        ("وقالت حياة محمود إن الأمر انتهى.", [("PER", "حياة محمود")]),
        ("مسؤول يمني كبير والحل سلمي ودقيق.", []),
        ("قالت ليلى محمود إن الأمر انتهى.", [("PER", "ليلى محمود")]),
        # A noun behind a verb of saying that is a given name elsewhere.
        ("قال بيان مشترك إن الأمر انتهى، وأكد بيان رسمي أن الأمر انتهى.", []),
        ("قال شاهد عيان إن النار اشتعلت، وقال مطلق النار إنه بريء.", []),
        ("قال طالب جامعي إن الأمر صعب، وقال عميد متقاعد: انتهى الأمر.", []),
        ("قال فلاح مصري إن الماء قليل، وقال مسلم بريطاني إن الأمر صعب.", []),
        ("قال سلطان بروني إن الأمر صعب، وقالت روضة الأطفال إنها أغلقت.", []),
        ("قال هلال الأحمر إن الأمر صعب، وقال ناجي وحيد من الحادث.", []),
        ("وقال الناشط مجاهد كرار كلمته.", [("PER", "مجاهد كرار")]),
        ("وقالت الدكتورة سحر برهوم كلمتها.", [("PER", "سحر برهوم")]),
        ("وقال محمود سلطان إن الأمر انتهى.", [("PER", "محمود سلطان")]),
    ],
)
def test_people_in_a_script_without_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("ar", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("حركة الكائنات الحية وحركة السوق العقارية.", []),
        ("حركة التحرير الوطني.", [("ORG", "حركة التحرير الوطني")]),
        ("شبكة الخلايا العصبية، وبرنامج الإصلاح الاقتصادي، وجهاز التنفس الصناعي.", []),
        ("أعلن جهاز الأمن الداخلي ذلك.", [("ORG", "جهاز الأمن الداخلي")]),
        ("مؤسسة الحياة الزوجية وهيئة التدريس الجامعية.", []),
        ("دعت لجنة التعاون المالي والاقتصادي إلى ذلك.", [("ORG", "لجنة التعاون المالي والاقتصادي")]),
        ("ووجدت هيئة الاتصالات والإعلام الأسترالية ذلك.", [("ORG", "هيئة الاتصالات والإعلام الأسترالية")]),
        ("فاز حزب العمل البريطاني والحزب الحاكم.", [("ORG", "حزب العمل البريطاني")]),
        ("شركة المنتجات الحديثة.", []),
        ("قالت شركة القواسم ذلك.", [("ORG", "شركة القواسم")]),
        ("مجموعة «صغيرة جدا» من الباحثين، ومنظمة «غير حكومية».", []),
        ("حركة «من أجل الغد».", []),
        ("قال رئيس حزب «المسار» ذلك.", [("ORG", "المسار")]),
        ("أقر مجلس الشعب (البرلمان) التعديل، وقال البرلمان كلمته.", []),
        ("قطع من الأحجار محكمة الرصف.", []),
        ("رفضت محكمة النقض الطعن.", [("ORG", "محكمة النقض")]),
        ("قال اتحاد المدن الوطني لكرة السلة ذلك.", [("ORG", "اتحاد المدن الوطني لكرة السلة")]),
        ("مدير مدرسة محمود هاشم الابتدائية.", [("ORG", "مدرسة محمود هاشم الابتدائية")]),
        # Another country's body of the same name.
        ("أقر الكونغرس الوطني القانون، ورفضه الكونغرس البرازيلي.", []),
        ("أقر الكونغرس الحالي القانون.", [("ORG", "الكونغرس")]),
        ("رفض الكونغرس الأمريكي القانون.", [("ORG", "الكونغرس الأمريكي")]),
        ("فاز النادي الأهلي. وفي اليوم السابع من الحرب عاد.", []),
        ("أعلنت حكومة الوحدة الوطنية ذلك في جنوب أفريقيا.", [("LOC", "جنوب أفريقيا")]),
    ],
)
def test_bodies_in_a_script_without_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("ar", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قضاء الليل في المدينة، وقضاء العطلة.", []),
        ("في قضاء زاخو.", [("LOC", "زاخو")]),
        ("منصب ولاية العهد، وفي كل محافظة بواقع عشر مدارس.", []),
        ("نهر جليدي وجبل شاهق ومخيم صيفي ومدينة الملاهي.", []),
        (
            "نهر ميستيك وولاية كنتكي ومخيم اليرموك.",
            [("LOC", "نهر ميستيك"), ("LOC", "ولاية كنتكي"), ("LOC", "مخيم اليرموك")],
        ),
        ("في كنيسة الروح القدس، وفي أي مخيم أسفل الجبل أو مدينة بأي حجم.", []),
        ("مدينة الملك خالد للعلوم.", []),
        ("سافر إلى آسيا الصغرى وإلى ألمانيا الغربية.", [("LOC", "آسيا الصغرى"), ("LOC", "ألمانيا الغربية")]),
    ],
)
def test_places_in_a_script_without_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("ar", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Only a nationality, or one that runs into a name; a title that is a word too.
        ("Sources at several major Chinese and Greek buyers left.", []),
        ("It was a major Category 3 storm.", []),
        ("Major Hale left.", [("PER", "Hale")]),
        ("Initial Turkish reports said so. The Turkish left.", []),
        ("President Adam Hale Syrian authorities say.", [("PER", "Adam Hale")]),
        ("He told Anna Hale PR so.", [("PER", "Anna Hale")]),
        ("Queen Anna II left.", [("PER", "Anna II")]),
        # A place that an article joins.
        ("Residents of Masharia al-Qaa left.", []),
        ("They shelled al-Raml district.", [("LOC", "al-Raml")]),
        ("The Arbaeen and Mashaa al-Arbaeen districts burned.", [("LOC", "Mashaa al-Arbaeen")]),
        # A body that goes on, begins before, or has an officer.
        ("The Institute for International and Strategic Relations left.", []),
        ("The Office of the High Commissioner for Rivers left.", []),
        ("The UN Office for the Co-ordination of Rivers left.", []),
        ("The Ministry of Health said so.", [("ORG", "Ministry of Health")]),
        ("The Movement for Justice and Development left.", [("ORG", "Movement for Justice and Development")]),
        ("He joined the All Japan Chess Federation.", [("ORG", "All Japan Chess Federation")]),
        ("She teaches at New York Trade School.", [("ORG", "New York Trade School")]),
        ("Senior Rivers Ministry officials left.", [("ORG", "Rivers Ministry")]),
        ("The Bank of Ruritania Governor Anna Hale left.", [("PER", "Anna Hale")]),
        ("The U.S. Rivers Council met.", [("LOC", "U.S"), ("ORG", "Rivers Council")]),
        ("In the Jardín de la Unión they sat.", []),
        # What sort of place, whose name, or what money.
        ("It became a tropical Garden City.", []),
        ("An Ostrava City lawyer left.", [("LOC", "Ostrava City")]),
        ("The White Sea–Baltic Canal froze.", []),
        ("They sailed on RFA Largs Bay.", []),
        ("The Arab Street was angry.", []),
        ("It cost US$30, said the US.", [("LOC", "US")]),
        ("'No,' Mr Hague said. Dr. London agreed.", [("PER", "Hague"), ("PER", "London")]),
        ("Roger Ireland left Ireland.", [("PER", "Roger Ireland"), ("LOC", "Ireland")]),
        ("The Templo de San Diego stands.", []),
        ("It is the holy city of Islam.", []),
        # A place's name that is as often a given name, a faith that is one.
        ("Florence Pugh said so. Virginia Hale said no.", [("PER", "Florence Pugh"), ("PER", "Virginia Hale")]),
        ("Dallas Green, 34, left. Dr Indiana Vell left.", [("PER", "Dallas Green"), ("PER", "Indiana Vell")]),
        ("He lived in Florence. Florence said so.", [("LOC", "Florence"), ("LOC", "Florence")]),
        ("The Houston Rockets won, Houston Rockets said so.", []),
        ("Minister Christian Hale left. Christian Aid said so.", [("PER", "Christian Hale")]),
        ("On Christmas Eve a Christian village burned.", []),
        # Another country's body of the same name.
        ("Japan's House of Representatives voted.", [("LOC", "Japan")]),
        ("The Government of National Unity left.", []),
    ],
)
def test_a_script_with_capitals(text: str, expected: list[tuple[str, str]]) -> None:
    assert found("en", text) == expected
