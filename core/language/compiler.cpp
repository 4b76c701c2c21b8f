// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/compiler.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/language/compiler_hints.h"
#include "core/language/hints.h"
#include "core/values/meant.h"
#include "core/values/quantity.h"
#include "core/values/text.h"

namespace biosubsidy::language {

namespace {

using Kind = Expression::Kind;

constexpr std::size_t mostNodes = 2000;
constexpr int deepestTerms = 16;
constexpr int deepestNesting = 300; // of an expression with its terms expanded

// Half of what 128 bits hold, so that a sum of two bounded values still fits.
const Fen& largestNumber() {
    static const Fen limit = Fen("10000000000000000000000000000000000000"); // 10^37
    return limit;
}

// A claim's sum fits in 64 bits, which the block engine counts on: 46 times the
// largest amount that a case may hold.
constexpr std::int64_t largestSum = std::int64_t(1) << 62;

// What an expression stands for before it becomes a node.
struct Operand {
    bool valid = false;
    bool isRate = false;
    Rate rate = *Rate::parse("0%");
    std::uint32_t node = 0;
    Unit kind = NumberKind::money;
};

class Compiler {
public:
    Compiler(const Scope& scope, std::string_view text) : scope_(scope) { compiled_.program.text = std::string(text); }

    Compiled condition(const Expression& expression) {
        compileTruth(expression);
        return finish();
    }

    Compiled amount(const Expression& expression) {
        const Operand operand = compileNumber(expression);
        if (operand.valid && operand.node < compiled_.program.nodes.size()) {
            const Node& node = compiled_.program.nodes[operand.node];
            if (!operand.isRate && node.largest / node.denominator >= largestSum) tooLarge(expression.span);
            if (node.least < 0 && node.kind == NumberKind::money) mayFallBelowZero(expression);
        }
        if (operand.valid && (operand.isRate || operand.kind != NumberKind::money)) {
            const Localized found = describe(operand.isRate ? NumberKind::rate : operand.kind);
            problem("wrong_type", expression.span,
                    {fmt::format("这里应为金额，却是{}", found.zh), fmt::format("expected money, found {}", found.en)},
                    {"比例要乘以金额，如 30% * project.total_investment；金额要带单位，如 5000万元",
                     "multiply a rate by an amount, as in 30% * project.total_investment; give money its unit, as in "
                     "5000万元"});
        }
        return finish();
    }

private:
    Compiled finish() {
        if (full() && compiled_.problems.empty()) {
            problem("too_long", {}, {"表达式展开后太长", "the expression is too long once its terms are expanded"});
        }
        if (!compiled_.problems.empty()) compiled_.program.nodes.clear();
        return std::move(compiled_);
    }

    void problem(std::string code, const Span& span, Localized message, Localized advice = {}) {
        compiled_.problems.push_back({std::move(code), span, std::move(message), std::move(advice)});
    }

    std::uint32_t add(Node node) {
        // The limit keeps terms that expand terms from growing without end.
        if (compiled_.program.nodes.size() <= mostNodes) compiled_.program.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(compiled_.program.nodes.size() - 1);
    }

    [[nodiscard]] bool full() const { return tooDeep_ || compiled_.program.nodes.size() > mostNodes; }

    // Nodes are added on the way up: on the way down the depth is what ends a chain of terms.
    class Descent {
    public:
        explicit Descent(Compiler& compiler) : depth_(compiler.depth_) {
            if (++depth_ > deepestNesting) compiler.tooDeep_ = true;
        }
        ~Descent() { --depth_; }
        Descent(const Descent&) = delete;
        Descent& operator=(const Descent&) = delete;

    private:
        int& depth_;
    };

