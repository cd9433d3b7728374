"""An installation that is killed at any moment leaves the old package, the new one or none, never a part."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from khulasa.engines.models import install_file, installed, stray
from khulasa.engines.unpack import inspect, same
from tests.engines.argos_packages import package

CODE = """
import sys
from pathlib import Path
from khulasa.engines.models import install_file
print("ready", flush=True)
for path in sys.argv[2:] * 1000:
    install_file(Path(path), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("rounds", [4, pytest.param(60, marks=pytest.mark.soak)])
def test_killed_while_installing(tmp_path: Path, rounds: int) -> None:
    versions = package("ar", "en"), package("ar", "en", version="1.1"), package("ar", "en", seed=2)
    seen = 0
    for number in range(rounds):
        command = [sys.executable, "-c", CODE, str(tmp_path), *map(str, versions)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(random.Random(number).uniform(0.01, 0.2))
            process.kill()
        found = installed(tmp_path)
        seen += len(found)
        assert stray(tmp_path) == () and all(model.problem is None for model in found)
        assert all(any(same(inspect(path), model.path) for path in versions) for model in found)
    assert seen  # it was killed in the middle, not before the beginning
    install_file(versions[0], tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["translate-ar_en-1_0"]
