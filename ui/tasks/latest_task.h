// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work in the background of which only the latest answer is wanted. While one is
// under way the next waits, and only the last of those that wait is done; an
// answer that is no longer wanted is thrown away. Answers arrive in the thread of
// the object that owns this.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include <QObject>
#include <QThreadPool>

#include "ui/tasks/mailbox.h"

namespace biosubsidy::ui {

template <typename Result>
class LatestTask {
public:
    using ResultPtr = std::shared_ptr<const Result>;
    using Work = std::function<Result()>; // touches nothing but what it holds itself

    // `owner` has this as a member, so that it outlives the work.
    LatestTask(QObject& owner, std::function<void(const ResultPtr&)> done)
        : done_(std::move(done)), answers_(owner, [this](const Answer& answer) { finish(answer); }) {
        pool_.setMaxThreadCount(1);
    }
    LatestTask(const LatestTask&) = delete;
    LatestTask& operator=(const LatestTask&) = delete;
    ~LatestTask() {
        pool_.waitForDone();
        const std::scoped_lock lock(mutex_); // after the last that carryOut() did
    }

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
    struct Answer {
        ResultPtr result;
        unsigned number;
    };
    struct Order {
        Work work;
        unsigned number;
    };

    void launch(Work work) {
        running_ = true;
        {
            const std::scoped_lock lock(mutex_);
            order_ = {std::move(work), number_};
        }
        pool_.start([this] { carryOut(); });
    }

    // In the background.
    void carryOut() {
        Order order;
        {
            const std::scoped_lock lock(mutex_);
            order = std::exchange(order_, {});
        }
        answers_.put({std::make_shared<const Result>(order.work()), order.number});
        order = {};
        const std::scoped_lock lock(mutex_); // here all is done that the destructor waits for
    }

    void finish(const Answer& answer) {
        running_ = false;
        if (next_) {
            launch(std::exchange(next_, nullptr));
            return;
        }
        if (!wanted_ || answer.number != number_) return;
        wanted_ = false;
        done_(answer.result);
    }

    std::function<void(const ResultPtr&)> done_;
    Mailbox<Answer> answers_;
    std::mutex mutex_;
    Order order_{}; // for the background
    QThreadPool pool_;
    Work next_;
    unsigned number_ = 0; // of the last that was asked for
    bool running_ = false;
    bool wanted_ = false;
};

} // namespace biosubsidy::ui
