"""Asks in one article each, and what another tells of them, with how the ask stands then."""

from sayso.types.story import AskState

ASKS = {
    "close": """Doctors want Vell bridge closed
The Physicians’ Chamber of Vell asked Roads Minister Karl Benz to close the Linden bridge to lorries. “Every day we treat children who cannot breathe,” its president, Mara Stein, said.
""",
    "free": """Velland wants crew freed
Velland’s foreign minister, Jon Aske, called on Dravia to release the five sailors of the Marit. The boat was stopped on Friday.
""",
    "inspect": """Inspectors want into the plant
The Radiation Board asked Nordic Salt on Tuesday to let its inspectors into the Brin plant. “We need two days there,” the board’s head, Tessa Lund, said.
""",
    "logs": """Dockers want crane logs
The Dockers’ Guild called on Harbin Quays, which runs the port of Marrow Bay, to publish the inspection logs of crane four. “Two men lie in hospital and nobody tells us why,” its chairwoman, Orla Penn, said.
The port handled fewer ships than usual on Monday.
""",
    "money": """Fishermen ask for help
The Fishers’ Union of Kale called on Environment Minister Otto Brandt to compensate 60 boats for the lost season. Union chairman Joris Hale put the damage at four million crowns.
""",
    "resign": """Council calls for museum chief to go
The town council of Ostrel urged the director of the Ostrel Museum, Lena Varga, to resign over the missing coins. “The trust is gone,” mayor Piet Dorn said.
The museum has 40 staff.
""",
    "visit": """Vell wants to see engineer
Vell’s foreign ministry called on the Ostian authorities to let the consul visit Anton Reve, an engineer who was arrested on Sunday.
""",
    "talks": """Strikers seek talks
The Tram Drivers’ Union called on the city of Pellen to resume wage talks this week. The trams have stood still since Sunday.
""",
    "troops": """Toren demands withdrawal
Toren’s foreign minister, Ada Quill, demanded on Monday that Ruvia pull its troops out of the Sall valley. “They have no business there,” she told reporters.
Shepherds in the valley counted eleven tents.
""",
    "apology": """Mayor told to say sorry
The Sailors’ Association of Brem demanded an apology from mayor Hugo Lenz for calling its members drunkards. “We want to hear it in public,” the association’s chairman, Per Dahl, said.
""",
    "ban": """Growers want spray ban lifted
The Growers’ League of Tamm called on the European state of Ostmark to lift its ban on copper sprays. “Half the vines are dying,” its president, Elio Grant, said.
The harvest begins in August.
""",
    "ceasefire": """League calls for truce
The League of Peoples called on Ardova and Belmark on Sunday to cease fire for the feast days. The League’s envoy, Tomas Rask, is in the border town of Ulm.
""",
    "extradite": """Norrland seeks extradition
Norrland asked Castenia on Monday to extradite the banker Rolf Quist. Norrland’s justice minister, Eva Blom, said that Quist had robbed 3,000 savers.
""",
    "files": """Committee demands files
The parliament’s energy committee asked the power company Voltis to hand over its files on the Lund reactor by June 10. Committee chairwoman Greta Solm said there had been three leaks.
""",
    "investigate": """Families want inquiry
The families of the drowned cadets called on the defence ministry of Ruvia to open an inquiry into the sinking of the Falk. “Nobody has explained anything to us,” Anna Brill, who speaks for the families, said.
""",
    "commission": """Member wants inquiry
The member of parliament Greta Boll called on Health Minister Anton Rive to set up an independent inquiry into the vaccine deaths. “The families know nothing,” Boll said.
""",
    "expel": """Lorn wants gunmen gone
Lorn’s foreign ministry called on Vashir to expel the foreign gunmen from the airfield at Hest by the end of March.
""",
    "recount": """Losers want all counted again
The Orchard Party asked the Election Board of Tessin on Monday to recount all ballots by hand. “Every sheet must be looked at,” its leader, Bram Holt, said.
""",
    "names": """Court wants names
The High Court of Velland ordered the newspaper Morgen on Monday to name the authors of three letters. Morgen printed the letters in May.
""",
    "ships": """Isles call for ships
The government of the Holm Isles appealed to Norrland for two supply ships. The islands have been cut off since the storm of Thursday. “Flour will last five days,” premier Sigrid Noll of the Holm Isles said.
""",
    "strike": """Minister urges pilots to call off strike
Transport Minister Axel Rohde urged the pilots’ union Cockpit to call off its strike at Easter. “Families have booked,” Rohde said.
Cockpit has 4,000 members.
""",
    "envoy": """Isle asks neighbour to mediate
Premier Joan Teal of Saltholm asked Norrland to send a mediator to the fishing talks. The talks broke down on Friday.
""",
    "film": """Family wants police film
The family of Noah Brandt, who died in a cell in Harl, asked the Harl police to show it the film from the corridor. “We have a right to see his last hour,” his sister, Eva Brandt, said.
The police said Brandt had been alone.
""",
    "grain": """Relief group wants grain moved
The aid group Open Hand urged Kestria on Sunday to let 40 wagons of grain through the Tarn pass. The wagons have stood at the border since March 1, its director, Paul Renn, said.
""",
    "judge": """Bar calls for judge to go
The Bar Association of Ostland called on Chief Justice Matthias Kroll to step down over a dinner with a defendant. “A judge has to look independent,” its president, Clara Voss, said.
""",
    "tunnel": """Firefighters want tunnel shut
The fire service of Grell called on the state railway to close the Mons tunnel for repairs. Its chief, Max Hobel, said there were no working pumps in it.
""",
    "vaccine": """Doctors ask for vaccine
The Medical Chamber of Tolland asked the drug maker Perrin on Tuesday to deliver 20,000 doses of its fever vaccine. The chamber counted 90 cases last week.
""",
    "wages": """Bakers want more
The Bakers’ Union demanded on Monday that the bread chain Korn raise wages by 8 percent. “Nobody can live on 11 crowns an hour,” union leader Ruth Adler said.
Korn has 200 shops.
""",
    "water": """Villages ask for clean water
Three villages on the Orla river called on the paper maker Sundal to stop pumping waste into the river. “Our wells smell of eggs,” said Ida Kerr, the mayor of Lower Orla.
Sundal employs 300 people at its mill.
""",
}
REPLIES = [
    (
        "logs",
        AskState.REFUSED,
        """Harbin Quays keeps logs
Harbin Quays will not hand out the logs of crane four, its spokesman, Dirk Moll, said on Wednesday. “They belong to the investigators and to nobody else.”
The crane is to be taken down.
""",
    ),
    (
        "logs",
        AskState.DEFERRED,
        """Logs must wait
Harbin Quays said on Wednesday that it could not hand over the inspection logs of crane four until its own lawyers had read them.
""",
    ),
    (
        "logs",
        AskState.MET,
        """Port company opens its books
Harbin Quays on Friday put the inspection logs of crane four on its website. Orla Penn of the Dockers’ Guild said her members would read every line.
""",
    ),
    (
        "logs",
        AskState.MET_IN_PART,
        """Some logs published
Harbin Quays on Friday published the inspection logs of crane four for this year. Those of the four years before were missing.
""",
    ),
    (
        "logs",
        AskState.COUNTERED,
        """Port company makes an offer
Harbin Quays turned down the guild’s call to publish the logs on Wednesday. It proposed that a judge read them in private, its spokesman, Dirk Moll, said.
""",
    ),
    (
        "logs",
        AskState.SILENT,
        """Crane taken down
Harbin Quays took down crane four on Wednesday. Work will go on for a week, its spokesman, Dirk Moll, said.
""",
    ),
    (
        "resign",
        AskState.REFUSED,
        """Museum chief stays
Lena Varga is not going anywhere. “I was hired to find these coins and I will find them,” the director of the Ostrel Museum told the Ostrel Post on Thursday.
""",
    ),
    (
        "resign",
        AskState.MET,
        """Varga leaves museum
Lena Varga has stepped down as director of the Ostrel Museum, the museum said on Friday.
""",
    ),
    (
        "close",
        AskState.COUNTERED,
        """Minister offers night ban
Roads Minister Karl Benz will not close the Linden bridge, but lorries will have to stay away at night from next month, he said on Wednesday.
""",
    ),
    (
        "close",
        AskState.REFUSED,
        """Bridge stays open
The Linden bridge would stay open to lorries, Roads Minister Karl Benz said on Wednesday. “There is no other way to the harbour.”
""",
    ),
    (
        "close",
        AskState.DEFERRED,
        """Minister waits for figures
Roads Minister Karl Benz said on Wednesday that he would make up his mind about the Linden bridge when the new air figures were in.
""",
    ),
    (
        "close",
        AskState.MET,
        """Lorries off the bridge
The Linden bridge was closed to lorries on Friday morning. “The doctors were right,” Roads Minister Karl Benz said.
""",
    ),
    (
        "troops",
        AskState.REFUSED,
        """Ruvia digs in
Ruvia’s soldiers would remain in the Sall valley, its defence minister, Egon Pratt, said on Tuesday.
""",
    ),
    (
        "troops",
        AskState.COUNTERED,
        """Ruvia sets terms
Ruvia will pull its troops out of the Sall valley only if Toren dismantles its radar on Mount Eck, Ruvia’s defence minister, Egon Pratt, said on Tuesday.
""",
    ),
    (
        "troops",
        AskState.MET_IN_PART,
        """Half the troops gone
Ruvia has withdrawn half of its troops from the Sall valley, its defence ministry said on Friday.
""",
    ),
    (
        "troops",
        AskState.MET,
        """Valley empty
The last Ruvian soldiers left the Sall valley on Friday, shepherds said. Ruvia’s defence ministry confirmed that the withdrawal was over.
""",
    ),
    (
        "money",
        AskState.COUNTERED,
        """Loans for fishermen
Environment Minister Otto Brandt rejected compensation for the fishermen of Kale on Thursday. He offered them cheap loans.
""",
    ),
    (
        "money",
        AskState.REFUSED,
        """No money for boats
There is no money for the fishermen of Kale, Environment Minister Otto Brandt said on Thursday. “The state is not an insurance company.”
""",
    ),
    (
        "money",
        AskState.MET_IN_PART,
        """Money for 20 boats
The environment ministry will compensate 20 of the 60 boats of Kale, Environment Minister Otto Brandt said on Thursday.
""",
    ),
    (
        "inspect",
        AskState.REFUSED,
        """Nordic Salt shuts gate
Nordic Salt on Thursday turned the inspectors of the Radiation Board away at the gate of the Brin plant.
""",
    ),
    (
        "inspect",
        AskState.MET,
        """Inspectors at Brin
Inspectors of the Radiation Board entered the Brin plant on Thursday. “All doors were open to us,” Tessa Lund said.
""",
    ),
    (
        "inspect",
        AskState.MET_IN_PART,
        """Inspectors see half of Brin
Nordic Salt let the inspectors of the Radiation Board into the Brin plant on Thursday, but not into the old shaft.
""",
    ),
    (
        "inspect",
        AskState.DEFERRED,
        """Nordic Salt asks for time
The inspectors could come once the floods had gone, Nordic Salt said on Wednesday. “At the moment nobody can get in safely,” its manager, Ulf Krog, said.
""",
    ),
    (
        "talks",
        AskState.MET,
        """Talks resume
The city of Pellen and the Tram Drivers’ Union sat down again on Wednesday, three days into the strike.
""",
    ),
    (
        "talks",
        AskState.REFUSED,
        """No talks
“We have said all there is to say,” mayor Ines Folk of Pellen answered the union on Tuesday. The city had no intention of talking under pressure.
""",
    ),
    (
        "free",
        AskState.MET,
        """Sailors home
The five sailors of the Marit came home to Velland on Thursday after Dravia set them free.
""",
    ),
    (
        "free",
        AskState.REFUSED,
        """Sailors to stand trial
The sailors of the Marit will stand trial, Dravia’s justice minister, Olga Renn, said on Wednesday.
""",
    ),
    (
        "free",
        AskState.MET_IN_PART,
        """Two sailors freed
Dravia released two of the five sailors of the Marit on Thursday. The other three remain in jail.
""",
    ),
    (
        "ban",
        AskState.MET,
        """Ostmark lifts ban
Ostmark has lifted its ban on copper sprays, its health minister, Rita Holm, announced on Friday.
""",
    ),
    (
        "ban",
        AskState.MET_IN_PART,
        """Ostmark eases ban
Ostmark on Friday lifted its ban on copper sprays for vines only. Orchards must go on without them.
""",
    ),
    (
        "ban",
        AskState.DEFERRED,
        """Ostmark to review ban
Ostmark would look at its ban on copper sprays again in the autumn, its health minister, Rita Holm, said on Wednesday.
""",
    ),
    (
        "names",
        AskState.MET,
        """Morgen names authors
Morgen named the authors of the three letters on Friday. One of them is a judge.
""",
    ),
    (
        "names",
        AskState.MET_IN_PART,
        """Morgen names one author
Morgen on Friday named one of the three authors. It did not know the other two, its editor, Ylva Stahl, said.
""",
    ),
    (
        "extradite",
        AskState.REFUSED,
        """Quist may stay
Castenia has no intention of handing over Rolf Quist, its interior ministry said on Thursday.
""",
    ),
    (
        "extradite",
        AskState.MET,
        """Quist in Norrland
Castenia handed Rolf Quist over to Norrland on Friday. He was flown to the capital at night.
""",
    ),
    (
        "extradite",
        AskState.COUNTERED,
        """Castenia offers trial
Castenia refused to extradite Rolf Quist on Thursday but offered to put him on trial at home.
""",
    ),
    (
        "apology",
        AskState.REFUSED,
        """Lenz not sorry
Mayor Hugo Lenz of Brem said on Tuesday that he had nothing to apologise for.
""",
    ),
    (
        "apology",
        AskState.MET,
        """Lenz says sorry
Mayor Hugo Lenz apologised to the sailors of Brem on Wednesday. “I was wrong,” he said.
""",
    ),
    (
        "ships",
        AskState.MET_IN_PART,
        """One ship for the isles
Norrland sent one supply ship to the Holm Isles on Monday. The second would sail when it was repaired, the navy said.
""",
    ),
    (
        "ships",
        AskState.MET,
        """Ships reach isles
Two supply ships from Norrland reached the Holm Isles on Tuesday.
""",
    ),
    (
        "ships",
        AskState.REFUSED,
        """No ships
Norrland cannot spare a ship for the Holm Isles, its defence minister, Ove Krantz, said on Saturday.
""",
    ),
    (
        "ships",
        AskState.COUNTERED,
        """Planes instead
Norrland will drop flour over the Holm Isles from planes instead of sending ships, its defence minister, Ove Krantz, said on Saturday.
""",
    ),
    (
        "strike",
        AskState.REFUSED,
        """Pilots to strike
The strike at Easter would go ahead as planned, Cockpit said on Thursday.
""",
    ),
    (
        "strike",
        AskState.COUNTERED,
        """Pilots name price
Cockpit will call off its strike at Easter if the airlines raise pay by 5 percent, its leader, Jan Tull, said on Thursday. “Then everybody can fly,” he said.
""",
    ),
    (
        "strike",
        AskState.MET,
        """Strike off
Cockpit on Thursday called off its strike at Easter.
""",
    ),
    (
        "files",
        AskState.MET_IN_PART,
        """Files with gaps
Voltis handed over its files on the Lund reactor on June 9, but pages on the cooling pumps had been removed, the energy committee said.
""",
    ),
    (
        "files",
        AskState.REFUSED,
        """Voltis says no
The files on the Lund reactor are none of the committee’s business, Voltis chief executive Paul Renk said on Thursday.
""",
    ),
    (
        "investigate",
        AskState.MET,
        """Inquiry into Falk
Ruvia’s defence ministry has opened an inquiry into the sinking of the Falk, defence minister Olaf Grau of Ruvia said on Friday.
""",
    ),
    (
        "investigate",
        AskState.REFUSED,
        """No inquiry
Ruvia’s defence minister, Olaf Grau, saw no grounds for an inquiry into the sinking of the Falk. “The sea did this,” he said on Wednesday.
""",
    ),
    (
        "investigate",
        AskState.DEFERRED,
        """Grau wants to wait
Ruvia’s defence minister, Olaf Grau, said on Wednesday that it was too early for an inquiry into the sinking of the Falk. First the ship had to be raised.
""",
    ),
    (
        "ceasefire",
        AskState.REFUSED,
        """No truce
Belmark and Ardova turned down the truce on Monday. “Our guns will be silent when theirs are gone,” Belmark’s president, Karl Oster, said.
""",
    ),
    (
        "water",
        AskState.SILENT,
        """Sundal posts profit
Sundal made a profit of 40 million crowns last year, its chief executive, Bo Lang, said on Thursday. The company will decide on a new mill in the autumn, and has refused to name a place.
""",
    ),
    (
        "grain",
        AskState.SILENT,
        """Kestria holds vote
Kestria votes for a new parliament on Sunday. The government has promised free buses to the polls, and rejected a request for more observers.
""",
    ),
    (
        "grain",
        AskState.MET,
        """Wagons roll
The 40 wagons of grain passed the Tarn pass on Wednesday after Kestria lifted the barrier. “They let us through without a word,” Paul Renn of Open Hand said.
""",
    ),
    (
        "grain",
        AskState.MET_IN_PART,
        """Ten wagons pass
Kestria let ten of the 40 wagons of grain through the Tarn pass on Wednesday.
""",
    ),
    (
        "grain",
        AskState.REFUSED,
        """Pass stays shut
The Tarn pass will stay shut to the grain wagons, Kestria’s interior minister, Lev Oran, said on Tuesday.
""",
    ),
    (
        "grain",
        AskState.COUNTERED,
        """Kestria names its price
Kestria wants a toll of 500 crowns a wagon before it lets the grain through the Tarn pass, its interior minister, Lev Oran, said on Tuesday.
""",
    ),
    (
        "film",
        AskState.DEFERRED,
        """Family must wait for film
The Brandts would be able to see the film when the inquiry was closed, the Harl police said on Thursday.
""",
    ),
    (
        "film",
        AskState.MET,
        """Family sees film
The Harl police on Friday showed the family of Noah Brandt the film from the corridor. “He was not alone,” Eva Brandt said afterwards.
""",
    ),
    (
        "film",
        AskState.SILENT,
        """Police chief on holiday
Harl police chief Nils Aker is on leave until Monday. A second prisoner was found ill in a cell in Harl on Thursday, the police said.
""",
    ),
    (
        "judge",
        AskState.REFUSED,
        """Kroll defiant
Chief Justice Matthias Kroll dismissed the call to step down. “I paid for my own soup,” he told Radio Ost on Thursday.
""",
    ),
    (
        "judge",
        AskState.MET,
        """Kroll goes
Chief Justice Matthias Kroll handed in his notice on Friday.
""",
    ),
    (
        "wages",
        AskState.COUNTERED,
        """Korn offers 3 percent
The bread chain Korn offered its bakers 3 percent more on Wednesday. “Eight is out of reach,” its head, Ole Finn, said.
""",
    ),
    (
        "wages",
        AskState.REFUSED,
        """Korn says no
Korn turned down the union’s demand for higher wages on Wednesday. There was nothing left to share out, its head, Ole Finn, said.
""",
    ),
    (
        "wages",
        AskState.MET,
        """Bakers win
Korn raises wages by 8 percent from June, the bread chain said on Friday.
""",
    ),
    (
        "envoy",
        AskState.MET,
        """Norrland sends mediator
Norrland has sent its former fishing minister, Arne Lie, to Saltholm as a mediator, its foreign ministry said on Monday.
""",
    ),
    (
        "envoy",
        AskState.DEFERRED,
        """Norrland thinks it over
Norrland’s foreign minister, Siv Dahl, said on Monday that her government was considering Saltholm’s request for a mediator.
""",
    ),
    (
        "envoy",
        AskState.REFUSED,
        """Norrland stays out
Norrland will keep out of the fishing quarrel, its foreign minister, Siv Dahl, said on Monday. “We will not send anybody.”
""",
    ),
    (
        "visit",
        AskState.MET_IN_PART,
        """Consul sees engineer
Vell’s consul was let in to see Anton Reve on Saturday, but only for ten minutes, through a glass pane, the foreign ministry in Vell said.
""",
    ),
    (
        "visit",
        AskState.SILENT,
        """Flood in Vell
Anton Reve’s sister has not been let in, the foreign ministry in Vell said on Saturday.
""",
    ),
    (
        "logs",
        AskState.REFUSED,
        """Port keeps its books shut
Harbin Quays will not publish the logs of its cranes, as the Dockers’ Guild demands. “They are our business,” a manager said.
""",
    ),
    (
        "tunnel",
        AskState.SILENT,
        """Railway buys trains
The state railway has ordered twelve trains for the Mons line, it said on Thursday. It will close three small stations.
""",
    ),
    (
        "vaccine",
        AskState.MET_IN_PART,
        """First doses arrive
Perrin delivered 5,000 doses of its fever vaccine to Tolland on Friday. More would follow, the drug maker said.
""",
    ),
    (
        "vaccine",
        AskState.DEFERRED,
        """No doses before June
Perrin cannot deliver its fever vaccine before June, the drug maker told the Medical Chamber of Tolland on Thursday.
""",
    ),
    (
        "vaccine",
        AskState.SILENT,
        """Perrin fined
A court in Tolland fined the drug maker Perrin 2 million crowns on Thursday for late taxes. Perrin said it would appeal.
""",
    ),
    (
        "resign",
        AskState.SILENT,
        """No word from the museum
Lena Varga has not answered the call by the council to resign.
""",
    ),
    (
        "money",
        AskState.MET_IN_PART,
        """Some boats get help
The environment minister, Otto Brandt, announced on Thursday that he would compensate 20 boats instead of the 60 for which the fishermen had asked.
""",
    ),
    (
        "investigate",
        AskState.COUNTERED,
        """No inquiry
Ruvia’s defence ministry turned down the inquiry that the families want. Instead, two admirals would read the log of the Falk with them, the ministry said.
""",
    ),
    (
        "commission",
        AskState.COUNTERED,
        """No inquiry, says Rive
Health Minister Anton Rive turned down the independent inquiry that the member of parliament Greta Boll wants. Instead, two doctors from abroad would read the files, Rive said.
""",
    ),
    (
        "expel",
        AskState.REFUSED,
        """Vashir keeps its guests
Vashir spoke of a fairy tale on Thursday and refused to send anyone home. “Mechanics are mechanics,” its defence minister, Ola Trend, said.
""",
    ),
    (
        "recount",
        AskState.MET_IN_PART,
        """Board to count again
The Election Board of Tessin will recount the votes of 40 stations by hand, its chairwoman, Ida Crane, announced.
""",
    ),
    (
        "recount",
        AskState.MET,
        """Board counts again
The Election Board of Tessin has recounted the ballots by hand, all 212,000 of them, its chairwoman, Ida Crane, said.
""",
    ),
    (
        "free",
        AskState.COUNTERED,
        """Dravia offers a ferry
Dravia offered on Thursday to put two sailors on a ferry instead of setting the crew free, as Velland had asked.
""",
    ),
    (
        "free",
        AskState.REFUSED,
        """Sailors stay
Velland’s wish for the sailors’ release had been “noted and declined”, Dravia’s foreign ministry said.
""",
    ),
    (
        "ships",
        AskState.DEFERRED,
        """Cabinet to look at ships
The Holm Isles’ request for supply ships would be put to the cabinet on Friday, premier Harald Vik of Norrland said.
""",
    ),
]
