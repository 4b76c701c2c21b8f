// SPDX-License-Identifier: GPL-3.0-or-later
//
// simdjson_alone FILE [HOW]: parses a file of NDJSON with simdjson and does nothing
// with it: what a screening is measured against. There are three ways to do that:
//   pieces  the leanest: the file is read as `screen` reads it, some hundred kilobytes at
//           a time into the same memory, and each line made a tree
//   file    simdjson's own call for such a file, load_many(): all of it into memory, each
//           line made a tree
//   values  in pieces, with simdjson's On Demand: no tree, but every key and value taken
// All in one thread.
#include <cstring>
#include <iostream>
#include <optional>
#include <string>

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

namespace {

// Calls `parse` with pieces of whole lines; how many lines it counted, or none.
template <typename Parse>
std::optional<std::size_t> inPieces(const char* path, const Parse& parse) {
    const int file = ::open(path, O_RDONLY);
    if (file < 0) return std::nullopt;
    constexpr std::size_t pieceBytes = 256U << 10U;
    std::string piece(pieceBytes + simdjson::SIMDJSON_PADDING, '\0');
    std::size_t kept = 0;
    std::size_t lines = 0;
    for (;;) {
        const ssize_t got = ::read(file, piece.data() + kept, pieceBytes - kept);
        if (got <= 0) break;
        const std::size_t size = kept + static_cast<std::size_t>(got);
        const void* const end = ::memrchr(piece.data(), '\n', size);
        if (end == nullptr) return std::nullopt;
        const auto whole = static_cast<std::size_t>(static_cast<const char*>(end) - piece.data()) + 1;
        const auto parsed = parse(piece.data(), whole);
        if (!parsed) return std::nullopt;
        lines += *parsed;
        kept = size - whole;
        std::memmove(piece.data(), piece.data() + whole, kept);
    }
    ::close(file);
    return lines;
}

template <typename Stream>
std::optional<std::size_t> counted(Stream& documents) {
    std::size_t lines = 0;
    for (auto document : documents) {
        if (document.error() != simdjson::SUCCESS) return std::nullopt;
        ++lines;
    }
    return lines;
}

void oneThread(simdjson::dom::parser& parser) {
#ifdef SIMDJSON_THREADS_ENABLED
    parser.threaded = false;
#else
    static_cast<void>(parser);
#endif
}

std::optional<std::size_t> treesInPieces(const char* path) {
    simdjson::dom::parser parser;
    oneThread(parser);
    return inPieces(path, [&](const char* bytes, std::size_t size) -> std::optional<std::size_t> {
        simdjson::dom::document_stream documents;
        if (parser.parse_many(bytes, size, size).get(documents) != simdjson::SUCCESS) return std::nullopt;
        return counted(documents);
    });
}

std::optional<std::size_t> treesOfFile(const char* path) {
    simdjson::dom::parser parser;
    oneThread(parser);
    simdjson::dom::document_stream documents;
    if (parser.load_many(path).get(documents) != simdjson::SUCCESS) return std::nullopt;
    return counted(documents);
}

// Something that hangs on every key and value, so that none can be left out.
class Taken {
public:
    void object(simdjson::ondemand::object members) {
        for (auto member : members) {
            sum += member.unescaped_key().value().size();
            value(member.value());
        }
    }
    std::size_t sum = 0;

private:
    void value(simdjson::ondemand::value given) {
        using simdjson::ondemand::json_type;
        switch (given.type()) {
        case json_type::object: return object(given.get_object());
        case json_type::array:
            for (auto item : given.get_array()) value(item.value());
            return;
        case json_type::string: sum += given.get_string().value().size(); return;
        case json_type::number: sum += given.get_uint64().value() & 1U; return;
        case json_type::boolean: sum += static_cast<std::size_t>(given.get_bool().value()); return;
        default: sum += static_cast<std::size_t>(given.is_null()); return;
        }
    }
};

std::optional<std::size_t> valuesInPieces(const char* path) {
    simdjson::ondemand::parser parser;
    parser.threaded = false;
    Taken taken;
    const auto lines = inPieces(path, [&](const char* bytes, std::size_t size) -> std::optional<std::size_t> {
        simdjson::ondemand::document_stream documents;
        if (parser.iterate_many(bytes, size, size).get(documents) != simdjson::SUCCESS) return std::nullopt;
        std::size_t found = 0;
        for (auto document : documents) {
            taken.object(document.get_object());
            ++found;
        }
        return found;
    });
    std::cout << taken.sum << " taken, ";
    return lines;
}

} // namespace

int main(int argc, char** argv) {
    const std::string how = argc == 3 ? argv[2] : "pieces";
    if (argc < 2 || argc > 3 || (how != "pieces" && how != "file" && how != "values")) {
        std::cerr << "simdjson_alone FILE [pieces|file|values]\n";
        return 2;
    }
    const auto lines = how == "pieces" ? treesInPieces(argv[1])
                       : how == "file" ? treesOfFile(argv[1])
                                       : valuesInPieces(argv[1]);
    if (!lines) return 1;
    std::cout << *lines << " lines\n";
    return 0;
}
