// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a keystroke takes until its result is on the screen, for a case of ten
// projects, on the page of the form and on that of the result; and how long the
// window takes to be ready, beside an empty window of Qt's with the same font.
// Run with QT_QPA_PLATFORM=offscreen.
#include <benchmark/benchmark.h>

#include <QApplication>
#include <QLineEdit>
#include <QMainWindow>

#include "tests/ui/window_fixture.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

QApplication& application() {
    static int count = 1;
    static char name[] = "window_bench";
    static char* arguments[] = {name, nullptr};
    // Never taken down: the style outlives what main() could still do.
    static auto* instance = new QApplication(count, arguments);
    return *instance;
}

// The example with its first project nine times more.
std::unique_ptr<WindowFixture> tenProjects() {
    auto fixture = std::make_unique<WindowFixture>();
    fixture->trigger("action.example");
    while (fixture->subject().projects.size() < 10) fixture->window->document().duplicateItem(Entity::project, 0);
    QApplication::processEvents();
    return fixture;
}

void keystroke(benchmark::State& state, const char* page) {
    application();
    const auto fixture = tenProjects();
    fixture->trigger(page);
    QApplication::processEvents();
    CaseDocument& document = fixture->window->document();
    const FactRef total{Entity::project, 0, *fixture->rules->vocabulary().find(Entity::project, "total_investment")};
    std::int64_t yuan = 100'000'000;
    for (auto _ : state) {
        document.setFact(total, Money::fromYuan(yuan += 1'000'000));
        QApplication::processEvents();
    }
}

void typingOnTheForm(benchmark::State& state) {
    keystroke(state, "action.page_profile");
}
void changeOnTheResult(benchmark::State& state) {
    keystroke(state, "action.page_result");
}

// A letter typed into the field itself, with everything that hangs on it.
void letterInAField(benchmark::State& state) {
    application();
    const auto fixture = tenProjects();
    auto* field = fixture->find<QLineEdit>("company.employees");
    field->setFocus();
    QApplication::processEvents();
    for (auto _ : state) {
        QTest::keyClick(field, Qt::Key_1);
        QApplication::processEvents();
        QTest::keyClick(field, Qt::Key_Backspace);
        QApplication::processEvents();
    }
}

void emptyQtWindow(benchmark::State& state) {
    application();
    for (auto _ : state) {
        QMainWindow window;
        window.resize(1366, 768);
        window.show();
        QApplication::processEvents();
    }
}

void windowReady(benchmark::State& state) {
    application();
    for (auto _ : state) {
        const WindowFixture fixture;
        QApplication::processEvents();
    }
}

BENCHMARK(typingOnTheForm)->Unit(benchmark::kMillisecond);
BENCHMARK(changeOnTheResult)->Unit(benchmark::kMillisecond);
BENCHMARK(letterInAField)->Unit(benchmark::kMillisecond);
BENCHMARK(emptyQtWindow)->Unit(benchmark::kMillisecond);
BENCHMARK(windowReady)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
