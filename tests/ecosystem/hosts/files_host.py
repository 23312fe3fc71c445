"""Files: what the standard library hands out as a file, against the Protocols that libraries write."""

import io
from collections.abc import Callable, Iterator
from os import PathLike
from types import TracebackType
from typing import IO, BinaryIO, Protocol, TextIO, TypeAlias, TypeVar

from typing_extensions import Self

from tests.ecosystem.cases import Case

T_co = TypeVar("T_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)
TextFile: TypeAlias = IO[str]
BinaryFile: TypeAlias = IO[bytes]
TextStream: TypeAlias = TextIO
BinaryStream: TypeAlias = BinaryIO
TextPath: TypeAlias = PathLike[str]
IOBase: TypeAlias = io.IOBase
OpensText: TypeAlias = Callable[[str], TextIO]


class Reads(Protocol[T_co]):
    """What can be read."""

    def read(self, size: int = ..., /) -> T_co: ...


class Writes(Protocol[T_contra]):
    """What can be written to."""

    def write(self, data: T_contra, /) -> object: ...


class ReadsLines(Protocol[T_co]):
    """What can be read by lines."""

    def readline(self, size: int = ..., /) -> T_co: ...

    def __iter__(self) -> Iterator[T_co]: ...


class Stream(Protocol):
    """A binary file, as libraries for archives want it."""

    @property
    def closed(self) -> bool: ...

    def read(self, size: int = ..., /) -> bytes: ...

    def seek(self, offset: int, whence: int = ..., /) -> int: ...

    def tell(self) -> int: ...

    def seekable(self) -> bool: ...

    def close(self) -> None: ...


class Managed(Protocol):
    """A file that closes itself."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...

    def flush(self) -> None: ...

    def fileno(self) -> int: ...


class Unwinds(Protocol):
    """Wrong: files are not unwound."""

    def unwind(self) -> None: ...


ReadsText: TypeAlias = Reads[str]
ReadsBytes: TypeAlias = Reads[bytes]
WritesText: TypeAlias = Writes[str]
WritesBytes: TypeAlias = Writes[bytes]
TextLines: TypeAlias = ReadsLines[str]
ByteLines: TypeAlias = ReadsLines[bytes]

THINGS = "tests.ecosystem.things:"
TEXT = {each: THINGS + each for each in ("text_buffer", "wrapped")}
BINARY = {
    each: THINGS + each
    for each in ("bytes_buffer buffered_reader buffered_writer unbuffered gzip_file bz2_file lzma_file spooled".split())
}
READABLE = {name: each for name, each in BINARY.items() if name != "buffered_writer"}

CASES = (
    Case("TextFile", "text files", TEXT),
    Case("TextStream", "text files", TEXT),
    Case("ReadsText", "text files", TEXT),
    Case("WritesText", "text files", TEXT),
    Case("TextLines", "text files", TEXT),
    Case("BinaryFile", "binary files", BINARY),
    Case("BinaryStream", "binary files", BINARY),
    Case("IOBase", "binary files", BINARY),
    Case("ReadsBytes", "binary files", READABLE),
    Case("WritesBytes", "binary files", BINARY),
    Case("ByteLines", "binary files", READABLE),
    Case("Stream", "binary files", READABLE),
    Case("Managed", "binary files", BINARY),
    Case("Managed", "text files", TEXT),
    Case("TextPath", "paths", {"path": THINGS + "path"}),
    Case("Unwinds", "binary files", BINARY, wrong="missing-member"),
)
