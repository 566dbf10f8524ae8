"""Places where words are gone: flagged and left as they are; and sentences that only look like it."""

import pytest

from normalizers import repair

HOLES = """
According to , in the, twelve buildings were damaged in the shelling of Nikopol, among them a kindergarten.
In statements to, the pear grower explained that the insurance covered hail but not the frost of 11 April.
According to has been able to learn from sources close to the negotiation, the contract will expire in June.
The stage winner spoke of his grandfather, whose from which to, and gave the bouquet to a nurse.
Invited on the set of this Thursday morning, the member of parliament refused to say whether he would stand.
The hospital confirmed on Sunday that the boy, who had by a, was out of danger and would go home.
The man from Bad Hersfeld had the previous evening with his, before the neighbours called the fire brigade.
In the published in this Friday, the regulator orders that the three operators return the amounts.
This was announced the head of in Odesa on Monday. The port will work as usual during the holidays.
The Court of Auditors of Guatemala will have to the before 30 June, and the companies have promised to cooperate.
The shipyard in Ferrol will keep the night shift, for what of the workers are, according to the works council.
The votes should be added to those of the centre. On The motion will be debated on Wednesday at 4 p.m.
Interviewed on Thursday morning on, the junior minister promised that the ticket price would not go up.
Of the 14 tourists rescued, six. The others spent the night at a hotel in Chioggia.
Was not answered by. The council in Meppel will discuss the matter again in June.
Who also acknowledged having received, the former councilman will be heard again next week.
The speaker said on Friday that the topic of the merger no basis, and asked the deputies to return.
In an interview with, the coach said that the team was tired after the trip.
The mayor of, Ana Silva, opened the fair on Saturday.
The company, owned by, has not answered questions.
As reported by, the train was late by two hours.
The head of the department of said the road would stay closed.
The woman was taken to the, where she died on Monday night.
They met with the and then with the head of the union.
He travelled from to Lisbon on Monday with two colleagues.
He was received by the of the city, who gave him a medal.
The prosecutor's office of opened an investigation against two officials.
The decision was published in the on Friday, and comes into force in May.
The suspect, aged, was arrested near the station.
According to the data of the, prices rose by 3 per cent in March.
A spokesman for said that nobody was hurt.
The match between and will be played on Sunday in Turin.
The agreement between the and the union was signed on Monday.
The accident happened on the between Lugo and Ourense.
In its, the court says the contract was void.
He recalled that in, the club had won the cup twice.
Following the publication of, the minister resigned.
"""

RIGHT = """
The man he spoke to, the mayor of the town, said nothing.
The causes of, and remedies for, the strike were discussed.
A friend of his, who lives in Lugo, called the police.
He worked day in, day out.
With the lights on, they waited for the police.
The car he was in was stolen in Lugo.
There are issues to deal with.
The company she works for, Example, closed in May.
The flat they lived in was empty.
The house was lived in by two families.
It is something to be proud of, the mayor said.
What it is made of, nobody knows.
The room she slept in had no window.
People who have nothing to live on, the report says, eat less.
Had closed doors been opened, it would have been different.
He had nothing to do with it.
The police are looking for the man the witnesses talked about.
The law was voted on, and the session ended.
The problem was dealt with, he said.
The boat was sailed by, among others, two women.
It was sold to, of all people, the mayor.
The city is best known for, and proud of, its bridges.
The bill, supported by, among others, the Greens, passed.
The pact to which they belong was signed in Rome.
The town from which they came is small.
Of the 14 tourists, six were rescued.
On Monday, the council met.
In The Hague, the court sat on Monday.
On The Voice, she sang in French.
Who pays is open, the mayor said.
Is it over? Nobody knows.
Were he to win, it would be a surprise.
The people the money was meant for were not told.
The year he was born in was a year of floods.
The lead-up to, and aftermath of, the vote was calm.
He had been sworn at, spat on and pushed.
The wounded in the attack were taken to hospital.
The accused in the case was absent.
He said the offer was to be thought about.
The book, published by Example, is out of print.
The first of its kind, it opened in May.
The car was driven by a woman of 30.
The storm passed by, and the sun came out.
They gave in, and the strike was over.
The theatre, of which little is left, burned in 1912.
She is the one to talk to.
It depends on who you talk to.
Whose is it? Nobody knows.
As has been shown, the plan works.
As has been reported, the road is closed.
He is the last person I would have thought of.
The team he plays for has lost five games.
It is what the town is known for.
The number of dead is rising by the day.
Two of the five men arrested on Sunday were freed, and the rest are to be heard by a judge on Tuesday.
The grade was a B, not an A.
The results of the 12 were checked.
The fire was put out by, at the latest, noon.
He got on with his work, as did they.
She was elected by 12 votes to 7, with 3 abstentions.
The ones to beat are Italy and, above all, France.
The hotel they stayed at burned down.
"""


def _flagged(text: str) -> list[str]:
    done = repair(text)
    flags = (flag for flag in done.flags if flag.rule.startswith("fragment."))
    return [done.text[flag.start : flag.end] for flag in flags]


@pytest.mark.parametrize("text", HOLES.strip().splitlines())
def test_a_hole_is_flagged_and_nothing_is_tidied_there(text: str) -> None:
    assert repair(text).text == text
    assert _flagged(text)


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
def test_right_english_is_no_hole(text: str) -> None:
    assert not _flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "The fire was put out at dawn. The civil protection service said that the roof contained asbest...",
        "The federal police carried out nine searches on Wednesday, and the group used the comp…",
        "The court acquitted the three engineers because of the [...]",
        "The heating goes on in October, the mayor said, but in flats it will depend on the...",
        "The minister said on Monday that he would not sign the contract with the",
    ],
)
def test_a_text_that_breaks_off_is_flagged_and_left(text: str) -> None:
    assert repair(text).text == text
    assert _flagged(text)


def test_a_paragraph_that_breaks_off_before_another() -> None:
    text = "The heating goes on in October, he said, but it will depend on the...\n\nThe schools come first."
    assert "the..." in _flagged(text)
    assert not _flagged("“We will see ...”\n\nHe said no more.")
