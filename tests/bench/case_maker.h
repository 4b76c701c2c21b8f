// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases like those that an office would gather: about a kilobyte each, most facts
// known, one to three projects, some expenses, an award now and then. The same seed
// gives the same bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace biosubsidy::bench {

// Its own generator: the standard distributions differ between libraries.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    bool percent(std::uint64_t chance) { return below(100) < chance; }
    template <std::size_t size>
    std::string_view one(const std::array<std::string_view, size>& of) {
        return of[below(size)];
    }

private:
    std::uint64_t next() { // splitmix64
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::uint64_t state_;
};

inline constexpr std::array<std::string_view, 7> cities{"beijing",  "tianjin",  "chongqing", "hangzhou",
                                                        "shanghai", "shanghai", "other"};
inline constexpr std::array<std::string_view, 8> words{"华", "康", "诺", "源", "合", "生", "瑞", "泰"};
inline constexpr std::array<std::string_view, 6> trades{"生物科技", "合成生物", "生物制药",
                                                        "酶工程",   "生物材料", "食品科技"};
inline constexpr std::array<std::string_view, 8> kinds{"rnd",  "pilot_platform", "common_platform", "industrialisation",
                                                       "cdmo", "key_laboratory", "demonstration",   "green_upgrade"};
inline constexpr std::array<std::string_view, 8> fields{
    "vaccines",           "strains_enzymes", "gene_synthesis", "biobased_materials",
    "industrial_enzymes", "food_additives",  "biofoundry",     "cro_cdmo"};
inline constexpr std::array<std::string_view, 4> titles{"innovative_sme", "specialised", "little_giant", "gazelle"};
inline constexpr std::array<std::string_view, 3> stages{"planned", "under_construction", "in_production"};
inline constexpr std::array<std::string_view, 3> events{"none", "first_certified", "recertified"};
inline constexpr std::array<std::string_view, 4> expenseKinds{"innovation_voucher", "service_coupon", "overseas_market",
                                                              "exchange_event"};
inline constexpr std::array<std::string_view, 12> flags{"consortium",        "key_product",        "newly_recognised",
                                                        "open_competition",  "fills_chain_gap",    "base_reengineering",
                                                        "technical_upgrade", "brought_in",         "bottleneck",
                                                        "uses_ai",           "first_market_entry", "newly_recognised"};

class CaseMaker {
public:
    explicit CaseMaker(std::uint64_t seed) : dice_(seed) {}

    const std::string& make(std::uint64_t number) {
        line_ = "{\"format\":\"biosubsidy-case/1\",\"company\":{";
        company(number);
        line_ += "},\"projects\":[";
        const std::uint64_t projects = 1 + dice_.below(3);
        for (std::uint64_t index = 1; index <= projects; ++index) project(index);
        line_ += ']';
        if (dice_.percent(40)) expenses();
        if (dice_.percent(10)) award();
        line_ += "}\n";
        return line_;
    }

private:
    void key(std::string_view name) {
        if (line_.back() != '{' && line_.back() != '[') line_ += ',';
        if (name.empty()) return;
        line_ += '"';
        line_ += name;
        line_ += "\":";
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        line_ += '"';
        line_ += value;
        line_ += '"';
    }
    void flag(std::string_view name, std::uint64_t known, std::uint64_t yes) {
        if (!dice_.percent(known)) return;
        key(name);
        line_ += dice_.percent(yes) ? "true" : "false";
    }
    void number(std::string_view name, std::uint64_t value) {
        key(name);
        line_ += std::to_string(value);
    }
    // In one of the forms that people write.
    void money(std::string_view name, std::uint64_t most) {
        const std::uint64_t wan = 1 + dice_.below(most);
        switch (dice_.below(4)) {
        case 0: return text(name, std::to_string(wan) + "万元");
        case 1: return text(name, std::to_string(wan * 10000) + ".00");
        case 2: return text(name, std::to_string(wan) + "." + std::to_string(dice_.below(10)) + "万");
        default: return number(name, wan * 10000);
        }
    }

    void company(std::uint64_t number_) {
        std::string name;
        for (int index = 0; index < 3; ++index) name += dice_.one(words);
        text("name", name + std::string(dice_.one(trades)) + std::to_string(number_) + "有限公司");
        std::string code = "9111";
        while (code.size() < 17) code += static_cast<char>('0' + dice_.below(10));
        text("uscc", code + "X");
        const std::string_view city = dice_.one(cities);
        text("city", city);
        if (city == "shanghai") text("district", dice_.percent(70) ? "金山区" : "浦东新区");
        if (dice_.percent(90)) text("industry", "industry");
        if (dice_.percent(90)) number("employees", 5 + dice_.below(600));
        if (dice_.percent(85)) money("revenue", 60000);
        if (dice_.percent(50)) money("annual_output", 60000);
        flag("output_over_100m_before", 60, 20);
        flag("first_above_scale", 70, 10);
        flag("hnte", 90, 40);
        if (dice_.percent(80)) text("hnte_event", dice_.one(events));
        flag("advanced_manufacturing", 60, 30);
        if (dice_.percent(70)) {
            key("titles");
            line_ += '[';
            if (dice_.percent(60)) text("", dice_.one(titles));
            line_ += ']';
        }
        flag("open_facility", 50, 10);
        flag("brings_talent", 50, 20);
        flag("makes_bioproducts", 70, 60);
    }

    void project(std::uint64_t index) {
        key("");
        line_ += '{';
        text("id", "p" + std::to_string(index));
        text("name", "年产" + std::to_string(dice_.below(900) + 100) + "吨项目");
        key("kinds");
        line_ += '[';
        const std::uint64_t first = dice_.below(kinds.size());
        text("", kinds[first]);
        if (dice_.percent(30)) text("", kinds[(first + 1) % kinds.size()]);
        line_ += ']';
        key("fields");
        line_ += '[';
        text("", dice_.one(fields));
        line_ += ']';
        if (dice_.percent(85)) text("stage", dice_.one(stages));
        if (dice_.percent(50)) number("year", 2025 + dice_.below(2));
        const bool total = dice_.percent(85);
        if (total) money("total_investment", 40000);
        if (dice_.percent(40)) money("equipment_investment", 12000);
        if (dice_.percent(25)) money("fixed_asset_investment", 15000);
        const std::uint64_t from = dice_.below(flags.size() - 5);
        for (std::uint64_t at = from; at < from + 4; ++at) flag(flags[at], 75, 30);
        line_ += '}';
    }

    void expenses() {
        line_ += ",\"expenses\":[{\"id\":\"e1\",\"kind\":\"";
        line_ += dice_.one(expenseKinds);
        line_ += '"';
        money("amount", 60);
        line_ += "}]";
    }

    void award() {
        line_ += ",\"awards\":[{\"id\":\"a1\",\"policy\":\"市级专项\",\"project\":\"p1\",\"level\":\"city\"";
        money("amount", 300);
        line_ += "}]";
    }

    Dice dice_;
    std::string line_;
};

} // namespace biosubsidy::bench
