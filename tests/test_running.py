import fcntl
import os
import socket
import sys
import time
from pathlib import Path
from textwrap import dedent

import pytest

from generator import running
from generator.running import Limits, run, runs

QUICK = Limits(seconds=0.5)


def printed(code: str) -> str:
    done = run(dedent(code))
    assert not done.failure, done.errors
    return done.output


def failure(code: str, limits: Limits | None = None) -> str:
    done = run(dedent(code), limits)
    assert done.failure
    return done.failure


def test_a_program_prints_in_utf_8_whatever_the_machine_speaks() -> None:
    assert printed("print('déjà 1\\u202f000 €')") == "déjà 1\u202f000 €\n"


def test_a_program_is_the_main_one_with_nothing_around_it() -> None:
    assert printed("import sys; print(__name__, sys.argv)") == "__main__ ['sample.py']\n"


def test_a_program_does_not_see_the_guard_among_its_modules_folders() -> None:
    output = printed("import sys; print([each for each in sys.path if 'guard' in each])")
    assert output == "[]\n"


def test_a_program_works_in_an_empty_folder_that_is_gone_afterwards() -> None:
    code = (
        "import os, pathlib; print(os.listdir()); open('a.csv', 'w').write('1'); print(os.getcwd())"
    )
    listed, folder = printed(code).splitlines()
    assert listed == "[]"
    assert not Path(folder).exists()


def test_temporary_files_are_gone_afterwards() -> None:
    path = Path(printed("import tempfile; print(tempfile.mkdtemp())").strip())
    assert not path.parent.parent.exists()


def test_the_hash_of_a_text_is_the_same_each_time() -> None:
    code = "print(hash('a'), list({'b', 'c', 'd', 'e'}))"
    assert printed(code) == printed(code)


def test_our_environment_stays_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", "secret")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    code = "import os, sys; print('SOME_TOKEN' in os.environ, '/somewhere' in sys.path)"
    assert printed(code) == "False False\n"


def test_libraries_use_one_thread() -> None:
    assert printed("import os; print(os.environ['OPENBLAS_NUM_THREADS'])") == "1\n"


def test_there_is_nothing_to_read_from_the_keyboard() -> None:
    assert failure("input('Name? ')") == "EOFError: EOF when reading a line"


def test_a_crash_names_what_was_raised_and_the_line() -> None:
    done = run("def halve(n):\n    return n / 0\n\nprint('before')\nhalve(1)\n")
    assert done.failure == "ZeroDivisionError: division by zero"
    assert done.line == 2
    assert done.output == "before\n"
    assert done.errors.startswith(
        "Traceback (most recent call last):\n"
        '  File "sample.py", line 5, in <module>\n'
        "    halve(1)\n"
    )
    assert "sitecustomize" not in done.errors


@pytest.mark.parametrize(
    ("code", "expected", "line"),
    [
        ("x = 1\nprint(", "SyntaxError: '(' was never closed", 2),
        ("raise ValueError('one\\n  two\\nthree')", "ValueError: one", 1),
        ("\nimport nothing_of_the_sort.more", "ModuleNotFoundError: No module named", 2),
        ("import json\njson.loads('{')", "json.decoder.JSONDecodeError: ", 2),
        ("raise ExceptionGroup('all', [ValueError('one'), OSError('two')])", "OSError: two", 1),
        ("raise SystemExit(3)", "it ends with exit code 3", 0),
        ("import os\nos.abort()", "killed by SIGABRT", 0),
    ],
)
def test_each_way_to_fail_is_told_in_a_few_words(code: str, expected: str, line: int) -> None:
    done = run(code)
    assert done.failure.startswith(expected)
    assert done.line == line


def test_a_module_that_is_not_installed_is_known_by_its_name() -> None:
    assert run("import nothing_of_the_sort.more").missing_module == "nothing_of_the_sort"
    assert run("1 / 0").missing_module == ""


def test_a_warning_is_no_failure() -> None:
    done = run("import warnings\nwarnings.warn('old')\nprint('done')")
    assert (done.output, done.failure, done.line) == ("done\n", "", 0)
    assert "UserWarning: old" in done.errors


@pytest.mark.parametrize(
    "code",
    [
        "import urllib.request; urllib.request.urlopen('http://192.0.2.1/')",
        "import urllib.request; urllib.request.urlopen('http://localhost:1/')",
        "import socket; socket.create_connection(('::1', 1))",
        "import socket; socket.getaddrinfo('example.invalid', 80)",
        "import socket; socket.gethostbyname('example.invalid')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 9))",
        "import socket; socket.socket().bind(('127.0.0.1', 0))",
        "import _socket; _socket.socket().connect_ex(('192.0.2.1', 9))",
    ],
)
def test_the_network_is_refused_in_clear_words(code: str) -> None:
    assert running.NO_NETWORK in failure(code)


