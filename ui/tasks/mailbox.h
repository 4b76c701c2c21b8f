// SPDX-License-Identifier: GPL-3.0-or-later
//
// What another thread has to say to an object of the window: put in by that thread,
// taken out in the object's own, one at a time and in order. The letters go through
// a lock of the standard library, and Qt only rings: ThreadSanitizer sees the first
// and nothing of Qt's locks, so that it can check every hand-over.
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <utility>

#include <QObject>

namespace biosubsidy::ui {

class Bell : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void rung();
};

template <typename Letter>
class Mailbox {
public:
    // `owner` has this as a member, and no thread that writes outlives it.
    Mailbox(QObject& owner, std::function<void(Letter)> taken) : taken_(std::move(taken)) {
        QObject::connect(
            &bell_, &Bell::rung, &owner, [this] { take(); }, Qt::QueuedConnection);
    }
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    ~Mailbox() = default;

    void put(Letter letter) {
        {
            const std::scoped_lock lock(mutex_);
            letters_.push_back(std::move(letter));
        }
        Q_EMIT bell_.rung();
    }

private:
    void take() {
        std::unique_lock lock(mutex_);
        Letter letter = std::move(letters_.front());
        letters_.pop_front();
        lock.unlock();
        taken_(std::move(letter));
    }

    Bell bell_;
    std::function<void(Letter)> taken_;
    std::mutex mutex_;
    std::deque<Letter> letters_;
};

} // namespace biosubsidy::ui
