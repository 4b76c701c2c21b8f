// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include "ui/look/conversions.h"
#include "ui/shell/page_specs.h"

namespace biosubsidy::ui {

WindowActions::WindowActions(QMenuBar& bar, const Texts& texts, QObject* parent)
    : QObject(parent), bar_(bar), texts_(texts) {
    addFileMenu();
    addEditMenu();
    addGoMenu();
    addPageMenu();
    addViewMenu();
    addHelpMenu();
    ofCase_ = {save,      saveAs,   close,     addProject,   addExpense, addAward,
               findClaim, copyText, copyTable, nextQuestion, print,      letters};
}

QMenu* WindowActions::addMenu(const Localized& title, const char* name) {
    QMenu* menu = bar_.addMenu(QString());
    menu->setObjectName(QLatin1String("menu.") + QLatin1String(name));
    texts_.follow(menu, [this, menu, title] { menu->setTitle(texts_(title)); });
    return menu;
}

QAction* WindowActions::add(QMenu& menu, const Localized& text, const QKeySequence& keys, const char* name) {
    QAction* action = menu.addAction(QString());
    action->setObjectName(QLatin1String("action.") + QLatin1String(name));
    action->setShortcut(keys);
    action->setMenuRole(QAction::NoRole);
    action->setData(toQt(text.zh + " " + text.en)); // by which the palette finds it in either language
    texts_.follow(action, [this, action, text] { action->setText(texts_(text)); });
    return action;
}

void WindowActions::addFileMenu() {
    QMenu& menu = *addMenu({"文件(&F)", "&File"}, "file");
    newCase = add(menu, {"新建案例(&N)", "&New case"}, QKeySequence::New, "new");
    open = add(menu, {"导入并打开…(&O)", "&Open a file..."}, QKeySequence::Open, "open");
    import = add(menu, {"导入多个案例…(&I)", "&Import cases..."}, Qt::CTRL | Qt::SHIFT | Qt::Key_I, "import");
    recent = menu.addMenu(QString());
    texts_.follow(recent, [this] { recent->setTitle(texts_("最近打开(&R)", "&Recent files")); });
    example = add(menu, {"打开示例案例(&E)", "Open the &example case"}, Qt::CTRL | Qt::Key_E, "example");
    menu.addSeparator();
    save = add(menu, {"立即保存(&S)", "&Save now"}, QKeySequence::Save, "save");
    saveAs = add(menu, {"导出案例文件…(&A)", "Export &as..."}, Qt::CTRL | Qt::SHIFT | Qt::Key_S, "save_as");
    menu.addSeparator();
    print = add(menu, {"打印报告…(&P)", "&Print the report..."}, QKeySequence::Print, "print");
    letters = add(menu, {"写询问函…(&L)", "Write &letters of questions..."}, Qt::CTRL | Qt::ALT | Qt::Key_Q, "letters");
    calendar = add(menu, {"导出申报日历…(&D)", "Export the calen&dar of applications..."},
                   Qt::CTRL | Qt::ALT | Qt::Key_K, "calendar");
    menu.addSeparator();
    backups = add(menu, {"备份与恢复(&B)", "&Backups"}, Qt::CTRL | Qt::ALT | Qt::Key_B, "backups");
    menu.addSeparator();
    close = add(menu, {"关闭案例(&C)", "&Close the case"}, Qt::CTRL | Qt::Key_W, "close");
    quit = add(menu, {"退出(&Q)", "&Quit"}, Qt::CTRL | Qt::Key_Q, "quit");
}

void WindowActions::addEditMenu() {
    QMenu& menu = *addMenu({"编辑(&E)", "&Edit"}, "edit");
    undo = add(menu, {"撤销(&U)", "&Undo"}, QKeySequence::Undo, "undo");
    redo = add(menu, {"重做(&R)", "&Redo"}, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, "redo");
    menu.addSeparator();
    addProject = add(menu, {"添加项目(&P)", "Add a &project"}, Qt::CTRL | Qt::SHIFT | Qt::Key_P, "add_project");
    addExpense = add(menu, {"添加支出(&X)", "Add an e&xpense"}, Qt::CTRL | Qt::SHIFT | Qt::Key_X, "add_expense");
    addAward = add(menu, {"登记已获支持(&A)", "Enter support &held"}, Qt::CTRL | Qt::SHIFT | Qt::Key_A, "add_award");
    menu.addSeparator();
    copyText =
        add(menu, {"复制结果为文字(&T)", "Copy the result as &text"}, Qt::CTRL | Qt::SHIFT | Qt::Key_T, "copy_text");
    copyTable = add(menu, {"复制结果为表格(&B)", "Copy the result as a ta&ble"}, Qt::CTRL | Qt::SHIFT | Qt::Key_B,
                    "copy_table");
    menu.addSeparator();
    findClaim = add(menu, {"查找测算结果(&F)", "&Find in the result"}, QKeySequence::Find, "find_claim");
    nextQuestion = add(menu, {"回答最值得的问题(&Q)", "Answer the &question that matters most"}, Qt::CTRL | Qt::Key_J,
                       "next_question");
}

void WindowActions::addGoMenu() {
    QMenu& menu = *addMenu({"前往(&G)", "&Go"}, "go");
    int key = Qt::Key_1;
    for (const PageSpec& page : pageSpecs())
        pages[page.id] =
            add(menu, page.verb, QKeySequence(Qt::CTRL | Qt::Key(key++)), (std::string("page_") + page.name).c_str());
    menu.addSeparator();
    palette = add(menu, {"命令面板…(&K)", "Command &palette..."}, Qt::CTRL | Qt::Key_K, "palette");
}

void WindowActions::addPageMenu() {
    thisPage = addMenu({"本页(&P)", "&Page"}, "page");
}

void WindowActions::addViewMenu() {
    QMenu& menu = *addMenu({"视图(&V)", "&View"}, "view");
    auto* languages = new QActionGroup(this);
    // Each language is named in its own, so that whoever needs it can find it.
    chinese = add(menu, {"中文", "中文"}, Qt::CTRL | Qt::ALT | Qt::Key_1, "chinese");
    english = add(menu, {"English", "English"}, Qt::CTRL | Qt::ALT | Qt::Key_2, "english");
    for (QAction* language : {chinese, english}) {
        language->setCheckable(true);
        languages->addAction(language);
    }
    (texts_.language() == Language::zh ? chinese : english)->setChecked(true);
    menu.addSeparator();
    addThemes(menu);
    menu.addSeparator();
    zoomIn = add(menu, {"放大(&I)", "Zoom &in"}, Qt::CTRL | Qt::Key_Plus, "zoom_in");
    // The key of the plus without Shift.
    zoomIn->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    zoomOut = add(menu, {"缩小(&U)", "Zoom o&ut"}, Qt::CTRL | Qt::Key_Minus, "zoom_out");
    usualZoom = add(menu, {"实际大小(&Z)", "Usual si&ze"}, Qt::CTRL | Qt::Key_0, "usual_zoom");
    menu.addSeparator();
    ownPlaces = add(menu, {"我的地区…(&M)", "&My places..."}, Qt::CTRL | Qt::ALT | Qt::Key_M, "own_places");
    ownFigures = add(menu, {"计入自填的金额(&O)", "Count &own figures"}, Qt::CTRL | Qt::ALT | Qt::Key_O, "own_figures");
    ownFigures->setCheckable(true);
    ownFigures->setChecked(true);
}

void WindowActions::addThemes(QMenu& menu) {
    auto* themes = new QActionGroup(this);
    systemTheme =
        add(menu, {"跟随系统明暗(&S)", "Light or dark as the &system"}, Qt::CTRL | Qt::ALT | Qt::Key_S, "system_theme");
    light = add(menu, {"浅色(&L)", "&Light"}, Qt::CTRL | Qt::ALT | Qt::Key_L, "light");
    dark = add(menu, {"深色(&D)", "&Dark"}, Qt::CTRL | Qt::ALT | Qt::Key_D, "dark");
    for (QAction* theme : {systemTheme, light, dark}) {
        theme->setCheckable(true);
        themes->addAction(theme);
    }
}

void WindowActions::addHelpMenu() {
    QMenu& menu = *addMenu({"帮助(&H)", "&Help"}, "help");
    help = add(menu, {"使用说明(&H)", "&Help"}, QKeySequence::HelpContents, "help");
    about = add(menu, {"关于 Biosubsidy(&A)", "&About Biosubsidy"}, Qt::SHIFT | Qt::Key_F1, "about");
}

} // namespace biosubsidy::ui
