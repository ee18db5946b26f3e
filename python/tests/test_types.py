"""The types that the package states are those that it has."""

import pathlib
import subprocess
import sys

CONFIG = str(pathlib.Path(__file__).parents[1] / "pyproject.toml")


def check(tmp_path: pathlib.Path, *program: str) -> None:
    ran = subprocess.run([sys.executable, "-m", *program], capture_output=True, text=True, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_package_keeps_its_own_types(tmp_path):
    check(tmp_path, "mypy", "--config-file", CONFIG, "--package", "depeche")


def test_the_stubs_are_of_what_rust_has(tmp_path):
    check(tmp_path, "mypy.stubtest", "--mypy-config-file", CONFIG, "depeche._depeche")
