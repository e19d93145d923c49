"""No test reaches the network, or what the user keeps; none fails because a machine is busy."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("sayso", deadline=None)
settings.load_profile("sayso")


@pytest.fixture(autouse=True, scope="session")
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what the user keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.delenv("SAYSO_LEDGER", raising=False)
        patch.delenv("SAYSO_FAMILIES", raising=False)
        yield


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A test marked `loopback` may talk to servers that it starts itself, and to nothing else."""
    loopback = request.node.get_closest_marker("loopback") is not None

    def refuse(self: socket.socket, address: object) -> None:
        raise AssertionError(f"a test reached for the network: {address}")

    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        own = isinstance(address, tuple) and address[0] in ("127.0.0.1", "::1")
        if self.family == getattr(socket, "AF_UNIX", None) or (loopback and own):
            connect(self, address)  # processes of ours talk so
        else:
            refuse(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
