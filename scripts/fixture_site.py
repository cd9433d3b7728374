"""Writes tests/data/site/content/{ar,en}/digests: invented digests that show every state a page can be in.

Run it after a change here: `.venv/bin/python scripts/fixture_site.py`. The tests read what it wrote.
"""

import hashlib
from pathlib import Path
from typing import Any

from khulasa.model import Page
from khulasa.site.content import render

CONTENT = Path(__file__).resolve().parent.parent / "tests/data/site/content"
LANGS = ("ar", "en")

GAZETTE = {"id": "coast-gazette", "ar": "جريدة الساحل", "en": "Coast Gazette", "kind": "newspaper", "country": "LB"}
WIRE = {"id": "north-wire", "ar": "وكالة الشمال", "en": "North Wire", "kind": "agency", "country": "MA"}
ENTITIES = {
    "ibn-battuta": ("PER", "ابن بطوطة", "Ibn Battuta", True),
    "conductor": ("PER", "قائد القاطرة", "the engine driver", False),
    "ports-authority": ("ORG", "هيئة الموانئ", "Ports Authority", True),
    "river-commission": ("ORG", "لجنة الأنهار", "River Commission", True),
    "tripoli": ("LOC", "طرابلس", "Tripoli", True),
    "akkar": ("LOC", "سهل عكار", "the Akkar plain", True),
    "tangier": ("LOC", "طنجة", "Tangier", True),
}
ENGINE = "argos ar→en 1.0"


def sentence(ar: str, en: str, paragraph: int, state: str = "edited", **more: Any) -> dict[str, Any]:
    return {"ar": ar, "en": en, "paragraph": paragraph, "state": state, **more}


def row(
    when: dict[str, Any] | None,
    expression: tuple[str, str],
    text: dict[str, Any],
    *,
    planned: bool = False,
    basis: str = "explicit",
) -> dict[str, Any]:
    return {"when": when, "expression": expression, "segment": text, "planned": planned, "basis": basis}


def date(edtf: str, ar: str, en: str, start: str | None, end: str | None, **more: Any) -> dict[str, Any]:
    exact = more.get("mod") is None and "/" not in edtf and "X" not in edtf and edtf[5:7] < "13"
    return {"edtf": edtf, "ar": ar, "en": en, "start": start, "end": end, "mod": None, "exact": exact, **more}


RAIL = [
    sentence(
        "أعادت هيئة الموانئ يوم الخميس تشغيل خط السكة القديم بين مرفأ طرابلس وسهل عكار، بعد توقف دام أربعة عقود.",
        "On Thursday the Ports Authority put the old railway line between the port of Tripoli and the Akkar plain "
        "back into service, after a halt of four decades.",
        0,
    ),
    sentence(
        "وكان الخط قد افتُتح عام ١٩١١ لنقل القمح والحرير، ثم توقف في آذار ١٩٧٦.",
        "The line had opened in 1911 to carry wheat and silk, and stopped in March 1976.",
        1,
    ),
    sentence(
        "وقالت الهيئة إن ٢٥ عربة رُمّمت في الورش المحلية، وإن الرحلات ستُسيَّر مرتين في اليوم.",
        "The Authority said that 25 carriages had been restored in local workshops, and that trains would run twice "
        "a day.",
        2,
    ),
    sentence(
        "ويصف المقال المعارضين للمشروع بأنهم «حراس الغبار».",
        "The article describes opponents of the project as “guardians of the dust”.",
        4,
    ),
]
RIVER = [
    sentence(
        "بدأت لجنة الأنهار مسحاً جديداً لمجرى النهر الكبير الجنوبي الأسبوع الماضي.",
        "The River Commission began a new survey of the course of the Nahr al-Kabir al-Janoubi last week.",
        0,
        "machine",
    ),
    sentence(
        "وسُجّل ١٢ موقعاً تراجع فيها منسوب المياه أكثر من مترين.",
        "It recorded 12 sites where the water level fell by more than two metres.",
        1,
        "held",
    ),
    sentence("ولم تُعلن اللجنة موعد نشر النتائج كاملة.", "", 3, "missing"),
]
FLOOD = [
    sentence(
        "نقل المتطوعون أكثر من تسعة آلاف كتاب إلى الطابق العلوي قبل أن تبلغ المياه قاعة المطالعة.",
        "Volunteers moved more than nine thousand books to the upper floor before the water reached the reading room.",
        0,
        "machine",
    ),
    sentence(
        "وتضم المجموعة نسخة من رحلة ابن بطوطة تعود إلى القرن الثامن عشر.",
        "The collection includes an eighteenth-century copy of the travels of Ibn Battuta.",
        2,
        "edited",
    ),
]
LIGHT = [
    sentence(
        "يروي أرشيف المنارة، وفق ما جاء في www.example.org/"
        "archive-of-the-lighthouse-keepers-daily-logbooks-1894-1931، يوميات الحراس.",
        "",
        0,
        "missing",
    ),
    sentence("وتُظهر السجلات أن المصباح انطفأ في شتاء ١٩٢٠ مرتين.", "", 1, "missing"),
]

