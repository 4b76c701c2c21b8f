// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/run.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "core/screening/piece_worker.h"

namespace biosubsidy::screening {

namespace {

// What the threads of a run share. Two locks: one for the input, one for the order
// of the output. A ticket is a piece's place in that order.
class SharedRun {
public:
    SharedRun(Input& input, Output& output, Watcher& watcher, const RunOptions& options)
        : input_(input), output_(output), watcher_(watcher), progress_(options.from),
          slots_(window * std::max(options.threads, 1U)) {}

    // Takes pieces and hands them in until there are no more.
    void work(PieceWorker& worker) {
        Piece piece;
        DonePiece done;
        while (const auto ticket = takePiece(piece)) {
            worker.work(piece, done);
            handIn(*ticket, done);
        }
    }

    // For a thread whose work threw: the others come to an end.
    void fail(std::exception_ptr thrown) {
        const std::scoped_lock lock(order_);
        if (!thrown_) thrown_ = std::move(thrown);
        ended_ = true;
        turn_.notify_all();
    }

    tl::expected<RunResult, RunFailure> conclude() {
        if (thrown_) std::rethrow_exception(thrown_);
        if (!failure_) checkpoint();
        if (failure_) return tl::unexpected(std::move(*failure_));
        return RunResult{std::move(progress_), inputEnded_};
    }

private:
    static constexpr std::size_t window = 4; // pieces in hand, a thread

    struct Slot {
        bool ready = false;
        DonePiece done;
    };

    std::optional<std::uint64_t> takePiece(Piece& piece) {
        const std::scoped_lock reading(reading_);
        {
            std::unique_lock lock(order_);
            turn_.wait(lock, [&] { return ended_ || next_ < due_ + slots_.size(); });
            if (ended_ || watcher_.wantsStop()) return std::nullopt;
        }
        piece.clear();
        auto found = input_.next(piece);
        const std::scoped_lock lock(order_);
        if (found && *found) return next_++;
        if (!found) failure_ = {RunFailure::Where::input, std::move(found.error())};
        if (!ended_) inputEnded_ = found && !watcher_.wantsStop();
        ended_ = true;
        return std::nullopt;
    }

    // Puts the piece in its slot; if it is due, puts out all that are due, unless
    // another thread is doing so. `done` comes back with the memory of the piece that was
    // put out last: it is still in the processor's cache.
    void handIn(std::uint64_t ticket, DonePiece& done) {
        std::unique_lock lock(order_);
        Slot& slot = slots_[ticket % slots_.size()];
        slot.done = std::move(done);
        slot.ready = true;
        if (!writing_) putOutDue(lock);
        done = {};
        if (spare_.empty()) return;
        done = std::move(spare_.back());
        spare_.pop_back();
    }

    void putOutDue(std::unique_lock<std::mutex>& lock) {
        writing_ = true;
        while (!failure_ && !thrown_) {
            Slot& slot = slots_[due_ % slots_.size()];
            if (!slot.ready) break;
            lock.unlock();
            auto failed = putOut(slot.done);
            lock.lock();
            slot.ready = false;
            spare_.push_back(std::move(slot.done));
            ++due_;
            if (failed) {
                failure_ = std::move(failed);
                ended_ = true;
            }
            turn_.notify_all();
        }
        writing_ = false;
    }

    // By one thread at a time.
    std::optional<RunFailure> putOut(DonePiece& done) {
        const auto failed = [](RunFailure::Where where, Written& written) {
            return RunFailure{where, std::move(written.error())};
        };
        if (auto written = takeRows(done); !written) return failed(RunFailure::Where::output, written);
        for (const LineProblem& problem : done.problems) {
            if (auto written = watcher_.problem(problem); !written) return failed(RunFailure::Where::watcher, written);
        }
        progress_.counts.cases += done.cases;
        progress_.counts.usccFaults += done.usccFaults;
        progress_.counts.bad += done.problems.size();
        progress_.counts.lines = done.end.lines;
        progress_.input = std::move(done.end);
        if (!watcher_.progressed(progress_)) return std::nullopt;
        return makeCheckpoint();
    }

    Written takeRows(const DonePiece& done) {
        if (output_.format() != nullptr) return done.bytes.empty() ? Written() : output_.takeBytes(done.bytes.view());
        for (const RowBlock& rows : done.rows) {
            if (auto written = output_.takeRows(rows); !written) return written;
        }
        return {};
    }

    std::optional<RunFailure> makeCheckpoint() {
        auto mark = output_.checkpoint();
        if (!mark) return RunFailure{RunFailure::Where::output, std::move(mark.error())};
        if (auto told = watcher_.checkpointed(progress_, *mark); !told)
            return RunFailure{RunFailure::Where::watcher, std::move(told.error())};
        return std::nullopt;
    }

    void checkpoint() { failure_ = makeCheckpoint(); }

    Input& input_;
    Output& output_;
    Watcher& watcher_;
    std::mutex reading_;
    std::mutex order_;
    std::condition_variable turn_;
    Progress progress_; // the writing thread's
    std::vector<Slot> slots_;
    std::vector<DonePiece> spare_; // their memory, the latest last
    std::uint64_t next_ = 0;       // ticket of the next piece to be read
    std::uint64_t due_ = 0;        // ticket of the next piece to be put out
    bool writing_ = false;
    bool ended_ = false;      // no more pieces are taken
    bool inputEnded_ = false; // because there are none
    std::optional<RunFailure> failure_;
    std::exception_ptr thrown_;
};

} // namespace

tl::expected<RunResult, RunFailure> run(const std::shared_ptr<const blocks::BlockRules>& rules, Input& input,
                                        Output& output, Watcher& watcher, const RunOptions& options) {
    const auto keys = std::make_shared<const CaseKeys>(*rules->rules());
    SharedRun shared(input, output, watcher, options);
    const auto work = [&] {
        try {
            PieceWorker worker(rules, keys, output.format(), options);
            shared.work(worker);
        } catch (...) {
            shared.fail(std::current_exception());
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned index = 1; index < options.threads; ++index) threads.emplace_back(work);
        work();
    }
    return shared.conclude();
}

} // namespace biosubsidy::screening
