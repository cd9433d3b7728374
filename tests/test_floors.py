"""The floors of quality hold measures to what was reached, on the data it was reached on."""

import importlib.util
import sys
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY

PATH = REPOSITORY / "benchmarks/floors.py"


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location("floors", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["floors"] = module
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.mark.parametrize(
    ("digest", "found", "said"),
    [
        ("d1", {"recall": 0.90}, []),
        ("d1", {"recall": 0.95}, []),
        ("d1", {"recall": 0.89}, ["recall: 0.890, and the floor is 0.9"]),
        ("d1", {}, ["recall: 0.000, and the floor is 0.9"]),
        ("d2", {"recall": 0.99}, ["texts.jsonl is not the data of the floor: its SHA-256 is d2"]),
    ],
)
def test_a_floor(floors: ModuleType, digest: str, found: dict[str, float], said: list[str]) -> None:
    assert floors.fallen(floors.Floor("texts.jsonl", "d1", {"recall": 0.9}), digest, found) == said


def test_every_floor_has_a_measure_and_a_hash(floors: ModuleType) -> None:
    known = floors.floors()
    assert known.keys() == floors.MEASURES.keys()
    assert all(len(floor.sha256) == 64 and floor.least for floor in known.values())
