// SPDX-License-Identifier: GPL-3.0-or-later
//
// XML read as it arrives. Names come without their prefix. A document type or an
// entity of its own is refused (no workbook has one), and so is a depth that no
// workbook has.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/sheets/zip_archive.h"

struct XML_ParserStruct;

namespace biosubsidy::sheets {

class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    // "" where there is none; the name without its prefix.
    [[nodiscard]] std::string_view operator()(std::string_view name) const;
    // The one with a prefix: "r:id" beside "id".
    [[nodiscard]] std::string_view prefixed(std::string_view name) const;
    // The one of that name with its prefix.
    [[nodiscard]] std::string_view whole(std::string_view name) const;

private:
    const char** pairs_;
};

class XmlReader {
public:
    XmlReader() = default;
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;
    virtual ~XmlReader() = default;

    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) { static_cast<void>(name); }
    virtual void text(std::string_view text) { static_cast<void>(text); }

    // What ends the reading: the content is not to be trusted, or too much.
    void refuse(Localized why) { refusal_ = std::move(why); }
    [[nodiscard]] const Localized& refusal() const noexcept { return refusal_; }

private:
    Localized refusal_;
};

class XmlStream {
public:
    explicit XmlStream(XmlReader& reader);
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;
    ~XmlStream();

    // The next piece of the member goes to the reader. False: that was all.
    [[nodiscard]] tl::expected<bool, Localized> feed(ArchiveMember& member);
    // The next piece of a text, which is taken from it.
    [[nodiscard]] tl::expected<bool, Localized> feed(std::string_view& text);

    // Within start() and end() of the reader: where the tag begins in all that was fed,
    // and where it ends.
    [[nodiscard]] std::size_t position() const;
    [[nodiscard]] std::size_t positionBehind() const;

private:
    struct Handlers;
    [[nodiscard]] tl::expected<bool, Localized> parse(int bytes);

    XmlReader& reader_;
    XML_ParserStruct* parser_;
    int depth_ = 0;
};

[[nodiscard]] tl::expected<void, Localized> readXml(ArchiveMember& member, XmlReader& reader);

} // namespace biosubsidy::sheets
