"""Notice and action (Regulation (EU) 2022/2065, Art. 16, 17 and 20): anybody reports an entry, its chamber decides.

subject      what is reported
forms views  the pages for everybody: report, confirm, complain
queue        who decides, and what waits for whom
opening      a report comes into the queue
escalating   who is told when nobody decides
deciding     what a decision does
letters      what is written to whom
cms          list, page of a notice, statistics
keeping      erasure, and what an account's owner is given
"""

from .queue import may_decide_notice, open_notices_for

__all__ = ["may_decide_notice", "open_notices_for"]
