import os
import subprocess
import sys
from pathlib import Path

READ = """
import os, sayso
assert sayso.read("Police said so.").statements is not None
names = os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else []
links = [os.readlink(f"/proc/self/fd/{n}") for n in names if os.path.lexists(f"/proc/self/fd/{n}")]
print([link for link in links if link.startswith("socket:")])
"""


def test_reading_leaves_nothing_behind_and_opens_no_socket(tmp_path):
    """onnxruntime's telemetry made a device id and an event store in a fresh home."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ORT_", "XDG_"))}
    done = subprocess.run(
        [sys.executable, "-B", "-c", READ],
        env={**kept, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
    assert list(Path(tmp_path).rglob("*")) == []


def test_only_one_module_imports_the_runtime():
    source = Path(__file__).parents[2] / "src/sayso"
    importers = [
        path.name
        for path in source.rglob("*.py")
        if any(
            line.startswith(("import onnxruntime", "from onnxruntime"))
            for line in path.read_text(encoding="utf-8").splitlines()
        )
    ]
    assert importers == ["runtime.py"]
