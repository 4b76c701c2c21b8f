// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json.h"

#include <boost/json/basic_parser_impl.hpp>
#include <fmt/format.h>

#include "core/documents/json_fault.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

namespace json = boost::json;

// No number of a case has more digits; longer ones are kept to this length, which
// is enough to show them and to refuse them.
constexpr std::size_t longestNumber = 256;

// Builds the tree from the parser's events. The member names are Boost.JSON's.
class TreeBuilder {
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    explicit TreeBuilder(std::size_t mostValues) : mostValues_(mostValues) {}

    [[nodiscard]] JsonValue takeRoot() { return std::move(root_); }
    [[nodiscard]] bool hasTooManyValues() const { return values_ > mostValues_; }

    // Where the parser stopped, at this byte.
    [[nodiscard]] JsonStop stopAt(std::size_t offset) const {
        const auto isOpen = [&](JsonValue::Kind kind) { return !stack_.empty() && stack_.back()->kind == kind; };
        return {offset, afterKey_, isOpen(JsonValue::Kind::object), isOpen(JsonValue::Kind::array)};
    }
    // Where the value stands that was being read.
    [[nodiscard]] std::string pointer() const {
        std::string result;
        for (const JsonValue* open : stack_) {
            // The last container has not got its value yet; those around it have.
            const bool innermost = open == stack_.back();
            if (open->kind == JsonValue::Kind::array) {
                result += pointerStep(std::to_string(open->items.size() - (innermost ? 0 : 1)));
            } else if (!open->members.empty()) {
                result += pointerStep(open->members.back().key);
            }
        }
        return result;
    }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code& error) { return open(JsonValue::Kind::object, error); }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code& error) { return open(JsonValue::Kind::array, error); }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        stack_.back()->members.push_back({std::move(key_), {}});
        key_.clear();
        afterKey_ = true;
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code& error) {
        text_.append(part.data(), part.size());
        return scalar(JsonValue::Kind::string, error);
    }
    bool on_number_part(json::string_view part, json::error_code&) {
        text_.append(part.data(), std::min(part.size(), longestNumber - std::min(longestNumber, text_.size())));
        return true;
    }
    bool on_int64(std::int64_t, json::string_view part, json::error_code& error) { return number(part, error); }
    bool on_uint64(std::uint64_t, json::string_view part, json::error_code& error) { return number(part, error); }
    bool on_double(double, json::string_view part, json::error_code& error) { return number(part, error); }
    bool on_bool(bool value, json::error_code& error) {
        if (!scalar(JsonValue::Kind::boolean, error)) return false;
        last_->boolean = value;
        return true;
    }
    bool on_null(json::error_code& error) { return scalar(JsonValue::Kind::null, error); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    bool number(json::string_view part, json::error_code& error) {
        on_number_part(part, error);
        return scalar(JsonValue::Kind::number, error);
    }

    // The slot for the next value: the root, a new item, or the last member's value.
    JsonValue* nextSlot(json::error_code& error) {
        afterKey_ = false;
        if (++values_ > mostValues_) {
            error = json::error::array_too_large;
            return nullptr;
        }
        if (stack_.empty()) return &root_;
        JsonValue& parent = *stack_.back();
        if (parent.kind == JsonValue::Kind::object) return &parent.members.back().value;
        return &parent.items.emplace_back();
    }

    bool open(JsonValue::Kind kind, json::error_code& error) {
        JsonValue* slot = nextSlot(error);
        if (slot == nullptr) return false;
        slot->kind = kind;
        stack_.push_back(slot);
        return true;
    }

    // While a container is open its parent's vector does not grow, so the
    // pointers on the stack stay valid.
    bool close() {
        stack_.pop_back();
        return true;
    }

    bool scalar(JsonValue::Kind kind, json::error_code& error) {
        last_ = nextSlot(error);
        if (last_ == nullptr) return false;
        last_->kind = kind;
        last_->text = std::move(text_);
        text_.clear();
        return true;
    }

    JsonValue root_;
    std::vector<JsonValue*> stack_;
    JsonValue* last_ = nullptr;
    bool afterKey_ = false; // whose value has not come yet
    std::string key_;
    std::string text_;
    std::size_t values_ = 0;
    std::size_t mostValues_;
};

