"""Times: what an article says of when."""

from dataclasses import KW_ONLY, dataclass
from enum import Enum

from sayso.types.span import Span


class TimeType(Enum):
    """The types of TimeML's TIMEX3 (Pustejovsky et al., 2003)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression.

    `value` is TIMEX3's ("2024-10-22", "2024-10-22TNI", "P3D", "PRESENT_REF"), None where it hangs
    on a date that is not known; `relative` keeps what the words give ("last Tuesday, night").
    `granularity` is the finest unit that the words name ("day", "day part"). `anchor` is
    "published_at" or the id of another time from which the value was reckoned.
    """

    id: str
    _: KW_ONLY
    spans: tuple[Span, ...]
    type: TimeType
    value: str | None = None
    relative: str | None = None
    granularity: str | None = None
    anchor: str | None = None
