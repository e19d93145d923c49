"""Cases as JSON for programs."""

from sayso.types.cases import Case, CaseNote, CaseView, Filed
from sayso.wire.ledger import Wire


def case_wire(case: Case) -> Wire:
    return {
        "id": case.id,
        "title": case.title,
        "author": case.author,
        "made_at": case.made_at.isoformat(),
        "tags": list(case.tags),
        "holds": len(case.filings),
        "notes": [_note(each) for each in case.notes],
    }


def _note(note: CaseNote) -> Wire:
    told = {"number": note.number, "text": note.text, "author": note.author}
    return {**told, "made_at": note.made_at.isoformat()}


def case_view_wire(view: CaseView) -> Wire:
    return {**case_wire(view.case), "holds": [_filed(each) for each in view.filed]}


def _filed(filed: Filed) -> Wire:
    """What it means now; `on_record` is false where nothing does any more."""
    story = filed.story
    text = filed.claim.text if filed.claim else filed.kept.text if filed.kept else None
    found = filed.claim or filed.kept or (story if filed.filing.kind.value == "story" else None)
    return {
        "kind": filed.filing.kind.value,
        "id": filed.name,
        "text": text or (story.title if story else None),
        "story": story.id if story else None,
        "added_at": filed.filing.added_at.isoformat(),
        "on_record": found is not None,
    }
