// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli seal, unseal: cases, reports or a library under a passphrase.

#include <algorithm>
#include <iterator>
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/passphrase.h"
#include "core/sealed/sealed_zip.h"
#include "core/storage/file_folder.h"
#include "core/storage/library.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/process.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

struct Options : CommonOptions {
    std::vector<std::string> in;
    std::string out;
    std::string passphraseFile;
};

[[noreturn]] void failAt(const std::string& path, const Localized& why, const Surroundings& surroundings,
                         Language language, int status) {
    failWith(surroundings, language,
             {fmt::format("{}：{}", printable(path), why.zh), fmt::format("{}: {}", printable(path), why.en)}, status);
}

// The files of a library's applications, as far as they are there and whole.
void addKeptFiles(const storage::Library& library, std::vector<sealed::Member>& members,
                  const Surroundings& surroundings, Language language) {
    const std::string& path = library.path();
    const auto digests = library.applications().keptFiles();
    if (!digests) failAt(path, digests.error().message, surroundings, language, ioFailure);
    const storage::FileFolder folder(library);
    std::size_t missing = 0;
    for (const std::string& digest : *digests) {
        auto bytes = folder.bytesOf(digest);
        if (bytes)
            members.push_back({fromPath(toPath(folder.path()).filename()) + "/" + digest, std::move(*bytes)});
        else
            ++missing;
    }
    if (missing > 0)
        *surroundings.error << say(language, "{}：{} 个申报文件不在 {} 里，或已被改动，没有放进去\n",
                                   "{}: {} [file|files] of applications cannot be found in {}, or were changed there, "
                                   "and [is|are] not sealed\n",
                                   printable(path), missing, printable(folder.path()));
}

// A library may be in use, and what was saved last stands beside its file: a copy of
// all of it is what is sealed, with the files of its applications.
std::string libraryBytes(const std::string& path, const Target& target, std::vector<sealed::Member>& files,
                         const Surroundings& surroundings, Language language) {
    const auto library = storage::Library::openReadOnly(path);
    if (!library) failAt(path, library.error().message, surroundings, language, ioFailure);
    const std::string copy = fmt::format("{}.{}.copy", target.path(), processId());
    const auto copied = library->copyTo(copy);
    auto bytes = copied ? readFile(copy, sealed::largest) : tl::unexpected(copied.error().message);
    removeFile(copy);
    if (!bytes) failAt(path, bytes.error(), surroundings, language, ioFailure);
    addKeptFiles(*library, files, surroundings, language);
    return std::move(*bytes);
}

std::string bytesOf(const std::string& path, const Target& target, std::vector<sealed::Member>& files,
                    const Surroundings& surroundings, Language language) {
    auto bytes = readFile(path, sealed::largest);
    if (!bytes) failAt(path, bytes.error(), surroundings, language, ioFailure);
    if (bytes->size() > sealed::largest)
        failAt(path, {"文件太大，超过 2 GiB", "the file is larger than 2 GiB"}, surroundings, language, badInput);
    if (bytes->starts_with("SQLite format 3")) return libraryBytes(path, target, files, surroundings, language);
    return std::move(*bytes);
}

// With what a library has beside it.
std::vector<std::string> inputsOf(const Options& options) {
    std::vector<std::string> inputs{options.passphraseFile};
    for (const std::string& path : options.in) {
        for (std::string& file : filesOfDatabase(path)) inputs.push_back(std::move(file));
    }
    return inputs;
}

// In the sealed file names stand without their folders.
void requireOwnNames(const Options& options, const Surroundings& surroundings, Language language) {
    std::map<std::string, std::string> paths;
    for (const std::string& path : options.in) {
        const auto [known, isNew] = paths.emplace(fromPath(toPath(path).filename()), path);
        if (isNew) continue;
        failWith(surroundings, language,
                 {fmt::format("{} 和 {} 文件名相同，不能放在一起；请先给其中一个改名", printable(known->second),
                              printable(path)),
                  fmt::format("{} and {} have the same name and cannot be sealed together; rename one of them first",
                              printable(known->second), printable(path))},
                 badInput);
    }
}

