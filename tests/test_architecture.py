"""The house rules that a machine can check: imports run one way, modules and functions stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "khulasa"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAX_MODULE, MAX_FUNCTION = 300, 40

PURE = {"model", "editorial", "languages", "text"}
SHELL = {"model", "editorial", "errors", "files", "ports", "languages", "locale", "text", "dates", "checks"}
# What a room may import, besides itself.
ALLOWED: dict[str, set[str]] = {
    "model": set(),
    "editorial": {"model"},
    "languages": {"model"},
    "locale": {"model"},
    "errors": {"model"},
    "files": set(),
    "settings": {"model", "errors"},
    "ports": {"model"},
    "text": {"model", "languages"},
    "dates": PURE,
    "checks": PURE | {"dates"},
    "stages": PURE | {"dates", "checks", "errors", "settings"},
    "engines": SHELL - {"locale"},
    "sources": SHELL - {"locale"},
    "site": SHELL | {"settings"},
    "translating": PURE | {"settings", "ports", "stages"},
    "pipeline": PURE | {"errors", "settings", "ports", "dates", "checks", "stages", "translating"},
    "scaffold": set(),
    "commands": SHELL | {"settings", "stages", "translating", "pipeline", "engines", "sources", "site", "scaffold"},
    "cli": SHELL | {"settings", "stages", "pipeline", "engines", "sources", "site", "commands"},
}
PURE_ROOMS = ("model", "languages", "text", "dates", "checks", "stages")
FORBIDDEN_IN_PURE = {
    "os",
    "time",
    "random",
    "pathlib",
    "io",
    "socket",
    "urllib",
    "subprocess",
    "shutil",
    "tempfile",
    "locale",
}


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every import of a module, deferred and TYPE_CHECKING ones included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            base = node.module or ""
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    if here in ("__init__", "__main__"):
        return
    allowed = ALLOWED[here] | {here, "__version__"}
    for line, name in imported(ast.parse(path.read_text(encoding="utf-8"))):
        if name == "khulasa" or name.startswith("khulasa."):
            target = name.split(".")[1] if "." in name else "__init__"
            assert target in allowed, f"{path}:{line}: {here} must not import {target}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if room(p) in PURE_ROOMS], ids=lambda p: str(p.relative_to(PACKAGE))
)
def test_pure_rooms_read_no_clock_environment_or_file(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for line, name in imported(tree):
        if name.startswith("urllib.parse."):  # quoting an address touches no network
            continue
        assert name.split(".")[0] not in FORBIDDEN_IN_PURE, f"{path}:{line}: {name} in a pure room"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in ("today", "now", "utcnow"), f"{path}:{node.lineno}: a clock in a pure room"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "open", f"{path}:{node.lineno}: a file in a pure room"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_small_modules_and_functions(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    assert lines <= MAX_MODULE, f"{path}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= MAX_FUNCTION, f"{path}:{node.lineno}: {node.name} has {length} lines"


def test_every_room_says_what_belongs_in_it() -> None:
    for folder in sorted(p for p in PACKAGE.iterdir() if (p / "__init__.py").exists()):
        docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
        assert "Belongs here:" in docstring and "Does not:" in docstring, folder.name
