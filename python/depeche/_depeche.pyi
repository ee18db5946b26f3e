"""What the package has of Rust; `src/` says what each does."""

from collections.abc import Iterable
from typing import Final, final

__all__ = ["DATA", "LICENCES", "READER", "ReadMany", "read"]

READER: Final[str]
DATA: Final[str]
LICENCES: Final[str]

def read(text: object, date: object) -> tuple[str, str, str] | str: ...
@final
class ReadMany:
    def __new__(cls, texts: Iterable[object], threads: int) -> ReadMany: ...
    def __iter__(self) -> ReadMany: ...
    def __next__(self) -> tuple[str, str, str] | str: ...