    // The expression behind a name of [terms]; null if there is no such term. Inside a
    // term those before it alone are known, so that none can lead to itself.
    const Expression* termNamed(const Expression& expression) const {
        if (expression.kind != Kind::name || scope_.terms == nullptr) return nullptr;
        const std::vector<Term>& terms = *scope_.terms;
        const std::size_t inside = expression.span.source; // 0: in none of them
        const std::size_t known = inside == 0 ? terms.size() : std::min(inside - 1, terms.size());
        for (std::size_t index = 0; index < known; ++index) {
            if (terms[index].name == expression.text) return &terms[index].expression;
        }
        return nullptr;
    }

    // Follows terms until something else stands there.
    const Expression& resolved(const Expression& expression) const {
        const Expression* current = &expression;
        for (int depth = 0; depth < deepestTerms; ++depth) {
            const Expression* next = termNamed(*current);
            if (next == nullptr) break;
            current = next;
        }
        return *current;
    }

    struct FoundFact {
        const Fact* fact = nullptr;
        std::size_t index = 0;
    };

    // The fact that "project.kinds" names, or a problem.
    FoundFact factNamed(const Expression& expression) {
        if (expression.kind != Kind::name) {
            problem("fact_expected", expression.span,
                    {"这里应为事实的名称，如 project.kinds", "expected the name of a fact, such as project.kinds"});
            return {};
        }
        const std::size_t dot = expression.text.find('.');
        const std::string owner = expression.text.substr(0, dot);
        const std::string name = dot == std::string::npos ? "" : expression.text.substr(dot + 1);
        std::vector<std::string> owners{"company"};
        if (scope_.entity != Entity::company) owners.emplace_back(toString(scope_.entity));
        if (std::find(owners.begin(), owners.end(), owner) == owners.end() || name.empty()) {
            unknownName(expression, owners, owner, name);
            return {};
        }
        const Entity entity = owner == "company" ? Entity::company : scope_.entity;
        if (const auto index = scope_.vocabulary->findReadable(entity, name))
            return {&scope_.vocabulary->fact(entity, *index), *index};
        std::vector<std::string> names;
        for (const Fact& fact : scope_.vocabulary->facts(entity)) names.push_back(fact.id);
        const Localized subject{fmt::format("{} 没有名为 {} 的事实", owner, name),
                                fmt::format("{} has no fact named {}", owner, name)};
        Localized advice = didYouMean(name, names);
        if (advice.empty()) advice = choiceHint(name, owners, scope_);
        if (advice.empty()) advice = kindredHint(owner, name, names);
        problem("unknown_fact", expression.span, subject, std::move(advice));
        return {};
    }

    void unknownName(const Expression& expression, const std::vector<std::string>& owners, const std::string& owner,
                     const std::string& name) {
        // A term that was mistyped, or a fact whose owner was forgotten.
        std::vector<std::string> names;
        if (scope_.terms != nullptr) {
            for (const Term& term : *scope_.terms) names.push_back(term.name);
        }
        const std::string bare = name.empty() ? owner : name;
        for (const std::string& candidate : owners) {
            const Entity entity = candidate == "company" ? Entity::company : scope_.entity;
            for (const Fact& fact : scope_.vocabulary->facts(entity)) {
                names.push_back(candidate + "." + fact.id);
                if (fact.id == bare) {
                    problem("unknown_fact", expression.span,
                            {fmt::format("没有 {}", expression.text), fmt::format("there is no {}", expression.text)},
                            {fmt::format("是不是 {}.{}？", candidate, bare),
                             fmt::format("did you mean {}.{}?", candidate, bare)});
                    return;
                }
            }
        }
        Localized advice = wordHint(expression.text);
        if (advice.empty()) advice = choiceHint(bare, owners, scope_);
        if (advice.empty()) advice = didYouMean(expression.text, names);
        if (advice.empty()) {
            advice = {fmt::format("这里可以用 {}.…", fmt::join(owners, ".… 或 ")),
                      fmt::format("{}.... may be used here", fmt::join(owners, ".... or "))};
        }
        problem("unknown_fact", expression.span,
                {fmt::format("没有 {}", expression.text), fmt::format("there is no {}", expression.text)},
                std::move(advice));
    }

