"""Commas between subject and verb, commas that close an apposition at a seam, clauses that stand again."""

import pytest

from normalizers import repair

REPAIRS = [
    ("The provincial conservator of monuments, has stopped the demolition of the brewery.",
     "The provincial conservator of monuments has stopped the demolition of the brewery."),
    ("The administration of the Omsk region, announced a competition for the best yard.",
     "The administration of the Omsk region announced a competition for the best yard."),
    ("The school – was closed for repairs in May.", "The school was closed for repairs in May."),
    ("The minister of labour, Pilar Echeniquesaid on Wednesday that the wage would rise.",
     "The minister of labour, Pilar Echenique, said on Wednesday that the wage would rise."),
    ("The suspect, known as El Chatowas arrested at a petrol station on Thursday.",
     "The suspect, known as El Chato, was arrested at a petrol station on Thursday."),
    ("According to the ministrythe fire was put out on Monday.",
     "According to the ministry, the fire was put out on Monday."),
    ("Questioned by BFMTVthe minister ruled out any increase in the tax on diesel.",
     "Questioned by BFMTV, the minister ruled out any increase in the tax on diesel."),
    ("The president of the residents' associationMartine Delcourt, wants a lower limit.",
     "The president of the residents' association, Martine Delcourt, wants a lower limit."),
    ("A court has extended the arrest of the banker until May, a court has extended the arrest of the banker, he said.",
     "A court has extended the arrest of the banker until May, he said."),
    ("A fire broke out in a hostel in Omsk. A fire broke out in a hostel in Omsk, killing two people.",
     "A fire broke out in a hostel in Omsk, killing two people."),
    ('The firm called the ruling "unfounded and said that it would appeal.',
     'The firm called the ruling "unfounded" and said that it would appeal.'),
]  # fmt: skip

LEAVES = [
    "The governor, visited by reporters, left.",
    "The mayor, Ana Ruiz, has left.",
    "The manager, has been in charge since May, resigned on Monday.",
    "The house, closed in May, is open.",
    "On Monday, Marco Bellini said that the works had begun.",
    "The winery, est. 1888, has changed hands twice.",
    "The suspect is 5 ft. 9 in. tall and walks with a limp.",
]


@pytest.mark.parametrize(("received", "wanted"), REPAIRS)
def test_repairs(received: str, wanted: str) -> None:
    assert repair(received).text == wanted


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str) -> None:
    assert repair(text).text == text


PAGES = [
    ("The CGT, it called for a new day of strikes on 9 February.",
     "The CGT called for a new day of strikes on 9 February."),
    ("The fire it destroyed three hundred hectares of forest.", "The fire destroyed three hundred hectares of forest."),
    ("Two police cars are looking for witnesses of a dark\n\nestate car near the school in Celle on Friday morning.",
     "Two police cars are looking for witnesses of a dark estate car near the school in Celle on Friday morning."),
    ("The pass was reopened to lorries on Saturday after two days of snow.\n\nShare 0 Tweet 0 Read in 1 min",
     "The pass was reopened to lorries on Saturday after two days of snow."),
    ("The vineyards have lost a third of the harvest. 812 / 5000 Translation results",
     "The vineyards have lost a third of the harvest."),
    ("YAKUTSK, February 7. /Sibir-Inform/. Schools in Yakutsk were closed because of the frost.",
     "Schools in Yakutsk were closed because of the frost."),
    ("The dollar closed at 5.12 reais on Friday. / With information from Agência Estado",
     "The dollar closed at 5.12 reais on Friday."),
]  # fmt: skip

STAYS = [
    "The damage it caused is put at three million euros by the town.",
    "The army said that it had shot down three drones near the airport.",
    "The last two months, they have worked without pay.",
    "When the fire broke out, it destroyed the roof.",
]


@pytest.mark.parametrize(("received", "wanted"), PAGES)
def test_pages(received: str, wanted: str) -> None:
    assert repair(received).text.strip() == wanted


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str) -> None:
    assert repair(text).text == text
