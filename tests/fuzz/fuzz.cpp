// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

#include <sys/mman.h>
#include <unistd.h>

#include "core/packs/built_in_rules.h"
#include "core/values/text.h"

namespace biosubsidy::fuzz {

void require(bool holds, std::string_view promise) {
    if (holds) return;
    std::fprintf(stderr, "not kept: %.*s\n", static_cast<int>(promise.size()), promise.data());
    std::abort();
}

MemoryFile::MemoryFile(std::string_view bytes)
    : file_(::memfd_create("input", 0)), path_("/proc/self/fd/" + std::to_string(file_)) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written <= 0) std::abort();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

MemoryFile::~MemoryFile() {
    ::close(file_);
}

std::shared_ptr<const RuleBook> rules() {
    static const auto rules = *RuleBook::make(builtInVocabulary(), builtInPacks());
    return rules;
}

Date day() {
    return *Date::of(2026, 11, 22);
}

namespace {

void requireShowableText(const std::string& text) {
    require(!firstInvalidUtf8(text), "a message is valid UTF-8");
    std::string plain;
    for (const char character : text)
        if (character != '\n') plain += character;
    require(printable(plain) == plain, "a message holds nothing that drives a terminal");
}

} // namespace

void requireShowable(const Localized& message) {
    requireShowableText(message.zh);
    requireShowableText(message.en);
    require(!message.zh.empty() && !message.en.empty(), "a message says something in both languages");
}

void requireShowable(const Diagnostics& problems) {
    require(!problems.empty(), "a refusal says why");
    requireShowableText(render(problems, Language::zh));
    requireShowableText(render(problems, Language::en));
}

} // namespace biosubsidy::fuzz
