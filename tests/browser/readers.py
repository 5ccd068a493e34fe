"""Who reads: each mark gives a test's pages to somebody in particular."""

from typing import Any

import pytest


def reader(name: str, **options: Any) -> pytest.MarkDecorator:
    """Options are those of Playwright's `new_context`."""
    return pytest.mark.parametrize("reader", [options], ids=[name])


def browser_in(locale: str) -> pytest.MarkDecorator:
    return reader(locale, locale=locale)


PHONE = {"viewport": {"width": 360, "height": 740}}

on_a_phone = reader("phone", **PHONE)
without_scripts = reader("no-scripts", java_script_enabled=False)
on_a_phone_with_scripts_or_without = pytest.mark.parametrize(
    "reader",
    [PHONE, {**PHONE, "java_script_enabled": False}],
    ids=["phone", "phone-no-scripts"],
)