DIGESTS: list[dict[str, Any]] = [
    {
        "slug": "harbour-railway",
        "title": sentence(
            "عودة القطار إلى مرفأ طرابلس بعد أربعة عقود", "Train returns to the port of Tripoli after four decades", 0
        ),
        "outlet": GAZETTE,
        "published": date("2024-04-26", "26 نيسان/أبريل 2024", "26 April 2024", "2024-04-26", "2024-04-26"),
        "evidence": "نُشر في 26 أبريل 2024",
        "url": "https://coast-gazette.example/harbour-railway?id=7&page=2",
        "archive": "https://archive.example/2024/harbour-railway",
        "author": "قسم المحليات",
        "via": WIRE,
        "summary": RAIL,
        "timeline": [
            row(date("1911", "1911", "1911", "1911-01-01", "1911-12-31"), ("عام ١٩١١", "in 1911"), RAIL[1]),
            row(
                date("1976-03", "آذار/مارس 1976", "March 1976", "1976-03-01", "1976-03-31"),
                ("في آذار ١٩٧٦", "in March 1976"),
                RAIL[1],
            ),
            row(
                date("2019/2023", "2019 – 2023", "2019 – 2023", "2019-01-01", "2023-12-31"),
                ("بين عامي 2019 و2023", "between 2019 and 2023"),
                sentence(
                    "ورُمّمت السكة بين عامي 2019 و2023 على ثلاث مراحل",
                    "the track was repaired in three stages between 2019 and 2023",
                    3,
                    cut=["before", "after"],
                ),
            ),
            row(
                date("2024-04-25", "25 نيسان/أبريل 2024", "25 April 2024", "2024-04-25", "2024-04-25"),
                ("يوم الخميس", "on Thursday"),
                RAIL[0],
                basis="publication",
            ),
            row(
                date("2024-05", "مطلع أيار/مايو 2024", "early May 2024", "2024-05-01", "2024-05-31", mod="START"),
                ("مطلع شهر مايو المقبل", "early next May"),
                sentence(
                    "ومن المقرر أن تبدأ رحلات الركاب مطلع شهر مايو المقبل.",
                    "Passenger trains are due to start early next May.",
                    3,
                ),
                planned=True,
                basis="publication",
            ),
            row(
                date("XXXX-03", "آذار/مارس، من دون ذكر السنة", "March, year not stated", None, None),
                ("في آذار", "in March"),
                sentence("وكانت آخر تجربة للقاطرة قد أُجريت في آذار.", "The engine was last tested in March.", 4),
            ),
            row(
                None,
                ("قبل افتتاح الخط بعام", "a year before the line opened"),
                sentence(
                    "وكان المهندسون قد أنهوا الجسر الأخير قبل افتتاح الخط بعام.",
                    "Engineers had finished the last bridge a year before the line opened.",
                    5,
                ),
            ),
        ],
        "figures": [("٢٥ عربة", "25 carriages", 2), ("أربعة عقود", "four decades", 0)],
        "entities": ["ports-authority", "conductor", "tripoli", "akkar"],
        "loaded": [("حراس الغبار", "guardians of the dust", "حراس الغبار")],
    },
    {
        "slug": "river-survey",
        "title": sentence(
            "مسح جديد لمجرى النهر الكبير الجنوبي", "New survey of the Nahr al-Kabir al-Janoubi", 0, "machine"
        ),
        "summary": RIVER,
        "timeline": [
            row(
                date("2017-22", "صيف 2017", "summer 2017", "2017-06-01", "2017-08-31"),
                ("صيف 2017", "summer 2017"),
                sentence(
                    "ويعود آخر مسح شامل في سهل عكار إلى صيف 2017.",
                    "The last full survey of the Akkar plain was in the summer of 2017.",
                    2,
                    "machine",
                ),
            ),
            row(None, ("الأسبوع الماضي", "last week"), RIVER[0]),
        ],
        "figures": [("١٢ موقعاً", "12 sites", 1)],
        "entities": ["river-commission", "akkar"],
    },
    {
        "slug": "library-floods",
        "source_lang": "en",
        "title": sentence("المياه تحاصر مكتبة طنجة", "Floods close in on the Tangier library", 0, "machine"),
        "outlet": WIRE,
        "published": date(
            "2023-11", "أواخر تشرين الثاني/نوفمبر 2023", "late November 2023", "2023-11-01", "2023-11-30", mod="END"
        ),
        "evidence": "late November 2023",
        "url": "https://north-wire.example/library-floods",
        "summary": FLOOD,
        "timeline": [
            row(
                date("1968", "1968", "1968", "1968-01-01", "1968-12-31"),
                ("عام 1968", "in 1968"),
                sentence(
                    "بُني المبنى عام 1968 على أرض ردم.",
                    "The building was put up on reclaimed land in 1968.",
                    1,
                    "machine",
                ),
            ),
            row(
                date("2023-11-21", "21 تشرين الثاني/نوفمبر 2023", "21 November 2023", "2023-11-21", "2023-11-21"),
                ("في 21 نوفمبر", "on 21 November"),
                FLOOD[0],
                basis="context",
            ),
            row(
                date("2025", "2025", "2025", "2025-01-01", "2025-12-31"),
                ("عام 2025", "in 2025"),
                sentence(
                    "وتخطط البلدية لنقل المجموعة إلى مبنى جديد عام 2025.",
                    "The city plans to move the collection to a new building in 2025.",
                    4,
                    "machine",
                ),
                planned=True,
            ),
        ],
        "figures": [("أكثر من تسعة آلاف كتاب", "more than nine thousand books", 0)],
        "entities": ["ibn-battuta", "tangier"],
    },
    {
        "slug": "lighthouse-archive",
        "title": sentence("يوميات حراس المنارة في أرشيف واحد", "", 0, "missing"),
        "outlet": {"id": None, "ar": "نشرة المرفأ", "en": None, "kind": None, "country": None},
        "added": "2026-10-30",
        "summary": LIGHT,
        "timeline": [
            row(
                date("1920-24", "شتاء 1920", "winter 1920", "1920-12-01", "1921-02-28"),
                ("في شتاء ١٩٢٠", ""),
                LIGHT[1],
            )
        ],
        "figures": [],
        "entities": ["tripoli"],
    },
    {
        "slug": "manuscript-room",
        "status": "withdrawn",
        "title": sentence("غرفة المخطوطات تفتح أبوابها", "The manuscript room opens its doors", 0),
        "outlet": GAZETTE,
        "summary": [],
        "timeline": [],
        "figures": [],
        "entities": [],
    },
    {
        "slug": "old-observatory",
        "by_hand": True,
        "title": sentence("المرصد القديم يستقبل الزوار ليلاً", "The old observatory receives visitors at night", 0),
        "outlet": GAZETTE,
        "published": date("2024-04", "نيسان/أبريل 2024", "April 2024", "2024-04-01", "2024-04-30"),
        "summary": [
            sentence("فتح المرصد قبّته للزوار.", "The observatory opened its dome to visitors.", 0),
        ],
        "timeline": [],
        "figures": [],
        "entities": ["tripoli", "ports-authority"],
    },
]


