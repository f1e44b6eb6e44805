"""A company's entry in the account: edited in steps as a draft, previewed, submitted, confirmed.

access        whose entry it is, for whom
draft         reading and writing the draft
forms         the form of each step; pictures has a file of its own
steps         the steps in order, and what in a draft keeps it from being submitted
completeness  what to add next, and why
history       who changed what, when
editing, overview   the pages
"""
