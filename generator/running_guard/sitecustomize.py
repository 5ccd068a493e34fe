"""Bounds what a code sample may use: by its name, Python loads it before any program."""

import os
import sys

_MESSAGE = os.environ["SAMPLE_NO_NETWORK"]
_LOOKS_UP = (
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.getnameinfo",
)
_REACHES_OUT = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg")


def _refuse_network(event: str, details: tuple[object, ...]) -> None:
    # An address on the network is a tuple; one on this machine alone, which programs that work
    # together need, is a path.
    is_outside = event in _REACHES_OUT and isinstance(details[-1], tuple)
    if is_outside or event in _LOOKS_UP:
        raise OSError(_MESSAGE)


def _set_limits(memory: int, processor: int, file: int) -> None:
    try:
        import resource
    except ImportError:  # not on every platform; the time limit holds on all
        return
    wanted = {"RLIMIT_AS": memory, "RLIMIT_CPU": processor, "RLIMIT_FSIZE": file, "RLIMIT_CORE": 0}
    for name, limit in wanted.items():
        try:
            kind = getattr(resource, name)
            _, highest = resource.getrlimit(kind)
            if highest != resource.RLIM_INFINITY:
                limit = min(limit, highest)
            resource.setrlimit(kind, (limit, limit))
        except (AttributeError, OSError, ValueError):
            pass  # some platforms know a limit by its name only


# An audit hook sees what the modules in C do, stays for good, and changes no module that a program
# could look at.
sys.addaudithook(_refuse_network)
_set_limits(*map(int, os.environ["SAMPLE_LIMITS"].split()))
# Programs that a sample starts find this folder by the environment.
sys.path.remove(os.path.dirname(__file__))  # noqa: PTH120 -- pathlib is slow to load