    [[nodiscard]] Node factNode(Op op, const FoundFact& found) const {
        Node node;
        node.op = op;
        node.entity = found.fact->entity;
        node.fact = found.index;
        node.isSet = found.fact->type == FactType::set;
        return node;
    }

    void wrongFactType(const Expression& expression, const Fact& fact, const Localized& wanted) {
        const Localized type = biosubsidy::describe(fact.type);
        problem("wrong_type", expression.span,
                {fmt::format("{} 填的是{}，这里应为{}", fact.id, type.zh, wanted.zh),
                 fmt::format("{} is {}; expected {}", fact.id, type.en, wanted.en)},
                {fmt::format("写作 {}", usage(fact.type, expression.text)),
                 fmt::format("write {}", usage(fact.type, expression.text))});
    }

    // How a fact of this type is asked about: the same in both languages.
    static std::string usage(FactType type, const std::string& name) {
        switch (type) {
        case FactType::flag: return name;
        case FactType::choice: return fmt::format("{0} is ... / {0} in {{...}}", name);
        case FactType::set: return fmt::format("{0} has ... / {0} has any of {{...}} / {0} is empty", name);
        case FactType::text: return fmt::format("{0} is \"...\" / {0} in {{\"...\"}}", name);
        case FactType::money: return fmt::format("{} >= 5000万元", name);
        case FactType::count:
        case FactType::quantity: return fmt::format("{} >= 20", name);
        case FactType::year: return fmt::format("{} >= 2026", name);
        case FactType::date: return fmt::format("{} >= 2026-01-01", name);
        }
        return name;
    }

    // Conditions ------------------------------------------------------------

    std::uint32_t compileTruth(const Expression& written) {
        const Expression& expression = resolved(written);
        const Descent descent(*this);
        if (full()) return 0;
        switch (expression.kind) {
        case Kind::always: return add({});
        case Kind::both: return compileJoint(Op::both, expression);
        case Kind::either: return compileJoint(Op::either, expression);
        case Kind::negation: return compileJoint(Op::negation, expression);
        case Kind::comparison: return compileComparison(expression);
        case Kind::is:
            return negatedIf(expression.negated, compileMembership(expression, {FactType::choice, FactType::text}));
        case Kind::in: return compileMembership(expression, {FactType::choice, FactType::text});
        case Kind::has: return compileMembership(expression, {FactType::set});
        case Kind::isEmpty: return compileEmpty(expression);
        case Kind::name: return compileFlag(expression);
        default:
            problem("wrong_type", expression.span, {"这里应为条件，却不是", "expected a condition here"},
                    {"例如 project.kinds has rnd，或 project.total_investment >= 5000万元",
                     "for example project.kinds has rnd, or project.total_investment >= 5000万元"});
            return 0;
        }
    }

    std::uint32_t compileJoint(Op op, const Expression& expression) {
        Node node;
        node.op = op;
        for (const Expression& part : expression.children) node.children.push_back(compileTruth(part));
        return add(std::move(node));
    }

    std::uint32_t negatedIf(bool negated, std::uint32_t inner) {
        if (!negated) return inner;
        Node node;
        node.op = Op::negation;
        node.children.push_back(inner);
        return add(std::move(node));
    }

    std::uint32_t compileFlag(const Expression& expression) {
        const FoundFact found = factNamed(expression);
        if (found.fact == nullptr) return 0;
        if (found.fact->type != FactType::flag) {
            wrongFactType(expression, *found.fact, {"是否类的事实或一个完整的条件", "a flag, or a whole condition"});
            return 0;
        }
        return add(factNode(Op::flag, found));
    }

    std::uint32_t compileEmpty(const Expression& expression) {
        const FoundFact found = factNamed(expression.children[0]);
        if (found.fact == nullptr) return 0;
        if (found.fact->type != FactType::set) {
            wrongFactType(expression.children[0], *found.fact,
                          {"集合（只有集合才能问是否为空）", "a set (only a set can be empty)"});
            return 0;
        }
        return negatedIf(expression.negated, add(factNode(Op::emptySet, found)));
    }

