"""What is in force at this desk, and where each of it comes from."""

import os
from dataclasses import fields
from pathlib import Path

from sayso import wiring
from sayso._version import __version__
from sayso.desk import housing
from sayso.types.view import InForce
from sayso.types.web import Manners

_NAMED = "named when the desk was opened"
_USUAL = "as it is unless named"
_SHIPPED = "ships with Sayso"
_MANNERS = {  # of these a reader may ask why a page was not read
    "delay": ("Between two requests to one host", "{:g} s"),
    "hosts": ("Hosts asked at once", "{}"),
    "tries": ("Tries for one page", "{}"),
    "connect": ("A host may take to answer", "{:g} s"),
    "total": ("A page may take in all", "{:g} s"),
    "hops": ("Redirects followed", "{}"),
    "largest": ("Largest page, unpacked", "{:,} bytes"),
    "allow_private": ("Addresses of this machine and its network", "{}"),
}


def in_force(ledger: Path, families: Path | None, manners: Manners) -> tuple[InForce, ...]:
    """The paths, the versions, the manners, each with its origin."""
    usual = housing.data_folder()
    model = wiring.described_model()
    return (
        _path("Ledger", ledger, "SAYSO_LEDGER", housing.usual_ledger()),
        _path("Table of families", families, "SAYSO_FAMILIES", usual / "families.toml"),
        InForce("Sayso", __version__, _SHIPPED),
        InForce("Model", f"{model.name} {model.version}", _SHIPPED),
        *_manners(manners),
    )


def _path(name: str, path: Path | None, variable: str, usual: Path) -> InForce:
    if path is None:
        return InForce(name, "none", _USUAL)
    there = "" if path.exists() else " (not there yet)"
    if path == usual:
        whence = "in your data folder"
    elif str(path) == os.environ.get(variable):
        whence = f"named by {variable}"
    else:
        whence = _NAMED
    return InForce(name, f"{path.absolute()}{there}", whence)


def _manners(manners: Manners) -> list[InForce]:
    usual = Manners()
    found = []
    for each in fields(Manners):
        if each.name in _MANNERS:
            name, form = _MANNERS[each.name]
            value = getattr(manners, each.name)
            told = {True: "allowed", False: "refused"}[value] if isinstance(value, bool) else value
            whence = _USUAL if value == getattr(usual, each.name) else _NAMED
            found.append(InForce(name, form.format(told), whence))
    return found
