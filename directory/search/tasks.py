"""What the read model has done in the background."""

from django_tasks import task

from .write import rebuild


@task()
def rebuild_directory() -> int:
    """Write the whole read model anew; returns the number of rows."""
    return rebuild()
