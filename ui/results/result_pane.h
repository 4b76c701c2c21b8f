// SPDX-License-Identifier: GPL-3.0-or-later
//
// The result beside the form: totals that stay in place, below them what to ask
// next, the claims by verdict, and the policies. A new assessment changes what
// differs and leaves open what is open and the scroll where it is.
#pragma once

#include <array>

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class HeadlineView;
class PackList;
class QuestionList;
class VerdictGroup;

class ResultPane : public QWidget {
    Q_OBJECT

public:
    ResultPane(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    void show(const AssessmentPtr& assessment);
    void scrollToTop();

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);

private:
    void build();
    void fill();
    void showWarnings();

    const Texts& texts_;
    const Theme& theme_;
    AssessmentPtr assessment_;
    HeadlineView* headline_;
    QScrollArea* area_;
    QLabel* warnings_;
    QuestionList* questions_;
    std::array<VerdictGroup*, 4> groups_{};
    PackList* packs_;
    QLabel* disclaimer_;
};

} // namespace biosubsidy::ui