    // is, in and has: a fact against choices or texts.
    std::uint32_t compileMembership(const Expression& expression, std::initializer_list<FactType> types) {
        const FoundFact found = factNamed(expression.children[0]);
        if (found.fact == nullptr) return 0;
        if (std::find(types.begin(), types.end(), found.fact->type) == types.end()) {
            wrongFactType(expression.children[0], *found.fact,
                          expression.kind == Kind::has ? Localized{"集合（has 只用于集合）", "a set (has is for sets)"}
                                                       : Localized{"选项或文字（is 和 in 只用于选项和文字）",
                                                                   "a choice or a text (is and in are for these)"});
            return 0;
        }
        const Expression& right = resolved(expression.children[1]);
        std::vector<const Expression*> elements;
        if (right.kind == Kind::list) {
            for (const Expression& element : right.children) elements.push_back(&element);
        } else {
            elements.push_back(&right);
        }
        Node node = factNode(found.fact->type == FactType::text ? Op::textIn : Op::options, found);
        for (const Expression* element : elements) addElement(*element, *found.fact, node);
        return add(std::move(node));
    }

    void addElement(const Expression& element, const Fact& fact, Node& node) {
        if (fact.type == FactType::text) {
            if (element.kind == Kind::text && !element.text.empty())
                node.texts.push_back(element.text);
            else
                problem("text_expected", element.span, {"这里应为引号里的文字", "expected a text in quotes"},
                        {fmt::format("写作 \"{}\"", element.text), fmt::format("write \"{}\"", element.text)});
            return;
        }
        const auto index = element.kind == Kind::name ? fact.choice(element.text) : std::nullopt;
        if (index) {
            node.options.set(*index);
            return;
        }
        std::vector<std::string> ids;
        for (const Choice& choice : fact.choices) ids.push_back(choice.id);
        Localized advice = didYouMean(element.text, ids);
        if (element.kind == Kind::text && fact.choice(element.text))
            advice = {fmt::format("不加引号：{}", element.text), fmt::format("without quotes: {}", element.text)};
        else if (advice.empty())
            advice = {fmt::format("可用的选项：{}", fmt::join(ids, ", ")),
                      fmt::format("its choices: {}", fmt::join(ids, ", "))};
        problem("unknown_choice", element.span,
                {fmt::format("{} 没有选项 {}", fact.id, printable(element.text)),
                 fmt::format("{} has no choice {}", fact.id, printable(element.text))},
                std::move(advice));
    }

    std::uint32_t compileComparison(const Expression& expression) {
        const Operand left = compileNumber(expression.children[0]);
        const Operand right = compileNumber(expression.children[1]);
        if (!left.valid || !right.valid) return 0;
        if (left.isRate || right.isRate || !comparable(left.kind, right.kind)) {
            const Localized a = describe(left.isRate ? NumberKind::rate : left.kind);
            const Localized b = describe(right.isRate ? NumberKind::rate : right.kind);
            problem(
                "wrong_unit", expression.span,
                {fmt::format("{}不能与{}比较", a.zh, b.zh), fmt::format("{} cannot be compared with {}", a.en, b.en)},
                comparisonHint(left.kind, right.kind));
            return 0;
        }
        Node node;
        node.op = Op::comparison;
        constexpr std::array<std::string_view, 5> signs{">=", ">", "<=", "<", "="};
        node.comparison =
            static_cast<Comparison>(std::find(signs.begin(), signs.end(), expression.text) - signs.begin());
        node.kind = nodeKind(joint(left.kind, right.kind));
        return addNumber(std::move(node), {left, right}, expression.span);
    }

    // Numbers ---------------------------------------------------------------

