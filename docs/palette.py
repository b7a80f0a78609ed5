"""Makes a screenshot small: a PNG with a palette of few colours, with nothing but the library.

A page of text has few colours and their mixtures, so the most frequent ones stand for all.
"""
# ruff: noqa: INP001  a script beside the pages

from __future__ import annotations

import struct
import zlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Bytes of a pixel by the colour type of a PNG with eight bits a channel: RGB and RGBA.
CHANNELS = {2: 3, 6: 4}


@dataclass(frozen=True)
class Picture:
    """Rows of pixels, each pixel three bytes."""

    width: int
    rows: tuple[bytes, ...]


def read_png(data: bytes) -> Picture:
    """Read a PNG as browsers write it: eight bits a channel, not interlaced, opaque."""
    chunks = list(_chunks(data))
    width, _height, _depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    size = CHANNELS[kind]
    raw = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    rows: list[bytes] = []
    before = bytes(width * size)
    for start in range(0, len(raw), width * size + 1):
        line = bytearray(raw[start + 1 : start + 1 + width * size])
        _unfilter(raw[start], line, before, size)
        before = bytes(line)
        rows.append(before if size == 3 else _without_alpha(before))  # noqa: PLR2004  RGB
    return Picture(width, tuple(rows))


def read_ppm(data: bytes) -> Picture:
    """Read a binary PPM as pdftoppm writes it: three lines of text, then the pixels."""
    _kind, size, _most, body = data.split(b"\n", 3)
    width = int(size.split()[0])
    line = 3 * width
    return Picture(width, tuple(body[at : at + line] for at in range(0, len(body), line)))


def cut(picture: Picture, height: int) -> Picture:
    """Give the upper part of a picture."""
    return Picture(picture.width, picture.rows[:height])


def with_palette(picture: Picture, most: int) -> bytes:
    """Write a picture as a PNG with a palette of at most `most` colours."""
    counts = Counter(pixel for row in picture.rows for pixel in _pixels(row))
    palette = [pixel for pixel, _count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]
    palette = palette[:most]
    index = {pixel: _nearest(pixel, palette) for pixel in counts}
    lines = b"".join(b"\0" + bytes(index[pixel] for pixel in _pixels(row)) for row in picture.rows)
    head = struct.pack(">IIBBBBB", picture.width, len(picture.rows), 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += length + 12


def _unfilter(kind: int, line: bytearray, before: bytes, size: int) -> None:
    """Undo the filter of a line of a PNG, in place (PNG specification, part 9)."""
    for at in range(len(line)) if kind else ():
        left = line[at - size] if at >= size else 0
        above = before[at]
        if kind == 1:
            guess = left
        elif kind == 2:  # noqa: PLR2004  the numbers of the filters
            guess = above
        elif kind == 3:  # noqa: PLR2004
            guess = (left + above) // 2
        else:
            corner = before[at - size] if at >= size else 0
            far = left + above - corner
            guess = min((left, above, corner), key=lambda one: abs(far - one))
        line[at] = (line[at] + guess) & 255


def _without_alpha(line: bytes) -> bytes:
    out = bytearray(len(line) // 4 * 3)
    out[0::3], out[1::3], out[2::3] = line[0::4], line[1::4], line[2::4]
    return bytes(out)


def _pixels(row: bytes) -> Iterator[bytes]:
    return (row[at : at + 3] for at in range(0, len(row), 3))


def _nearest(pixel: bytes, palette: list[bytes]) -> int:
    distances = (
        (sum((a - b) ** 2 for a, b in zip(pixel, one, strict=True)), at)
        for at, one in enumerate(palette)
    )
    return min(distances)[1]
