from generator.model import Settings
from generator.samples import Sample, as_seen, samples
from records import MINIMAL, question

PROGRAM = """\
```python
print(1)
```
"""


def found(settings: Settings, prose: str, field: str = "answer", more: str = "") -> list[Sample]:
    body = "".join(f"    {line}\n" if line else "\n" for line in prose.splitlines())
    text = MINIMAL.partition("  answer: |\n")[0]
    if field != "answer":
        text += "  answer: |\n    Rien.\n"
    return list(samples(question(f"{text}  {field}: |\n{body}{more}", settings)))


def test_a_python_block_is_a_sample_and_the_output_under_it_what_it_shows(
    settings: Settings,
) -> None:
    (sample,) = found(settings, f"{PROGRAM}```output\n1\n```")
    assert (sample.question, sample.language, sample.field) == ("some-id", "fr", "answer")
    assert sample.code == "print(1)\n"
    assert sample.shown is not None
    assert sample.shown.body == "1\n"


def test_a_sample_may_show_no_output(settings: Settings) -> None:
    (sample,) = found(settings, PROGRAM)
    assert sample.shown is None
    assert not sample.differs("anything")


def test_an_output_belongs_to_the_block_before_it(settings: Settings) -> None:
    first, second = found(settings, f"{PROGRAM}\n{PROGRAM}\nIt prints:\n\n```output\n1\n```")
    assert first.shown is None
    assert second.shown is not None


def test_what_is_marked_and_what_is_not_python_does_not_run(settings: Settings) -> None:
    prose = "```python {.no-run}\nwhile True: pass\n```\n```output\n1\n```\n\n```sql\nSELECT 1\n```"
    assert found(settings, prose) == []


def test_samples_stand_in_any_text_even_in_a_list(settings: Settings) -> None:
    prose = "- Et ceci ?\n\n    ```python\n    if True:\n        print(2)\n    ```"
    (sample,) = found(settings, prose, field="follow_ups")
    assert sample.field == "follow_ups"
    assert sample.code == "if True:\n    print(2)\n"


def test_each_language_has_its_samples_in_the_order_of_the_record(settings: Settings) -> None:
    english = "en:\n  answer: |\n    ```python\n    print(3)\n    ```\n"
    code = [
        (each.language, each.code)
        for each in found(settings, f"{PROGRAM}\n{PROGRAM}", more=english)
    ]
    assert code == [("fr", "print(1)\n"), ("fr", "print(1)\n"), ("en", "print(3)\n")]


def test_what_nobody_sees_makes_no_difference(settings: Settings) -> None:
    (sample,) = found(settings, f"{PROGRAM}```output\na\n\n b\n```")
    assert not sample.differs("a  \n \n b\n\n")
    assert sample.differs("a\n\nb\n")
    assert sample.differs("\na\n\n b\n")


def test_an_output_as_seen_ends_in_what_can_be_seen() -> None:
    assert as_seen(" one  \n\n two\n \n") == " one\n\n two"
    assert as_seen("") == as_seen("\n  \n") == ""
