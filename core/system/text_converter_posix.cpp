// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/text_converter.h"

#include <array>
#include <cerrno>
#include <utility>

#include <iconv.h>

namespace biosubsidy {

struct TextConverter::Table {
    explicit Table(const std::string& from) : handle(::iconv_open("UTF-8", from.c_str())) {}
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;
    ~Table() {
        if (isOpen()) ::iconv_close(handle);
    }
    [[nodiscard]] bool isOpen() const noexcept {
        return handle != iconv_t(-1); // NOLINT(performance-no-int-to-ptr): how iconv says no
    }
    iconv_t handle;
};

std::optional<TextConverter> TextConverter::from(const std::string& encoding) {
    auto table = std::make_shared<Table>(encoding);
    if (!table->isOpen()) return std::nullopt;
    return TextConverter(std::move(table));
}

TextConverter::Converted TextConverter::convert(std::string_view bytes) {
    std::string result;
    std::array<char, 1U << 16U> buffer{};
    char* input = const_cast<char*>(bytes.data()); // iconv reads it only
    std::size_t left = bytes.size();
    while (left > 0) {
        char* output = buffer.data();
        std::size_t room = buffer.size();
        const std::size_t converted = ::iconv(table_->handle, &input, &left, &output, &room);
        result.append(buffer.data(), buffer.size() - room);
        if (converted == static_cast<std::size_t>(-1) && errno != E2BIG) break;
    }
    return {std::move(result), bytes.size() - left};
}

std::string toGb18030(std::string utf8) {
    const iconv_t converter = ::iconv_open("GB18030", "UTF-8");
    if (converter == iconv_t(-1)) return utf8; // NOLINT(performance-no-int-to-ptr): how iconv says no
    std::string result(utf8.size() * 2 + 4, '\0');
    char* input = utf8.data();
    char* output = result.data();
    std::size_t left = utf8.size();
    std::size_t room = result.size();
    const bool converted = ::iconv(converter, &input, &left, &output, &room) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (!converted) return utf8;
    result.resize(result.size() - room);
    return result;
}

} // namespace biosubsidy
