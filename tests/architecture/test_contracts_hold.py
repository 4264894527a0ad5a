"""Each import contract was broken on purpose once; here they are broken again, in a copy."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BREACHES = {
    "The kernel is plain Python": ("kernel/lifecycle.py", "import django"),
    "Rules know no database": ("deliver/queues/rules/lifecycle.py", "import django"),
    "Stages follow": ("promise/standards/queries/versions.py", "import prima.listen.surveys.rules"),
    "Every app has the same anatomy": (
        "promise/standards/models/versions.py",
        "import prima.promise.standards.actions",
    ),
    "Doors reach rows": ("deliver/queues/views/board.py", "import prima.deliver.queues.models"),
}


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    linter = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(  # noqa: S603 - our own tool, our own folder
        [linter, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("*.mo", "static"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


@pytest.mark.parametrize("contract", BREACHES)
def test_a_breach_is_seen(copy: Path, contract: str) -> None:
    file, line = BREACHES[contract]
    broken = copy / "src" / "prima" / file
    broken.write_text(f"{line}\n{broken.read_text(encoding='utf-8')}", encoding="utf-8")

    verdict = contracts(copy)

    assert verdict.returncode == 1
    assert any(contract in row and "BROKEN" in row for row in verdict.stdout.splitlines())


def test_a_stray_package_is_seen(copy: Path) -> None:
    (copy / "src" / "prima" / "utils").mkdir()
    (copy / "src" / "prima" / "utils" / "__init__.py").touch()

    assert "prima.utils" in contracts(copy).stdout


def test_a_stray_module_in_an_app_is_seen(copy: Path) -> None:
    (copy / "src" / "prima" / "deliver" / "queues" / "utils.py").touch()

    assert "prima.deliver.queues.utils" in contracts(copy).stdout
