// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/case_stream.h"

#include <algorithm>
#include <string_view>

#include "core/facts/case_file.h"
#include "core/screening/line_reader.h"

namespace biosubsidy::screening {

namespace {

Diagnostics atLine(std::uint64_t number, Diagnostics diagnostics) {
    for (Diagnostic& diagnostic : diagnostics) moveToLine(diagnostic, number);
    return diagnostics;
}

} // namespace

tl::expected<void, Localized> CaseStream::read(const std::function<bool(std::uint64_t)>& wants, const Take& take,
                                               const Refuse& refuse) {
    Piece piece;
    while (true) {
        piece.clear();
        const auto more = input_.next(piece);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        readLines(piece, wants, take, refuse);
        for (LineCase& found : piece.cases) {
            if (wants(found.line)) take(std::move(found));
        }
        for (const LineProblem& problem : piece.problems) {
            if (wants(problem.line)) refuse(problem);
        }
    }
}

void CaseStream::readLines(const Piece& piece, const std::function<bool(std::uint64_t)>& wants, const Take& take,
                           const Refuse& refuse) const {
    std::uint64_t number = piece.firstLine;
    const std::string_view bytes = std::string_view(piece.bytes).substr(0, piece.size);
    for (std::size_t at = 0; at < bytes.size(); ++number) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        at = end + 1;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos || !wants(number)) continue;
        auto subject = readCase(SourceText(source_, std::string(line)), rules_->vocabulary(), rules_->lookup());
        if (subject)
            take({number, std::move(*subject)});
        else
            refuse({number, atLine(number, std::move(subject.error()))});
    }
}

} // namespace biosubsidy::screening
