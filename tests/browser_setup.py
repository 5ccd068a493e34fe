"""Finds the browser that the browser tests drive, or installs one. `make test` runs it first.

Only a browser that prints its version counts: Ubuntu's `chromium` may be a mere pointer to a snap.
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
BY_HAND = (
    "install Google Chrome or Chromium, or set CHROME_PATH to the browser's program, "
    "then type: make test"
)

Command = tuple[str, ...]


class Consent(Enum):
    """What must happen before the commands of a plan run."""

    GIVEN = "nothing: they install a package on a machine that is ours to set up"
    ASKED = "the person at the keyboard says yes"
    ABSENT = "nobody can be asked: the person will type them"


@dataclass(frozen=True)
class Machine:
    """What a plan depends on."""

    system: str
    """As `platform.system()` says it."""
    distribution: frozenset[str] = frozenset()
    """On Linux, what it is and what it is like: `{"ubuntu", "debian"}`."""
    programs: frozenset[str] = frozenset()
    """Those among `INSTALLERS` and `sudo` that are there."""
    is_root: bool = False
    is_interactive: bool = False


@dataclass(frozen=True)
class Plan:
    commands: tuple[Command, ...]
    """None when this machine has no package that we know of."""
    consent: Consent

    @property
    def typed(self) -> str:
        """The commands as a person types them."""
        return " && ".join(shlex.join(command) for command in self.commands)


INSTALLERS: Mapping[str, tuple[Command, ...]] = {
    "apt-get": (
        ("apt-get", "update"),
        ("apt-get", "install", "-y", "--no-install-recommends", "chromium"),
    ),
    "snap": (("snap", "install", "chromium"),),
    "dnf": (("dnf", "install", "-y", "chromium"),),
    "pacman": (("pacman", "-S", "--noconfirm", "chromium"),),
    "brew": (("brew", "install", "--cask", "google-chrome"),),
}


def find_browser(
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
    has_version: Callable[[str], bool] | None = None,
) -> str | None:
    """The program of a browser that works. CHROME_PATH, when set, is the only one considered."""
    environ = os.environ if environ is None else environ
    has_version = has_version or _prints_its_version
    names = (environ["CHROME_PATH"],) if environ.get("CHROME_PATH") else NAMES
    found = (which(name) for name in names)
    return next((program for program in found if program and has_version(program)), None)


def plan_for(machine: Machine) -> Plan:
    """How a browser comes onto a machine that has none."""
    commands = INSTALLERS.get(_installer(machine) or "", ())
    if not commands or (machine.is_root and machine.system == "Linux"):
        return Plan(commands, Consent.GIVEN if commands else Consent.ABSENT)
    if machine.system == "Linux":
        may_become_root = "sudo" in machine.programs
        commands = tuple(("sudo", *command) for command in commands)
    else:
        # Homebrew works for a plain user and refuses root.
        may_become_root = True
    can_ask = may_become_root and machine.is_interactive and not machine.is_root
    return Plan(commands, Consent.ASKED if can_ask else Consent.ABSENT)


def _installer(machine: Machine) -> str | None:
    if machine.system == "Darwin":
        wanted = "brew"
    elif machine.system != "Linux":
        return None
    elif "ubuntu" in machine.distribution:
        # Its packages named chromium only point to the snap.
        wanted = "snap"
    else:
        known = ("apt-get", "dnf", "pacman")
        wanted = next((name for name in known if name in machine.programs), "")
    return wanted if wanted in machine.programs else None


def _prints_its_version(program: str) -> bool:
    try:
        answer = subprocess.run(
            [program, "--version"], capture_output=True, timeout=60, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0 and any(character in b"0123456789" for character in answer.stdout)


def _this_machine() -> Machine:
    system = platform.system()
    distribution: set[str] = set()
    if system == "Linux":
        try:
            release = platform.freedesktop_os_release()
        except OSError:
            release = {}
        distribution = {release.get("ID", ""), *release.get("ID_LIKE", "").split()} - {""}
    return Machine(
        system=system,
        distribution=frozenset(distribution),
        programs=frozenset(name for name in (*INSTALLERS, "sudo") if shutil.which(name)),
        is_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        is_interactive=sys.stdin is not None and sys.stdin.isatty(),
    )


def main() -> int:
    browser = find_browser()
    if browser is None:
        if path := os.environ.get("CHROME_PATH"):
            return _fail(f"CHROME_PATH is `{path}`, which is not a browser that works: {BY_HAND}")
        plan = plan_for(_this_machine())
        if refusal := _refusal(plan):
            return _fail(refusal)
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in plan.commands:
            print(f"+ {shlex.join(command)}", flush=True)
            status = subprocess.run(command, env=environ).returncode
            if status != 0:
                return _fail(f"`{shlex.join(command)}` failed with status {status}: {BY_HAND}")
        browser = find_browser()
        if browser is None:
            return _fail(f"the package is installed but gave no browser that works: {BY_HAND}")
    print(f"The tests will open {browser}", flush=True)
    return 0


def _refusal(plan: Plan) -> str:
    """Why the plan cannot go on, or nothing."""
    if not plan.commands:
        return f"no browser for the tests: {BY_HAND}"
    if plan.consent is Consent.ABSENT:
        return f"no browser for the tests: type: {plan.typed}"
    if plan.consent is Consent.ASKED:
        print("The tests need a browser, and there is none. This would install one:")
        print(f"  {plan.typed}")
        try:
            answer = input("Install it now? [y/N] ")
        except EOFError:
            answer = ""
        if answer.strip().lower() not in {"y", "yes", "o", "oui"}:
            return f"no browser for the tests: type: {plan.typed}"
    return ""


def _fail(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
