// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/system/child_program.h"

extern char** environ; // NOLINT(readability-redundant-declaration): POSIX wants it declared

namespace biosubsidy {

namespace {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const noexcept { return number_; }
    [[nodiscard]] bool isOpen() const noexcept { return number_ >= 0; }
    void set(int number) {
        close();
        number_ = number;
    }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_ = -1;
};

struct Channel {
    Descriptor ours;
    Descriptor theirs;
};

// `given`: what we write and the program reads; otherwise the other way round.
bool open(Channel& channel, bool given) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    channel.ours.set(ends[given ? 1 : 0]);
    channel.theirs.set(ends[given ? 0 : 1]);
    return ::fcntl(channel.ours.number(), F_SETFL, O_NONBLOCK) == 0;
}

// Writing to a program that left would end this one by a signal. It is held back in this
// thread, and taken away before it is let through again.
class NoBrokenPipe {
public:
    NoBrokenPipe() {
        ::sigemptyset(&broken_);
        ::sigaddset(&broken_, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &broken_, &before_);
    }
    ~NoBrokenPipe() {
        if (::sigismember(&before_, SIGPIPE) == 1) return;
        const timespec now{};
        while (::sigtimedwait(&broken_, nullptr, &now) == SIGPIPE) {
        }
        ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoBrokenPipe(const NoBrokenPipe&) = delete;
    NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;

private:
    sigset_t broken_{};
    sigset_t before_{};
};

class Child {
public:
    bool start(const std::vector<std::string>& words) {
        if (!open(in_, true) || !open(out_, false) || !open(err_, false)) return false;
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str())); // read only
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, in_.theirs.number(), STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, out_.theirs.number(), STDOUT_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions, err_.theirs.number(), STDERR_FILENO);
        const int failed = ::posix_spawnp(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        for (Channel* channel : {&in_, &out_, &err_}) channel->theirs.close();
        return failed == 0;
    }

    ProgramRun finish(std::string_view input, std::size_t mostOutput, std::chrono::milliseconds longest) {
        using Clock = std::chrono::steady_clock;
        const Clock::time_point end = Clock::now() + longest;
        while (out_.ours.isOpen() || err_.ours.isOpen()) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
            if (left <= 0) run_.timedOut = true;
            if (run_.timedOut || run_.tooMuch) break;
            exchange(input, mostOutput, static_cast<int>(std::min<long long>(left, 1000)));
        }
        if (run_.timedOut || run_.tooMuch) ::kill(process_, SIGKILL);
        int status = 0;
        while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        run_.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return std::move(run_);
    }

private:
    void exchange(std::string_view& input, std::size_t mostOutput, int wait) {
        if (input.empty()) in_.ours.close();
        std::array<pollfd, 3> polls{
            {{in_.ours.number(), POLLOUT, 0}, {out_.ours.number(), POLLIN, 0}, {err_.ours.number(), POLLIN, 0}}};
        if (::poll(polls.data(), polls.size(), wait) <= 0) return;
        if (polls[0].revents != 0) give(input);
        constexpr std::size_t mostErrors = 64U << 10U;
        if (polls[1].revents != 0) run_.tooMuch = take(out_.ours, run_.output, mostOutput);
        if (polls[2].revents != 0) static_cast<void>(take(err_.ours, run_.errors, mostErrors));
    }

    void give(std::string_view& input) {
        const NoBrokenPipe held;
        const ssize_t sent = ::write(in_.ours.number(), input.data(), input.size());
        if (sent > 0)
            input.remove_prefix(static_cast<std::size_t>(sent));
        else if (errno != EAGAIN && errno != EINTR)
            input = {}; // it reads no more
    }

    // What is beyond `most` is dropped; whether there was any.
    static bool take(Descriptor& from, std::string& into, std::size_t most) {
        std::array<char, 1U << 16U> piece{};
        const ssize_t got = ::read(from.number(), piece.data(), piece.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return false;
        if (got <= 0) {
            from.close();
            return false;
        }
        const std::size_t room = most - into.size();
        into.append(piece.data(), std::min(room, static_cast<std::size_t>(got)));
        return static_cast<std::size_t>(got) > room;
    }

    Channel in_;
    Channel out_;
    Channel err_;
    pid_t process_ = -1;
    ProgramRun run_;
};

} // namespace

std::optional<ProgramRun> runProgram(const std::vector<std::string>& words, std::string_view input,
                                     std::size_t mostOutput, std::chrono::milliseconds longest) {
    Child child;
    if (words.empty() || !child.start(words)) return std::nullopt;
    return child.finish(input, mostOutput, longest);
}

} // namespace biosubsidy
