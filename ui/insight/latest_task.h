// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work in the background of which only the latest answer is wanted. While one is
// under way the next waits, and only the last of those that wait is done; an
// answer that is no longer wanted is thrown away. Answers arrive in the thread of
// the object that owns this.
#pragma once

#include <functional>
#include <memory>
#include <utility>

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

namespace biosubsidy::ui {

template <typename Result>
class LatestTask {
public:
    using ResultPtr = std::shared_ptr<const Result>;
    using Work = std::function<Result()>; // touches nothing but what it holds itself

    // `owner` has this as a member, so that it outlives the work.
    LatestTask(QObject& owner, std::function<void(const ResultPtr&)> done) : owner_(owner), done_(std::move(done)) {
        pool_.setMaxThreadCount(1);
    }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;
    ~LatestTask() { pool_.waitForDone(); }

    // Whether an answer is still to come.
    [[nodiscard]] bool isBusy() const noexcept { return wanted_; }

    void start(Work work) {
        ++number_;
        wanted_ = true;
        if (running_)
            next_ = std::move(work);
        else
            launch(std::move(work));
    }

    // What is under way is no longer wanted.
    void cancel() {
        ++number_;
        wanted_ = false;
        next_ = nullptr;
    }

private:
    void launch(Work work) {
        running_ = true;
        pool_.start([this, work = std::move(work), number = number_] {
            auto result = std::make_shared<const Result>(work());
            QMetaObject::invokeMethod(
                &owner_, [this, result, number] { finish(result, number); }, Qt::QueuedConnection);
        });
    }

    void finish(const ResultPtr& result, unsigned number) {
        running_ = false;
        if (next_) {
            launch(std::exchange(next_, nullptr));
            return;
        }
        if (!wanted_ || number != number_) return;
        wanted_ = false;
        done_(result);
    }

    QObject& owner_;
    std::function<void(const ResultPtr&)> done_;
    QThreadPool pool_;
    Work next_;
    unsigned number_ = 0; // of the last that was asked for
    bool running_ = false;
    bool wanted_ = false;
};

} // namespace biosubsidy::ui
