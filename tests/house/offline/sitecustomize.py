"""Loaded by Python itself before anything else: refuses every attempt to leave the machine.

An audit hook sees the attempt below every library, and cannot be taken off again. Each attempt
is also written to the file that YAWARA_TEST_ATTEMPTS names, so that one which a library swallows
is found all the same.
"""

from __future__ import annotations

import os
import sys

LEAVES = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.sendto",
    "socket.sendmsg",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.forkpty",
)


def refuse(event: str, given: tuple[object, ...]) -> None:
    """Note and refuse what leaves the process; a process of ours could leave the machine."""
    if event in LEAVES:
        with open(os.environ["YAWARA_TEST_ATTEMPTS"], "a", encoding="utf-8") as attempts:  # noqa: PTH123
            attempts.write(f"{event} {given!r}\n")
        raise PermissionError(event)


sys.addaudithook(refuse)
