"""SEQUENCE (RFC 5545, 3.8.7.4): how often what a calendar shows of a published event has changed."""

from typing import Any

COUNTED = (
    "start", "end", "all_day", "time_zone", "status",
    "venue", "street", "postal_code", "city", "country", "region_id", "online_url", "online_url_is_public",
)  # fmt: skip


def next_sequence(published: dict[str, Any] | None, draft: Any) -> int:
    """Return the sequence of `draft` once it is published.

    :param published: the values of COUNTED and `sequence` as readers have them, None for an event that never was
        public. One change counts once, however often the draft is saved.
    :param draft: the event to be published. A translation brings its source's number along, and both stay alike.
    """
    if published is None:
        return draft.sequence
    changed = any(published[name] != getattr(draft, name) for name in COUNTED)
    return max(published["sequence"] + changed, draft.sequence)


__all__ = ["COUNTED", "next_sequence"]
