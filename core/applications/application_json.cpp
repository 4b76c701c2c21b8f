// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/application_json.h"

#include <charconv>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::applications {

namespace {

class Writer {
public:
    std::string write(const Application& application) {
        json_.object([&] {
            text("measure", application.claim.measure);
            text("item", application.claim.item);
            if (!application.title.empty()) json_.object("title", [&] { json_.words(application.title); });
            text("item_name", application.itemName);
            value("expected", application.expected);
            flag("expected_open", application.expectedOpen);
            text("agency", application.agency);
            call(application.call);
            value("own_deadline", application.ownDeadline);
            text("person", application.person);
            text("status", std::string(toString(application.status)));
            step("applied", application.applied);
            step("approved", application.approved);
            lists(application);
            text("remarks", application.remarks);
        });
        return json_.take();
    }

private:
    void text(const char* name, const std::string& of) {
        if (!of.empty()) json_.member(name, of);
    }
    template <typename Value>
    void value(const char* name, const std::optional<Value>& of) {
        if (of) json_.member(name, of->toString());
    }
    void flag(const char* name, bool of) {
        if (of) json_.member(name, true);
    }
    void step(const char* name, const Step& of) {
        if (of == Step()) return;
        json_.object(name, [&] {
            value("sum", of.sum);
            value("day", of.day);
        });
    }
    void call(const Call& of) {
        if (of == Call()) return;
        json_.object("call", [&] {
            text("name", of.name);
            value("opens", of.opens);
            value("closes", of.closes);
            text("closes_at", of.closesAt);
        });
    }
    template <typename Elements, typename Write>
    void list(const char* name, const Elements& elements, const Write& write) {
        if (!elements.empty()) json_.objects(name, elements, write);
    }
    void lists(const Application& application) {
        list("payments", application.payments, [&](const Payment& payment) {
            json_.member("sum", payment.sum.toString());
            value("day", payment.day);
            text("note", payment.note);
        });
        list("materials", application.materials, [&](const Material& material) {
            text("what", material.what);
            flag("ready", material.ready);
            text("holder", material.holder);
        });
        list("days", application.days, [&](const NamedDay& day) {
            json_.member("date", day.date.toString());
            text("what", day.what);
        });
        list("notes", application.notes, [&](const Note& note) {
            json_.member("at", toMillis(note.at));
            text("text", note.text);
        });
        list("files", application.files, [&](const File& file) {
            text("name", file.name);
            text("digest", file.digest);
            text("relative", file.relative);
            text("absolute", file.absolute);
            json_.member("size", file.size);
        });
    }

    JsonWriter json_;
};

// What does not fit is told by ok(), not thrown.
class Reader {
public:
    [[nodiscard]] bool ok() const noexcept { return ok_; }

    Application read(const JsonValue& root) {
        Application application;
        if (root.kind != JsonValue::Kind::object) ok_ = false;
        application.claim = {text(root, "measure"), text(root, "item")};
        if (const JsonValue* title = root.find("title")) application.title = {text(*title, "zh"), text(*title, "en")};
        application.itemName = text(root, "item_name");
        application.expected = money(root, "expected");
        application.expectedOpen = flag(root, "expected_open");
        application.agency = text(root, "agency");
        if (const JsonValue* call = root.find("call"))
            application.call = {text(*call, "name"), date(*call, "opens"), date(*call, "closes"),
                                text(*call, "closes_at")};
        application.ownDeadline = date(root, "own_deadline");
        application.person = text(root, "person");
        if (const auto status = statusNamed(text(root, "status")))
            application.status = *status;
        else
            ok_ = false;
        application.applied = step(root, "applied");
        application.approved = step(root, "approved");
        application.remarks = text(root, "remarks");
        lists(application, root);
        return application;
    }

private:
    std::string text(const JsonValue& value, std::string_view key) {
        const JsonValue* found = value.find(key);
        if (found == nullptr) return {};
        if (found->kind != JsonValue::Kind::string) ok_ = false;
        return found->text;
    }
    bool flag(const JsonValue& value, std::string_view key) {
        const JsonValue* found = value.find(key);
        return found != nullptr && found->boolean;
    }
    template <typename Number>
    Number number(const JsonValue& value, std::string_view key) {
        const JsonValue* found = value.find(key);
        Number result{};
        if (found == nullptr) return result;
        const char* end = found->text.data() + found->text.size();
        const auto [last, error] = std::from_chars(found->text.data(), end, result);
        if (error != std::errc() || last != end) ok_ = false;
        return result;
    }
    std::optional<Money> money(const JsonValue& value, std::string_view key) {
        if (value.find(key) == nullptr) return std::nullopt;
        const auto sum = Money::parse(text(value, key));
        if (!sum) ok_ = false;
        return sum ? std::optional(*sum) : std::nullopt;
    }
    std::optional<Date> date(const JsonValue& value, std::string_view key) {
        if (value.find(key) == nullptr) return std::nullopt;
        const auto day = Date::parse(text(value, key));
        if (!day) ok_ = false;
        return day;
    }
    Step step(const JsonValue& value, std::string_view key) {
        const JsonValue* found = value.find(key);
        if (found == nullptr) return {};
        return {money(*found, "sum"), date(*found, "day")};
    }
    template <typename Read>
    void each(const JsonValue& root, std::string_view key, const Read& read) {
        const JsonValue* found = root.find(key);
        if (found == nullptr) return;
        for (const JsonValue& value : found->items) read(value);
    }
    void lists(Application& application, const JsonValue& root) {
        each(root, "payments", [&](const JsonValue& value) {
            application.payments.push_back(
                {money(value, "sum").value_or(Money()), date(value, "day"), text(value, "note")});
        });
        each(root, "materials", [&](const JsonValue& value) {
            application.materials.push_back({text(value, "what"), flag(value, "ready"), text(value, "holder")});
        });
        each(root, "days", [&](const JsonValue& value) {
            if (const auto day = date(value, "date")) application.days.push_back({*day, text(value, "what")});
        });
        each(root, "notes", [&](const JsonValue& value) {
            application.notes.push_back({fromMillis(number<std::int64_t>(value, "at")), text(value, "text")});
        });
        each(root, "files", [&](const JsonValue& value) {
            application.files.push_back({text(value, "name"), text(value, "digest"), text(value, "relative"),
                                         text(value, "absolute"), number<std::uint64_t>(value, "size")});
        });
    }

    bool ok_ = true;
};

} // namespace

std::string contentOf(const Application& application) {
    return Writer().write(application);
}

std::optional<Application> applicationOf(const std::string& content) {
    const auto root = parseJson(SourceText("", content));
    if (!root) return std::nullopt;
    Reader reader;
    Application application = reader.read(*root);
    return reader.ok() ? std::optional(std::move(application)) : std::nullopt;
}

} // namespace biosubsidy::applications
