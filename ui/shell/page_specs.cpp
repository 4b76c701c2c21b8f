// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/page_specs.h"

#include <algorithm>
#include <array>

#include "ui/applications/applications_page.h"
#include "ui/interview/profile_page.h"
#include "ui/letters/letters_page.h"
#include "ui/levers/levers_page.h"
#include "ui/library/cases_page.h"
#include "ui/policies/policies_page.h"
#include "ui/portfolio/portfolio_page.h"
#include "ui/report/report_page.h"
#include "ui/results/result_page.h"
#include "ui/screening/screening_page.h"
#include "ui/session/case_session.h"
#include "ui/shell/start_page.h"
#include "ui/siting/siting_page.h"

namespace biosubsidy::ui {

namespace {

Page* makeCases(const PageParts& parts, QWidget* parent) {
    CaseSession* session = &parts.session;
    auto* start = new StartPage(parts.desk, parts.recentFiles, parent);
    QObject::connect(start, &StartPage::newRequested, session, &CaseSession::newCase);
    QObject::connect(start, &StartPage::openRequested, session, &CaseSession::open);
    QObject::connect(start, &StartPage::exampleRequested, session, &CaseSession::openExample);
    QObject::connect(start, &StartPage::fileRequested, session, &CaseSession::openFile);
    return new CasesPage(parts.desk, *session, start, parent);
}

Page* makeProfile(const PageParts& parts, QWidget* parent) {
    auto* page = new ProfilePage(parts.desk, parent);
    page->askAdvisor(parts.advisor);
    return page;
}

Page* makeResult(const PageParts& parts, QWidget* parent) {
    auto* page = new ResultPage(parts.desk, parent);
    page->askAdvisor(parts.advisor);
    page->showApplications(parts.claims);
    return page;
}

Page* makeSiting(const PageParts& parts, QWidget* parent) {
    return new SitingPage(parts.desk, parent);
}

Page* makeLevers(const PageParts& parts, QWidget* parent) {
    return new LeversPage(parts.desk, parent, &parts.advisor);
}

Page* makePolicies(const PageParts& parts, QWidget* parent) {
    return new PoliciesPage(parts.desk, parts.files, parent);
}

Page* makeScreening(const PageParts& parts, QWidget* parent) {
    auto* page = new ScreeningPage(parts.desk, parts.resultsFolder, parent);
    QObject::connect(page, &ScreeningPage::caseChosen, &parts.session, &CaseSession::openCopy);
    return page;
}

Page* makeReport(const PageParts& parts, QWidget* parent) {
    return new ReportPage(parts.desk, parent);
}

Page* makePortfolio(const PageParts& parts, QWidget* parent) {
    return new PortfolioPage(parts.desk, parts.session, parent);
}

Page* makeLetters(const PageParts& parts, QWidget* parent) {
    return new LettersPage(parts.desk, parts.session, parent);
}

Page* makeApplications(const PageParts& parts, QWidget* parent) {
    return new ApplicationsPage(parts.desk, parts.session, parts.claims, parent);
}

} // namespace

std::span<const PageSpec> pageSpecs() {
    static const std::array<PageSpec, 9> specs{{{PageId::cases,
                                                 "cases",
                                                 {"案例", "Cases"},
                                                 {"案例库", "The library of cases"},
                                                 {"案例(&C)", "&Cases"},
                                                 false,
                                                 makeCases},
                                                {PageId::profile,
                                                 "profile",
                                                 {"画像", "Profile"},
                                                 {"企业、项目、支出", "The company and its projects"},
                                                 {"画像(&P)", "&Profile"},
                                                 true,
                                                 makeProfile},
                                                {PageId::result,
                                                 "result",
                                                 {"结果", "Result"},
                                                 {"逐项结果和理由", "Every claim and its reasons"},
                                                 {"结果(&R)", "&Result"},
                                                 true,
                                                 makeResult},
                                                {PageId::siting,
                                                 "siting",
                                                 {"选址", "Siting"},
                                                 {"放在各地各得多少", "The same case in several places"},
                                                 {"选址(&S)", "&Siting"},
                                                 true,
                                                 makeSiting},
                                                {PageId::levers,
                                                 "levers",
                                                 {"杠杆", "Levers"},
                                                 {"改变什么、结果怎样变", "What would change the result"},
                                                 {"杠杆(&L)", "&Levers"},
                                                 true,
                                                 makeLevers},
                                                {PageId::policies,
                                                 "policies",
                                                 {"政策", "Policies"},
                                                 {"政策文件和措施", "Documents and measures"},
                                                 {"政策(&O)", "P&olicies"},
                                                 false,
                                                 makePolicies},
                                                {PageId::screening,
                                                 "screening",
                                                 {"筛查", "Screening"},
                                                 {"一次测算许多企业", "Many companies at once"},
                                                 {"筛查(&B)", "Screenin&g"},
                                                 false,
                                                 makeScreening},
                                                {PageId::report,
                                                 "report",
                                                 {"报告", "Report"},
                                                 {"给客户的报告", "A report for a client"},
                                                 {"报告(&E)", "R&eport"},
                                                 true,
                                                 makeReport},
                                                {PageId::applications,
                                                 "applications",
                                                 {"申报", "Apply"},
                                                 {"申报、期限和到账", "Applications, deadlines and money"},
                                                 {"申报(&A)", "&Applications"},
                                                 false,
                                                 makeApplications}}};
    return specs;
}

std::span<const PageSpec> specsBeside() {
    static const std::array<PageSpec, 2> specs{{{PageId::portfolio,
                                                 "portfolio",
                                                 {"组合", "Portfolio"},
                                                 {"许多企业的总览", "Many firms at a glance"},
                                                 {"组合报告", "Portfolio report"},
                                                 false,
                                                 makePortfolio},
                                                {PageId::letters,
                                                 "letters",
                                                 {"询问函", "Letters"},
                                                 {"问企业的问题和答复", "Questions to firms, and answers"},
                                                 {"询问函", "Letters"},
                                                 false,
                                                 makeLetters}}};
    return specs;
}

const PageSpec& specOf(PageId id) {
    const auto specs = id == PageId::portfolio || id == PageId::letters ? specsBeside() : pageSpecs();
    return *std::find_if(specs.begin(), specs.end(), [id](const PageSpec& spec) { return spec.id == id; });
}

} // namespace biosubsidy::ui
