"""The text of a file whose encoding nobody tells: recognised by the letters that French has.

A byte order mark decides. Without one, UTF-16 shows by its zeros, UTF-8 by being valid; of the
encodings of one byte, that which gives accented letters rather than signs is the right one.
Files put end to end are read line by line; UTF-8 taken for Windows-1252 and written again as UTF-8
(« Ã© ») is set right.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SINGLE_BYTE = ("cp1252", "cp850", "mac_roman")
"""Windows, the command line (« CSV MS-DOS » of Excel), and old Macs."""
_LETTERS = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ")
_SIGNS = frozenset("°²³€’‘“”«»–—…·µ½¼\u00a0§±×")
_ENDS = "\x00\x1a"
"""What old programs put after the last line: zeros, and the end of file of DOS."""
_FOLLOWING = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_TWICE = re.compile(f"[ÂÃâÌ]{_FOLLOWING}|Å[’“¸]")
"""The bytes of a letter of French in UTF-8, each shown as a letter of Windows; « Ì » begins an
accent kept apart from its letter. Another capital before a sign (« CITÉ… ») is French."""
_SAMPLE = 1 << 20
_UTF8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_IN_WORDS = re.compile(rb"[A-Za-z]?[\x80-\xff]+[A-Za-z]?")
_ENOUGH = 2_000
"""Letters beyond which more of them do not change what the encoding is."""


class Lines:
    """The encoding of a text too long to be held, read by blocks of whole lines (not UTF-16).

    A line that is no UTF-8 is in the one-byte encoding that suits all those seen until now.
    """

    def __init__(self) -> None:
        self._seen = bytearray()
        self._encoding = SINGLE_BYTE[0]

    def utf8(self, block: bytes) -> bytes:
        """A block of whole lines as UTF-8, what was encoded twice set right."""
        if block.isascii():
            return block
        text = _strict(block, "utf-8")
        if text is None:
            text = self._by_lines(block)
        elif not _TWICE.search(text):
            return block
        return written_once(text).encode()

    def _by_lines(self, block: bytes) -> str:
        mixed = _UTF8_LETTER.search(block) is not None
        lines = block.split(b"\n") if mixed else [block]
        texts = [_strict(line, "utf-8") for line in lines]
        if len(self._seen) < _ENOUGH:
            odd = b"".join(line for line, text in zip(lines, texts) if text is None)
            self._seen += b" " + _letters(odd[:_SAMPLE])
            self._encoding = single_byte(bytes(self._seen))
        return "\n".join(
            line.decode(self._encoding, errors="replace") if text is None else text
            for line, text in zip(lines, texts)
        )


def wide_encoding(head: bytes) -> str:
    """UTF-16 and its order, told by the mark or the zeros of the beginning; « » otherwise."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding if mark != codecs.BOM_UTF8 else ""
    return _wide(head)


def has_mark(content: bytes) -> bool:
    """Whether a file says by its mark how its text is encoded."""
    return any(content.startswith(mark) for mark, _encoding in _MARKS)


def decoded(content: bytes) -> str | None:
    """The text of a file, without its mark and what follows its end; None when it is no text."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(content.removeprefix(mark), encoding)
            break
    else:
        text = _without_mark(content)
    if text is None:
        return None
    text = text.rstrip(_ENDS)
    return None if "\x00" in text else written_once(text)


def written_once(text: str) -> str:
    """A text whose UTF-8 was taken for Windows-1252 and written again, set right line by line."""
    if not _TWICE.search(text):
        return text
    return "".join(_line_once(line) for line in text.splitlines(keepends=True))


def single_byte(content: bytes) -> str:
    """The encoding of one byte that gives French; Windows-1252 when nothing tells them apart."""
    sample = _letters(content[:_SAMPLE])
    scores = {encoding: _score(sample, encoding) for encoding in SINGLE_BYTE}
    return max(SINGLE_BYTE, key=lambda encoding: scores[encoding])


def _without_mark(content: bytes) -> str | None:
    wide = _wide(content)
    if wide:
        return _strict(content[: len(content) - len(content) % 2], wide)
    content = content.rstrip(_ENDS.encode())
    text = _strict(content, "utf-8")
    return text if text is not None else _line_by_line(content)


def _wide(content: bytes) -> str:
    """UTF-16 by where its zeros are: French has almost none in the other byte."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    most = len(sample) // 4
    if odd > most and even < odd // 10:
        return "utf-16-le"
    return "utf-16-be" if even > most and odd < even // 10 else ""


def _line_by_line(content: bytes) -> str:
    """Each line as UTF-8 where it is, else in the encoding that suits all the others."""
    lines = content.splitlines(keepends=True)
    texts = [_strict(line, "utf-8") for line in lines]
    encoding = single_byte(b"".join(line for line, text in zip(lines, texts) if text is None))
    return "".join(
        line.decode(encoding, errors="replace") if text is None else text
        for line, text in zip(lines, texts)
    )


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _score(sample: bytes, encoding: str) -> int:
    """Letters of French and signs count for, anything else against: « € » is not worth less than
    the « Ç » that the same byte is on the command line, and the first encoding wins a draw.
    """
    text = f" {sample.decode(encoding, errors='replace')} "
    return sum(
        (2 if letter in _LETTERS or letter in _SIGNS else -3)
        # « L’âGLISE », « allÉe », « HÄnin »: small letters and capitals are not so mixed.
        - (letter.islower() and "A" <= text[place] <= "Z")
        - (letter.isupper() and "a" <= text[place - 2] <= "z")
        - (letter.isupper() and "A" <= text[place - 2] <= "Z" and "a" <= text[place] <= "z")
        for place, letter in enumerate(text[1:-1], start=2)
        if not letter.isascii()
    )


def _letters(content: bytes) -> bytes:
    """The letters that are not of ASCII, with those beside them."""
    return b" ".join(_IN_WORDS.findall(content))


def _line_once(line: str) -> str:
    if not _TWICE.search(line):
        return line
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return line


def _byte(letter: str) -> bytes:
    """The byte that a letter of Windows-1252 was; its five holes were kept as they were."""
    return bytes([ord(letter)]) if ord(letter) < 0xA0 else letter.encode("cp1252")
