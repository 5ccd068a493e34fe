"""What the calendar says of a record: facts to be verified again, and days that have not come."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import At, Diagnostic, Rule, Severity
from generator.model import Question

YEARS = 2
"""How long a verification holds."""

STALE_QUESTION = Rule(
    "Q405",
    "stale-question",
    Severity.WARNING,
    f"""\
The field moves: an answer that nobody has verified for {YEARS} years may tell what is no longer so.
Check its facts, versions and links, correct what has changed, and write the day.

Bad:
    published: 2019-05-06
    last_verified: 2019-05-06
Good:
    published: 2019-05-06
    last_verified: 2026-11-20
""",
    translations={
        "fr": f"""\
Le domaine évolue : une réponse que personne n'a vérifiée depuis {YEARS} ans n'est peut-être plus
vraie. Reprenez les faits, les versions et les liens, corrigez ce qui a changé, puis inscrivez la
date.
"""
    },
)

FUTURE_DAY = Rule(
    "Q406",
    "future-day",
    Severity.WARNING,
    """\
A day in a record tells what has been done, not what is planned. One that lies ahead is mistyped, or
claims a verification that has not taken place.

Bad:
    last_verified: 2999-11-20
Good:
    last_verified: 2026-11-20
""",
    translations={
        "fr": """\
Une date dans une fiche dit ce qui a été fait, pas ce qui est prévu. Une date à venir est une faute
de frappe, ou annonce une vérification qui n'a pas eu lieu.
"""
    },
)

RULES = (STALE_QUESTION, FUTURE_DAY)


def check_age(question: Question, at: At, today: date) -> Iterator[Diagnostic]:
    verified = question.last_verified
    # Compared as numbers, for 29 February has no day of the same name two years later.
    if (verified.year + YEARS, verified.month, verified.day) < (today.year, today.month, today.day):
        hint = "verify its facts and its links, then write the day in `last_verified`"
        yield STALE_QUESTION.found(at("last_verified"), f"last verified: {verified}", hint)
    for field in ("published", "last_verified"):
        day = getattr(question, field)
        if day > today:
            message = f"`{day}` has not come yet; today: {today}"
            yield FUTURE_DAY.found(at(field), message, "write the day on which it was done")
