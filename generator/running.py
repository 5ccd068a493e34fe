"""Runs programs as they are shown, each in a process of its own. Does not know where they stand.

A program has an empty folder, no input, no network, and bounds on its time, memory and output. They
keep accidents in; against a program meant to do harm, read it before running it. On Linux, where
the machine allows it, the kernel takes the network away from whatever the program starts as well.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

NAME = "sample.py"
"""What a program is called in its own tracebacks."""

NO_NETWORK = "a code sample has no network"
"""What a program is told that tries to reach it."""

_GUARD = Path(__file__).parent / "running_guard"
"""Holds a `sitecustomize.py`: it acts before the program and leaves no line in its tracebacks."""

_KEPT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
"""What Python itself may need of our environment; the rest could change what a program prints, or
hold secrets."""

_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "LOKY_MAX_CPU_COUNT",
)
"""Sums depend on the order of their terms, thus on the number of threads."""

_PAUSE = 0.01
"""Seconds between two looks at what runs."""


@dataclass(frozen=True)
class Limits:
    seconds: float = 10.0
    memory: int = 4 * 1024**3
    """Bytes of addresses, of which libraries reserve many more than they use."""
    output: int = 64 * 1024
    """Bytes."""
    file: int = 64 * 1024**2
    """Bytes that one file may have."""


@dataclass(frozen=True)
class Run:
    """What became of a program."""

    output: str
    errors: str
    """What it wrote on standard error."""
    failure: str = ""
    """Why it did not end well, in a few words; empty when it did."""
    is_late: bool = False
    """Whether it was stopped for taking too long."""

    @property
    def line(self) -> int:
        """The program's line, counted from 1, that its traceback names last; else 0."""
        frames = _FRAME.finditer(self.errors) if self.failure else ()
        lines = [int(frame["line"]) for frame in frames if frame["file"] == NAME]
        return lines[-1] if lines else 0

    @property
    def missing_module(self) -> str:
        """The module without which it could not go on, if that is why it failed."""
        found = _MISSING_MODULE.search(self.failure)
        return found["name"] if found else ""


# In a traceback; those of several exceptions at once have a bar before.
_FRAME = re.compile(r'^[ |]{2,}File "(?P<file>.+)", line (?P<line>\d+)', re.M)
_MISSING_MODULE = re.compile(r"ModuleNotFoundError: No module named '(?P<name>\w+)")


