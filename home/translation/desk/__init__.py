"""The translation desk in the CMS: what stands where, and several rows done at once.

access     who sees the desk
listing    the list, with `filters`
submit     rows given to translation, and taken back; `jobs` keeps what was done and `tasks` does it in the background
reasons    why a row was refused, in sentences
panel      what waits for a translator, on the first page of the CMS
cms        where all this meets the CMS
"""
