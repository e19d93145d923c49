"""What is in force, and where each of it comes from."""

from sayso.desk import open_desk
from sayso.types.web import Manners


def found(desk):
    return {each.name: each for each in desk.in_force()}


def test_what_is_named_is_told_from_what_is_usual(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("SAYSO_LEDGER", raising=False)
    monkeypatch.delenv("SAYSO_FAMILIES", raising=False)
    with open_desk(manners=Manners(delay=2.5)) as desk:
        told = found(desk)
    assert told["Ledger"].value == str(tmp_path / "sayso" / "sayso.db")
    assert told["Ledger"].whence == "in your data folder"
    assert told["Table of families"].value.endswith("families.toml (not there yet)")
    assert told["Between two requests to one host"].value == "2.5 s"
    assert told["Between two requests to one host"].whence == "named when the desk was opened"
    assert told["Hosts asked at once"].whence == "as it is unless named"
    assert told["Addresses of this machine and its network"].value == "refused"


def test_a_ledger_of_the_environment_is_told_to_be_so(tmp_path, monkeypatch):
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "l.db"))
    with open_desk() as desk:
        assert found(desk)["Ledger"].whence == "named by SAYSO_LEDGER"


def test_the_model_is_named_without_being_opened(tmp_path):
    from sayso.wiring import open_tagger

    model = open_tagger(threads=1).model
    with open_desk(tmp_path / "l.db") as desk:
        assert found(desk)["Model"].value == f"{model.name} {model.version}"
