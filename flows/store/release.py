"""A person's word lets an article go that waits for one, such as an embargo that only a person can read."""

from collections.abc import Sequence

from sqlalchemy import select, update

from flows.store import moments, outbox, quarantine
from flows.store.quarantine import Case
from flows.store.schema import Store, articles, stories
from normalizers.errors import CopydeskError


def release(store: Store, case: Case, sinks: Sequence[str], when: str | None = None) -> float:
    """Queue the newest article of a case, as it was kept, and close the case.

    Args:
        when: before that time it goes nowhere (with its zone); None for at once.

    Returns:
        When it may leave, in seconds since 1970; 0 for at once.

    Raises:
        CopydeskError: the case has no article that could go, a newer version has come, or `when` has no zone.
    """
    not_before = moments.embargo(when)
    if not_before is None:
        raise CopydeskError("release.no-time", "this is no time with a zone", place=str(when), todo=EXAMPLE)
    with store.write() as connection:
        article = connection.execute(
            select(articles.c.id, articles.c.name, stories.c.subject, stories.c.version, stories.c.pubstatus)
            .join(stories, stories.c.id == articles.c.story_id)
            .where(articles.c.story_id == case.story_id, stories.c.state == "quarantined")
            .order_by(articles.c.revision.desc())
            .limit(1)
        ).first()
        if article is None:
            todo = "copydesk quarantine show says what to do; then copydesk quarantine retry."
            raise CopydeskError("release.no-article", "this case has no article", place=f"case {case.id}", todo=todo)
        newer = select(stories.c.id).where(
            stories.c.subject == article.subject, stories.c.version > article.version, stories.c.state != "quarantined"
        )
        if article.pubstatus != "usable" or connection.scalar(newer.limit(1)) is not None:
            message = "the wire has withheld this story, or a newer version of it has come"
            raise CopydeskError("release.overtaken", message, place=f"case {case.id}")
        story = (int(case.story_id or 0), article.subject)
        outbox.enqueue(connection, store.clock(), sinks, story, (article.id, article.name), not_before)
        connection.execute(update(stories).where(stories.c.id == case.story_id).values(state="done"))
        quarantine.resolve(connection, story_id=case.story_id)
    return not_before


EXAMPLE = "Such as 2026-03-01T18:00+01:00, or 2026-03-01T17:00Z."
