"""`make run`: database, migrations, vocabularies, demo content, then the server and the background worker."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time

from portal import env
from portal.catalogues import compile_outdated
from portal.postgres import acquire_if_embedded

GRACE = 10  # seconds that server and worker have to finish


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    environment = env.read()
    if sys.argv[1:2] == ["--lifeline"]:
        return _child(int(sys.argv[2]), sys.argv[3:])
    _insist_on_port(environment.port)
    compile_outdated()
    acquire_if_embedded()
    _prepare_content()
    return _serve(environment)


def _insist_on_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise SystemExit(f"Port {port} is in use. Name a free one: make run PORT={port + 1}") from None


def _prepare_content() -> None:
    import django
    from django.core.management import call_command
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    from portal.demo.load import is_wanted

    # `migrate` takes seconds even where it has nothing to do.
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database …", flush=True)
        call_command("migrate", verbosity=0)
    call_command("load_vocabularies", verbosity=0)
    if is_wanted():
        print("Loading the demo content, once …", flush=True)
        call_command("load_demo")
    connections.close_all()


def _serve(environment: env.Environment) -> int:
    # Children hold the reading end of a pipe. Its end comes even when this process is killed outright.
    reading, writing = os.pipe()
    commands = [["runserver", f"127.0.0.1:{environment.port}"], ["worker", "--reload", "--interval", "2"]]
    children = [
        subprocess.Popen(
            [sys.executable, "-m", "portal.devserver", "--lifeline", str(reading), *command],
            pass_fds=[reading],
            stdin=subprocess.DEVNULL,
        )
        for command in commands
    ]
    os.close(reading)
    try:
        if _answers(environment.port, children[0]):
            _print_addresses(environment)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return next(child.returncode for child in children if child.returncode is not None)
    except KeyboardInterrupt:
        return 0
    finally:
        # Ctrl-C is meant for the group; a second one must not interrupt the tidying up.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.close(writing)
        for child in children:
            try:
                child.wait(GRACE)
            except subprocess.TimeoutExpired:
                child.kill()


def _answers(port: int, server: "subprocess.Popen[bytes]") -> bool:
    while server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return True
        except OSError:
            time.sleep(0.2)
    return False


def _print_addresses(environment: env.Environment) -> None:
    from portal.demo.accounts import ACCOUNTS

    address = f"http://localhost:{environment.port}"
    print(f"\nGlokal is ready:\n  German   {address}/de/\n  Czech    {address}/cs/\n  CMS      {address}/cms/")
    print(f"  API      {address}/api/v1/docs\nAccounts of the demo content (name / password):")
    for account in ACCOUNTS:
        print(f"  {account.name} / {account.password}   {account.role}")
    print("Ctrl-C ends it.\n", flush=True)


def _child(lifeline: int, arguments: list[str]) -> int:
    """Run a management command that ends when the process at the other end of the lifeline does."""
    from django.core.management import execute_from_command_line

    def watch() -> None:
        os.read(lifeline, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
    acquire_if_embedded()
    os.set_inheritable(lifeline, True)  # the autoreloader's own child needs it too
    execute_from_command_line(["manage.py", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main())