    Operand compileNumber(const Expression& written) {
        const Expression& expression = resolved(written);
        const Descent descent(*this);
        if (full()) return {};
        switch (expression.kind) {
        case Kind::literal: return compileLiteral(expression);
        case Kind::name: return compileNumberFact(expression);
        case Kind::product: return compileProduct(expression);
        case Kind::sum: return compileArithmetic(Op::sum, expression);
        case Kind::difference: return compileArithmetic(Op::difference, expression);
        case Kind::least: return compileArithmetic(Op::least, expression);
        case Kind::greatest: return compileArithmetic(Op::greatest, expression);
        default:
            problem("wrong_type", expression.span, {"这里应为数字或金额", "expected a number or an amount here"},
                    wordHint("if"));
            return {};
        }
    }

    Operand constant(Unit kind, Fen number, std::int64_t denominator = 1) {
        Node node;
        node.op = Op::constant;
        node.kind = nodeKind(kind);
        node.denominator = denominator;
        node.largest = number;
        node.least = number;
        node.number = std::move(number);
        return numberOperand(kind, add(std::move(node)));
    }

    static Operand numberOperand(Unit kind, std::uint32_t node) {
        Operand operand;
        operand.valid = true;
        operand.kind = kind;
        operand.node = node;
        return operand;
    }

    Operand compileLiteral(const Expression& expression) {
        const std::string& text = expression.text;
        if (text.ends_with('%')) return compileRate(expression);
        if (text.find('-') != std::string::npos) {
            const auto date = Date::parse(text);
            if (date) return constant(NumberKind::date, Fen(Date::daysBetween(*Date::of(1970, 1, 1), *date)));
            Localized advice = dateAdvice(text);
            if (advice.empty()) advice = {"写作 2026-12-31", "write 2026-12-31"};
            problem("bad_literal", expression.span,
                    {fmt::format("{} 不是日期", text), fmt::format("{} is no date", text)}, std::move(advice));
            return {};
        }
        if (text.find_first_not_of("0123456789") == std::string::npos) {
            constexpr std::size_t mostDigits = 10;
            if (text.size() <= mostDigits) return constant(NumberKind::integer, Fen(std::stoll(text)));
            problem("bad_literal", expression.span,
                    {"这个数太大；金额要带单位", "this number is too large; give money its unit"},
                    {"如 5000万元", "as in 5000万元"});
            return {};
        }
        const bool bare = text.find_first_not_of("0123456789.") == std::string::npos;
        const auto quantity = Quantity::parse(text);
        if (bare && quantity)
            return constant(Unit(NumberKind::integer, true), Fen(quantity->hundredths()), Quantity::perUnit);
        const auto money = Money::parse(text);
        if (money && !bare) return constant(NumberKind::money, money->fen());
        badNumber(expression, bare ? biosubsidy::describe(quantity.error()) : biosubsidy::describe(money.error()));
        return {};
    }

    void badNumber(const Expression& expression, const Localized& why) {
        const std::string& text = expression.text;
        const std::string percent = percentMeant(text);
        problem("bad_literal", expression.span,
                {fmt::format("{}：{}", text, why.zh), fmt::format("{}: {}", text, why.en)},
                percent.empty() ? Localized{}
                                : Localized{fmt::format("是比例时写作 {}", percent),
                                            fmt::format("write {} where it is a share", percent)});
    }

