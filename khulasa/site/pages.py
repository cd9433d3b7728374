"""The pages that no file in content/ stands for: timelines, people, organisations, places, outlets.

Each is a virtual Markdown file with nothing but front matter; a file of the same name in content/ takes its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from khulasa.locale import catalogue as strings
from khulasa.model import Lang
from khulasa.site.catalogue import FOLDERS, OUTLETS, Catalogue, Topic

LISTS = (*FOLDERS.values(), OUTLETS)

# Interface strings by what they name: msgids of khulasa/locale.
SECTIONS = {
    "timeline": "Timeline",
    "people": "People",
    "organisations": "Organisations",
    "places": "Places",
    "outlets": "Outlets",
}
OUTLET_KINDS = {
    "news-site": "news site",
    "newspaper": "newspaper",
    "agency": "news agency",
    "broadcaster": "broadcaster",
    "research-centre": "research centre",
    "aggregator": "aggregator",
}


@dataclass(frozen=True, slots=True)
class Virtual:
    """A page made by the plugin: its path under content/, its template, and what it is about."""

    uri: str
    lang: Lang
    template: str
    title: str
    folder: str = ""
    topic: Topic | None = None

    @property
    def markdown(self) -> str:
        front = {"template": self.template, "title": self.title}
        return f"---\n{yaml.safe_dump(front, allow_unicode=True, sort_keys=True)}---\n"


def virtual_pages(catalogue: Catalogue) -> Iterator[Virtual]:
    """The virtual pages of a language."""
    lang = catalogue.lang
    titles = {key: strings(lang).gettext(text) for key, text in SECTIONS.items()}
    yield Virtual(f"{lang}/timeline.md", lang, "timeline.html", titles["timeline"])
    for folder in LISTS:
        yield Virtual(f"{lang}/{folder}/index.md", lang, "topics.html", titles[folder], folder)
    for topic in catalogue.topics:
        yield Virtual(f"{lang}/{topic.uri}", lang, "topic.html", topic.name, topic.folder, topic)
