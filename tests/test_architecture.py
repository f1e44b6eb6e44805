"""Rules that a reader of the code may rely on."""

import ast
import re
import tomllib
from pathlib import Path

from portal.env import BASE_DIR, Environment

ROOMS = [path.parent for path in BASE_DIR.glob("*/apps.py")]
CONFIGURATION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())


def sources(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in sorted(folder.rglob("*.py"))]


def test_every_room_has_its_place_in_the_order_of_imports():
    contract = CONFIGURATION["tool"]["importlinter"]["contracts"][0]
    layers = {room.strip(" ()") for layer in contract["layers"] for room in layer.split("|")}
    assert {room.name for room in ROOMS} == layers == set(CONFIGURATION["tool"]["importlinter"]["root_packages"])


def test_no_migration_is_called_auto():
    assert [path for room in ROOMS for path in room.glob("migrations/*_auto_*.py")] == []


def test_nobody_but_the_reader_reads_the_environment():
    allowed = {
        Path("portal/env.py"),
        Path("portal/devserver.py"),  # which settings, for itself and its children
        Path("portal/wsgi.py"),
        Path("portal/checks.py"),  # hands a made-up environment to a process of its own
        Path("portal/postgres.py"),  # hands its own on to the server
    }
    readers = {
        path.relative_to(BASE_DIR)
        for path in sources(*ROOMS)
        if any(
            isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
            for node in ast.walk(ast.parse(path.read_text()))
        )
    }
    assert readers <= allowed


def test_every_variable_is_in_the_example_and_in_the_operators_table():
    variables = {name.upper() for name in Environment.model_fields}
    example = re.findall(r"^([A-Z_]+)=", (BASE_DIR / ".env.example").read_text(), re.MULTILINE)
    table = re.findall(r"^\| `([A-Z_]+)` \|", (BASE_DIR / "docs/operations.md").read_text(), re.MULTILINE)
    assert set(example) == variables
    assert set(table) == variables


def test_the_example_is_a_valid_environment(monkeypatch):
    for name in Environment.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert Environment(_env_file=BASE_DIR / ".env.example") == Environment(_env_file=None)


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = [line.split("#")[0].strip() for line in (BASE_DIR / name).read_text().splitlines()]
        loose = [line for line in lines if line and not line.startswith("-r ") and "==" not in line]
        assert loose == []


def test_documents_lead_to_files_that_exist():
    dead = []
    for document in [BASE_DIR / "README.md", *BASE_DIR.glob("docs/**/*.md"), *BASE_DIR.glob("directory/**/*.md")]:
        for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#]+)", document.read_text()):
            if not (document.parent / target).exists():
                dead.append(f"{document.relative_to(BASE_DIR)}: {target}")
    assert dead == []


def test_the_readme_stays_short():
    assert len((BASE_DIR / "README.md").read_text().splitlines()) <= 150
