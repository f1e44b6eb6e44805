"""Inquiries: asked of companies by anyone, relayed without showing the receiver's address, followed until an outcome.

asking       ask, confirm: from the form to the receiver
threads      write, read, answered, close: what the two sides do with an inquiry
relay        letters to the other side, with a machine translation where one is set up
receivers    who gets an inquiry, and who may read it
clock        the duties: reminder, chamber, outcome, end of retention
officers     what chambers see (counts and states) and do (step in, pass on); desk/ has its pages in the CMS
personal     what is kept about people
letters, forms, views, urls
"""

from .officers import unanswered_for

__all__ = ["unanswered_for"]
