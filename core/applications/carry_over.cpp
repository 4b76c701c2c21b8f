// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/carry_over.h"

#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::applications {

namespace {

// Every part of an application once: its name and where it stands.
template <typename Visit>
void forEachPart(const Visit& visit) {
    visit({"措施", "measure"}, &Application::claim);
    visit({"名称", "title"}, &Application::title);
    visit({"项目或支出", "project or expense"}, &Application::itemName);
    visit({"预计金额", "expected sum"}, &Application::expected);
    visit({"预计的性质", "kind of expectation"}, &Application::expectedOpen);
    visit({"受理部门", "agency"}, &Application::agency);
    visit({"申报通知", "call"}, &Application::call);
    visit({"自定期限", "own deadline"}, &Application::ownDeadline);
    visit({"负责人", "person in charge"}, &Application::person);
    visit({"状态", "status"}, &Application::status);
    visit({"申请", "sum applied for"}, &Application::applied);
    visit({"批准", "approved sum"}, &Application::approved);
    visit({"到账", "payments"}, &Application::payments);
    visit({"材料", "materials"}, &Application::materials);
    visit({"日程", "dates"}, &Application::days);
    visit({"备注", "remarks"}, &Application::remarks);
    visit({"记录", "notes"}, &Application::notes);
    visit({"文件", "files"}, &Application::files);
}

std::string shown(const std::string& text, Language) {
    return printable(text);
}
std::string shown(bool open, Language language) {
    return open ? wording::say(language, "至多", "at most") : wording::say(language, "确定", "certain");
}
std::string shown(const Localized& text, Language language) {
    return printable(text.in(language));
}
std::string shown(const ClaimKey& key, Language) {
    return printable(key.measure + " " + key.item);
}
std::string shown(Status status, Language language) {
    return words(status).in(language);
}
std::string shown(const Date& day, Language) {
    return day.toString();
}
std::string shown(const Money& sum, Language language) {
    return wording::moneyText(sum, language);
}
template <typename Value>
std::string shown(const std::optional<Value>& value, Language language) {
    return value ? shown(*value, language) : wording::say(language, "没有填", "nothing");
}
std::string shown(const Step& step, Language language) {
    return shown(step.sum, language) + " " + shown(step.day, language);
}
std::string shown(const Call& call, Language language) {
    return shown(call.name, language) + " " + shown(call.opens, language) + " " + shown(call.closes, language) + " " +
           call.closesAt;
}
std::string shown(const Payment& payment, Language language) {
    return shown(payment.sum, language) + " " + shown(payment.day, language) + " " + printable(payment.note);
}
std::string shown(const Material& material, Language) {
    return printable(material.what) + (material.ready ? " ✓ " : " ") + printable(material.holder);
}
std::string shown(const NamedDay& day, Language) {
    return day.date.toString() + " " + printable(day.what);
}
std::string shown(const Note& note, Language) {
    return printable(note.text);
}
std::string shown(const File& file, Language) {
    return printable(file.name);
}
template <typename Value>
std::string shown(const std::vector<Value>& values, Language language) {
    std::vector<std::string> all;
    all.reserve(values.size());
    for (const Value& value : values) all.push_back(shown(value, language));
    return all.empty() ? wording::say(language, "没有填", "nothing") : wording::clauses(all, language);
}

} // namespace

tl::expected<Application, Localized> carriedOver(Application now, const Application& before, const Application& after) {
    std::vector<std::string> zh;
    std::vector<std::string> en;
    forEachPart([&](const Localized& name, auto part) {
        if (before.*part == after.*part || now.*part == after.*part) return;
        if (now.*part == before.*part) {
            now.*part = after.*part;
            return;
        }
        zh.push_back(fmt::format("“{}”要改为“{}”，现在是“{}”", name.zh, shown(after.*part, Language::zh),
                                 shown(now.*part, Language::zh)));
        en.push_back(fmt::format("\"{}\" was to be \"{}\" and is \"{}\" now", name.en, shown(after.*part, Language::en),
                                 shown(now.*part, Language::en)));
    });
    if (zh.empty()) return now;
    return tl::unexpected(Localized{wording::clauses(zh, Language::zh), wording::clauses(en, Language::en)});
}

Localized changedParts(const Application& before, const Application& after) {
    Localized names;
    std::size_t count = 0;
    forEachPart([&](const Localized& name, auto part) {
        if (before.*part == after.*part) return;
        ++count;
        names.zh += (names.zh.empty() ? "" : "、") + name.zh;
        names.en += (names.en.empty() ? "" : ", ") + name.en;
    });
    constexpr std::size_t most = 3;
    return count > most ? Localized{"多处内容", "several parts"} : names;
}

} // namespace biosubsidy::applications
