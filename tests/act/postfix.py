"""A Postfix of our own, in a folder and on loopback, that gives every mail on to a sink."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.collect.server import free_port, wait_for

PROGRAM = Path("/usr/sbin/postfix")
MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/spool
data_directory = {folder}/data
daemon_directory = {daemons}
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.example.com
mydestination =
mynetworks = 127.0.0.0/8
relayhost = [127.0.0.1]:{sink}
alias_maps =
local_recipient_maps =
smtputf8_enable = yes
smtp_tls_security_level = none
smtpd_tls_security_level = none
minimal_backoff_time = 1s
queue_run_delay = 1s
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
showq unix n - n - - showq
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """Where it listens, and its log."""

    port: int
    log: Path


def must_be_there() -> None:
    if not PROGRAM.exists():
        pytest.skip(f"there is no Postfix here ({PROGRAM}): apt-get install postfix")
    if os.geteuid() != 0:
        pytest.skip("Postfix starts only as root")


@contextlib.contextmanager
def serving(sink: int) -> Iterator[Postfix]:
    """Its folder is open to others: it runs as a user of its own."""
    must_be_there()
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    folder.chmod(0o755)
    port = free_port()
    (folder / "conf").mkdir()
    (folder / "spool").mkdir()
    (folder / "data").mkdir()
    shutil.chown(folder / "data", "postfix")
    daemons = next(path for path in ("/usr/lib/postfix/sbin", "/usr/libexec/postfix") if Path(path).is_dir())  # fmt: skip
    said = {"folder": folder, "sink": sink, "port": port, "daemons": daemons}
    (folder / "conf/main.cf").write_text(MAIN.format(**said))
    (folder / "conf/master.cf").write_text(MASTER.format(**said))
    command = [str(PROGRAM), "-c", str(folder / "conf")]
    subprocess.run([*command, "start"], check=True, capture_output=True)
    try:
        log = folder / "mail.log"
        wait_for(lambda: log.exists() and "daemon started" in log.read_text())
        yield Postfix(port, log)
    finally:
        subprocess.run([*command, "stop"], check=True, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
