// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder of the user's own packs. It is read together with the built-in ones;
// a file with mistakes is left out and told of, the others are in use all the
// same. Files are added, exchanged and removed only where the rules can be read
// afterwards, and every such step can be taken back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/packs/own_figure.h"
#include "core/packs/rule_book.h"

namespace biosubsidy {

class PackFolder {
public:
    explicit PackFolder(std::string path) : path_(std::move(path)) {}

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] bool isEmpty() const { return files().empty(); }

    struct Loaded {
        std::shared_ptr<const RuleBook> rules; // null only if the built-in packs are broken
        Diagnostics problems;                  // of the files that were left out
        std::vector<std::string> leftOut;      // their names
    };
    [[nodiscard]] Loaded load() const;

    // What a step changed: the file's text before it; none: there was no file.
    struct Step {
        std::string file; // its name in the folder
        std::string pack; // the pack's id, "" for a file that could not be read
        std::optional<std::string> before;
    };
    // Copies a file in. Its id must be new.
    [[nodiscard]] Result<Step> add(const std::string& from) const;
    // The pack that completes a measure; an earlier one for the same is exchanged.
    [[nodiscard]] Result<Step> add(const OwnFigure& figure) const;
    // Exchanges a pack for a newer file of the same id.
    [[nodiscard]] Result<Step> update(const std::string& pack, const std::string& from) const;
    [[nodiscard]] Result<Step> remove(const std::string& pack) const;
    // Also of a file that cannot be read as a pack.
    [[nodiscard]] Result<Step> removeFile(const std::string& name) const;
    // Returns the step that does it again.
    [[nodiscard]] Result<Step> undo(const Step& step) const;

    // The packs in use without this one, and a file's text as a source, for a
    // comparison before an update.
    [[nodiscard]] std::vector<PackSource> sources() const;
    [[nodiscard]] static Result<PackSource> sourceOf(const std::string& file);

private:
    struct File {
        std::string name;
        std::string path;
    };
    [[nodiscard]] std::vector<File> files() const;
    [[nodiscard]] std::string pathOf(const std::string& name) const;
    [[nodiscard]] std::string nameOf(const Pack& pack) const;
    [[nodiscard]] Result<std::shared_ptr<const RuleBook>> without(const std::string& name,
                                                                  const std::optional<PackSource>& candidate) const;
    [[nodiscard]] Result<Step> write(const std::string& name, const std::string& pack,
                                     const std::optional<std::string>& text) const;

    std::string path_;
};

} // namespace biosubsidy
