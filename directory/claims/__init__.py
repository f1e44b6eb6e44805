"""Who speaks for a company: claims of entries, new companies, and the people of an entry.

domains codes    what proves a claim
asking           a claim is opened, gets its code, and is proved by it
deciding         how a claim ends
creating         a new company, after a look for duplicates
people           invitations, roles, leaving
paper            the letter with a code, as a PDF
desk cms         which claims wait for an officer, and their pages in the CMS
telling letters  who is written to, and what
keeping          duties, what is kept about people, where the rooms of the account meet all this
"""

from .desk import open_claims_for

__all__ = ["open_claims_for"]
