"""A whole set of translations as one PO file for an outside translator, and back.

places     what a passage is called, where it stands, how long it may be
exporting  the file
reading    an uploaded file, which may hold anything
checks     whether an entry may be taken
importing  trying a file out, and taking it over
"""
