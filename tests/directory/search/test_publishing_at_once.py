"""Several people publish one company at once, each in a transaction of their own."""

from threading import Thread

import pytest
from django.db import connection

from directory.models import DirectoryEntry
from tests.factories import CompanyFactory


def publish_in_threads(revisions) -> list[Exception]:
    failures = []

    def publish(revision):
        try:
            revision.publish()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=publish, args=[revision]) for revision in revisions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures


@pytest.mark.django_db(transaction=True)
def test_nobody_fails_and_one_entry_a_language_is_left():
    """Without a common lock two publications take the rows of company and revision crosswise."""
    company = CompanyFactory(slug="at-once")
    revisions = [company.save_revision() for _ in range(4)]
    assert publish_in_threads(revisions * 3) == []
    assert DirectoryEntry.objects.filter(company=company).count() == 2
