// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/letters/letters_job.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <fmt/format.h>

#include "core/facts/case_file.h"
#include "core/portfolio/portfolio.h"
#include "core/values/text.h"
#include "ui/library/case_file_name.h"
#include "ui/look/conversions.h"
#include "ui/paper/report_formats.h"

namespace biosubsidy::ui {

namespace {

Localized first(const Diagnostics& diagnostics) {
    return diagnostics.empty() ? Localized{} : diagnostics.front().message;
}

FirmLetter letterOf(const LettersJob& job, const LetterCase& of) {
    FirmLetter letter;
    letter.id = of.id;
    letter.name = of.name;
    auto subject = readCase(SourceText("", of.text), job.rules->vocabulary(), job.rules->lookup());
    if (!subject) {
        letter.trouble = first(subject.error());
        return letter;
    }
    const Assessment assessment = assess(job.rules, std::move(*subject), job.assess);
    letter.form = letters::formOf(assessment, 0, job.options);
    letter.form.reference = std::to_string(of.id.value);
    portfolio::Asked asked;
    portfolio::lookCloser(asked, assessment, job.options.language);
    letter.alone = asked.alone.value_or(Money());
    for (const letters::FormQuestion& question : letter.form.questions)
        letter.atStake = std::max(letter.atStake, question.atStake);
    return letter;
}

// One name for all kinds of a firm's letter: none of them is taken.
QString freeStem(const QDir& folder, const letters::Form& form, const std::vector<std::string>& endings,
                 Language language) {
    const std::string& said = form.name.empty() ? form.uscc : form.name;
    const QString word = language == Language::zh ? QStringLiteral("询问函") : QStringLiteral("questions");
    const QString name = caseFileName(toQt(said), word);
    const QString stem = said.empty() ? name : name + QLatin1Char('-') + word;
    const auto isTaken = [&](const QString& tried) {
        return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
            return QFileInfo::exists(folder.filePath(tried + QLatin1Char('.') + toQt(ending)));
        });
    };
    QString free = stem;
    for (int again = 2; isTaken(free); ++again) free = QStringLiteral("%1 (%2)").arg(stem, QString::number(again));
    return free;
}

tl::expected<void, Localized> writeLetter(const letters::Form& form, const std::string& ending,
                                          const letters::FormOptions& options, const Date& asOf,
                                          const std::string& path) {
    const auto target = Target::at(path);
    if (!target) return tl::unexpected(target.error().why);
    if (ending == "xlsx") return letters::writeFormBook({form}, options, *target);
    const auto bytes = reportFormatOf(path)->writeDocument(letters::letterDocument({form}, asOf, options));
    if (!bytes) return tl::unexpected(bytes.error());
    return target->write(*bytes);
}

} // namespace

std::vector<FirmLetter> lettersOf(const LettersJob& job) {
    std::vector<FirmLetter> all;
    for (const LetterCase& of : job.cases) all.push_back(letterOf(job, of));
    std::stable_sort(all.begin(), all.end(), [](const FirmLetter& left, const FirmLetter& right) {
        return left.alone != right.alone ? left.alone > right.alone : left.atStake > right.atStake;
    });
    return all;
}

LettersWritten writeLetters(const std::vector<letters::Form>& forms, const LetterKinds& kinds,
                            const letters::FormOptions& options, const Date& asOf, const std::string& folder) {
    std::vector<std::string> endings;
    if (kinds.xlsx) endings.emplace_back("xlsx");
    if (kinds.docx) endings.emplace_back("docx");
    if (kinds.odt) endings.emplace_back("odt");
    LettersWritten written;
    const QDir in(toQt(folder));
    for (const letters::Form& form : forms) {
        const QString stem = freeStem(in, form, endings, options.language);
        for (const std::string& ending : endings) {
            const std::string path = toUtf8(in.filePath(stem + QLatin1Char('.') + toQt(ending)));
            if (const auto outcome = writeLetter(form, ending, options, asOf, path); !outcome) {
                written.failed = path;
                written.why = outcome.error();
                return written;
            }
            written.files.push_back(path);
        }
        ++written.firms;
    }
    return written;
}

ReadForms readForms(const std::vector<std::string>& paths) {
    ReadForms read;
    for (const std::string& path : paths) {
        auto forms = letters::ReturnedForms::read(path);
        if (forms) {
            read.files.push_back(std::move(*forms));
            continue;
        }
        const std::string name = printable(toUtf8(QFileInfo(toQt(path)).fileName()));
        read.troubles.push_back(
            {fmt::format("{}：{}", name, forms.error().zh), fmt::format("{}: {}", name, forms.error().en)});
    }
    return read;
}

std::vector<CaseAnswers> answersOf(const AnswersJob& job) {
    std::vector<CaseAnswers> all;
    for (const ReturnedCase& returned : job.cases) {
        CaseAnswers one;
        one.id = returned.of.id;
        one.name = returned.of.name;
        auto subject = readCase(SourceText("", returned.of.text), job.rules->vocabulary(), job.rules->lookup());
        if (!subject) {
            one.answers.unread.push_back(first(subject.error()));
            all.push_back(std::move(one));
            continue;
        }
        letters::FormsOfCase forms;
        for (const FormPlace& place : returned.forms)
            forms.places.push_back({&job.read->files[place.file], place.form});
        one.before = std::move(*subject);
        one.answers = forms.answers(one.before, *job.rules);
        one.now = storage::markOf(assess(job.rules, one.before, job.assess));
        one.then = storage::markOf(assess(job.rules, one.answers.after, job.assess));
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace biosubsidy::ui
