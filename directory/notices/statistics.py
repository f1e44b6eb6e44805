"""Numbers for the report on content moderation (Art. 15): notices by reason and decision, and how long they took."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Q

from ..models import Notice, NoticeDecision, NoticeReason, NoticeState


class Median(Aggregate):
    """PostgreSQL's middle value."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True)
class Row:
    """:ivar decided: how many by decision, in the order of `NoticeDecision`."""

    label: str
    received: int
    open: int
    decided: list[int]


@dataclass(frozen=True)
class Statistics:
    """:ivar median: half of the decisions took this long at most, None where there are none."""

    rows: list[Row]
    total: Row
    complaints: int
    median: timedelta | None

    @property
    def shown(self) -> list[Row]:
        return [*self.rows, self.total]

    @property
    def decisions(self) -> list[str]:
        return [str(decision.label) for decision in NoticeDecision]


def statistics_of(year: int, total_label: str) -> Statistics:
    """Return the numbers of the notices that came in in a year; two queries."""
    notices = Notice.objects.filter(opened_at__year=year)
    counted = {
        (row["reason"], row["state"], row["decision"]): row["number"]
        for row in notices.filter(objects_to=None)
        .values("reason", "state", "decision")
        .order_by()
        .annotate(number=Count("pk"))
    }
    taken = ExpressionWrapper(F("decided_at") - F("opened_at"), output_field=DurationField())
    whole = notices.aggregate(
        complaints=Count("pk", filter=Q(objects_to__isnull=False)),
        median=Median(taken, filter=Q(state=NoticeState.DECIDED)),
    )
    rows = [
        _row(str(reason.label), {key[1:]: n for key, n in counted.items() if key[0] == reason})
        for reason in NoticeReason
    ]
    total = Row(
        total_label, sum(row.received for row in rows), sum(row.open for row in rows),
        [sum(column) for column in zip(*(row.decided for row in rows), strict=True)],
    )  # fmt: skip
    return Statistics(rows, total, whole["complaints"], whole["median"])


def _row(label: str, counted: dict[tuple[str, str], int]) -> Row:
    decided = [counted.get((NoticeState.DECIDED, decision), 0) for decision in NoticeDecision]
    waiting = sum(number for (state, _decision), number in counted.items() if state == NoticeState.OPEN)
    return Row(label, sum(counted.values()), waiting, decided)


__all__ = ["Statistics", "statistics_of"]
