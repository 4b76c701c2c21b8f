// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "core/audit/audit_json.h"
#include "core/audit/audit_text.h"
#include "core/system/whole_file.h"
#include "core/values/counted.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string id;
    std::string text;
    bool noFigures = false;
};

std::string bytesOf(const Options& options, const Surroundings& surroundings, Language language) {
    if (options.text == "-") return readStream(*surroundings.in, audit::largestText);
    auto bytes = readFile(options.text, audit::largestText);
    if (!bytes) cannotRead(options.text, bytes.error(), surroundings, language);
    return std::move(*bytes);
}

// Says on standard error why the command fails; the figures themselves are in
// what it printed.
int statusOf(const audit::AuditResult& result, bool noFigures, const Surroundings& surroundings, Language language) {
    const auto open = std::count_if(result.figures.begin(), result.figures.end(), [](const audit::TextFigure& figure) {
        return audit::decides(figure.quantity.kind) && !figure.isAccounted();
    });
    if (!result.hasFigures() && !noFigures) {
        failWith(
            surroundings, language,
            Localized{
                "原文里一处金额和比例也没有找到：检查是不是选错了文件，或正文是图片；确实没有时加上 --no-figures",
                "no amount and no share was found in the text: look whether it is the right file and no picture; if it "
                "has none, add --no-figures"},
            badInput);
    }
    if (result.isComplete()) return done;
    if (open == 0) {
        failWith(
            surroundings, language,
            {fmt::format("原文中有 {} 处数字未读懂：查看原件，改写原文，或在政策包的 [[other]] 里照原样登记",
                         result.notUnderstood.size()),
             counted("{} [figure|figures] of the text not understood: look in the original and write it plainly, or "
                     "list it in the pack as it is written, under [[other]]",
                     static_cast<std::int64_t>(result.notUnderstood.size()))},
            badInput);
    }
    failWith(surroundings, language,
             {fmt::format("政策包 {} 缺少原文中的 {} 处金额或比例", result.pack, open),
              counted("the pack {} lacks {} [amount or share|amounts or shares] of the text", result.pack, open)},
             badInput);
}

int auditPack(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const Pack& pack = requirePack(options.id, *rules, surroundings, language);
    const std::string name = options.text == "-" ? "" : options.text;
    const auto text = audit::OfficialText::read(name, bytesOf(options, surroundings, language));
    if (!text) failWith(surroundings, language, text.error());
    const auto result = audit::auditPack(pack, name, *text);
    if (!result) failWith(surroundings, language, result.error());
    *surroundings.out << (format == Format::json ? audit::toJson(*result) : audit::toText(*result, language));
    surroundings.out->flush();
    return statusOf(*result, options.noFigures, surroundings, language);
}

} // namespace

void addPacksAudit(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = packs.add_subcommand(
        "audit", bilingual("把政策原文里的每个数字与政策包核对；有金额或比例对不上时退出码为 1",
                           "hold every figure of an official text against a pack; exit status 1 if it lacks an amount "
                           "or a share"));
    command->add_option("ID", options->id, bilingual("政策包的 id，见 packs list", "the pack's id, see packs list"))
        ->required();
    command
        ->add_option("--text", options->text,
                     bilingual("政策原文：文本、网页（.html、.mht）、.docx、.rtf 或 .pdf（需 pdftotext）；- 为标准输入",
                               "the official text: plain, a web page (.html, .mht), .docx, .rtf or .pdf (wants "
                               "pdftotext); - is standard input"))
        ->type_name("FILE")
        ->required();
    command->add_flag("--no-figures", options->noFigures,
                      bilingual("原文里本来就没有金额和比例，不算失败",
                                "the text has no amounts and shares, and that is no failure"));
    addPacksOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs audit beijing-2024 --text 原文.html",
                "biosubsidy-cli packs audit beijing-2024 --text official.html");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return auditPack(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli
