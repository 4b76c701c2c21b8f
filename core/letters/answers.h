// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form (form.h) that returned: its answers held against the case that it was made from.
// A cell is read as in any table of companies (core/sheets/case_maker.h), and what is not
// understood is told at its cell and never taken. Nothing is changed here: who asked sees
// the changes first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::letters {

struct AnswerChange {
    FactRef fact;
    FactValue before; // unknown, or what the case says up to now
    FactValue after;
    std::string sheet;
    std::string cell;  // "D7"
    Localized doubt{}; // of what is taken and should be looked at
    std::string file{};
};

struct Answers {
    std::vector<AnswerChange> changes; // in the order of the form
    std::vector<Localized> unread;     // not taken, each with its place and why
    std::size_t same = 0;              // answers that the case has already
    std::size_t empty = 0;
    Case after;
};

// Whom a form is of, as it says itself; each "" where it does not.
struct FormOwner {
    std::string sheet;
    std::string name;
    std::string uscc;
    std::string reference;

    [[nodiscard]] std::string text() const; // for people
};
// What of a case a form is known by again.
[[nodiscard]] FormOwner ownerOf(const Case& subject, const RuleBook& rules, std::string reference = {});

// The forms of a file that returned, one a sheet.
class ReturnedForms {
public:
    // The error says why the file cannot be read, or that there is no form in it.
    [[nodiscard]] static tl::expected<ReturnedForms, Localized> read(const std::string& path);
    [[nodiscard]] static tl::expected<ReturnedForms, Localized> read(const sheets::TableFile& file);
    ReturnedForms(ReturnedForms&&) noexcept;
    ReturnedForms& operator=(ReturnedForms&&) noexcept;
    ~ReturnedForms();

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] std::size_t count() const noexcept;
    [[nodiscard]] const FormOwner& owner(std::size_t form) const;
    // By the code where both have one, else by the name, else by the reference.
    [[nodiscard]] bool belongs(std::size_t form, const FormOwner& of) const;
    // Whose it is among many: of several that it belongs to the one that it refers to. Not
    // exactly one: nobody knows.
    [[nodiscard]] std::vector<std::size_t> owners(std::size_t form, const std::vector<FormOwner>& among) const;

private:
    friend struct FormsOfCase;
    struct One;
    explicit ReturnedForms(std::string path);

    std::string path_;
    std::vector<One> forms_;
};

// The forms that answer for one case, of one file or several.
struct FormsOfCase {
    struct Place {
        const ReturnedForms* file;
        std::size_t form;
    };
    std::vector<Place> places;

    // What they say of the case, read in their order: two answers to one question that
    // differ are not taken, wherever they stand.
    [[nodiscard]] Answers answers(const Case& subject, const RuleBook& rules) const;
};

// The form of this firm among the sheets. The error says that there is none, whose they
// are, or why the file cannot be read.
[[nodiscard]] tl::expected<Answers, Localized> readAnswers(const sheets::TableFile& file, const Case& subject,
                                                           const RuleBook& rules);

} // namespace biosubsidy::letters