def test_programs_that_work_together_on_the_machine_may() -> None:
    code = """\
    import asyncio, socket

    one, other = socket.socketpair()
    one.send(b"word")
    print(other.recv(4))
    print(asyncio.run(asyncio.sleep(0, "done")))
    """
    assert printed(code) == "b'word'\ndone\n"


CONNECT = "import socket; socket.create_connection(('127.0.0.1', {port})); print('connected')"


def test_a_python_that_the_program_starts_has_no_network_either() -> None:
    connect = CONNECT.format(port=1)
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {connect!r}])"
    assert running.NO_NETWORK in run(code).errors


@pytest.mark.skipif(not running._without_network(), reason="no namespaces for users here")
def test_the_kernel_refuses_the_network_to_whatever_the_program_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        connect = CONNECT.format(port=server.getsockname()[1])
        code = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-c', {connect!r}])"
        done = run(code)
    assert done.output == ""
    assert "Network is unreachable" in done.errors


def test_a_program_that_does_not_end_is_ended() -> None:
    started = time.monotonic()
    done = run("print('begun')\nwhile True: pass", QUICK)
    assert time.monotonic() - started < 5
    assert done.failure == "still running after 0.5 s"
    assert done.is_late
    assert done.output == "begun\n"


@pytest.mark.parametrize(
    ("leaves_group", "end"),
    [
        (False, ""),
        (False, "while True: pass"),
        pytest.param(
            True,
            "",
            marks=pytest.mark.skipif(
                not Path("/proc/self/environ").exists(), reason="processes tell nothing here"
            ),
        ),
    ],
)
def test_what_a_program_leaves_behind_is_ended(
    tmp_path: Path, leaves_group: bool, end: str
) -> None:
    lock = tmp_path / "lock"
    child = dedent(f"""\
    import fcntl, time
    file = open({str(lock)!r}, "w")
    fcntl.flock(file, fcntl.LOCK_EX)
    print("locked", flush=True)
    time.sleep(60)
    """)
    code = dedent(f"""\
    import subprocess, sys
    child = subprocess.Popen(
        [sys.executable, "-c", {child!r}],
        stdout=subprocess.PIPE,
        start_new_session={leaves_group},
        env=None if {leaves_group} else {{}},  # in the group, nothing else need tell whose it is
    )
    print(child.stdout.readline())
    {end}
    """)
    done = run(code, Limits(seconds=2))
    assert done.output == "b'locked\\n'\n"
    with lock.open("w") as file:
        _wait_for(file)


def _wait_for(file: object) -> None:
    """For the lock, which the system gives back a moment after a process was killed."""
    for _ in range(100):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.01)
        else:
            return
    pytest.fail("a process is still there")


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not bound memory")
def test_memory_is_bounded() -> None:
    assert failure("numbers = bytearray(10**10)") == "MemoryError"


def test_the_size_of_a_file_is_bounded() -> None:
    limits = Limits(file=1000)
    code = "with open('big', 'w') as file: file.write('x' * 5000)"
    assert "File too large" in failure(code, limits)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_is_printed_is_bounded(stream: str) -> None:
    code = f"import sys\nwhile True: print('words ' * 1000, file=sys.{stream})"
    done = run(code)
    assert done.failure == "it prints more than 64 KiB"
    assert not done.is_late
    assert len(done.output) <= 64 * 1024


def test_too_much_is_too_much_from_a_program_that_has_ended_too() -> None:
    assert failure("print('x' * 70_000)") == "it prints more than 64 KiB"


def test_what_is_printed_is_utf_8() -> None:
    done = run("import os; os.write(1, b'caf\\xe9')")
    assert done.failure == "what it prints is not UTF-8: byte E9"
    assert done.output == "caf\ufffd"


def test_line_endings_are_those_of_everybody() -> None:
    assert printed("print('one', end='\\r\\n')") == "one\n"


def test_programs_run_several_at_once_and_each_gives_its_own_run() -> None:
    codes = [f"print({number})" for number in range(5)]
    done = dict(runs(codes))
    assert {code: each.output for code, each in done.items()} == {
        f"print({number})": f"{number}\n" for number in range(5)
    }


def test_whoever_stops_listening_stops_the_programs(tmp_path: Path) -> None:
    if running.processors() < 2:
        pytest.skip("one processor: they run one by one")
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    waits = f"import time; open({str(fifo)!r}, 'w').write('begun'); time.sleep(60)"
    listening = runs([waits, f"print(open({str(fifo)!r}).read(5))"])
    _, done = next(listening)
    assert done.output == "begun\n"
    started = time.monotonic()
    listening.close()
    assert time.monotonic() - started < 5


def test_the_modules_that_samples_may_use_are_installed() -> None:
    code = """\
    import numpy
    from sklearn.metrics import roc_auc_score

    print(numpy.arange(3).sum(), roc_auc_score([0, 1, 1], [0.1, 0.4, 0.3]))
    """
    assert printed(code) == "3 1.0\n"
