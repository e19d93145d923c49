"""From readings to the record: keep an article, find its story, judge what has changed.

An article is kept and placed in one transaction; the stories it touches are judged after, whole,
and depend on the articles and on people's rulings alone. So any order of adding, a kill at any
moment and a rerun lead to the same record.
"""

from sayso.recording.amending import amend, unamend
from sayso.recording.claiming import claimed, forget_claim, keep, release
from sayso.recording.judging import AUTHOR, line, refresh, replayed, story_of
from sayso.recording.keeping import key_of, record, see, version_of
from sayso.recording.placing import forget, merge, reunite, settle, split
from sayso.recording.regrouping import Regroup, regroup, regrouped, ungroup
from sayso.recording.rereading import reread
from sayso.recording.ruling import adopt

__all__ = [
    "AUTHOR",
    "Regroup",
    "adopt",
    "amend",
    "claimed",
    "forget",
    "forget_claim",
    "keep",
    "key_of",
    "line",
    "merge",
    "record",
    "refresh",
    "regroup",
    "regrouped",
    "release",
    "replayed",
    "reread",
    "reunite",
    "see",
    "settle",
    "split",
    "story_of",
    "unamend",
    "ungroup",
    "version_of",
]
