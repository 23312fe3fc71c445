"""The hash of a file, written as RECORD has it."""

from __future__ import annotations

import binascii
import errno
import os
import stat

ALGORITHMS = ("sha256", "sha384", "sha512")
"""Those that a RECORD may use and that still hold."""
_CHUNK = 1 << 15  # a larger buffer costs more than it saves: most files are small
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a FIFO must not block
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def digest(path: str, algorithm: str = "sha256") -> str:
    """The hash of a file's bytes: ``sha256=`` and the digest in URL-safe Base64 without padding.

    Args:
        path: the file; a link is followed.
        algorithm: one of :data:`ALGORITHMS`.

    Raises:
        OSError: it can't be read, or is a folder, a device or a FIFO.
        ValueError: there can be no file of that name.
    """
    import hashlib  # late: only a lock needs it

    descriptor = os.open(path, _FLAGS)
    try:
        data = os.read(descriptor, _CHUNK)
        hasher = hashlib.sha256(data) if algorithm == "sha256" else hashlib.new(algorithm, data)
        if len(data) == _CHUNK and not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is a device")  # which need not end
        while len(data) == _CHUNK:
            data = os.read(descriptor, _CHUNK)
            hasher.update(data)
    finally:
        os.close(descriptor)
    encoded = binascii.b2a_base64(hasher.digest(), newline=False).translate(_URL_SAFE).rstrip(b"=")
    return f"{algorithm}={encoded.decode('ascii')}"


def short(found: str) -> str:
    """A hash for a message, which has to be told from another one."""
    return f"{found[:19]}..."


def trouble(error: OSError | ValueError) -> str:
    """Why a file can't be read, in a few words."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