def processors() -> int:
    """How many programs this machine runs side by side."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(code: str, limits: Limits | None = None) -> Run:
    ((_, done),) = runs([code], limits)
    return done


def runs(codes: Iterable[str], limits: Limits | None = None) -> Iterator[tuple[str, Run]]:
    """Runs several at once; gives each program with its run, as they end.

    Whoever stops listening stops the programs.
    """
    waiting, running = deque(codes), list[_Running]()
    at_once, limits = processors(), limits or Limits()
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_Running(waiting.popleft(), limits))
            ended = [each for each in running if each.has_ended()]
            for each in ended:
                running.remove(each)
                yield each.code, each.finish()
            if not ended:
                time.sleep(_PAUSE)
    finally:
        for each in running:
            each.stop()


class _Running:
    """A program that was started. What it prints goes to files: nothing waits for a reader."""

    def __init__(self, code: str, limits: Limits):
        self.code = code
        self._limits = limits
        self._is_late = False
        self._folder = TemporaryDirectory(prefix="sample-", ignore_cleanup_errors=True)
        root = Path(self._folder.name).resolve()
        self._program = root / NAME
        self._output, self._errors = root / "output", root / "errors"
        self._temporary = root / "temporary"
        try:
            work = root / "work"
            work.mkdir()
            self._temporary.mkdir()
            self._program.write_bytes(code.encode())
            with self._output.open("wb") as output, self._errors.open("wb") as errors:
                # Not `-I`, which would ignore the seed and the guard. With an environment of our
                # making, `-P` and `-s` do as much: neither this folder nor the user's is searched.
                self._process = subprocess.Popen(
                    [*_without_network(), sys.executable, "-P", "-s", str(self._program)],
                    cwd=work,
                    env=_environment(limits, self._temporary),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=errors,
                    start_new_session=True,
                )
        except BaseException:
            self._folder.cleanup()
            raise
        self._deadline = time.monotonic() + limits.seconds

    def has_ended(self) -> bool:
        """Whether it ended by itself, or has gone beyond its limits."""
        if self._process.poll() is not None:
            return True
        self._is_late = time.monotonic() > self._deadline
        return self._is_late or self._prints_too_much()

    def finish(self) -> Run:
        """Ends it if need be, with all that it started."""
        self._kill()
        try:
            return self._run()
        finally:
            self._folder.cleanup()

    def stop(self) -> None:
        self._kill()
        self._folder.cleanup()

    def _kill(self) -> None:
        _kill_group(self._process)
        self._process.wait()
        for process in _left_behind(self._temporary):
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)

    def _prints_too_much(self) -> bool:
        return any(
            path.stat().st_size > self._limits.output for path in (self._output, self._errors)
        )

    def _run(self) -> Run:
        errors = self._told(_tail(self._errors, self._limits.output))
        with self._output.open("rb") as file:
            printed = file.read(self._limits.output)
        failure = self._failure(printed, errors)
        return Run(self._told(printed), errors, failure, self._is_late)

    def _failure(self, printed: bytes, errors: str) -> str:
        if self._is_late:
            return f"still running after {self._limits.seconds:g} s"
        if self._prints_too_much():
            return f"it prints more than {self._limits.output // 1024} KiB"
        if self._process.returncode:
            return _ending(self._process.returncode, errors)
        try:
            printed.decode()
        except UnicodeDecodeError as error:
            return f"what it prints is not UTF-8: byte {printed[error.start]:02X}"
        return ""

    def _told(self, written: bytes) -> str:
        """As text, with the program's name as a reader could have it, the same each time."""
        text = written.decode(errors="replace").replace("\r\n", "\n")
        return text.replace(str(self._program), NAME)


def _environment(limits: Limits, temporary: Path) -> Mapping[str, str]:
    processor = ceil(limits.seconds) * (os.cpu_count() or 1) + 1
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **dict.fromkeys(_ONE_THREAD, "1"),
        "SAMPLE_NO_NETWORK": NO_NETWORK,
        "SAMPLE_LIMITS": f"{limits.memory} {processor} {limits.file}",
        "PYTHONPATH": str(_GUARD),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",  # what was printed before the end is there, whatever the end
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        **dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP"), str(temporary)),
    }


@cache
def _without_network() -> tuple[str, ...]:
    """What to type before a program so that the kernel hides the network, where that works."""
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if not unshare:
        return ()
    prefix = (unshare, "--user", "--map-current-user", "--net", "--")
    tried = subprocess.run(
        [*prefix, sys.executable, "-I", "-c", ""],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return () if tried.returncode else prefix


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    if not hasattr(os, "killpg"):
        process.kill()
        return
    with suppress(ProcessLookupError, PermissionError):  # the second is for those that just ended
        os.killpg(process.pid, signal.SIGKILL)


def _left_behind(temporary: Path) -> Iterator[int]:
    """What the program started and took out of its group, where the system can tell."""
    mark = b"TMPDIR=" + os.fsencode(temporary) + b"\0"
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if mark in environment.read_bytes():
                yield int(environment.parent.name)


def _tail(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - size))
        return file.read()


def _ending(code: int, errors: str) -> str:
    if code < 0:
        return f"killed by {_signal_name(-code)}"
    if code == 1 and _FRAME.search(errors):
        return _raised(errors)
    return f"it ends with exit code {code}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _raised(errors: str) -> str:
    """The line of a traceback that names what was raised; more lines of its words may follow."""
    *_, last_frame = _FRAME.finditer(errors)
    after = [line for line in errors[last_frame.end() :].splitlines()[1:] if line.strip(" |+-")]
    named = (line for line in after if not line.startswith(" "))
    return next(named, after[-1] if after else "").strip(" |")
