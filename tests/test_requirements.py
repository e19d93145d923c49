"""What the project asks for: pinned by hash, from no named host, and light to run."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TOO_HEAVY = {"torch", "transformers", "spacy"}

each_lock = pytest.mark.parametrize("path", LOCKS, ids=lambda p: p.name)


def names(lines):
    """The packages that lines of requirements begin with, as registries spell them."""
    found = (re.match(r"[A-Za-z0-9][\w.-]*", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in found if name}


def declared():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name):
    return names((ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines())


def test_the_locks_are_found():
    assert [path.name for path in LOCKS] == ["dev.txt", "run.txt", "test.txt"]


@pytest.mark.parametrize(
    "path", [*LOCKS, ROOT / "training" / "requirements.txt"], ids=lambda p: p.name
)
def test_no_host_is_named(path):
    assert "://" not in path.read_text(encoding="utf-8")


@each_lock
def test_every_pin_has_a_hash(path):
    pins = re.split(r"\n(?=\S)", path.read_text(encoding="utf-8").strip())
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_locks_hold_what_is_declared():
    project = declared()
    assert names(project["dependencies"]) <= locked("run.txt")
    assert names(project["optional-dependencies"]["web"]) <= locked("test.txt")
    assert names(project["optional-dependencies"]["test"]) - {"sayso"} <= locked("test.txt")
    assert names(project["optional-dependencies"]["dev"]) - {"sayso"} <= locked("dev.txt")


def test_the_larger_locks_agree_with_the_smaller():
    run, test, dev = (
        set(re.findall(r"^(\S+==\S+)", (ROOT / "requirements" / name).read_text("utf-8"), re.M))
        for name in ("run.txt", "test.txt", "dev.txt")
    )
    assert run <= test <= dev


def test_running_needs_no_training_framework():
    assert not TOO_HEAVY & names(declared()["dependencies"])
    assert not TOO_HEAVY & locked("run.txt")
