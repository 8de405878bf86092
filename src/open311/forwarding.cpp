#include "open311/forwarding.hpp"

#include <algorithm>
#include <array>

#include "cases/events.hpp"
#include "journal/hash.hpp"
#include "open311/records_forwarding.hpp"
#include "text/normalise.hpp"

namespace open311 {
namespace {

using namespace std::chrono_literals;

constexpr std::array pauses = {std::chrono::minutes(1min),
                               std::chrono::minutes(5min),
                               std::chrono::minutes(30min),
                               std::chrono::minutes(2h),
                               std::chrono::minutes(6h),
                               std::chrono::minutes(24h)};

constexpr std::size_t number_characters_max = 100;
constexpr std::size_t words_characters_max = 2'000;

bool has_partner(const Partners& partners, const std::string& category) {
    return std::ranges::find(partners, category, &Partner::category) != partners.end();
}

// It ended here, or became another body's, before it was sent. When it comes back it is sent.
bool was_dropped(const Forward& forward) {
    return forward.state == ForwardState::Closed && forward.number.empty();
}

void prepare(journal::Turn& turn,
             const Partners& partners,
             cases::CaseId about,
             const std::string& category) {
    const auto before = find_forward(turn.store(), about, category);
    if (has_partner(partners, category) && (!before || was_dropped(*before))) {
        turn.record(ForwardPrepared{about, category});
    }
}

// As it stands now: what came of a try may be noted long after it began.
std::optional<Forward> as_it_stands(journal::Turn& turn, const Forward& forward) {
    return find_forward(turn.store(), forward.about, forward.category);
}

bool is_waiting(const std::optional<Forward>& forward) {
    return forward &&
           (forward->state == ForwardState::Waiting || forward->state == ForwardState::GivenUp);
}

} // namespace

void follow(journal::Followers& followers, const Partners& partners) {
    followers.on<cases::CaseOpened>(
        [&partners](journal::Turn& turn, const cases::CaseOpened& opened, const journal::Entry&) {
            prepare(turn, partners, opened.id, opened.category);
        });
    followers.on<cases::CategoryOverridden>(
        [&partners](journal::Turn& turn,
                    const cases::CategoryOverridden& event,
                    const journal::Entry&) { prepare(turn, partners, event.id, event.category); });
}

void note_taken(journal::Turn& turn,
                const Forward& forward,
                const std::string& number,
                Arrival arrival) {
    if (!is_waiting(as_it_stands(turn, forward))) {
        return;
    }
    const auto known = text::shorten(number, number_characters_max);
    turn.record(ForwardTaken{forward.about, known, {}, forward.category});
    cases::hear_partner(
        turn,
        {forward.about,
         arrival == Arrival::Found ? cases::PartnerNews::Found : cases::PartnerNews::Taken,
         known,
         {}});
}

void note_token(journal::Turn& turn, const Forward& forward, const std::string& token) {
    if (is_waiting(as_it_stands(turn, forward))) {
        turn.record(ForwardTaken{
            forward.about, {}, text::shorten(token, number_characters_max), forward.category});
    }
}

void note_failed(journal::Turn& turn, const Forward& forward, Failure failure) {
    const auto current = as_it_stands(turn, forward);
    if (!current || current->state != ForwardState::Waiting) {
        return;
    }
    ForwardFailed failed{forward.about, failure, {}, forward.category};
    if (const auto pause = pause_after(current->tries + 1)) {
        failed.next_try = turn.now() + *pause;
    }
    turn.record(failed);
    if (!failed.next_try) {
        cases::hear_partner(turn, {forward.about, cases::PartnerNews::Unreached, {}, {}});
    }
}

void note_lost(journal::Turn& turn, const Forward& forward) {
    const auto current = as_it_stands(turn, forward);
    if (current && current->state == ForwardState::Taken) {
        turn.record(ForwardLost{forward.about, forward.category});
        if (may_send_again(*current)) {
            cases::hear_partner(turn,
                                {forward.about, cases::PartnerNews::Lost, current->number, {}});
        } else {
            cases::hear_partner(turn, {forward.about, cases::PartnerNews::Unreached, {}, {}});
        }
    }
}

void note_dropped(journal::Turn& turn, const Forward& forward) {
    if (is_waiting(as_it_stands(turn, forward))) {
        turn.record(ForwardDropped{forward.about, forward.category});
    }
}

void note_heard(journal::Turn& turn, const std::string& category, const Hearing& hearing) {
    const auto forward = find_forward(turn.store(), hearing.about, category);
    const auto digest = journal::to_hex(journal::sha256(hearing.identity));
    if (!forward || was_heard(turn.store(), *forward, digest)) {
        return;
    }
    turn.record(ForwardHeard{hearing.about, digest, hearing.is_closed, category});
    cases::hear_partner(turn,
                        {hearing.about,
                         cases::PartnerNews::Says,
                         text::shorten(hearing.state, number_characters_max),
                         text::shorten(hearing.words, words_characters_max)});
}

std::optional<std::chrono::minutes> pause_after(std::int64_t tries) {
    const auto at = static_cast<std::size_t>(tries) - 1;
    return at < pauses.size() ? std::optional(pauses[at]) : std::nullopt;
}

bool may_be_there(const Forward& forward) {
    return forward.failure && *forward.failure != Failure::NoConnection &&
           *forward.failure != Failure::Refused;
}

bool may_send_again(const Forward& forward) {
    return forward.losses == 0;
}

std::string mark_of(const std::string& street, cases::CaseId about) {
    return "SY-" + street + "-" + std::to_string(about.value);
}

std::optional<Failure> failure_of(long status) {
    if (status >= 200 && status < 300) {
        return std::nullopt;
    }
    const bool is_busy = status >= 500 || status == 408 || status == 429;
    return is_busy ? Failure::Busy : Failure::Refused;
}

} // namespace open311
