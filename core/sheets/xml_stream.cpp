// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xml_stream.h"

#include <algorithm>

#include <expat.h>
#include <fmt/format.h>

namespace biosubsidy::sheets {

namespace {

constexpr int deepest = 64;
constexpr int piece = 65'536; // bytes

std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::string_view XmlAttributes::operator()(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (local(pair[0]) == name) return pair[1];
    }
    return {};
}

std::string_view XmlAttributes::prefixed(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view whole = pair[0];
        if (local(whole) == name && local(whole) != whole) return pair[1];
    }
    return {};
}

std::string_view XmlAttributes::whole(std::string_view name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (pair[0] == name) return pair[1];
    }
    return {};
}

// What expat calls; `self` is the stream.
struct XmlStream::Handlers {
    static void refuse(XmlStream& stream, Localized why) {
        stream.reader_.refuse(std::move(why));
        XML_StopParser(stream.parser_, XML_FALSE);
    }
    static void start(void* self, const char* name, const char** attributes) {
        XmlStream& stream = *static_cast<XmlStream*>(self);
        if (++stream.depth_ > deepest)
            return refuse(stream, {"工作簿的内容嵌套得反常，没有读取", "the workbook is nested abnormally; not read"});
        stream.reader_.start(local(name), XmlAttributes(attributes));
        stop(stream);
    }
    static void end(void* self, const char* name) {
        XmlStream& stream = *static_cast<XmlStream*>(self);
        --stream.depth_;
        stream.reader_.end(local(name));
        stop(stream);
    }
    static void text(void* self, const char* bytes, int length) {
        XmlStream& stream = *static_cast<XmlStream*>(self);
        stream.reader_.text({bytes, static_cast<std::size_t>(length)});
        stop(stream);
    }
    static void doctype(void* self, const char*, const char*, const char*, int) {
        refuse(*static_cast<XmlStream*>(self), {"工作簿里有 DOCTYPE 声明，正常的表格没有；没有读取",
                                                "the workbook has a DOCTYPE, as no real one does; it was not read"});
    }
    static void stop(XmlStream& stream) {
        if (!stream.reader_.refusal().empty()) XML_StopParser(stream.parser_, XML_FALSE);
    }
};

XmlStream::XmlStream(XmlReader& reader) : reader_(reader), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, Handlers::start, Handlers::end);
    XML_SetCharacterDataHandler(parser_, Handlers::text);
    XML_SetStartDoctypeDeclHandler(parser_, Handlers::doctype);
}

XmlStream::~XmlStream() {
    XML_ParserFree(parser_);
}

tl::expected<bool, Localized> XmlStream::feed(ArchiveMember& member) {
    void* buffer = XML_GetBuffer(parser_, piece);
    if (buffer == nullptr) return tl::unexpected(Localized{"内存不足", "out of memory"});
    const auto got = member.read(static_cast<char*>(buffer), piece);
    if (!got) return tl::unexpected(got.error());
    return parse(static_cast<int>(*got));
}

tl::expected<bool, Localized> XmlStream::feed(std::string_view& text) {
    const std::size_t some = std::min<std::size_t>(text.size(), piece);
    void* buffer = XML_GetBuffer(parser_, piece);
    if (buffer == nullptr) return tl::unexpected(Localized{"内存不足", "out of memory"});
    std::copy_n(text.data(), some, static_cast<char*>(buffer));
    text.remove_prefix(some);
    return parse(static_cast<int>(some));
}

std::size_t XmlStream::position() const {
    return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_));
}

std::size_t XmlStream::positionBehind() const {
    return position() + static_cast<std::size_t>(XML_GetCurrentByteCount(parser_));
}

tl::expected<bool, Localized> XmlStream::parse(int bytes) {
    const bool last = bytes == 0;
    if (XML_ParseBuffer(parser_, bytes, last ? 1 : 0) == XML_STATUS_OK) return !last;
    if (!reader_.refusal().empty()) return tl::unexpected(reader_.refusal());
    const char* what = XML_ErrorString(XML_GetErrorCode(parser_));
    const auto line = XML_GetCurrentLineNumber(parser_);
    return tl::unexpected(
        Localized{fmt::format("工作簿的内容已损坏（第 {} 行：{}）；请在表格软件里打开并另存一次", line, what),
                  fmt::format("the workbook is damaged (line {}: {}); open and save it again in a spreadsheet program",
                              line, what)});
}

tl::expected<void, Localized> readXml(ArchiveMember& member, XmlReader& reader) {
    XmlStream stream(reader);
    for (;;) {
        const auto more = stream.feed(member);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
    }
}

} // namespace biosubsidy::sheets
