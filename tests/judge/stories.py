"""Short invented stories in which things are asked for, and what came back to each."""

import pytest

import sayso
from ledgers import embedder, reads
from sayso.judge import replies
from sayso.judge.chapter import Chapter
from sayso.judge.story import judged
from sayso.recording.keeping import vectors
from sayso.types.story import Story, StoryAsk

Rows = list[tuple[str, str, str]]

FERRY: Rows = [
    (
        "2030-02-03",
        "Harl Courier",
        """Halvik asks Norrland for rescue ships after ferry sinks
HALVIK, Feb 3 — Halvik appealed to neighbouring Norrland on Sunday to dispatch rescue vessels after the ferry Aurelia went down with 310 people on board.
Prime Minister Tove Randal also called for an independent inquiry by the Maritime Board. “We owe it to the families,” she told reporters in Osten.
The ferry's owner, Blue Strait Lines, was urged by the government to publish the maintenance logs by Friday.
At least 40 passengers are missing, the coastguard said.
""",
    ),
    (
        "2030-02-04",
        "Norrland Daily",
        """Norrland ships on their way
Two Norrland coastguard cutters sailed for the Aurelia's last position on Monday morning. Norrland's interior minister, Bo Halden, said the crews would stay as long as they were needed.
The Maritime Board said it would decide on the inquiry after its meeting next week.
Blue Strait Lines declined to hand over the logs. “They are the property of the insurers,” its spokesman Erik Vane said.
""",
    ),
    (
        "2030-02-05",
        "The Osten Mail",
        """Families demand that minister quit
Relatives of the missing demanded that Transport Minister Gorm Alder resign. Alder ruled out stepping down. “I will see this through,” he said.
They also asked the coastguard to resume the search at the southern reef, which was called off on Monday night.
""",
    ),
    (
        "2030-02-07",
        "Harl Courier",
        """Divers back at the reef
The coastguard resumed its search at the southern reef on Thursday, as the families had asked.
In the harbour of Osten, people laid flowers.
""",
    ),
    (
        "2030-02-12",
        "Norrland Daily",
        """Board opens Aurelia inquiry
The Maritime Board has opened an independent inquiry into the sinking of the Aurelia, its chairman, Nils Orre, announced on Tuesday.
""",
    ),
]
STRIKE: Rows = [
    (
        "2030-05-01",
        "Kessa Times",
        """Union of nurses calls for talks
The Nurses' League of Kessa called on Health Minister Ana Dorrin to reopen pay talks before the weekend.
The League's leader, Marek Tull, said 8,000 nurses would walk out on Friday if nothing happened.
Dorrin urged the nurses to call off the strike. “Patients are not bargaining chips,” she said.
The city of Vell has asked the army for 50 medics.
""",
    ),
    (
        "2030-05-02",
        "The Vell Post",
        """Minister refuses to bargain under threat
Health Minister Ana Dorrin on Thursday rejected the League's call for new talks. “There is no money,” she said.
The nurses will not call off their strike, Marek Tull said in reply.
The Patients' Council appealed to both sides to accept a mediator.
""",
    ),
    (
        "2030-05-04",
        "Kessa Times",
        """Army medics arrive in Vell
Thirty army medics took up work in the hospitals of Vell on Saturday, fewer than the city had requested.
""",
    ),
    (
        "2030-05-06",
        "The Vell Post",
        """Talks resume after all
Four days after she had ruled them out, Ana Dorrin sat down with the leaders of the Nurses' League on Monday.
The League accepted the appeal of the Patients' Council, Tull said.
""",
    ),
]
DROUGHT: Rows = [
    (
        "2030-08-01",
        "Ridge Herald",
        """Valley towns cry for water
The mayor of Low Esker, Petra Vond, asked the regional government to send 20 tankers of drinking water.
“We have been dry for nine days,” she said. Farmers called on the power company Hydra to release water from the Upper Lake.
The regional government said the heat would last until Thursday. Hydra reported record profits.
""",
    ),
    (
        "2030-08-02",
        "Esker Today",
        """Ninth day without rain
Petra Vond repeated her request for tankers. The regional governor, Olan Pike, visited a school in the capital and spoke about roads.
Hydra said its turbines were running at full load. The company published its annual report on Friday.
""",
    ),
    (
        "2030-08-04",
        "Ridge Herald",
        """Still no tankers
No answer has come from the regional government, Vond said. The Upper Lake is 80 per cent full.
Governor Pike opened a bridge. Hydra's chief, Sanne Loor, rejected claims that her company had caused the drought.
""",
    ),
]
TRAWLERS: Rows = [
    (
        "2031-09-01",
        "Mirrow Gazette",
        """Castenia demands return of seized trawlers
CALDER, Sept 1 (Mirrow Wire) — Castenia demanded on Monday that neighbouring Ostravar release three trawlers and their 31 crew members seized off Cape Lorn.
Foreign Minister Elin Strand told reporters in Calder that the boats had been in Castenian waters. She also asked the Fisheries Tribunal to rule on the boundary within a month.
""",
    ),
    (
        "2031-09-02",
        "Ostra Voice",
        """Trawlers will stay where they are
Ostravar will not hand back the boats until a fine has been paid, its foreign minister, Goran Pesk, said in Velin on Tuesday.
He called on Castenia to pay a fine of 2 million crowns and to withdraw its patrol boats from Cape Lorn.
The tribunal confirmed that it had received the Castenian petition.
""",
    ),
    (
        "2031-09-04",
        "Mirrow Gazette",
        """Crews come home, boats do not
Twenty-two of the 31 sailors were flown to Calder on Thursday after Ostravar had let them go.
The Fisheries Tribunal turned down the request for a quick ruling, saying that its calendar was full until March.
""",
    ),
    (
        "2031-09-09",
        "Ostra Voice",
        """Castenia settles
Castenia has transferred 2 million crowns to a court in Velin, Ostravar's treasury said on Tuesday.
""",
    ),
]

