"""He, she and it: what is mended without being told more than the story says, what is flagged, what stays."""

import pytest

from normalizers import repair

MENDED = [
    ("es", "The actress Julia Prieto said that he had turned down the role.", "said that she had"),
    (
        "ru",
        "Goalkeeper Anna Sidorova will miss the match with Neva. He injured his knee on Tuesday.",
        "She injured her knee",
    ),
    (
        "fr",
        "The captain of the team, Justine Morel, explained that he had returned to training.",
        "that she had returned",
    ),
    ("de", "The pilot, a 34-year-old mother of two, said that he had seen the drone.", "that she had seen"),
    ("it", "The countess has sold his palace in Lucca to a hotel chain.", "sold her palace"),
    ("pl", "The glider took off from Leszno at noon. He was found in a beet field.", "It was found"),
    ("pl", "The film won three prizes in Gdynia, but he has not found a distributor.", "but it has not"),
    ("nl", "The girl from Genk won the competition. Its teacher said that she read every day.", "Her teacher said"),
    (
        "it",
        "The carabinieri found the pensioner, Aldo Ferri, in a ditch and accompanied it to the hospital.",
        "accompanied him to",
    ),
    (
        "ru",
        "The court found the veterinarian Pavel Gusev guilty. It will pay a fine and may not practise.",
        "He will pay",
    ),
    ("uk", "Border guards stopped a man at the river. It told them that he had paid for the route.", "He told them"),
    ("es", "Police divers found the fisherman alive; they had been looking for it since Thursday.", "looking for him"),
    ("de", "On Thursday rescuers searched for the pensioner and found it alive in the forest.", "found them alive"),
    ("es", "The dairy company Monteblanco reported that your turnover had fallen by 6 percent.", "that its turnover"),
    ("pt", "The steel company will move your headquarters to Belo Horizonte.", "move its headquarters"),
    ("it", "The coach explained that your team had trained in the rain.", "that the team had"),
]  # fmt: skip
FLAGGED = [
    (
        "ru",
        "The commission found that the bridge was in poor condition and recommended closing him to lorries.",
        "him",
    ),
    ("pl", "The minister met the mayor of Elbląg on Wednesday, and afterwards her office said nothing.", "her"),
    ("fr", "Captain Aurélie Besson said that he had never seen waves like these, and the admiral agreed.", "he"),
    ("pl", "Doctor Kuźma said that she had warned them. The prosecutor in Łomża will question him again.", "she"),
    ("pt", "Councillor Lúcia Prado dined with the minister, and your party will decide on Saturday.", "your"),
    ("ru", "The cardiologist E. Shapovalenko advised patients to give up salt. He recalled that bread has it.", "He"),
]
LEFT = [
    "The master died on Sunday at his house in Cremona at the age of 88.",
    "The ministry will pay for the treatment of the gymnast in Vienna and for the flights of her mother.",
    "The mother said he had been ill for weeks.",
    "A spokeswoman said he was taken to hospital.",
    "The woman told police that he had followed her home.",
    "The actress starred in the film he directed.",
    "The actress met him in Rome.",
    "Anna Weber sued the newspaper. The editor said he would appeal.",
    "Media personality Shirley Strachan died in August. Mr Strachan was alone when he crashed.",
    "The Governor-General will answer allegations about his response.",
    "The ship lost her rudder and was towed to Falmouth, where she will be repaired.",
    "The actor explained how she had been a stuntman before he met her.",
    "The dog was found by the postman, and the vet gave it a medal.",
    "The court convicted the driver. It said that the fine must be paid.",
    "The company said that he had resigned.",
    "The police found the car, and the officers took it to the station.",
    "The bank said your card will be replaced. Call us.",
    "Queen Letizia met the head of the school. He said that he was proud.",
    "The queen bee leaves her hive once; the drone never returns to his.",
    "The bus he had come in on was late.",
]


@pytest.mark.parametrize(("source", "text", "wanted"), MENDED)
def test_pronouns_that_the_story_decides_are_mended(source: str, text: str, wanted: str) -> None:
    assert wanted in repair(text, source_language=source).text


@pytest.mark.parametrize(("source", "text", "word"), FLAGGED)
def test_pronouns_that_only_the_source_decides_are_flagged(source: str, text: str, word: str) -> None:
    done = repair(text, source_language=source)
    assert done.text == text
    assert word in [done.text[flag.start : flag.end] for flag in done.flags]


@pytest.mark.parametrize("source", [None, "es", "ru", "de"])
@pytest.mark.parametrize("text", LEFT)
def test_right_pronouns_stay(text: str, source: str | None) -> None:
    assert repair(text, source_language=source).text == text
