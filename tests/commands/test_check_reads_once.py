"""`khulasa check` reads each seed once, and still proposes what an outlet repeats."""

from pathlib import Path

import pytest

from khulasa.cli import main
from khulasa.sources import seeds

LINE = "Every day a city is built anew"


def test_seeds_are_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "new"
    main(["--quiet", "init", str(root)])
    texts = (
        "The council spoke of the river on Tuesday and agreed that nothing should be done about its banks.",
        "Two of the market's four halls will close in May, because the roof lets the rain in and nobody pays for it.",
        "A school with nine classes opened in the north of the city after families had waited for three years.",
    )
    for number, text in enumerate(texts):
        path = root / "seeds" / f"own-{number}.txt"
        path.write_text(f"---\noutlet: gazette\n---\n{text[:30]}\n\n{text}\n\n{LINE}\n\n{text[::-1]}\n")
    read: list[str] = []
    real = seeds.read_file
    monkeypatch.setattr(seeds, "read_file", lambda path, top: (read.append(path.name), real(path, top))[1])
    capsys.readouterr()
    main(["--quiet", "-C", str(root), "check"])
    assert f"“{LINE}” stands in 3 seeds of gazette" in capsys.readouterr().out
    assert sorted(read) == sorted(set(read)) and len(read) >= 3