    Operand compileRate(const Expression& expression) {
        const auto rate = Rate::parse(expression.text);
        if (!rate) {
            problem("bad_literal", expression.span,
                    {fmt::format("{} 不是比例，或小数位太多", expression.text),
                     fmt::format("{} is no rate, or has too many decimals", expression.text)},
                    {"写作 30% 或 12.5%", "write 30% or 12.5%"});
            return {};
        }
        if (rate->exceedsWhole()) {
            problem(
                "rate_over_whole", expression.span,
                {fmt::format("比例 {} 超过 100%", expression.text),
                 fmt::format("the rate {} is over 100%", expression.text)},
                {"检查是否多写了一位；文件确实超过全额的，1.5倍写作 a + 50% * a，比上年增长 20% 写作 a - b >= 20% * b",
                 "look for a digit too many; where the text means more than the whole write a + 50% * a for 150%, "
                 "and a - b >= 20% * b for a growth of 20%"});
            return {};
        }
        if (rate->numerator() == 0) {
            problem("zero_rate", expression.span, {"比例为 0%", "the rate is 0%"},
                    {"没有公布比例的支持应为 unstated", "support without a published rate is unstated"});
            return {};
        }
        Operand operand;
        operand.valid = true;
        operand.isRate = true;
        operand.rate = *rate;
        operand.kind = NumberKind::rate;
        return operand;
    }

    Operand compileNumberFact(const Expression& expression) {
        if (expression.text == "ceiling" && scope_.ceiling) {
            Node node;
            node.op = Op::ceiling;
            node.largest = Money::largest().fen();
            return numberOperand(NumberKind::money, add(std::move(node)));
        }
        const FoundFact found = factNamed(expression);
        if (found.fact == nullptr) return {};
        Node node = factNode(Op::fact, found);
        switch (found.fact->type) {
        case FactType::money: node.kind = NumberKind::money; break;
        case FactType::count: node.kind = NumberKind::count; break;
        case FactType::quantity:
            node.kind = NumberKind::quantity;
            node.denominator = Quantity::perUnit;
            break;
        case FactType::year: node.kind = NumberKind::year; break;
        case FactType::date: node.kind = NumberKind::date; break;
        case FactType::flag:
            problem("wrong_type", expression.span,
                    {fmt::format("{} 填的是是或否，这里应为数字或金额", found.fact->id),
                     fmt::format("{} is true or false; expected a number or an amount", found.fact->id)},
                    flagHint(expression.text));
            return {};
        default: wrongFactType(expression, *found.fact, {"数字或金额", "a number or an amount"}); return {};
        }
        node.largest = largestOf(found.fact->type);
        node.endless = !found.fact->sumOfAwards; // an award's amount is always known
        const NumberKind kind = node.kind;
        return numberOperand(kind, add(std::move(node)));
    }

    Operand compileProduct(const Expression& expression) {
        const Operand left = compileNumber(expression.children[0]);
        const Operand right = compileNumber(expression.children[1]);
        if (!left.valid || !right.valid) return {};
        const Operand& first = right.isRate || (!left.isRate && isCounted(right.kind)) ? right : left;
        const Operand& second = &first == &left ? right : left;
        if (first.isRate && !second.isRate && (second.kind == NumberKind::money || isCounted(second.kind)))
            return scaled(first.rate, second, expression);
        if (!first.isRate && isCounted(first.kind) && !second.isRate && second.kind == NumberKind::money)
            return counted(first, second, expression);
        for (std::size_t side = 0; side < 2; ++side) {
            const Expression& factor = resolved(expression.children[side]);
            if (!(side == 0 ? left : right).kind.decimal || factor.kind != Kind::literal) continue;
            badNumber(factor, {"没有单位的小数不能相乘", "a bare decimal number multiplies nothing"});
            return {};
        }
        const Localized a = describe(left.kind);
        const Localized b = describe(right.kind);
        problem("wrong_unit", expression.span,
                {fmt::format("{}不能与{}相乘", a.zh, b.zh), fmt::format("{} cannot be multiplied by {}", a.en, b.en)},
                productHint(left.kind, right.kind));
        return {};
    }

    Operand scaled(const Rate& rate, const Operand& amount, const Expression& expression) {
        const Node& child = compiled_.program.nodes[amount.node];
        Node node;
        node.op = Op::scaled;
        node.kind = nodeKind(amount.kind);
        node.rate = rate;
        node.children = {amount.node};
        node.endless = child.endless;
        try {
            node.denominator = child.denominator * rate.denominator();
            node.factors = {Fen(rate.numerator())};
            node.largest = child.largest * rate.numerator();
            node.least = child.least * rate.numerator();
        } catch (const std::exception&) {
            tooLarge(expression.span);
            return {};
        }
        return bounded(std::move(node), expression.span);
    }

