// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/doubts.h"

#include <algorithm>

#include "core/values/hour.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::applications {

namespace {

Localized sumText(const Money& sum) {
    return {wording::moneyText(sum, Language::zh), wording::moneyText(sum, Language::en)};
}

class Doubts {
public:
    explicit Doubts(const Application& application) : application_(application) {}

    void ofTitle() {
        if (!application_.shownTitle(Language::zh).empty()) return;
        add(Part::title, Doubt::Weight::missing, "no_title",
            {"没有写申报的是什么", "it does not say what is applied for"});
    }

    void ofCall() {
        const Call& call = application_.call;
        if (call.opens && call.closes && *call.closes < *call.opens)
            add(Part::callCloses, Doubt::Weight::wrong, "closes_before_opens",
                pair("截止日 {} 在开始日 {} 之前", "the closing day {} is before the opening day {}",
                     call.closes->toString(), call.opens->toString()));
        if (!call.closesAt.empty() && !minutesOfDay(call.closesAt))
            add(Part::callHour, Doubt::Weight::wrong, "no_hour",
                pair("“{}”不是几点几分；应如 17:00", "\"{}\" is no hour; expected one such as 17:00",
                     printable(call.closesAt), printable(call.closesAt)));
        if (!call.closesAt.empty() && !call.closes)
            add(Part::callCloses, Doubt::Weight::missing, "hour_without_day",
                {"有截止的钟点，没有截止日", "there is a closing hour, and no closing day"});
        const std::optional<Date>& own = application_.ownDeadline;
        if (own && call.closes && *call.closes < *own)
            add(Part::ownDeadline, Doubt::Weight::wrong, "own_after_closing",
                pair("自定期限 {} 在截止日 {} 之后", "the own deadline {} is after the closing day {}", own->toString(),
                     call.closes->toString()));
    }

    void ofStatus() {
        const Status status = application_.status;
        const auto paid = application_.paid();
        const auto& approved = application_.approved.sum;
        if (isGranted(status) && !approved)
            add(Part::approved, Doubt::Weight::missing, "no_approved_sum",
                {"已批准，但没有填批准金额", "it is approved, and the approved sum is not given"});
        if ((status == Status::paid || status == Status::paidInPart) && !paid)
            add(Part::payments, Doubt::Weight::missing, "no_payment",
                {"状态是已到账，但没有一笔到账", "its status says paid, and there is no payment"});
        if (!isGranted(status) && paid)
            add(Part::status, Doubt::Weight::wrong, "paid_without_approval",
                {"已有到账，状态却不是“已批准”或“已到账”",
                 "money has come, and its status says neither approved nor paid"});
        if (status == Status::paid && paid && approved && *paid < *approved)
            add(Part::status, Doubt::Weight::wrong, "paid_less",
                pair("状态是“已到账”，到账合计 {} 少于批准金额 {}",
                     "its status says paid; the payments come to {}, less than the approved {}", sumText(*paid),
                     sumText(*approved)));
        if (status == Status::paidInPart && paid && approved && *paid == *approved)
            add(Part::status, Doubt::Weight::wrong, "paid_all",
                {"状态是“部分到账”，批准金额已全部到账",
                 "its status says paid in part; all that was approved has been paid"});
    }

    void ofSums() {
        const auto& applied = application_.applied;
        const auto& approved = application_.approved;
        if (applied.sum && approved.sum && *applied.sum < *approved.sum)
            add(Part::approved, Doubt::Weight::wrong, "approved_over_applied",
                pair("批准金额 {} 超过申请金额 {}", "the approved sum {} is over the {} applied for",
                     sumText(*approved.sum), sumText(*applied.sum)));
        if (applied.day && approved.day && *approved.day < *applied.day)
            add(Part::approved, Doubt::Weight::wrong, "approved_before_applied",
                pair("批准日 {} 在提交日 {} 之前", "the day of approval {} is before that of submission {}",
                     approved.day->toString(), applied.day->toString()));
        const auto& closes = application_.call.closes;
        if (applied.day && closes && *closes < *applied.day)
            add(Part::applied, Doubt::Weight::wrong, "applied_after_closing",
                pair("提交日 {} 在截止日 {} 之后", "it was handed in on {}, after the closing day {}",
                     applied.day->toString(), closes->toString()));
        const auto paid = application_.paid();
        if (paid && approved.sum && *approved.sum < *paid)
            add(Part::payments, Doubt::Weight::wrong, "paid_over_approved",
                pair("到账合计 {} 超过批准金额 {}", "the payments come to {}, over the approved {}", sumText(*paid),
                     sumText(*approved.sum)));
        ofPayments();
    }

