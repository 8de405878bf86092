// Cases on their way to another body's server: prepared in the turn in which they opened, sent
// after it, tried again with growing gaps, and what came of each try recorded. One case is sent
// once to each partner whose category it has had; whether it arrived is never guessed.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "journal/turn.hpp"
#include "open311/answers.hpp"
#include "open311/partners.hpp"
#include "store/connection.hpp"

namespace open311 {

// Closed: over, there or before it was sent.
enum class ForwardState { Waiting, Taken, Closed, GivenUp };

// Case and category tell one from another.
struct Forward {
    cases::CaseId about;
    std::string category;
    calendar::Moment prepared_at;
    ForwardState state = ForwardState::Waiting;
    std::int64_t tries = 0;
    std::optional<Failure> failure; // Of the last try that failed.
    std::optional<calendar::Moment> next_try;
    std::string number; // There; empty: none yet.
    std::string token;
    std::int64_t losses = 0;
};

// Prepares a case of a partner's category, when it opens or comes to that category, unless it was
// prepared for that partner before.
void follow(journal::Followers& followers, const Partners& partners);

[[nodiscard]] std::optional<Forward> find_forward(store::Connection& connection,
                                                  cases::CaseId about,
                                                  const std::string& category);
// Waiting ones of a category whose time has come, oldest first.
[[nodiscard]] std::vector<Forward> due_forwards(store::Connection& connection,
                                                const std::string& category,
                                                calendar::Moment now,
                                                int limit);
// Those of a category in a state, oldest first.
[[nodiscard]] std::vector<Forward> forwards(store::Connection& connection,
                                            const std::string& category,
                                            ForwardState state,
                                            int limit);
[[nodiscard]] std::int64_t count_forwards(store::Connection& connection, ForwardState state);
[[nodiscard]] std::optional<calendar::Moment> last_reconciled(store::Connection& connection,
                                                              const std::string& category);

// What came of a try; one that is settled stays so. `Found`: the answer had been lost on its way.
enum class Arrival { Answered, Found };
void note_taken(journal::Turn& turn,
                const Forward& forward,
                const std::string& number,
                Arrival arrival);
void note_token(journal::Turn& turn, const Forward& forward, const std::string& token);
void note_failed(journal::Turn& turn, const Forward& forward, Failure failure);
void note_lost(journal::Turn& turn, const Forward& forward);
void note_dropped(journal::Turn& turn, const Forward& forward);

// Something that was said there; heard once.
struct Hearing {
    cases::CaseId about;
    std::string identity; // Of what was said, by ids alone: its hash stays when words are erased.
    std::string state;    // "closed", or a word of theirs.
    std::string words;
    bool is_closed = false;
};
void note_heard(journal::Turn& turn, const std::string& category, const Hearing& hearing);

// --- Rules ----------------------------------------------------------------------------------

// After so many tries that failed; nothing when it is given up.
[[nodiscard]] std::optional<std::chrono::minutes> pause_after(std::int64_t tries);

// Whether it may have been taken although the try failed: then it is looked for before it is sent
// again.
[[nodiscard]] bool may_be_there(const Forward& forward);

// Whether one that was lost there is sent once more; twice lost, staff see to it.
[[nodiscard]] bool may_send_again(const Forward& forward);

// "SY-310101015-7": stands in what is sent, and finds it again.
[[nodiscard]] std::string mark_of(const std::string& street, cases::CaseId about);

// What a status of HTTP says of a post; nothing when it was taken.
[[nodiscard]] std::optional<Failure> failure_of(long status);

} // namespace open311
