// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/audit_json.h"

#include "core/documents/json_writer.h"

namespace biosubsidy::audit {

namespace {

class AuditWriter {
public:
    explicit AuditWriter(const AuditResult& result) : result_(result) {}

    std::string write() {
        writer_.beginObject();
        writer_.member("format", "biosubsidy-audit/1");
        writer_.member("pack", result_.pack);
        writer_.member("version", result_.version);
        writer_.member("sha256", result_.sha256);
        writer_.member("text", result_.text);
        writer_.member("encoding", toString(result_.encoding));
        writer_.member("html", result_.kind == TextKind::html || result_.kind == TextKind::mhtml);
        writer_.member("kind", toString(result_.kind));
        writer_.member("complete", result_.isComplete());
        if (!result_.notUnderstood.empty()) writeNotUnderstood();
        writeFigures("matched", true);
        writeFigures("not_in_pack", false);
        writer_.key("not_in_text");
        writer_.beginArray();
        for (const AccountedFigure& figure : result_.packFigures) {
            if (figure.lines.empty()) writePlace(figure.figure);
        }
        writer_.endArray();
        writer_.endObject();
        return writer_.take();
    }

private:
    void writeFigures(std::string_view key, bool accounted) {
        writer_.key(key);
        writer_.beginArray();
        for (const TextFigure& figure : result_.figures) {
            if (figure.isAccounted() == accounted) writeFigure(figure);
        }
        writer_.endArray();
    }

    void writeFigure(const TextFigure& figure) {
        writer_.beginObject();
        writer_.member("kind", toString(figure.quantity.kind));
        writer_.member("decides", decides(figure.quantity.kind));
        writeQuantity(figure.quantity);
        writer_.member("line", figure.line);
        writer_.member("written", figure.passage.written);
        writer_.member("passage", figure.passage.before + figure.passage.written + figure.passage.after);
        if (figure.isAccounted()) {
            writer_.key("accounted_by");
            writer_.beginArray();
            for (const std::size_t index : figure.accountedBy) writePlace(result_.packFigures[index].figure);
            writer_.endArray();
        }
        writer_.endObject();
    }

    void writeNotUnderstood() {
        writer_.key("not_understood");
        writer_.beginArray();
        for (const OpenFigure& figure : result_.notUnderstood) {
            const Localized what = explained(figure.why);
            writer_.beginObject();
            writer_.member("why", toString(figure.why));
            writer_.member("line", static_cast<std::int64_t>(figure.line));
            writer_.member("written", figure.passage.written);
            writer_.member("passage", figure.passage.before + figure.passage.written + figure.passage.after);
            writer_.member("zh", what.zh);
            writer_.member("en", what.en);
            writer_.endObject();
        }
        writer_.endArray();
    }

    void writeQuantity(const Quantity& quantity) {
        writer_.member("value", valueText(quantity.kind, quantity.low));
        if (quantity.high) writer_.member("up_to", valueText(quantity.kind, *quantity.high));
        if (!quantity.unit.empty()) writer_.member("unit", quantity.unit);
        if (quantity.vague) writer_.member("vague", true);
    }

    void writePlace(const PackFigure& figure) {
        writer_.beginObject();
        writer_.member("origin", toString(figure.origin));
        if (!figure.measure.empty()) writer_.member("measure", figure.measure);
        if (!figure.clause.empty()) writer_.member("clause", figure.clause);
        writer_.member("part", figure.part);
        writer_.member("figure", figure.written);
        writer_.endObject();
    }

    const AuditResult& result_;
    JsonWriter writer_;
};

} // namespace

std::string toJson(const AuditResult& result) {
    return AuditWriter(result).write();
}

} // namespace biosubsidy::audit
