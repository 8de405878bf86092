// A helping hand: a thread of its own that does one thing after the other for as long as it lives.
// What is done in small pieces needs one: threads that come and go with each piece leave their
// memory behind for others to find, which takes longer than the piece.

#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

namespace journal {

// What comes of it, a fault included. Whoever turns away before hearing it waits for its end, since
// it may use what is theirs.
template <class Answer>
class Coming {
public:
    explicit Coming(std::future<Answer> done) : done_(std::move(done)) {}
    ~Coming() {
        if (done_.valid()) {
            done_.wait();
        }
    }
    Coming(Coming&&) noexcept = default;
    Coming& operator=(Coming&&) noexcept = default;
    Coming(const Coming&) = delete;
    Coming& operator=(const Coming&) = delete;

    [[nodiscard]] Answer get() { return done_.get(); }

private:
    std::future<Answer> done_;
};

class Hand {
public:
    Hand() : thread_([this] { live(); }) {}
    ~Hand() {
        give({}); // Nothing to do is the end.
        thread_.join();
    }
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;
    Hand(Hand&&) = delete;
    Hand& operator=(Hand&&) = delete;

    template <class Work>
    [[nodiscard]] auto ask(Work work) {
        using Answer = std::invoke_result_t<Work>;
        auto task = std::make_shared<std::packaged_task<Answer()>>(std::move(work));
        Coming<Answer> coming(task->get_future());
        give([task] { (*task)(); });
        return coming;
    }

private:
    void give(std::function<void()> work) {
        {
            const std::lock_guard lock(mutex_);
            given_.push_back(std::move(work));
        }
        wake_.notify_one();
    }

    std::function<void()> take() {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return !given_.empty(); });
        auto work = std::move(given_.front());
        given_.pop_front();
        return work;
    }

    void live() {
        for (auto work = take(); work; work = take()) {
            work();
        }
    }

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> given_;
    std::thread thread_; // The last: it uses all the others.
};

} // namespace journal
