"""A zip with some parts changed and everything else copied as the bytes that it was.

Python's own zip writer packs every part anew. Here the packed bytes, names, dates and order of
parts that do not change stay, so that a comparison shows what was written and nothing more.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_SIGN_LOCAL, _SIGN_CENTRAL, _SIGN_END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_BIT_SIZES_FOLLOW = 0x8
_BIT_UTF8 = 0x800
#: The extra field that holds sizes of 4 GB and more; no file of ours is as large.
_ZIP64 = 1
_FULL = 0xFFFFFFFF
_VERSION = 20
#: 1 January 1980, the first day that a zip can tell: there is no clock on this floor.
_NO_DATE = 0x21


class _Entry(NamedTuple):
    """One record of the directory at the end: its fixed fields, name, extra field and comment."""

    fixed: tuple[bytes | int, ...]
    name: bytes
    extra: bytes
    comment: bytes
    offset: int

    def record(self, offset: int) -> bytes:
        """The record, for a part that now begins at `offset`."""
        return _CENTRAL.pack(*self.fixed[:-1], offset) + self.name + self.extra + self.comment


def patched(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The zip with `parts` in place of those of the same names; new names come at the end.

    A part that already has this content is not touched. Raises zipfile.BadZipFile.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = {info.orig_filename: info for info in archive.infolist()}
        changed = {
            name: content
            for name, content in parts.items()
            if name in infos and archive.read(infos[name]) != content
        }
        added = {name: content for name, content in parts.items() if name not in infos}
        if not changed and not added:
            return data
        offsets = [info.header_offset for info in infos.values()]
        entries = _entries(data, archive.start_dir, offsets)
        comment = archive.comment
        start = archive.start_dir
    out = bytearray()
    moved: dict[str, bytes] = {}
    edges = sorted([*offsets, start])
    ends = dict(pairwise(edges))
    for name, entry in sorted(zip(infos, entries, strict=True), key=lambda both: both[1].offset):
        at = len(out)
        now = entry
        if name in changed:
            local, now = _packed(entry, changed[name])
            out += local
        else:
            out += data[entry.offset : ends[entry.offset]]
        moved[name] = now.record(at)
    records = [moved[name] for name in infos]
    for name, content in added.items():
        at = len(out)
        local, entry = _packed(_fresh(name), content)
        out += local
        records.append(entry.record(at))
    directory = b"".join(records)
    count = len(records)
    end = _END.pack(_SIGN_END, 0, 0, count, count, len(directory), len(out), len(comment))
    return bytes(out) + directory + end + comment


def _entries(data: bytes, start: int, offsets: list[int]) -> list[_Entry]:
    """The directory's records, in its order. `offsets` are those that zipfile found."""
    if len(set(offsets)) < len(offsets):
        message = "overlapping parts"
        raise zipfile.BadZipFile(message)
    out: list[_Entry] = []
    at = start
    for offset in offsets:
        if data[at : at + 4] != _SIGN_CENTRAL or data[offset : offset + 4] != _SIGN_LOCAL:
            message = "directory and parts do not agree"
            raise zipfile.BadZipFile(message)
        fixed = _CENTRAL.unpack_from(data, at)
        name_size, extra_size, comment_size = fixed[10:13]
        name_at = at + _CENTRAL.size
        extra_at = name_at + name_size
        comment_at = extra_at + extra_size
        at = comment_at + comment_size
        entry = _Entry(
            fixed, data[name_at:extra_at], data[extra_at:comment_at], data[comment_at:at], offset
        )
        out.append(_without_zip64(entry))
    return out


def _without_zip64(entry: _Entry) -> _Entry:
    """The record with its sizes in the ordinary fields."""
    extra, large = b"", b""
    rest = entry.extra
    while len(rest) >= 4:  # noqa: PLR2004 - an id and a size, two bytes each
        kind, size = struct.unpack_from("<HH", rest)
        block, rest = rest[: 4 + size], rest[4 + size :]
        if kind == _ZIP64:
            large = block[4:]
        else:
            extra += block
    extra += rest
    if not large:
        return entry
    fixed = list(entry.fixed)
    for field in (9, 8):  # the size unpacked, then packed, where the ordinary field is full
        if fixed[field] == _FULL and len(large) >= 8:  # noqa: PLR2004 - eight bytes each
            fixed[field] = min(struct.unpack_from("<Q", large)[0], _FULL)
            large = large[8:]
    fixed[11] = len(extra)
    return entry._replace(fixed=tuple(fixed), extra=extra)


def _fresh(name: str) -> _Entry:
    """The record of a part that was not there."""
    encoded = name.encode()
    flags = 0 if encoded.isascii() else _BIT_UTF8
    sizes = (len(encoded), 0, 0, 0, 0)
    fixed = (
        _SIGN_CENTRAL, _VERSION, _VERSION, flags, zipfile.ZIP_DEFLATED, 0, _NO_DATE,
        0, 0, 0, *sizes, 0, 0,
    )  # fmt: skip
    return _Entry(fixed, encoded, b"", b"", 0)


def _packed(entry: _Entry, content: bytes) -> tuple[bytes, _Entry]:
    """A part with new content: its bytes with their header, and its record."""
    _, made, needed, flags, method, time, date, *_ = entry.fixed
    if not isinstance(flags, int):
        raise TypeError
    flags &= ~_BIT_SIZES_FOLLOW
    packed = content
    if method != zipfile.ZIP_STORED:
        method = zipfile.ZIP_DEFLATED
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
    sums = (zlib.crc32(content), len(packed), len(content))
    common = (needed, flags, method, time, date, *sums)
    local = _LOCAL.pack(_SIGN_LOCAL, *common, len(entry.name), 0)
    fixed = (_SIGN_CENTRAL, made, *common, len(entry.name), *entry.fixed[11:])
    return local + entry.name + packed, entry._replace(fixed=fixed)