def segment(item: dict[str, Any], lang: str, source_lang: str, url: str | None = None) -> dict[str, Any]:
    source = item[source_lang]
    shown = lang != source_lang and item["state"] in ("edited", "machine")
    state = "source" if lang == source_lang else item["state"]
    return {
        "key": f"sentence:{hashlib.sha256(source.encode()).hexdigest()[:12]}",
        "text": item[lang] if shown else source,
        "lang": lang if shown else source_lang,
        "state": state,
        "source": source,
        "source_lang": source_lang,
        "paragraph": item["paragraph"],
        "start": 0,
        "end": len(source),
        "cut": item.get("cut", []),
        "link": f"{url}#:~:text={'%20'.join(source.split()[:3])}" if url else None,
    }


def when_of(when: dict[str, Any] | None, lang: str) -> dict[str, Any] | None:
    if when is None:
        return None
    shown = {key: when[key] for key in ("edtf", "mod", "start", "end")}
    return {**shown, "words": when[lang], "datetime": when["edtf"] if when["exact"] else None}


def outlet_of(outlet: dict[str, Any] | None, lang: str) -> dict[str, Any] | None:
    if outlet is None:
        return None
    name_lang = lang if outlet[lang] else "ar"
    return {
        "id": outlet["id"],
        "name": outlet[name_lang],
        "name_lang": name_lang,
        "kind": outlet["kind"],
        "country": outlet["country"],
    }