PUMPS: Rows = [
    (
        "2030-06-03",
        "Lurgan Wire",
        """Heart pumps under scrutiny
The Machine Safety Board ordered Dalka Pumps to hand over the test logs of its heart pumps by Friday.
The Patients' League asked the company to write to every patient with such a pump. It also called on the health ministry to freeze the sale of the pumps.
The League appealed to three hospitals to send it their records: Lurgan Hospital, Orm Hospital and the Tessin Clinic.
""",
    ),
    (
        "2030-06-03",
        "Dalka Mail",
        """More time wanted in Lurgan
Dalka Pumps asked the Machine Safety Board for another week to compile the test logs.
It employs 900 people in Lurgan.
""",
    ),
    (
        "2030-06-06",
        "Lurgan Wire",
        """Logs reach the board
The Machine Safety Board received the test logs of the heart pumps on Thursday, its director, Ana Holm, said.
Dalka Pumps has written to every patient, as the Patients' League had asked.
Orm Hospital sent the League its records on Wednesday. Lurgan Hospital has not replied.
The health ministry said that it had nothing to announce.
""",
    ),
]


def chapters(rows: Rows) -> list[Chapter]:
    """The articles as they are judged, from their day, their outlet and their text."""
    given = [
        {"text": text, "id": f"n{number}", "published_at": day, "outlet": outlet}
        for number, (day, outlet, text) in enumerate(rows, 1)
    ]
    readings = sayso.read_many(given)
    return [Chapter(r.article.key or "", r, vectors=vectors(r, embedder())) for r in readings]


def judged_story(rows: Rows) -> Story:
    """The record of the articles."""
    return judged(chapters(rows), reads=reads())


def by_rules(rows: Rows) -> Story:
    """The record as the rules alone have it, nothing weighed that they take for a reply."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replies, "weigh", lambda *_: {})
        return judged(chapters(rows))


def asked(story: Story, words: str) -> StoryAsk:
    """The one ask whose wanted words hold these."""
    (found,) = [ask for ask in story.asks if words in ask.wants]
    return found
