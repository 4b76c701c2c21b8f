// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a returned form changes in a case, as a table for people and as JSON.
#pragma once

#include "app/cli/command.h"
#include "core/documents/json_writer.h"
#include "core/letters/answers.h"

namespace biosubsidy::cli {

class AnswersText {
public:
    // All outlive it.
    AnswersText(const RuleBook& rules, const Surroundings& surroundings, Language language)
        : rules_(rules), surroundings_(surroundings), language_(language) {}

    // How many there are of each kind, the changes, and what of them should be looked at.
    void print(const letters::Answers& answers, const Case& subject) const;
    // Members of an object that is open.
    void write(JsonWriter& writer, const letters::Answers& answers, const Case& subject) const;

private:
    [[nodiscard]] std::string factName(const FactRef& ref, const Case& subject) const;
    [[nodiscard]] std::string value(const FactRef& ref, const FactValue& of) const;

    const RuleBook& rules_;
    const Surroundings& surroundings_;
    Language language_;
};

} // namespace biosubsidy::cli