def translation_of(digest: dict[str, Any], lang: str, source_lang: str) -> dict[str, Any] | None:
    if lang == source_lang:
        return None
    states = [item["state"] for item in (*digest["summary"], digest["title"])]
    kinds = set(states)
    state = "edited" if kinds <= {"edited"} else "machine" if kinds <= {"machine"} else "mixed"
    if kinds <= {"missing", "held"}:
        state = "missing"
    counts = {name: states.count(name) for name in ("edited", "machine", "held", "missing")}
    return {"state": state, "engines": [ENGINE] if counts["machine"] else [], **counts}


def front_matter(digest: dict[str, Any], lang: str) -> dict[str, Any]:
    source_lang = digest.get("source_lang", "ar")
    published = digest.get("published")
    url = digest.get("url")
    title = segment(digest["title"], lang, source_lang)
    head = {
        "template": "digest.html",
        "title": title["text"],
        "lang": lang,
        "slug": digest["slug"],
        "status": digest.get("status", "published"),
        "source_lang": source_lang,
        "title_segment": title,
        "outlet": outlet_of(digest.get("outlet"), lang),
        "via": outlet_of(digest.get("via"), lang),
        "author": digest.get("author"),
        "published": {**(when_of(published, lang) or {}), "evidence": digest["evidence"]}
        if published and "evidence" in digest
        else when_of(published, lang),
        "added": digest.get("added", "2026-11-22"),
        "url": url,
        "archive": digest.get("archive"),
        "origin": {
            "path": f"seeds/{digest['slug']}.txt",
            "sha256": hashlib.sha256(digest["slug"].encode()).hexdigest(),
            "part": 1,
        },
        "sources": [],
        "translation": translation_of(digest, lang, source_lang),
    }
    return {
        **head,
        **parts(digest, lang, source_lang, url),
        "alternates": {k: f"{k}/digests/{digest['slug']}.md" for k in LANGS},
    }


def parts(digest: dict[str, Any], lang: str, source_lang: str, url: str | None) -> dict[str, Any]:
    return {
        "summary": [segment(item, lang, source_lang, url) for item in digest["summary"]],
        "timeline": [
            {
                "when": when_of(item["when"], lang),
                "expression": segment(sentence(*item["expression"], 0, item["segment"]["state"]), lang, source_lang),
                "basis": item["basis"],
                "planned": item["planned"],
                "segment": segment(item["segment"], lang, source_lang, url),
            }
            for item in digest["timeline"]
        ],
        "figures": [
            {
                **segment(sentence(ar, en, 0, digest["summary"][n]["state"]), lang, source_lang),
                "sentence": segment(digest["summary"][n], lang, source_lang)["key"],
            }
            for ar, en, n in digest["figures"]
        ],
        "entities": [entity(identity, lang, source_lang) for identity in digest["entities"]],
        "loaded": [
            {"text": ar if lang == "ar" else en, "lang": lang, "source": source, "source_lang": "ar"}
            for ar, en, source in digest.get("loaded", [])
        ],
    }


def entity(identity: str, lang: str, source_lang: str) -> dict[str, Any]:
    kind, ar, en, page = ENTITIES[identity]
    names = {"ar": ar, "en": en}
    return {
        "id": identity,
        "kind": kind,
        "name": names[lang],
        "name_lang": lang,
        "source_name": names[source_lang],
        "page": page,
    }


MOVED = {
    "ar": "عودة القطار إلى مرفأ طرابلس بعد أربعة عقود",
    "en": "Train returns to the port of Tripoli after four decades",
}


def write(page: Page, added_by_hand: str = "") -> None:
    target = CONTENT / page.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(page) + added_by_hand, encoding="utf-8")


def main() -> None:
    for lang, title in MOVED.items():
        to = f"{lang}/digests/harbour-railway.md"
        front = {"template": "redirect.html", "title": title, "lang": lang, "to": to}
        write(Page(f"{lang}/digests/port-railway.md", lang, "redirect.html", front, "[moved](harbour-railway.md)", {}))
    for digest in DIGESTS:
        for lang in LANGS:
            front = front_matter(digest, lang)
            path = f"{lang}/digests/{digest['slug']}.md"
            body = f"# {front['title']}\n\n" + "\n\n".join(item["text"] for item in front["summary"])
            by_hand = {"ar": "\nجملة أضافها محرّر.\n", "en": "\nA sentence an editor added.\n"}[lang]
            page = Page(path, lang, "digest.html", front, body, front["alternates"])
            write(page, by_hand if digest.get("by_hand") else "")


if __name__ == "__main__":
    main()