    void ofDay(const Date& today) {
        const auto ahead = [&](Part part, std::size_t index, const std::optional<Date>& day) {
            if (day && today < *day)
                add(part, Doubt::Weight::wrong, "day_ahead",
                    pair("{} 还没有到", "{} lies ahead", day->toString(), day->toString()), index);
        };
        ahead(Part::applied, 0, application_.applied.day);
        ahead(Part::approved, 0, application_.approved.day);
        for (std::size_t index = 0; index < application_.payments.size(); ++index)
            ahead(Part::payments, index, application_.payments[index].day);
    }

    void ofFiles(const FileIsThere& fileIsThere) {
        for (std::size_t index = 0; index < application_.files.size(); ++index) {
            const File& file = application_.files[index];
            if (fileIsThere(file)) continue;
            const std::string name = printable(file.name);
            add(Part::files, Doubt::Weight::wrong, "file_gone",
                file.isLink()
                    ? pair("文件“{}”不在原处了；请重新链接，或放回 {}",
                           "the file \"{}\" is not there any more; link it again, or put it back: {}", name,
                           printable(file.absolute))
                    : pair("文件“{}”不在案例库的文件夹里了；请放回备份，或重新加入{}",
                           "the file \"{}\" is not in the library's folder any more; put its backup there or add it "
                           "again{}",
                           name, std::string()),
                index);
        }
    }

    [[nodiscard]] std::vector<Doubt> take() {
        std::stable_sort(found_.begin(), found_.end(), [](const Doubt& left, const Doubt& right) {
            return std::pair(left.part, left.index) < std::pair(right.part, right.index);
        });
        return std::move(found_);
    }

private:
    void ofPayments() {
        for (std::size_t index = 0; index < application_.payments.size(); ++index) {
            const Payment& payment = application_.payments[index];
            if (payment.sum.isZero())
                add(Part::payments, Doubt::Weight::missing, "payment_zero",
                    {"这笔到账没有金额", "this payment has no sum"}, index);
            const auto& approved = application_.approved.day;
            if (payment.day && approved && *payment.day < *approved)
                add(Part::payments, Doubt::Weight::wrong, "paid_before_approved",
                    pair("到账日 {} 在批准日 {} 之前", "it was paid on {}, before the day of approval {}",
                         payment.day->toString(), approved->toString()),
                    index);
        }
    }

    static const std::string& in(const std::string& text, Language) { return text; }
    static const std::string& in(const Localized& text, Language language) { return text.in(language); }
    template <typename One, typename Other>
    static Localized pair(fmt::format_string<const std::string&, const std::string&> zh,
                          fmt::format_string<const std::string&, const std::string&> en, const One& one,
                          const Other& other) {
        return {fmt::format(zh, in(one, Language::zh), in(other, Language::zh)),
                fmt::format(en, in(one, Language::en), in(other, Language::en))};
    }

    void add(Part part, Doubt::Weight weight, const char* code, Localized message, std::size_t index = 0) {
        found_.push_back({part, index, weight, code, std::move(message)});
    }

    const Application& application_;
    std::vector<Doubt> found_;
};

} // namespace

std::vector<Doubt> doubtsOf(const Application& application, const Date& today, const FileIsThere& fileIsThere) {
    Doubts doubts(application);
    doubts.ofTitle();
    doubts.ofCall();
    doubts.ofStatus();
    doubts.ofSums();
    doubts.ofDay(today);
    doubts.ofFiles(fileIsThere);
    return doubts.take();
}

std::size_t contradictions(const Application& application) {
    Doubts doubts(application);
    doubts.ofCall();
    doubts.ofStatus();
    doubts.ofSums();
    const std::vector<Doubt> found = doubts.take();
    return static_cast<std::size_t>(std::count_if(
        found.begin(), found.end(), [](const Doubt& doubt) { return doubt.weight == Doubt::Weight::wrong; }));
}

} // namespace biosubsidy::applications
