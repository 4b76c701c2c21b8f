#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""encoding_tables.py OUTPUT.cpp: the tables of encoding_tables.h, from this system's iconv.

So a program for a system without iconv reads each text as the program does here. Left out
are characters that stand for two of Unicode (four of Big5-HKSCS), and pages whose characters
hang on the one before (Hebrew, Vietnamese).
"""
import ctypes
import pathlib
import sys

NAMES = ["GB18030", "CP950", "BIG5-HKSCS", "MACINTOSH",
         *(f"CP{page}" for page in (437, 850, 852, 855, 857, 866, 874, 932, 949, 1250, 1251, 1252, 1253, 1254, 1256, 1257))]
FOUR_BYTES = 0x10000

libc = ctypes.CDLL(None, use_errno=True)
libc.iconv_open.restype = ctypes.c_void_p
libc.iconv.restype = ctypes.c_size_t
libc.iconv.argtypes = [ctypes.c_void_p] + [ctypes.c_void_p] * 4
libc.iconv_close.argtypes = [ctypes.c_void_p]
FAILED = ctypes.c_size_t(-1).value


class Decoder:
    def __init__(self, name):
        self.handle = libc.iconv_open(b"UTF-32LE", name.encode())
        if self.handle == ctypes.c_void_p(-1).value:
            sys.exit(f"iconv does not know {name}")

    def one(self, data):
        """The character that these bytes are; None where they are none, or more than one."""
        source, target = ctypes.create_string_buffer(data), ctypes.create_string_buffer(32)
        taken, put = ctypes.c_void_p(ctypes.addressof(source)), ctypes.c_void_p(ctypes.addressof(target))
        left, room = ctypes.c_size_t(len(data)), ctypes.c_size_t(32)
        libc.iconv(self.handle, None, None, None, None)
        whole = libc.iconv(self.handle, ctypes.byref(taken), ctypes.byref(left), ctypes.byref(put), ctypes.byref(room))
        libc.iconv(self.handle, None, None, ctypes.byref(put), ctypes.byref(room))
        if whole == FAILED or left.value or room.value != 28:
            return None
        return int.from_bytes(target.raw[:4], "little")


def four_bytes(index):
    rest, last = divmod(index, 10)
    rest, third = divmod(rest, 126)
    first, second = divmod(rest, 10)
    return bytes([0x81 + first, 0x30 + second, 0x81 + third, 0x30 + last])


def pairs(name):
    decoder = Decoder(name)
    for byte in range(256):
        code = decoder.one(bytes([byte]))
        if code is not None:
            yield byte, code
    for lead in range(0x81, 0xFF):
        if decoder.one(bytes([lead])) is not None:
            continue
        for trail in range(0x30, 0xFF):
            code = decoder.one(bytes([lead, trail]))
            if code is not None:
                yield lead << 8 | trail, code
    if name == "GB18030":
        for index in range(126 * 12600):
            code = decoder.one(four_bytes(index))
            if code is not None:
                yield FOUR_BYTES + index, code


def runs(name):
    key = code = count = None
    for next_key, next_code in pairs(name):
        if count and next_key == key + count and next_code == code + count:
            count += 1
            continue
        if count:
            yield key, code, count
        key, code, count = next_key, next_code, 1
    if count:
        yield key, code, count


def main():
    lines = ["// Written by encoding_tables.py.", '#include "core/system/encoding_tables.h"', "",
             "namespace biosubsidy::encodings {", "", "namespace {", ""]
    for number, name in enumerate(NAMES):
        lines.append(f"constexpr Run runs{number}[] = {{ // {name}")
        lines += [f"    {{0x{key:X}, 0x{code:X}, {count}}}," for key, code, count in runs(name)]
        lines.append("};")
    lines.append("constexpr Encoding encodings[] = {")
    lines += [f'    {{"{name}", runs{number}}},' for number, name in enumerate(NAMES)]
    lines += ["};", "", "} // namespace", "", "std::span<const Encoding> all() {", "    return encodings;", "}", "",
              "} // namespace biosubsidy::encodings", ""]
    pathlib.Path(sys.argv[1]).write_text("\n".join(lines), encoding="utf-8")


main()