int sealFiles(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Target target = targetOf("--out", options.out, inputsOf(options), surroundings, language);
    requireOwnNames(options, surroundings, language);
    std::vector<sealed::Member> members;
    std::vector<sealed::Member> files; // of libraries
    for (const std::string& path : options.in)
        members.push_back({fromPath(toPath(path).filename()), bytesOf(path, target, files, surroundings, language)});
    std::move(files.begin(), files.end(), std::back_inserter(members));
    const std::string passphrase = passphraseFrom(options.passphraseFile, Asked::twice, surroundings, language);
    if (const Localized why = sealed::passphraseProblem(passphrase); !why.empty())
        failWith(surroundings, language, why, badInput);
    const auto bytes = sealed::seal(members, passphrase, surroundings.today);
    if (!bytes) failWith(surroundings, language, bytes.error(), badInput);
    if (const auto written = target.write(*bytes); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << say(language, "{} 个文件加密到 {}；口令丢失就无法打开\n",
                             "{} [file|files] sealed in {}; without the passphrase nobody can open it\n",
                             members.size(), printable(options.out));
    return done;
}

int unsealFiles(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const std::string& path = options.in.front();
    const auto bytes = readFile(path, sealed::largest);
    if (!bytes) failAt(path, bytes.error(), surroundings, language, ioFailure);
    const std::string passphrase = passphraseFrom(options.passphraseFile, Asked::once, surroundings, language);
    const auto members = sealed::unseal(*bytes, passphrase);
    if (!members) failAt(path, members.error(), surroundings, language, badInput);
    if (const auto made = makeFolder(options.out); !made)
        cannotWrite(options.out, made.error().message(), surroundings, language);
    std::vector<std::string> targets;
    for (const sealed::Member& member : *members) {
        targets.push_back(fromPath(toPath(options.out) / toPath(member.name)));
        if (isTaken(targets.back())) // a link to nothing, too
            failAt(targets.back(), {"已有同名文件，没有改动", "there is such a file; nothing was changed"},
                   surroundings, language, ioFailure);
    }
    for (std::size_t index = 0; index < targets.size(); ++index) {
        (void)makeFolder(folderOf(targets[index])); // of kept files; that there is none is said below
        const auto written = writeFile(targets[index], (*members)[index].bytes);
        if (written) continue;
        for (std::size_t before = 0; before < index; ++before) removeFile(targets[before]); // all of them, or none
        cannotWrite(targets[index], written.error(), surroundings, language);
    }
    *surroundings.out << say(language, "{} 个文件写入 {}\n", "{} [file|files] written to {}\n", members->size(),
                             printable(options.out));
    return done;
}

void addPassphraseOption(CLI::App& command, Options& options) {
    command
        .add_option("--passphrase-file", options.passphraseFile,
                    bilingual("口令写在这个文件的第一行；不给则在终端询问",
                              "the passphrase is this file's first line; without it the terminal is asked"))
        ->type_name("FILE");
}

} // namespace

void addSeal(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "seal",
        bilingual("用口令加密文件（AES-256 的 ZIP，7-Zip、WinZip、WPS 都能打开）；案例库会先取完整副本，连同申报的文件",
                  "put files under a passphrase (a ZIP with AES-256, which 7-Zip, WinZip and WPS open); of a "
                  "library a whole copy is taken, with the files of its applications"));
    command->add_option("FILE", options->in, bilingual("要加密的文件", "the files"))->required();
    command->add_option("--out", options->out, bilingual("写到这个 .zip 文件", "the .zip to write"))
        ->required()
        ->type_name("FILE");
    addPassphraseOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli seal 案例.json 报告.pdf --out 给客户.zip",
                "biosubsidy-cli seal case.json report.pdf --out client.zip");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return sealFiles(*options, surroundings); };
    });
}

void addUnseal(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("unseal", bilingual("用口令解开加密的文件", "open sealed files again"));
    command->add_option("FILE", options->in, bilingual("加密的 .zip 文件", "the sealed .zip"))->required()->expected(1);
    command->add_option("--out", options->out, bilingual("写到这个文件夹", "the folder to write to"))
        ->required()
        ->type_name("DIR");
    addPassphraseOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli unseal 给客户.zip --out 解开/",
                "biosubsidy-cli unseal client.zip --out opened/");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return unsealFiles(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
