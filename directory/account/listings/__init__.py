"""My offers and requests: the company's own list of them, their form, and what can be done with one click.

forms  drafts   what a listing's form asks, and how it becomes a draft
acts            submit, withdraw, renew, end, copy
overview        the list, with a fixed number of queries
quick           a request in two minutes, by people who have no account yet
"""
