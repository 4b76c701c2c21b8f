// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/csv_format.h"

#include <algorithm>
#include <array>

namespace biosubsidy::screening {

namespace {

class CsvCells final : public Cells {
public:
    CsvCells(std::string& out, Language language) : out_(out), language_(language) {}

    void text(std::string_view value) override {
        separate();
        appendCsvText(value, out_);
    }
    void yuan(blocks::Wide fen) override {
        separate();
        blocks::appendYuan(out_, fen);
    }
    void count(std::uint64_t value) override {
        separate();
        out_ += std::to_string(value);
    }
    void flag(bool value) override {
        separate();
        out_ += language_ == Language::zh ? (value ? "是" : "否") : (value ? "yes" : "no");
    }
    void empty() override { separate(); }
    void endLine() override {
        out_ += "\r\n";
        first_ = true;
    }

private:
    void separate() {
        if (!first_) out_ += ',';
        first_ = false;
    }

    std::string& out_;
    Language language_;
    bool first_ = true;
};

bool looksLikeFormula(std::string_view text) {
    constexpr std::array<std::string_view, 10> starts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

} // namespace

void appendCsvText(std::string_view text, std::string& out) {
    const bool formula = looksLikeFormula(text);
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        if (formula) out += '\'';
        out += text;
        return;
    }
    out += formula ? "\"'" : "\"";
    for (const char character : text) {
        if (character == '"') out += '"';
        out += character;
    }
    out += '"';
}

CsvFormat::CsvFormat(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language)
    : table_(std::move(rules), of, language), language_(language) {}

std::string CsvFormat::head() const {
    std::string text = "\xEF\xBB\xBF";
    CsvCells cells(text, language_);
    for (const Column& column : table_.columns()) cells.text(column.heading.in(language_));
    cells.endLine();
    return text;
}

void CsvFormat::append(const RowBlock& rows, std::string& out) const {
    CsvCells cells(out, language_);
    table_.put(rows, cells);
}

} // namespace biosubsidy::screening
