// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_picture.h"

#include <algorithm>

#include "core/curve/curve_words.h"

namespace biosubsidy::ui {

namespace {

class PictureMaker {
public:
    explicit PictureMaker(const CurveView& view) : view_(view), curve_(view.curve()) {}

    CurvePicture make() {
        for (std::size_t index = 0; index < curve_.pieces.size(); ++index) {
            const curve::CurvePiece& piece = curve_.pieces[index];
            if (piece.to < view_.from.fen() || piece.from > view_.to.fen()) {
                end();
                continue;
            }
            if (index > 0 && curve_.breakpoints[index - 1].isJump()) end();
            piece.open ? addBounds(piece) : addStroke(index, piece);
        }
        end();
        addMarks();
        if (first_) picture_.low = picture_.high = Money();
        return std::move(picture_);
    }

private:
    [[nodiscard]] curve::Rational within(const curve::Rational& x) const {
        return std::clamp(x, curve::rationalOf(view_.from), curve::rationalOf(view_.to));
    }
    [[nodiscard]] curve::Rational endOf(std::size_t index) const {
        return index < curve_.breakpoints.size() ? curve_.breakpoints[index].at
                                                 : curve::rationalOf(curve_.pieces[index].to);
    }

    void addStroke(std::size_t index, const curve::CurvePiece& piece) {
        for (const curve::Rational& x : {within(piece.begins), within(endOf(index))}) {
            const curve::Rational y = piece.total.at(x);
            note(curve::moneyDown(y));
            const QPointF place(placeOf(x), placeOf(y));
            if (stroke_.isEmpty() || stroke_.back() != place) stroke_ << place;
        }
    }

    void addBounds(const curve::CurvePiece& piece) {
        end();
        const qreal from = placeOf(within(curve::rationalOf(piece.from)));
        const qreal to = placeOf(within(curve::rationalOf(piece.to)));
        for (const Money& bound : {piece.open->low, piece.open->high}) {
            note(bound);
            picture_.bounds.push_back(QPolygonF() << QPointF(from, placeOf(bound)) << QPointF(to, placeOf(bound)));
        }
    }

    void note(const Money& total) {
        picture_.low = first_ ? total : std::min(picture_.low, total);
        picture_.high = first_ ? total : std::max(picture_.high, total);
        first_ = false;
    }

    void end() {
        if (!stroke_.isEmpty()) picture_.strokes.push_back(stroke_);
        stroke_.clear();
    }

    void addMarks() {
        for (std::size_t index = 0; index < curve_.breakpoints.size(); ++index) {
            const curve::Breakpoint& point = curve_.breakpoints[index];
            if (point.at < curve::rationalOf(view_.from) || point.at > curve::rationalOf(view_.to)) continue;
            CurveMark mark{index + 1, &point, {}, {}, true, true};
            mark.left = {placeOf(point.at), placeOf(point.left)};
            mark.right = {placeOf(point.at), placeOf(point.right)};
            if (point.isJump()) {
                const bool whole = curve::isWhole(point.at);
                mark.rightClosed = whole && curve::rationalOf(curve_.pieces[index + 1].from) == point.at;
                mark.leftClosed = whole && !mark.rightClosed;
            }
            picture_.marks.push_back(mark);
        }
    }

    const CurveView& view_;
    const curve::CityCurve& curve_;
    CurvePicture picture_;
    QPolygonF stroke_;
    bool first_ = true;
};

} // namespace

CurvePicture pictureOf(const CurveView& view) {
    return PictureMaker(view).make();
}

std::vector<Money> stopsOf(const CurveView& view) {
    std::vector<Money> stops{view.from, view.to};
    for (const curve::Breakpoint& point : view.curve().breakpoints) {
        const bool onFen = curve::isWhole(point.at) && !point.isJump();
        if (!onFen && point.isJump()) stops.push_back(Money::fromFen(point.before));
        stops.push_back(onFen ? curve::moneyDown(point.at) : Money::fromFen(point.after));
    }
    for (const auto& amount : {view.own, view.whatIf}) {
        if (amount) stops.push_back(*amount);
    }
    std::erase_if(stops, [&](const Money& stop) { return !view.shows(stop); });
    std::sort(stops.begin(), stops.end());
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    return stops;
}

qreal placeOfTotal(const curve::CityCurve& curve, const Money& amount) {
    const curve::CurvePiece& piece = curve.pieceAt(amount.fen());
    return piece.open ? placeOf(piece.open->low) : placeOf(piece.total.at(amount.fen()));
}

} // namespace biosubsidy::ui