    Operand counted(const Operand& count, const Operand& amount, const Expression& expression) {
        const Node& first = compiled_.program.nodes[count.node];
        const Node& second = compiled_.program.nodes[amount.node];
        if (first.least < 0) {
            problem("may_be_negative", expression.children[0].span,
                    {"这个差可能小于 0，不能乘以金额", "this difference may fall below zero and cannot multiply money"},
                    {"写作 max(…, 0)", "write max(..., 0)"});
            return {};
        }
        Node node;
        node.op = Op::product;
        node.kind = NumberKind::money;
        node.children = {count.node, amount.node};
        node.factors = {Fen(1), Fen(1)};
        node.endless = first.endless || second.endless;
        try {
            node.denominator = first.denominator * second.denominator;
            node.largest = first.largest * second.largest;
            node.least = second.least * (second.least < 0 ? first.largest : first.least);
        } catch (const std::exception&) {
            tooLarge(expression.span);
            return {};
        }
        return bounded(std::move(node), expression.span);
    }

    // A number that the proof of its bound lets in.
    Operand bounded(Node node, const Span& span) {
        if (node.largest > largestNumber() || node.denominator > largestNumber()) {
            tooLarge(span);
            return {};
        }
        const NumberKind kind = node.kind;
        return numberOperand(kind, add(std::move(node)));
    }

    static Fen largestOf(FactType type) {
        switch (type) {
        case FactType::count: return Fen(largestCount);
        case FactType::quantity: return Fen(Quantity::largest().hundredths());
        default: return Money::largest().fen(); // no fact of another kind is larger
        }
    }

    // 50万元-100万元: two numbers with a dash between them.
    [[nodiscard]] bool isRange(const Expression& expression) const {
        return expression.kind == Kind::difference && resolved(expression.children[0]).kind == Kind::literal &&
               resolved(expression.children[1]).kind == Kind::literal;
    }

    void mayFallBelowZero(const Expression& expression) {
        if (isRange(resolved(expression))) {
            problem("may_be_negative", expression.span, {"这是一个小于 0 元的差", "this difference is below 0 yuan"},
                    wordHint("to"));
            return;
        }
        problem("may_be_negative", expression.span, {"这个金额可能小于 0 元", "this amount may fall below 0 yuan"},
                {"把可能为负的差写作 max(…, 0元)", "write a difference that may be negative as max(..., 0元)"});
    }

    void tooLarge(const Span& span) {
        problem("too_large", span,
                {"这个算式可能大到无法精确计算", "this expression could grow too large to be computed exactly"},
                {"减少相乘的比例或小数位", "use fewer rates or fewer decimals"});
    }

    Operand compileArithmetic(Op op, const Expression& expression) {
        std::vector<Operand> operands;
        for (const Expression& child : expression.children) operands.push_back(compileNumber(child));
        if (std::any_of(operands.begin(), operands.end(), [](const Operand& operand) { return !operand.valid; }))
            return {};
        Unit kind = operands[0].kind;
        for (std::size_t index = 0; index < operands.size(); ++index) {
            const Operand& operand = operands[index];
            const bool adds = op == Op::sum || op == Op::difference;
            const bool fits = !operand.isRate && comparable(operand.kind, kind) &&
                              !(adds && (kind == NumberKind::year || kind == NumberKind::date));
            if (fits) {
                kind = joint(kind, operand.kind);
                continue;
            }
            const Localized a = describe(operands[0].isRate ? NumberKind::rate : kind);
            const Localized b = describe(operand.isRate ? NumberKind::rate : operand.kind);
            problem("wrong_unit", expression.children[index].span,
                    {fmt::format("{}与{}不能这样一起算", a.zh, b.zh),
                     fmt::format("{} and {} cannot be combined here", a.en, b.en)},
                    isRange(expression) ? wordHint("to")
                                        : combiningHint(resolved(expression.children[index]), operand.kind));
            return {};
        }
        Node node;
        node.op = op;
        node.kind = nodeKind(kind);
        const std::size_t before = compiled_.problems.size();
        const std::uint32_t index = addNumber(std::move(node), operands, expression.span);
        return compiled_.problems.size() == before ? numberOperand(kind, index) : Operand{};
    }

