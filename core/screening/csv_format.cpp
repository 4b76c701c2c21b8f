// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/csv_format.h"

#include "core/documents/csv_text.h"
#include "core/values/text.h"

namespace biosubsidy::screening {

namespace {

class CsvCells final : public Cells {
public:
    CsvCells(std::string& out, Language language) : out_(out), language_(language) {}

    void text(std::string_view value) override {
        separate();
        appendCsvCell(out_, value);
    }
    void yuan(Wide fen) override {
        separate();
        appendYuan(out_, fen);
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

} // namespace

CsvFormat::CsvFormat(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language)
    : table_(std::move(rules), of, language), language_(language) {}

std::string CsvFormat::head() const {
    std::string text(byteOrderMark);
    CsvCells cells(text, language_);
    for (const Column& column : table_.columns()) cells.text(column.heading.in(language_));
    cells.endLine();
    return text;
}

void CsvFormat::append(const RowBlock& rows, Bytes& out) const {
    std::string text;
    CsvCells cells(text, language_);
    table_.put(rows, cells);
    out.append(text);
}

} // namespace biosubsidy::screening
