"""How often somebody has done something, for limits that hold over all processes of the portal."""

from django.db import models


class VisitorCount(models.Model):
    """`key` is a digest of what is counted and of whom, never a name or an address; `until` is when it starts anew."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=1)
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "count of a visitor's doings"

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.count}"


__all__ = ["VisitorCount"]
