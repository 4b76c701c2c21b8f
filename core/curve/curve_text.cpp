// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve_text.h"

#include <algorithm>
#include <array>

#include "core/curve/curve_words.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::curve {

namespace {

using wording::say;

// from, to, slope, total at from, total at to.
using Row = std::array<std::string, 5>;

// "166,666,666.67"; no decimals where there are no fen.
std::string grouped(const Money& money) {
    std::string text = wording::exactYuanText(money, Language::en);
    text.erase(0, text.find(' ') + 1);
    if (text.ends_with(".00")) text.resize(text.size() - 3);
    return text;
}

class CurveText {
public:
    CurveText(const Curves& curves, Language language) : curves_(curves), language_(language) {}

    std::string write() {
        for (std::size_t index = 0; index < curves_.cities.size(); ++index) writeCity(index);
        if (curves_.cities.empty()) line(say(language_, "所在地没有政策包。", "No pack holds in this place."));
        line(say(language_, "数值按未取整的金额合计；测算时每一项向下取整到分，合计因此可少若干分。",
                 "Totals are exact sums. An assessment rounds each claim down to the fen, so its total may be a few "
                 "fen less."));
        return std::move(text_);
    }

private:
    void line(const std::string& text) { text_ += text + "\n"; }

    void writeCity(std::size_t index) {
        const CityCurve& curve = curves_.cities[index];
        line(say(language_, "{} · 最高支持合计随“{}”的变化（单位：元）", "{} · total ceiling by \"{}\" (CNY)",
                 curves_.assessment.city(curves_.assessment.cities[index]).label.in(language_),
                 wording::factText(curves_.assessment, curves_.fact, language_)));
        line("");
        const std::vector<Row> rows = rowsOf(curve);
        std::array<std::size_t, 5> widths{};
        for (const Row& row : rows) {
            for (std::size_t column = 0; column < row.size(); ++column)
                widths[column] = std::max(widths[column], displayWidth(row[column]));
        }
        writeRow(rows.front(), widths);
        for (std::size_t piece = 0; piece < curve.pieces.size(); ++piece) {
            if (const Breakpoint* start = startOf(curve, piece)) writeTurn(*start);
            writeRow(rows[piece + 1], widths);
            writeOwn(curve, curve.pieces[piece]);
        }
        if (!curve.choicesNamed)
            line(say(language_,
                     "转折共 {} 处，超过 {} 处：改选哪一项没有逐处比较，只写明合计更高；金额和转折点仍是精确的。",
                     "{} breakpoints, more than {}: which claim is chosen instead was not compared for each; sums and "
                     "breakpoints are exact all the same.",
                     curve.breakpoints.size(), CurveLimits().explained));
        line("");
    }

    [[nodiscard]] std::vector<Row> rowsOf(const CityCurve& curve) const {
        std::vector<Row> rows;
        rows.push_back(language_ == Language::zh ? Row{"自", "至", "每增1元", "起点合计", "终点合计"}
                                                 : Row{"from", "to", "slope", "total at from", "total at to"});
        for (const CurvePiece& piece : curve.pieces) {
            const Money low = piece.open ? piece.open->low : moneyDown(piece.total.at(piece.from));
            const Money high = piece.open ? piece.open->high : moneyDown(piece.total.at(piece.to));
            const std::string sign = piece.total.slope > 0 ? "+" : "";
            rows.push_back({grouped(Money::fromFen(piece.from)), grouped(Money::fromFen(piece.to)),
                            piece.open ? "?" : sign + exactText(piece.total.slope),
                            (piece.open ? "≥ " : "") + grouped(low), (piece.open ? "≤ " : "") + grouped(high)});
        }
        return rows;
    }

    void writeRow(const Row& row, const std::array<std::size_t, 5>& widths) {
        std::string text;
        for (std::size_t column = 0; column < row.size(); ++column) {
            text += std::string(widths[column] - displayWidth(row[column]) + 2, ' ') + row[column];
        }
        line(text);
    }

    void writeTurn(const Breakpoint& point) {
        std::string where;
        if (!isWhole(point.at))
            where = say(language_, "（精确值 {} 元，在 {} 与 {} 之间）", " (exactly {} yuan, between {} and {})",
                        exactYuan(point.at), grouped(moneyDown(point.at)),
                        grouped(Money::fromFen(Fen(roundedUp(point.at)))));
        std::string jump;
        if (point.isJump() && point.reasons.front().kind != TurnKind::searchStopped)
            jump = say(language_, "，跳变 {}", ", a jump of {}", exactYuan(point.right - point.left));
        line("    ▸ " + grouped(moneyDown(point.at)) + where + jump + say(language_, "：", ": ") +
             reasonsText(curves_, point, language_));
    }

    void writeOwn(const CityCurve& curve, const CurvePiece& piece) {
        if (!curves_.own || curves_.own->fen() < piece.from || curves_.own->fen() > piece.to) return;
        if (piece.open) return;
        line("    ● " + say(language_, "本案例 {}：合计 {}", "this case, {}: total {}", grouped(*curves_.own),
                            grouped(moneyDown(curve.totalAt(curves_.own->fen())))));
    }

    const Curves& curves_;
    Language language_;
    std::string text_;
};

} // namespace

std::string toText(const Curves& curves, Language language) {
    return CurveText(curves, language).write();
}

} // namespace biosubsidy::curve
