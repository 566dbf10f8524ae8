"""Which rule sets made which articles: articles are kept, so that two rule sets can be compared on the same stories."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from flows.store.schema import Store, articles, stories


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One rule set that made articles: its hash, how many stories it has articles of, when it made the last one."""

    hash: str
    stories: int
    last: float


def known(store: Store) -> list[RuleSet]:
    """Every rule set that made an article that is kept, the latest first."""
    last = func.max(articles.c.made_at)
    query = select(articles.c.rules, func.count(articles.c.story_id.distinct()), last).group_by(articles.c.rules)
    with store.read() as connection:
        return [RuleSet(*row) for row in connection.execute(query.order_by(last.desc()))]


def named(store: Store, word: str) -> list[RuleSet]:
    """The rule sets whose hash begins so."""
    return [one for one in known(store) if one.hash.startswith(word)]


def made_with(store: Store, rules: str) -> dict[int, int]:
    """For each story that lives, the newest article that this rule set made of it: article ids by story id."""
    query = (
        select(articles.c.story_id, func.max(articles.c.id))
        .join(stories, stories.c.id == articles.c.story_id)
        .where(articles.c.rules == rules, stories.c.state != "killed")
        .group_by(articles.c.story_id)
    )
    with store.read() as connection:
        rows = connection.execute(query.order_by(articles.c.story_id))
        return {row[0]: row[1] for row in rows}


def ninjs(store: Store, article: int) -> bytes:
    """The bytes of one article."""
    with store.read() as connection:
        return connection.execute(select(articles.c.ninjs).where(articles.c.id == article)).scalar_one()
