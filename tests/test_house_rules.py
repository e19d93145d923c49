"""The rules that no linter knows. Each failure says which file to mend."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "sayso"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400  # lines; a longer module is two
SAYS_NOTHING = {"common", "core", "helper", "helpers", "manager", "managers", "models", "utils"}
ONE_PLACE_ONLY = {"Request": "web", "Response": "web"}  # ours are Ask and Reply

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def test_the_modules_are_found():
    assert SOURCE / "errors.py" in MODULES


@each_module
def test_a_module_says_in_one_line_what_it_is_for(path):
    said = ast.get_docstring(tree(path)) or ""
    assert said.split("\n")[0].endswith((".", ":"))


@each_module
def test_a_module_is_short_enough_to_hold_in_mind(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@each_module
def test_a_name_says_what_is_inside(path):
    assert not SAYS_NOTHING & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}


@each_module
def test_only_the_command_line_prints(path):
    if "cli" in path.relative_to(SOURCE).parts:
        return
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert not [f.lineno for f in calls if isinstance(f, ast.Name) and f.id == "print"]


@each_module
def test_a_word_means_one_thing(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef) and node.name in ONE_PLACE_ONLY:
            assert ONE_PLACE_ONLY[node.name] in path.parts, f"{node.name} means HTTP here"
