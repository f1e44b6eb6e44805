"""From the cells of a row to the facts of a company: one module for each kind of fact."""

from .facts import TERMS, Cells, Facts
from .identifiers import split_register
from .interpreter import Interpreter

__all__ = ["TERMS", "Cells", "Facts", "Interpreter", "split_register"]
