"""What the calendar says of a record: facts to be verified again, and days that have not come."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from generator.diagnostics import Diagnostic, Rule, Severity
from generator.rules.facts import Facts

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
    last_verified: 2019-05-06
Good:
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


def check_age(bank: Sequence[Facts], today: date) -> Iterator[Diagnostic]:
    two_years_ago = (today.year - YEARS, today.month, today.day)
    # Where it is morning already, a record may bear the day that begins here tomorrow.
    tomorrow = today + timedelta(days=1)
    for facts in bank:
        verified = facts.last_verified
        # Compared as numbers, for 29 February has no day of the same name two years earlier.
        if verified and verified.day.timetuple()[:3] < two_years_ago:
            hint = "verify its facts and its links, then write the day in `last_verified`"
            message = f"last verified: {verified.day}"
            yield STALE_QUESTION.found(verified.place, message, hint)
        for dated in (facts.published, verified):
            if dated and dated.day > tomorrow:
                message = f"`{dated.day}` has not come yet; today: {today}"
                yield FUTURE_DAY.found(dated.place, message, "write the day on which it was done")