JsonFault faultOf(const json::error_code& error, std::string_view text, const JsonStop& stop) {
    switch (static_cast<json::error>(error.value())) {
    case json::error::too_deep: return {{"括号嵌套太深", "brackets are nested too deeply"}, {}};
    case json::error::array_too_large: return {{"文件里的值太多", "the file holds too many values"}, {}};
    case json::error::exponent_overflow: return {{"数字的指数太大", "the exponent of this number is too large"}, {}};
    case json::error::expected_hex_digit:
        return {{"\\u 后面要有四位十六进制数字", "four hexadecimal digits should stand behind \\u"},
                {"直接写这个字，或写全它的编码", "write the character itself, or its whole code"}};
    default: break;
    }
    if (auto fault = jsonFault(text, stop)) return std::move(*fault);
    return {{"这里不合 JSON 的写法", "this is not how JSON is written"}, {}};
}

} // namespace

const JsonValue* JsonValue::find(std::string_view key) const {
    for (const JsonMember& member : members) {
        if (member.key == key) return &member.value;
    }
    return nullptr;
}

Result<JsonValue> parseJson(const SourceText& source, const JsonLimits& limits) {
    const std::string_view text = withoutMark(source.text());
    const std::size_t skipped = source.text().size() - text.size();

    const auto failure = [&](std::string code, std::size_t offset, Localized message, Localized advice = {}) {
        Diagnostic found =
            source.diagnostic(std::move(code), source.placeOf(offset + skipped), std::move(message), std::move(advice));
        return tl::unexpected(Diagnostics{std::move(found)});
    };
    if (text.size() > limits.bytes) {
        return failure("too_large", 0,
                       {fmt::format("文件太大：超过 {} MiB", limits.bytes >> 20U),
                        fmt::format("the file is larger than {} MiB", limits.bytes >> 20U)},
                       {"一个案例通常只有几 KB；请检查文件是否正确",
                        "a case usually has a few kilobytes; check that this is the right file"});
    }
    if (const auto bad = firstInvalidUtf8(text)) {
        return failure("not_utf8", *bad, {"文件不是有效的 UTF-8 文本", "the file is not valid UTF-8 text"},
                       {"请另存为 UTF-8 编码", "save it with the encoding UTF-8"});
    }

    json::parse_options options;
    options.max_depth = limits.depth;
    json::basic_parser<TreeBuilder> parser(options, limits.values);
    json::error_code error;
    const std::size_t consumed = parser.write_some(false, text.data(), text.size(), error);
    if (!error && consumed < text.size()) {
        const std::size_t rest = text.find_first_not_of(" \t\r\n", consumed);
        if (rest != std::string_view::npos) {
            return failure(
                "syntax", rest,
                {"JSON 在此之前已经结束，后面还有多余的内容",
                 "the JSON has ended before this; there is more text behind it"},
                {"删去多余的内容；一个文件、一行只放一个案例", "remove it; one case to a file, or to a line"});
        }
    }
    if (error) {
        JsonFault fault = faultOf(error, text, parser.handler().stopAt(consumed));
        auto failed = failure("syntax", consumed, std::move(fault.message), std::move(fault.advice));
        // An amount such as 1e99999999999 is whole JSON; say whose it is.
        if (error == json::error::exponent_overflow) {
            failed.value().front().hasPointer = true;
            failed.value().front().pointer = parser.handler().pointer();
        }
        return failed;
    }
    return parser.handler().takeRoot();
}

std::string pointerStep(std::string_view key) {
    std::string step = "/";
    for (const char character : key) {
        if (character == '~')
            step += "~0";
        else if (character == '/')
            step += "~1";
        else
            step += character;
    }
    return step;
}

std::string describe(const JsonValue& value) {
    constexpr std::size_t longest = 40;
    switch (value.kind) {
    case JsonValue::Kind::null: return "null";
    case JsonValue::Kind::boolean: return value.boolean ? "true" : "false";
    case JsonValue::Kind::number: return shortened(value.text, longest);
    case JsonValue::Kind::string: return "\"" + shortened(printable(value.text), longest) + "\"";
    case JsonValue::Kind::array: return "[…]";
    case JsonValue::Kind::object: return "{…}";
    }
    return {};
}

} // namespace biosubsidy
