"""Settings: how the desk looks to this reader, and what the ledger is."""

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response

from sayso.types.view import InForce
from sayso.web.asking import AskedError, AtDesk
from sayso.web.pages.adding import MOST_FILES
from sayso.web.showing import LOOK, LOOKS, led_on, shown
from sayso.web.taking import MOST
from sayso.web.weighing import HEAVY

_YEAR = 365 * 24 * 3600  # seconds for which a choice is remembered

_BUILT_IN = "built in"
_LIMITS = (
    InForce("Addresses added in one go", str(MOST), _BUILT_IN),
    InForce("Files added in one go", f"{MOST_FILES}, {HEAVY:,} bytes together", _BUILT_IN),
)

router = APIRouter()


@router.get("/settings")
def settings(request: Request, desk: AtDesk) -> Response:
    """Light or dark, publisher families, what the ledger holds."""
    families = desk.families()
    return shown(
        request,
        "settings.html",
        size=desk.size(),
        settings=(*desk.in_force(), *_LIMITS),
        families=families,
        houses=sorted({each.family for each in families if each.family}, key=str.casefold),
    )


@router.post("/settings/families")
def family(
    desk: AtDesk,
    outlet: Annotated[str, Form(max_length=200)] = "",
    family: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Write down to which family an outlet belongs; none takes it out of the table."""
    if not outlet.strip():
        raise AskedError("No outlet was named", "Write its name or its domain.")
    desk.set_family(outlet.strip(), family.strip() or None)
    return led_on("/settings#families")


@router.post("/settings/look")
def look(look: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/") -> Response:
    """Remember light or dark in this browser; anything else goes by the system again."""
    answer = led_on(back if _is_own(back) else "/")
    if look in LOOKS:
        answer.set_cookie(LOOK, look, max_age=_YEAR, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(LOOK, httponly=True, samesite="strict")
    return answer


def _is_own(path: str) -> bool:
    """Whether it leads to a page of this desk: "//elsewhere" does not."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
