// SPDX-License-Identifier: GPL-3.0-or-later
//
// What `screen` does with tables: a workbook or CSV file as its input, a workbook
// or a database as its output, and the template to fill in.
#pragma once

#include <memory>
#include <optional>

#include "app/cli/screen_options.h"
#include "core/packs/rule_book.h"
#include "core/results/sqlite_output.h"
#include "core/screening/input.h"
#include "core/screening/run.h"
#include "core/sheets/file_kind.h"
#include "core/sheets/sheet_input.h"

namespace biosubsidy::cli {

// By the ending of its name, or by its first bytes.
[[nodiscard]] bool isTable(const std::string& path);

struct TableInput {
    std::unique_ptr<screening::Input> input;
    std::string mapping;                 // which column stands for what (map_text.h)
    sheets::SheetInput* sheet = nullptr; // the input, where it is a table
};
// The columns are taken as they are guessed, or as --map says; those that are not read
// are named on standard error, and where one is not sure nothing is read. Throws Exit.
[[nodiscard]] TableInput openTable(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules,
                                   int asOfYear, const Surroundings& surroundings, Language language);
// Writes how the columns are read to --write-map. Throws Exit.
void writeMap(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules, int asOfYear,
              const Surroundings& surroundings, Language language);
// What was read of the table, in words on standard error, and as JSON beside --errors.
// Whether anything was not understood. Throws Exit.
[[nodiscard]] bool giveAccount(const ScreenOptions& options, const sheets::SheetInput& input,
                               const Vocabulary& vocabulary, const Surroundings& surroundings, Language language);

// Throws Exit where the input is of a kind that is not read, with what to do.
void refuseWhatIsNotRead(const std::string& path, const sheets::FileKind& kind, const Surroundings& surroundings,
                         Language language);

// Throws Exit where --resume or --first-line is asked of what cannot do it.
void checkSheetOptions(ScreenOptions& options, const OutputKind& kind, const Surroundings& surroundings,
                       Language language);

// Bad lines go to whoever looks on, and into the output where that is a database.
class ProblemKeeper final : public screening::Watcher {
public:
    ProblemKeeper(screening::Watcher& inner, screening::Output& output);

    [[nodiscard]] bool wantsStop() const noexcept override { return inner_.wantsStop(); }
    [[nodiscard]] bool progressed(const screening::Progress& progress) override { return inner_.progressed(progress); }
    [[nodiscard]] screening::Written problem(const screening::LineProblem& problem) override;
    [[nodiscard]] screening::Written checkpointed(const screening::Progress& progress,
                                                  const std::string& mark) override {
        return inner_.checkpointed(progress, mark);
    }

private:
    screening::Watcher& inner_;
    results::SqliteOutput* database_; // null: it is something else
};

// Writes the template, by the ending of its name. Throws Exit.
void writeTemplate(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules,
                   const Surroundings& surroundings, Language language);

} // namespace biosubsidy::cli
