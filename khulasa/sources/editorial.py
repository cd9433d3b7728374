"""editorial/*.yml: outlets, entities and glossary, checked as a whole before anything is built on them."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import yaml

from khulasa.editorial import Editorial, EntityEntry, Outlet, Term
from khulasa.errors import ConfigError
from khulasa.model import EntityKind

FOLDER = "editorial"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_LANG = re.compile(r"[a-z]{2,3}")


@dataclass(slots=True)
class _Reader:
    """One file's nodes read against what is expected of them; problems are gathered with their line."""

    name: str
    problems: list[str] = field(default_factory=list)

    def report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(f"{self.name}:{node.start_mark.line + 1}: {message}")

    def text(self, node: yaml.Node, what: str) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.value.strip() and not node.tag.endswith(":null"):
            return str(node.value).strip()
        self.report(node, f"{what} must be text")
        return None

    def texts(self, node: yaml.Node, what: str) -> tuple[str, ...]:
        if not isinstance(node, yaml.SequenceNode):
            self.report(node, f"{what} must be a list")
            return ()
        return tuple(text for item in node.value if (text := self.text(item, f"each of {what}")) is not None)

    def mapping(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.Node, str, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self.report(node, f"{what} must be a mapping of languages, such as {{ar: …, en: …}}")
            return
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and _LANG.fullmatch(key.value):
                yield key, key.value, value
            else:
                self.report(key, f"{what}: “{getattr(key, 'value', key)}” is not a language code")

    def names(self, node: yaml.Node) -> dict[str, str]:
        found = {lang: self.text(value, f"the name in “{lang}”") for _, lang, value in self.mapping(node, "names")}
        return {lang: name for lang, name in found.items() if name}

    def forms(self, node: yaml.Node, what: str) -> dict[str, tuple[str, ...]]:
        return {lang: self.texts(value, f"{what} in “{lang}”") for _, lang, value in self.mapping(node, what)}

    def flag(self, node: yaml.Node, what: str) -> bool:
        value = node.value.lower() if isinstance(node, yaml.ScalarNode) else ""
        if value not in ("true", "false", "yes", "no"):
            self.report(node, f"{what} must be true or false")
        return value in ("true", "yes")

    def entries(self, root: yaml.Node | None, keys: tuple[str, ...], needed: tuple[str, ...]) -> Iterator["_Fields"]:
        """The entries of the list a file is, each with a good and unique id and with all it needs."""
        if root is None or (isinstance(root, yaml.ScalarNode) and root.tag.endswith(":null")):
            return
        if not isinstance(root, yaml.SequenceNode):
            self.report(root, "the file must be a list of entries, each beginning with “- id:”")
            return
        seen: dict[str, int] = {}
        for node in root.value:
            fields = self._fields(node, keys)
            if fields is None:
                continue
            missing = [key for key in needed if key not in fields.nodes]
            if missing:
                self.report(node, f"the entry has no {', '.join(missing)}")
                continue
            if not _ID.fullmatch(fields.id):
                self.report(fields.nodes["id"], f"id “{fields.id}” must be of a-z, 0-9, “-” and “_”")
            elif fields.id in seen:
                self.report(fields.nodes["id"], f"id “{fields.id}” is taken by the entry of line {seen[fields.id]}")
            seen.setdefault(fields.id, node.start_mark.line + 1)
            yield fields

    def _fields(self, node: yaml.Node, keys: tuple[str, ...]) -> "_Fields | None":
        if not isinstance(node, yaml.MappingNode):
            self.report(node, "an entry must be a mapping that begins with “- id:”")
            return None
        nodes: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(getattr(key, "value", ""))
            if name not in keys:
                near = difflib.get_close_matches(name, keys, n=1)
                self.report(
                    key,
                    f"unknown key “{name}”; " + (f"did you mean “{near[0]}”?" if near else f"known: {', '.join(keys)}"),
                )
            elif name in nodes:
                self.report(key, f"“{name}” is given twice")
            else:
                nodes[name] = value
        ident = nodes.get("id")
        return _Fields(str(ident.value) if isinstance(ident, yaml.ScalarNode) else "", nodes)


@dataclass(frozen=True, slots=True)
class _Fields:
    id: str
    nodes: Mapping[str, yaml.Node]


def load(root: Path) -> Editorial:
    """Everything in ``root/editorial``; a file that is not there is empty.

    Raises ConfigError with every problem of every file, as file:line, cause and remedy.
    """
    problems: list[str] = []
    outlets, entities, terms = (
        _document(root, name, problems) for name in ("outlets.yml", "entities.yml", "glossary.yml")
    )
    editorial = Editorial(
        tuple(_outlets(*outlets, problems)), tuple(_entities(*entities, problems)), tuple(_terms(*terms, problems))
    )
    if problems:
        raise ConfigError("editorial knowledge cannot be used:\n" + "\n".join(problems))
    return editorial


def _document(root: Path, name: str, problems: list[str]) -> tuple[str, yaml.Node | None]:
    path, shown = root / FOLDER / name, f"{FOLDER}/{name}"
    try:
        if not path.exists():
            return shown, None
        return shown, yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(f"{shown}:{line}: not YAML: {getattr(error, 'problem', None) or error}")
    except RecursionError:
        problems.append(f"{shown}:1: nested too deep")
    except UnicodeDecodeError as error:
        problems.append(f"{shown}:1: not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8")
    except OSError as error:
        problems.append(f"{shown}:1: cannot be read: {error.strerror or error}")
    return shown, None


def _outlets(name: str, root: yaml.Node | None, problems: list[str]) -> Iterator[Outlet]:
    reader = _Reader(name, problems)
    keys = ("id", "names", "aliases", "sites", "kind", "country", "boilerplate")
    for entry in reader.entries(root, keys, ("id", "names")):
        nodes = entry.nodes
        sites = reader.texts(nodes["sites"], "sites") if "sites" in nodes else ()
        for site in sites:
            if "/" in site or "." not in site:
                reader.report(nodes["sites"], f"site “{site}” must be a host name, such as example.org")
        country = reader.text(nodes["country"], "country") if "country" in nodes else None
        if country and not re.fullmatch(r"[A-Z]{2}", country):
            reader.report(nodes["country"], f"country “{country}” must be two capital letters (ISO 3166)")
        yield Outlet(
            entry.id,
            reader.names(nodes["names"]),
            reader.texts(nodes["aliases"], "aliases") if "aliases" in nodes else (),
            sites,
            reader.text(nodes["kind"], "kind") if "kind" in nodes else None,
            country,
            reader.texts(nodes["boilerplate"], "boilerplate") if "boilerplate" in nodes else (),
        )


def _entities(name: str, root: yaml.Node | None, problems: list[str]) -> Iterator[EntityEntry]:
    reader = _Reader(name, problems)
    kinds: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)}
    for entry in reader.entries(root, ("id", "kind", "names", "aliases", "public"), ("id", "kind", "names")):
        nodes = entry.nodes
        kind = kinds.get(reader.text(nodes["kind"], "kind") or "")
        if kind is None:
            reader.report(nodes["kind"], f"kind must be one of {', '.join(kinds)}")
            continue
        aliases = reader.forms(nodes["aliases"], "aliases") if "aliases" in nodes else {}
        public = reader.flag(nodes["public"], "public") if "public" in nodes else False
        yield EntityEntry(entry.id, kind, reader.names(nodes["names"]), aliases, public)


def _terms(name: str, root: yaml.Node | None, problems: list[str]) -> Iterator[Term]:
    reader = _Reader(name, problems)
    flags = ("loaded", "name", "keep")
    for entry in reader.entries(root, ("id", "forms", *flags), ("id", "forms")):
        given = {flag: reader.flag(entry.nodes[flag], flag) for flag in flags if flag in entry.nodes}
        yield Term(entry.id, reader.forms(entry.nodes["forms"], "forms"), **given)
