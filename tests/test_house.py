"""The house rules that a linter cannot see."""

from __future__ import annotations

import ast
from pathlib import Path

import ibis
import pytest

from syotto.schema import TABLES

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/syotto"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
LONGEST_HANDLER = 12
NEVER = {"utils", "common", "base", "manager", "service", "helpers"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_file_is_short_and_says_what_it_is_for(path):
    text = path.read_text()
    tree = ast.parse(text)
    longest = LONGEST_HANDLER if "web/pages" in str(path) else LONGEST_FUNCTION
    assert ast.get_docstring(tree)
    assert text.count("\n") <= LONGEST_FILE
    assert path.stem not in NEVER
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert lines_of(node) <= longest, node.name


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function; what its docstring says is not held against it."""
    first = node.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = first.end_lineno - first.lineno + 1 if said else 0
    return node.end_lineno - node.lineno + 1 - docstring


def test_no_room_is_empty():
    for folder in {path.parent for path in PACKAGE.rglob("*") if "__pycache__" not in str(path)}:
        assert any(folder.iterdir()), folder


@pytest.mark.parametrize("spec", TABLES.values(), ids=TABLES)
def test_no_column_is_named_like_a_method(spec):
    assert not set(spec.columns) & set(dir(ibis.Table))


@pytest.mark.parametrize("spec", TABLES.values(), ids=TABLES)
def test_every_table_has_its_key_among_its_columns(spec):
    assert set(spec.key) <= set(spec.columns)
