"""A real IMAP server of our own on loopback: Dovecot, with TLS and a folder of mails."""

from __future__ import annotations

import getpass
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
PASSWORD = "only-for-this-test"
CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/log
{users}
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
mail_location = maildir:{folder}/mails/%u
first_valid_uid = 0
first_valid_gid = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/homes/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


UNPRIVILEGED = """
default_internal_user = {me}
default_internal_group = {group}
default_login_user = {me}
"""
"""Where the tests do not run as root: everything runs as whoever runs them."""


@dataclass(frozen=True)
class Server:
    port: int
    certificate: str
    password: str = PASSWORD

    def put(self, user: str, *mails: bytes) -> None:
        """Delivers mails into the inbox of a user."""
        trust = ssl.create_default_context(cafile=self.certificate)
        with imaplib.IMAP4_SSL("localhost", self.port, ssl_context=trust, timeout=20) as client:
            client.login(user, PASSWORD)
            for mail in mails:
                client.append("INBOX", None, None, mail)


class Dovecot:
    """Starts with `with`, and ends with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Server:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        make_certificate(self.folder)
        root = os.geteuid() == 0
        who = pwd.getpwnam("nobody" if root else getpass.getuser())
        users = "" if root else UNPRIVILEGED.format(me=who.pw_name, group=group_of(who))
        text = CONFIG.format(
            folder=self.folder,
            users=users,
            password=PASSWORD,
            uid=who.pw_uid,
            gid=who.pw_gid,
            port=port,
        )
        (self.folder / "dovecot.conf").write_text(text)
        for name in ("run", "mails", "homes"):
            (self.folder / name).mkdir()
            if root and name != "run":
                os.chown(self.folder / name, who.pw_uid, who.pw_gid)
        self.folder.chmod(0o755)
        self.process = subprocess.Popen([DOVECOT, "-F", "-c", str(self.folder / "dovecot.conf")])
        self.wait(port)
        return Server(port, str(self.folder / "cert.pem"))

    def wait(self, port: int) -> None:
        trust = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        for _ in range(200):
            assert self.process.poll() is None, (self.folder / "log").read_text()
            try:
                imaplib.IMAP4_SSL("localhost", port, ssl_context=trust, timeout=20).logout()
            except (OSError, imaplib.IMAP4.error):
                try:
                    self.process.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
            else:
                return
        raise AssertionError("the mail server does not answer")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)


def group_of(who: pwd.struct_passwd) -> str:
    import grp

    return grp.getgrgid(who.pw_gid).gr_name


def make_certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", str(folder / "key.pem"),
         "-out", str(folder / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip
