"""What the reading tests share: a raw article from a text, and the conservation check."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from khulasa.editorial import Editorial, EntityEntry, Outlet
from khulasa.model import Article, Issue, Origin, RawArticle
from khulasa.stages.read import read
from tests.conftest import REPOSITORY

EDITORIAL = Editorial(
    outlets=(
        Outlet("npn", {"ar": "نورث بالس (NPN)", "en": "North Pulse Network"}, ("نورث بالس", "NPN")),
        Outlet("albawaba", {"ar": "البوابة نيوز", "en": "Al-Bawaba News"}),
        Outlet("aljadeed", {"ar": "الجديد برس", "en": "Al-Jadeed Press"}),
        Outlet("indarabia", {"ar": "اندبندنت عربية", "en": "Independent Arabia"}, sites=("independentarabia.com",)),
        Outlet(
            "ecci",
            {"ar": "المركز الأوروبي لدراسات مكافحة الإرهاب", "en": "European Centre for Counterterrorism Studies"},
            sites=("eocr.eu",),
        ),
        Outlet(
            "gazette",
            {"en": "The Example Gazette", "ar": "جازيت المثال"},
            sites=("gazette.example.com",),
            boilerplate=("The Gazette brings you the city",),
        ),
    ),
    entities=(EntityEntry("damascus", "LOC", {"ar": "دمشق", "en": "Damascus"}),),
)

PROSE = (
    "The city reopened its old bridge to cars and pedestrians on Tuesday after eight months of repairs to its deck.",
    "The public works office said the repairs had cost about four million, and that the work included new lighting.",
    "Heavy lorries will stay banned from the bridge until the end of the year, the office added in its statement.",
    "Markets close to the bridge had lost customers during the closure, and shopkeepers hope that trade will return.",
)
NATHR = (
    "أعلنت بلدية المدينة يوم الثلاثاء إعادة فتح الجسر القديم أمام السيارات والمشاة بعد أعمال ترميم استمرت أشهراً.",
    "وقال مكتب الأشغال العامة إن كلفة الترميم بلغت نحو أربعة ملايين، وإن الأعمال شملت تبديل شبكة الإنارة كلها.",
    "وأضاف المكتب أن حركة الشاحنات الثقيلة ستبقى ممنوعة على الجسر حتى نهاية العام، وأن لها طريقاً آخر تسلكه.",
    "وشهدت الأسواق القريبة من الجسر تراجعاً في عدد الزبائن خلال مدة الإغلاق، ويأمل أصحاب المحال أن تعود الحركة.",
)
TITLE = "Old bridge reopens after eight months of repairs"
UNWAN = "إعادة فتح الجسر القديم بعد ثمانية أشهر من الترميم"


def raw(text: str, path: str = "seeds/example.txt", **facts: object) -> RawArticle:
    return RawArticle(text, Origin(path, "0" * 64), Path(path).stem, facts)


def hinted(text: str, path: str = "seeds/example.html", **hints: object) -> RawArticle:
    return RawArticle(text, Origin(path, "0" * 64), Path(path).stem, {}, hints)


def seed(name: str) -> RawArticle:
    path = next((REPOSITORY / "seeds").glob(f"{name}_*.txt"))
    return raw(path.read_text(encoding="utf-8"), f"seeds/{path.name}")


def one(text: str | RawArticle, editorial: Editorial = EDITORIAL) -> Article:
    articles, _ = read(text if isinstance(text, RawArticle) else raw(text), editorial)
    assert len(articles) == 1, [article.title for article in articles]
    return articles[0]


def rules(article: Article) -> dict[str, str]:
    """What was removed: text → rule."""
    return {removed.text: removed.rule for removed in article.removed}


def codes(issues: Sequence[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def lost_and_made_up(source: RawArticle, articles: Sequence[Article]) -> tuple[Counter[str], Counter[str]]:
    """Characters of the source that are nowhere in the articles, and the other way round; white space aside."""
    kept = "".join(
        article.title + "".join(article.paragraphs) + "".join(removed.text for removed in article.removed)
        for article in articles
    )
    before, after = Counter("".join(source.text.split())), Counter("".join(kept.split()))
    return before - after, after - before
