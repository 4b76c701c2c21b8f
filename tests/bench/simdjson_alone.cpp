// SPDX-License-Identifier: GPL-3.0-or-later
//
// simdjson_alone FILE: parses a file of NDJSON with simdjson and does nothing with
// it: what a screening is measured against. It reads the file as `screen` does, some
// hundred kilobytes at a time, in one thread.
#include <cstring>
#include <iostream>
#include <string>

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "simdjson_alone FILE\n";
        return 2;
    }
    const int file = ::open(argv[1], O_RDONLY);
    if (file < 0) return 3;
    constexpr std::size_t pieceBytes = 256U << 10U;
    simdjson::dom::parser parser;
#ifdef SIMDJSON_THREADS_ENABLED
    parser.threaded = false; // one core
#endif
    std::string piece(pieceBytes + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t kept = 0;
    std::size_t lines = 0;
    for (;;) {
        const ssize_t got = ::read(file, piece.data() + kept, pieceBytes - kept);
        if (got <= 0) break;
        const std::size_t size = kept + static_cast<std::size_t>(got);
        const void* const end = ::memrchr(piece.data(), '\n', size);
        if (end == nullptr) return 1;
        const auto whole = static_cast<std::size_t>(static_cast<const char*>(end) - piece.data()) + 1;
        simdjson::dom::document_stream documents;
        if (parser.parse_many(piece.data(), whole, whole).get(documents) != simdjson::SUCCESS) return 1;
        for (auto document : documents) {
            if (document.error() != simdjson::SUCCESS) return 1;
            ++lines;
        }
        kept = size - whole;
        std::memmove(piece.data(), piece.data() + whole, kept);
    }
    ::close(file);
    std::cout << lines << " lines\n";
    return 0;
}
