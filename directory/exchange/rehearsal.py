"""What a trial run would have written: later rows meet it, the database never does."""

import pickle
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .cells import Facts
from .records import Record, identities
from .writing import publish_or_keep


class Rehearsal:
    """Takes a batch's changes in place of the database, and gives them back to later batches.

    The companies lie in a temporary file; in memory are some 200 bytes of each.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the object)
        self._at: dict[int, int] = {}
        self._by_identity: dict[int, set[int]] = defaultdict(set)
        self._created = 0

    def keep(self, records: list[Record]) -> None:
        """Note what a batch changes. Companies that it creates get keys below zero, which no row is left with."""
        changed = [record for record in records if record.changed]
        for record in changed:
            if record.new:
                self._created += 1
                record.company.pk = -self._created
        publish_or_keep(changed, [None] * len(changed))
        for record in changed:
            self._keep(replace(record, new=False, before={}, rows=[], publish=False, pending=record.draft))
        for record in records:
            for row in record.rows:
                row.company_id = record.company.pk if record.company.pk > 0 else None

    def _keep(self, record: Record) -> None:
        self._at[record.company.pk] = self._file.seek(0, 2)
        pickle.dump(record, self._file, pickle.HIGHEST_PROTOCOL)
        for identity in identities(record.company):
            self._by_identity[hash(identity)].add(record.company.pk)

    def recall(self, wanted: Iterable[int], rows: list[Facts]) -> dict[int, Record]:
        """Return the changed ones among `wanted`, and those that a number of the rows belongs to."""
        keys = set(wanted)
        for facts in rows:
            for identity in identities(facts.values):
                keys |= self._by_identity.get(hash(identity), set())
        found = {}
        for key in sorted(keys & self._at.keys()):
            self._file.seek(self._at[key])
            found[key] = pickle.load(self._file)  # noqa: S301 (written above, to a file without a name)
        return found
