"""Small words that were lost and can only be one, and sentences that only look as if they lacked one."""

import pytest

from normalizers import repair

LOST = """
Because the low water, ferries on the Elbe near Coswig are carrying only bicycles.
-> Because of the low water, ferries on the Elbe near Coswig are carrying only bicycles.
The bridge was closed because the strong wind.
-> The bridge was closed because of the strong wind.
The train stood for an hour because a fallen tree.
-> The train stood for an hour because of a fallen tree.
Due the heavy rain, the match was postponed.
-> Due to the heavy rain, the match was postponed.
He won thanks the votes of the centre.
-> He won thanks to the votes of the centre.
According the police, two men were hurt.
-> According to the police, two men were hurt.
They met in the presence the ambassador on Monday.
-> They met in the presence of the ambassador on Monday.
In spite the rain, the fair was full.
-> In spite of the rain, the fair was full.
The fire started on the ground floor the building and spread to two flats.
-> The fire started on the ground floor of the building and spread to two flats.
The body was found on the outskirts the village on Sunday.
-> The body was found on the outskirts of the village on Sunday.
He spoke with the head the brigade in Turin.
-> He spoke with the head of the brigade in Turin.
In the note states that the company learned of the leak from the newspapers.
-> The note states that the company learned of the leak from the newspapers.
In the message states that air defence units shot down six drones.
-> The message states that air defence units shot down six drones.
In the report of the commission says that the valve was old.
-> The report of the commission says that the valve was old.
On the website of the municipality of Zwolle is that a hundred trees will be planted.
-> The website of the municipality of Zwolle says that a hundred trees will be planted.
In the letter is that the school will close.
-> The letter says that the school will close.
It is noted the pumping station had not been serviced since 2017.
-> It is noted that the pumping station had not been serviced since 2017.
It is also specified the road will be closed until May.
-> It is also specified that the road will be closed until May.
As explained the director of the nursery in Pau, no child ate the mushrooms.
-> As explained by the director of the nursery in Pau, no child ate the mushrooms.
The road connects Matera the coast, where two tourists had stopped.
-> The road connects Matera to the coast, where two tourists had stopped.
A lorry collided a bus near Lugo.
-> A lorry collided with a bus near Lugo.
The land belongs the church.
-> The land belongs to the church.
The jury consists three judges and two experts.
-> The jury consists of three judges and two experts.
The fire spread the roof of the neighbouring barn, which burned down.
-> The fire spread to the roof of the neighbouring barn, which burned down.
The drone fell the roof of a nine-storey building.
-> The drone fell on the roof of a nine-storey building.
The novelist, who was born Dakar in 1961, will receive the prize.
-> The novelist, who was born in Dakar in 1961, will receive the prize.
The exhibition runs the 12th of October and is closed on Mondays.
-> The exhibition runs until the 12th of October and is closed on Mondays.
The president signed the bill the protection of peat bogs on Thursday.
-> The president signed the bill on the protection of peat bogs on Thursday.
The vehicle was found in of the municipality of Tona.
-> The vehicle was found in the municipality of Tona.
The agreement, signed on Tuesday the three unions and the association, raises wages.
-> The agreement, signed on Tuesday by the three unions and the association, raises wages.
It participates the project of the city.
-> It participates in the project of the city.
The tulips are early, result the mild February.
-> The tulips are early, a result of the mild February.
The investigation entrusted the research section of the gendarmerie in Rennes has led to four arrests.
-> The investigation entrusted to the research section of the gendarmerie in Rennes has led to four arrests.
He was taken to the hospital Olsztyn, where he is stable.
-> He was taken to the hospital in Olsztyn, where he is stable.
"""

RIGHT = """
Things are still there, the residents of the district complain.
He gave the mayor the keys of the town, and left.
She asked the head the question, and he said no.
Because the mayor, a lawyer, said no, the vote failed.
Because the mayor, the council says, lied, he must go.
Because the river rose, ferries stopped.
Because the river, swollen by rain, rose, ferries stopped.
He left because the house was cold.
He left because the others did.
Close the door, the police said.
Next the mayor spoke.
Instead the mayor left the room.
Instead, the mayor left.
Thanks all the same, he said.
At the end the mayor, who had waited, left.
The building the mayor opened is closed.
The president the people elected has left.
At the back the children sang.
On the roof the firefighters found a cat.
In the centre the shops are open.
To the north the road is closed.
The owner the police had named was free.
The mayor the next day resigned.
In the note the company says that it learned of the leak.
In the report it is stated that the valve was old.
In the end, it was clear that he had lost.
In the letter he writes that he will leave.
It is noted for its cheese.
It was known the world over.
It is known the world over for its wine.
As announced the previous day, the road was closed.
As noted, the road is closed.
As the director explained, no child ate it.
As reported, the mayor left.
As published the same day, the list was wrong.
The bridge connects the city with the coast.
He depends the most on his brother.
The fire spread panic.
The fire spread the day after.
The tree fell the day after.
The law the government passed is void.
The museum runs the shop itself.
She was born Maria Kowalska in Warsaw.
He was born Jordan, his mother says.
The book, published the same year, sold well.
The agreement, signed the previous day, raises wages.
The police London trusts are few.
He listens the most.
He informed the court the next day.
The captain the club sold has returned.
The head the hunters kept was sold.
The members the party lost are angry.
On the website of the club is a list of players.
In the video is a man with a hat.
The staff the hospital needs cannot be found.
The committee entrusted the minister with the talks.
The result, the mayor said, is good.
"""

PAIRS = [pair.split("\0 ") for pair in LOST.strip().replace("\n->", "\0").split("\n")]


@pytest.mark.parametrize(("text", "wanted"), PAIRS)
def test_the_lost_word_is_put_back(text: str, wanted: str) -> None:
    assert repair(text).text == wanted
    assert repair(wanted).text == wanted


@pytest.mark.parametrize("text", RIGHT.strip().splitlines())
def test_right_english_stays(text: str) -> None:
    assert repair(text).text == text
