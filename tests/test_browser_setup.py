import subprocess
import sys

import pytest

import browser_setup
from browser_setup import INSTALLERS, Consent, Machine, Plan, find_browser, plan_for

DEBIAN = {"distribution": frozenset({"debian"}), "programs": frozenset({"apt-get", "sudo"})}
APT_BY_SUDO = "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium"


def nowhere(name):
    return None


def everywhere(name):
    return f"/usr/bin/{name}"


def test_the_first_name_that_works_is_taken():
    found = find_browser({}, everywhere, lambda program: "chrome" in program)
    assert found == "/usr/bin/google-chrome"


def test_a_browser_that_prints_no_version_is_absent():
    assert find_browser({}, everywhere, lambda program: False) is None


def test_a_machine_without_any_browser_has_none():
    assert find_browser({}, nowhere, lambda program: True) is None


def test_chrome_path_comes_before_all_names():
    found = find_browser({"CHROME_PATH": "/opt/b"}, lambda name: name, lambda program: True)
    assert found == "/opt/b"


def test_a_wrong_chrome_path_is_not_replaced_by_another_browser():
    found = find_browser(
        {"CHROME_PATH": "wrong"}, everywhere, lambda program: "wrong" not in program
    )
    assert found is None


def test_an_empty_chrome_path_is_as_good_as_none():
    assert find_browser({"CHROME_PATH": ""}, everywhere, lambda p: True) == "/usr/bin/chromium"


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("print('Chromium 150.0')", True),
        ("print('Command requires the snap to be installed')", False),
        ("raise SystemExit('Chromium 150.0')", False),
    ],
)
def test_a_version_is_a_number_printed_with_success(tmp_path, code, answers):
    program = tmp_path / "browser"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c \"{code}\"\n", encoding="utf-8")
    program.chmod(0o755)
    assert (find_browser({"CHROME_PATH": str(program)}) is not None) == answers


def test_root_on_debian_installs_at_once():
    plan = plan_for(Machine("Linux", is_root=True, **DEBIAN))
    assert plan == Plan(INSTALLERS["apt-get"], Consent.GIVEN)


def test_somebody_at_a_keyboard_is_asked_before_sudo():
    plan = plan_for(Machine("Linux", is_interactive=True, **DEBIAN))
    assert plan.consent is Consent.ASKED
    assert plan.typed == APT_BY_SUDO


def test_nobody_to_ask_means_that_the_command_is_told():
    plan = plan_for(Machine("Linux", **DEBIAN))
    assert plan.consent is Consent.ABSENT
    assert plan.typed == APT_BY_SUDO


def test_without_sudo_the_command_is_told():
    machine = Machine("Linux", programs=frozenset({"apt-get"}), is_interactive=True)
    assert plan_for(machine).consent is Consent.ABSENT


@pytest.mark.parametrize(
    ("machine", "command"),
    [
        (Machine("Linux", programs=frozenset({"dnf"})), "sudo dnf install -y chromium"),
        (Machine("Linux", programs=frozenset({"pacman"})), "sudo pacman -S --noconfirm chromium"),
        (Machine("Darwin", programs=frozenset({"brew"})), "brew install --cask google-chrome"),
        (
            Machine("Linux", frozenset({"ubuntu", "debian"}), frozenset({"apt-get", "snap"})),
            "sudo snap install chromium",
        ),
    ],
)
def test_each_platform_has_its_own_package(machine, command):
    assert plan_for(machine).typed == command


@pytest.mark.parametrize(
    "machine",
    [
        Machine("Linux", frozenset({"ubuntu"}), frozenset({"apt-get"}), is_root=True),
        Machine("Linux", is_root=True),
        Machine("Darwin", programs=frozenset({"apt-get"})),
        Machine("Windows", is_interactive=True),
    ],
    ids=["ubuntu without snap", "linux without packages", "mac without brew", "windows"],
)
def test_a_machine_without_a_package_has_no_commands(machine):
    assert plan_for(machine) == Plan((), Consent.ABSENT)


def test_homebrew_is_never_run_as_root():
    machine = Machine("Darwin", programs=frozenset({"brew"}), is_root=True, is_interactive=True)
    assert plan_for(machine).consent is Consent.ABSENT


def no_browser_until(monkeypatch, machine, *later):
    answers = iter([None, *later])
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr(browser_setup, "find_browser", lambda: next(answers))
    monkeypatch.setattr(browser_setup, "_this_machine", lambda: machine)
    commands = []

    def run(command, env):
        commands.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(browser_setup.subprocess, "run", run)
    return commands


def test_the_commands_of_a_plan_run_in_order(monkeypatch, capsys):
    machine = Machine("Linux", is_root=True, **DEBIAN)
    commands = no_browser_until(monkeypatch, machine, "/usr/bin/chromium")
    assert browser_setup.main() == 0
    assert tuple(commands) == INSTALLERS["apt-get"]
    assert capsys.readouterr().out.endswith("The tests will open /usr/bin/chromium\n")


def test_without_consent_nothing_runs_and_the_command_is_printed(monkeypatch, capsys):
    commands = no_browser_until(monkeypatch, Machine("Linux", **DEBIAN))
    assert browser_setup.main() == 1
    assert commands == []
    assert capsys.readouterr().err == f"no browser for the tests: type: {APT_BY_SUDO}\n"


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("oui", 0), ("", 1), ("n", 1)])
def test_only_a_yes_is_consent(monkeypatch, answer, status):
    machine = Machine("Linux", is_interactive=True, **DEBIAN)
    commands = no_browser_until(monkeypatch, machine, "/usr/bin/chromium")
    monkeypatch.setattr("builtins.input", lambda prompt: answer)
    assert browser_setup.main() == status
    assert bool(commands) == (status == 0)


def test_a_package_that_brings_no_browser_is_a_failure(monkeypatch, capsys):
    no_browser_until(monkeypatch, Machine("Linux", is_root=True, **DEBIAN), None)
    assert browser_setup.main() == 1
    assert "gave no browser that works" in capsys.readouterr().err


def test_a_wrong_chrome_path_is_named(monkeypatch, capsys):
    monkeypatch.setenv("CHROME_PATH", "/nowhere/chrome")
    assert browser_setup.main() == 1
    assert capsys.readouterr().err.startswith("CHROME_PATH is `/nowhere/chrome`, which")
