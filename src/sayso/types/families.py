"""Publisher families: which outlets belong to one house, as a person wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sayso.types.article import Outlet


@dataclass(frozen=True)
class Families:
    """The family of each outlet that a person named; `given` has the names as they were typed."""

    given: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _known(self) -> Mapping[str, str]:
        return {folded(outlet): family for outlet, family in self.given.items()}

    def of(self, outlet: Outlet) -> str | None:
        """The family that an article states, else that of the outlet's name, else of its domain.

        A domain stands for the hosts below it, too; the nearest one that is named counts.

        >>> table = Families({"Ostmere Post": "Sound Media", "courier.example": "Halm Press"})
        >>> table.of(Outlet("ostmere post")), table.of(Outlet(None, "sport.courier.example"))
        ('Sound Media', 'Halm Press')
        """
        if outlet.family:
            return outlet.family
        names = [folded(outlet.name)] if outlet.name else []
        parts = folded(outlet.domain).split(".") if outlet.domain else []
        names += [".".join(parts[at:]) for at in range(len(parts))]
        return next((self._known[name] for name in names if name in self._known), None)

    def name_of(self, outlet: str) -> str | None:
        """An outlet as it was typed before, however it is spaced and capitalized now."""
        return next((each for each in self.given if folded(each) == folded(outlet)), None)

    def spelling(self, family: str) -> str:
        """A family as it was spelt before, so that two ways to write it are one."""
        same = (each for each in self.given.values() if folded(each) == folded(family))
        return next(same, " ".join(family.split()))


def folded(name: str) -> str:
    """A name as names are compared.

    >>> folded("  Ostmere  Post"), folded("www.Post.example")
    ('ostmere post', 'post.example')
    """
    return " ".join(name.split()).casefold().removeprefix("www.")
