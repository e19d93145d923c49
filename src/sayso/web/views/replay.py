"""A story's days as steps of a slider: which one is shown, and how much comes later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sayso.types.view import Tally


@dataclass(frozen=True, slots=True)
class Step:
    """One day with how many articles it brought; `day` is None for how it stands now."""

    number: int
    day: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Replay:
    """The steps, the one that is shown, and how many articles are left out as later ones."""

    steps: tuple[Step, ...]
    at: Step
    later: int
    as_of: date | None

    @property
    def before(self) -> Step | None:
        return self.steps[self.at.number - 1] if self.at.number else None

    @property
    def after(self) -> Step | None:
        return self.steps[self.at.number + 1] if self.at.number + 1 < len(self.steps) else None


def replay(days: Sequence[Tally], as_of: date | None) -> Replay | None:
    """The slider of a story that was told on these days; None where there is one day alone."""
    if len(days) < 2:
        return None
    steps = [Step(n, tally.day, tally.own + tally.copies) for n, tally in enumerate(days)]
    steps.append(Step(len(days), None, 0))
    shown = steps[-1]
    if as_of:
        shown = max(
            (s for s in steps if s.day and s.day <= as_of), key=lambda s: s.number, default=steps[0]
        )
    later = sum(step.articles for step in steps if as_of and step.day and step.day > as_of)
    return Replay(tuple(steps), shown, later, as_of)


def day_of(days: Sequence[Tally], step: int) -> date | None:
    """The day of a step; None for the last, which is how it stands now."""
    return days[step].day if 0 <= step < len(days) else None