    // Takes the next child into the bounds of a node: how small and how large it can be,
    // and whether it is endless. `factor` brings the child to the node's denominator.
    static void addBounds(Node& node, const Node& child, const Fen& factor) {
        const bool first = node.children.size() == 1;
        const Fen least = child.least * factor;
        const Fen largest = child.largest * factor;
        switch (node.op) {
        case Op::greatest:
            node.least = first ? least : std::max(node.least, least);
            node.largest = std::max(node.largest, largest);
            node.endless = node.endless || child.endless;
            return;
        case Op::least: {
            // Of what is never negative the least argument is a bound of the absolute value;
            // but what a fact's type allows at most is none where the fact is unknown.
            const bool bounded = !first && node.least >= 0 && least >= 0;
            if (bounded && node.endless != child.endless)
                node.largest = node.endless ? largest : node.largest;
            else
                node.largest =
                    bounded && !child.endless ? std::min(node.largest, largest) : std::max(node.largest, largest);
            node.least = first ? least : std::min(node.least, least);
            node.endless = first ? child.endless : node.endless && child.endless;
            return;
        }
        case Op::difference:
            node.least = first ? least : Fen(node.least - largest);
            node.largest += largest;
            if (first) node.endless = child.endless; // what is taken off makes nothing larger
            return;
        case Op::sum:
            node.least += least;
            node.largest += largest;
            node.endless = node.endless || child.endless;
            return;
        default: node.largest = std::max(node.largest, largest);
        }
    }

    // Adds a node over several numbers, brought to one denominator, and proves
    // its bound.
    std::uint32_t addNumber(Node node, const std::vector<Operand>& operands, const Span& span) {
        try {
            for (const Operand& operand : operands) {
                const Fen& other = compiled_.program.nodes[operand.node].denominator;
                node.denominator = node.denominator / boost::multiprecision::gcd(node.denominator, other) * other;
            }
            for (const Operand& operand : operands) {
                const Node& child = compiled_.program.nodes[operand.node];
                node.children.push_back(operand.node);
                node.factors.push_back(node.denominator / child.denominator);
                addBounds(node, child, node.factors.back());
            }
        } catch (const std::exception&) {
            tooLarge(span);
            return 0;
        }
        if (node.largest > largestNumber()) {
            tooLarge(span);
            return 0;
        }
        return add(std::move(node));
    }

    const Scope& scope_;
    Compiled compiled_;
    int depth_ = 0;
    bool tooDeep_ = false;
};

Compiled failed(Parsed parsed, std::string_view text, const Scope& scope) {
    for (Problem& problem : parsed.problems) {
        if (Localized advice = labelHint(text, problem.span, scope); !advice.empty()) problem.advice = advice;
    }
    Compiled compiled;
    compiled.problems = std::move(parsed.problems);
    return compiled;
}

} // namespace

Compiled compileCondition(std::string_view text, const Scope& scope) {
    Parsed parsed = parse(text);
    if (!parsed.problems.empty()) return failed(std::move(parsed), text, scope);
    return Compiler(scope, text).condition(parsed.expression);
}

Compiled compileAmount(std::string_view text, const Scope& scope) {
    Parsed parsed = parse(text);
    if (!parsed.problems.empty()) return failed(std::move(parsed), text, scope);
    return Compiler(scope, text).amount(parsed.expression);
}

} // namespace biosubsidy::language
