import subprocess
import sys

from click.testing import CliRunner

from sayso import __version__
from sayso.cli import main

HEAVY = (
    "feedparser",
    "httpx2",
    "numpy",
    "onnxruntime",
    "protego",
    "rich",
    "tokenizers",
    "trafilatura",
    "lxml",
    "sayso.desk",
)


def test_help_names_the_commands():
    shown = CliRunner().invoke(main, ["--help"])
    assert shown.exit_code == 0
    assert "read" in shown.output


def test_help_loads_nothing_heavy():
    script = f"""
import sys
from sayso.cli import main
main(["--help"], standalone_mode=False)
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"loaded: {{loaded}}" if loaded else 0)
"""
    subprocess.run(
        [sys.executable, "-c", script], check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )


def test_the_version_is_the_packages():
    shown = CliRunner().invoke(main, ["--version"])
    assert shown.output == f"sayso {__version__}\n"


def test_python_dash_m_is_the_same_program():
    shown = subprocess.run(
        [sys.executable, "-m", "sayso", "--version"],
        check=True,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert shown.stdout == f"sayso {__version__}\n"
