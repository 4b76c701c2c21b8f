// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/mhtml_text.h"

#include <algorithm>

#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

std::string lowered(std::string_view text) {
    std::string lower(text);
    for (char& character : lower) {
        if (character >= 'A' && character <= 'Z') character = static_cast<char>(character + 32);
    }
    return lower;
}

// What stands before the first empty line, its lines unfolded; and what stands behind.
struct Entity {
    std::string type;     // "text/html"
    std::string boundary; // of a multipart
    std::string transfer; // "quoted-printable"
    bool mime = false;
    bool headed = false; // an empty line was reached
    std::string_view body;
};

std::string parameterOf(std::string_view field, std::string_view name) {
    const std::string lower = lowered(field);
    const std::size_t at = lower.find(std::string(name) + "=");
    if (at == std::string::npos) return {};
    std::string_view value = field.substr(at + name.size() + 1);
    if (value.starts_with('"')) return std::string(value.substr(1, value.find('"', 1) - 1));
    return std::string(value.substr(0, value.find_first_of("; \t\r\n")));
}

void takeField(Entity& entity, const std::string& field) {
    const std::size_t colon = field.find(':');
    if (colon == std::string::npos) return;
    const std::string name = lowered(field.substr(0, colon));
    const std::size_t begin = field.find_first_not_of(" \t", colon + 1);
    const std::string value = begin == std::string::npos ? std::string() : field.substr(begin);
    const std::string word = lowered(value.substr(0, value.find_first_of("; \t\r\n")));
    if (name == "mime-version") entity.mime = true;
    if (name == "content-transfer-encoding") entity.transfer = word;
    if (name == "content-type") {
        entity.type = word;
        if (word.starts_with("multipart/")) entity.boundary = parameterOf(value, "boundary");
    }
}

Entity entityIn(std::string_view text) {
    constexpr std::size_t longestHead = 1U << 16U;
    Entity entity;
    std::string field;
    std::size_t at = 0;
    while (at < std::min(text.size(), longestHead)) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!field.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
            field += line;
            continue;
        }
        takeField(entity, field);
        field = line;
        if (!line.empty()) continue;
        entity.headed = true;
        break;
    }
    entity.body = text.substr(at);
    return entity;
}

int hexValue(char character) {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    return -1;
}

// What is no escape stays as it is.
std::string fromQuotedPrintable(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '=') {
            bytes += text[at];
            continue;
        }
        const std::string_view rest = text.substr(at + 1);
        const std::size_t blank = std::min(rest.find_first_not_of(" \t"), rest.size());
        if (blank == rest.size()) break;
        const int high = hexValue(rest[0]);
        const int low = rest.size() > 1 ? hexValue(rest[1]) : -1;
        if (high >= 0 && low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            at += 2;
        } else if (rest[blank] == '\n') {
            at += blank + 1;
        } else if (rest[blank] == '\r' && rest.substr(blank + 1).starts_with('\n')) {
            at += blank + 2;
        } else {
            bytes += '=';
        }
    }
    return bytes;
}

std::string fromBase64(std::string_view text) {
    std::string bytes;
    unsigned value = 0;
    int bits = 0;
    for (const char character : text) {
        unsigned digit = 0;
        if (character >= 'A' && character <= 'Z')
            digit = static_cast<unsigned>(character - 'A');
        else if (character >= 'a' && character <= 'z')
            digit = static_cast<unsigned>(character - 'a') + 26;
        else if (character >= '0' && character <= '9')
            digit = static_cast<unsigned>(character - '0') + 52;
        else if (character == '+' || character == '/')
            digit = character == '+' ? 62 : 63;
        else if (character == '=')
            break;
        else
            continue; // line breaks
        value = (value << 6U | digit) & 0xFFFFU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(value >> static_cast<unsigned>(bits) & 0xFFU);
    }
    return bytes;
}

class Archive {
public:
    std::vector<std::string> read(std::string_view bytes) {
        take(bytes, 0);
        return html_.empty() ? std::move(plain_) : std::move(html_);
    }

private:
    void take(std::string_view bytes, int depth) {
        constexpr int deepest = 8;
        const Entity entity = entityIn(bytes);
        if (!entity.boundary.empty() && depth < deepest) return takeParts(entity, depth);
        const bool html = entity.type == "text/html" || entity.type == "application/xhtml+xml";
        if (!html && entity.type != "text/plain") return;
        (html ? html_ : plain_)
            .push_back(entity.transfer == "quoted-printable" ? fromQuotedPrintable(entity.body)
                       : entity.transfer == "base64"         ? fromBase64(entity.body)
                                                             : std::string(entity.body));
    }

    // The parts stand between lines of two dashes and the boundary.
    void takeParts(const Entity& entity, int depth) {
        const std::string mark = "--" + entity.boundary;
        std::size_t begin = std::string_view::npos;
        for (std::size_t at = 0; at < entity.body.size();) {
            const std::size_t end = std::min(entity.body.find('\n', at), entity.body.size());
            if (entity.body.substr(at, end - at).starts_with(mark)) {
                if (begin != std::string_view::npos) take(entity.body.substr(begin, at - begin), depth + 1);
                begin = std::min(end + 1, entity.body.size());
                if (entity.body.substr(at + mark.size()).starts_with("--")) return;
            }
            at = end + 1;
        }
        // Of an archive that was cut short, the last part is read as far as it goes.
        if (begin != std::string_view::npos && begin < entity.body.size()) take(entity.body.substr(begin), depth + 1);
    }

    std::vector<std::string> html_;
    std::vector<std::string> plain_;
};

} // namespace

bool looksLikeMhtml(std::string_view bytes) {
    const Entity entity = entityIn(withoutMark(bytes));
    return entity.headed && entity.mime && !entity.type.empty();
}

std::vector<std::string> pagesOfMhtml(std::string_view mhtml) {
    return Archive().read(withoutMark(mhtml));
}

} // namespace biosubsidy::audit
