#include "open311/rounds.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "alliance/alliance.hpp"
#include "open311/message.hpp"
#include "web/target.hpp"

namespace open311 {
namespace {

using namespace std::chrono_literals;
using calendar::Moment;

constexpr int sent_a_walk = 16;
constexpr std::size_t numbers_a_call = 50;
constexpr int forwards_most = 5'000;
constexpr auto hearing_pause = 15min;
constexpr auto hears_back = std::chrono::hours(24 * 7); // After a restart; nothing is heard twice.
constexpr auto around = 1h; // What may have arrived is looked for this long before it was prepared.

// Nights begin at two, when nobody works on either side.
constexpr calendar::WallClock night = 2h;

std::string joined_numbers(const std::vector<std::string>& numbers) {
    std::string all;
    for (const auto& number : numbers) {
        all += (all.empty() ? "" : ",") + number;
    }
    return all;
}

bool has_mark(const Thing& thing, const std::string& mark) {
    const auto description = of(thing, "description");
    const auto at = description.find(mark);
    const auto end = at + mark.size();
    // "SY-310101015-7" stands in "SY-310101015-71" too.
    const bool goes_on =
        end < description.size() && description[end] >= '0' && description[end] <= '9';
    return at != std::string::npos && !goes_on;
}

// That it is open there, as it was sent, is none.
bool is_news(const Hearing& hearing) {
    return hearing.is_closed || !hearing.words.empty();
}

bool is_night_due(std::optional<Moment> last, Moment now) {
    const auto tonight = calendar::moment_at(calendar::office_day(now), night);
    return now >= tonight && (!last || *last < tonight);
}

} // namespace

Rounds::Rounds(store::Readers& readers, journal::Writer& writer, Talk talk)
    : readers_(readers),
      writer_(writer),
      talk_(std::move(talk)),
      street_(alliance::street(*readers.borrow()).code) {
    for (const auto& partner : talk_.partners) {
        if (!voices::category(*readers.borrow(), partner.category)) {
            spdlog::warn("no category is called {}: nothing is sent for it", partner.category);
        }
    }
}

void Rounds::walk() {
    for (const auto& partner : talk_.partners) {
        if (talk_.is_stopping) {
            return;
        }
        send_due(partner);
        const auto now = writer_.now();
        const auto heard = heard_at_.find(partner.category);
        if (heard == heard_at_.end() || now - heard->second >= hearing_pause) {
            hear(partner);
        }
        if (is_night_due(last_reconciled(*readers_.borrow(), partner.category), now)) {
            compare(partner);
        }
    }
}

void Rounds::send_due(const Partner& partner) {
    auto due = due_forwards(*readers_.borrow(), writer_.now(), sent_a_walk);
    std::erase_if(due, [&](const Forward& each) { return each.category != partner.category; });
    for (const auto& forward : due) {
        if (talk_.is_stopping) {
            return;
        }
        if (forward.token.empty()) {
            send_once(partner, forward);
        } else {
            ask_for_number(partner, forward);
        }
    }
}

// What may be there is looked for first; while nobody can say, it is not sent.
void Rounds::send_once(const Partner& partner, const Forward& forward) {
    const auto is_there =
        may_be_there(forward) ? find_there(partner, forward) : std::optional(false);
    if (!is_there) {
        record([&](auto& turn) { note_failed(turn, forward.about, Failure::Busy); });
    } else if (!*is_there && has_ended(forward)) {
        record([&](auto& turn) { note_dropped(turn, forward.about); });
    } else if (!*is_there) {
        send(partner, forward);
    }
}

bool Rounds::has_ended(const Forward& forward) {
    const auto current = cases::find(*readers_.borrow(), forward.about);
    return current && current->ended_at;
}

void Rounds::send(const Partner& partner, const Forward& forward) {
    const auto said = talk_.line.ask(post_of(partner, forward));
    auto failure = std::optional(Failure::Unreadable);
    Thing receipt;
    if (const auto* reply = std::get_if<Reply>(&said)) {
        const auto things = read_things(partner.format, reply->body);
        if (const auto no = failure_of(reply->status)) {
            failure = no;
        } else if (things && things->size() == 1) {
            receipt = things->front();
        }
    } else {
        failure = std::get<Failure>(said);
    }
    if (receipt.empty() && talk_.is_stopping) {
        return; // It was our stop that ended the try.
    }
    const auto number = of(receipt, "service_request_id");
    const auto token = of(receipt, "token");
    record([&](journal::Turn& turn) {
        if (!number.empty()) {
            note_taken(turn, forward.about, number, Arrival::Answered);
        } else if (!token.empty()) {
            note_token(turn, forward.about, token);
        } else {
            note_failed(turn, forward.about, *failure);
        }
    });
}

void Rounds::ask_for_number(const Partner& partner, const Forward& forward) {
    const auto things = get(partner, "tokens/" + web::percent_encoded(forward.token), "");
    const auto number =
        things && things->size() == 1 ? of(things->front(), "service_request_id") : std::string();
    record([&](journal::Turn& turn) {
        if (number.empty()) {
            note_failed(turn, forward.about, Failure::Busy);
        } else {
            note_taken(turn, forward.about, number, Arrival::Answered);
        }
    });
}

std::optional<bool> Rounds::find_there(const Partner& partner, const Forward& forward) {
    const auto since = calendar::iso_moment(forward.prepared_at - around);
    const auto things = get(partner,
                            "requests",
                            "&service_code=" + web::percent_encoded(partner.service_code) +
                                "&start_date=" + web::percent_encoded(since));
    if (!things) {
        return std::nullopt;
    }
    const auto mark = mark_of(street_, forward.about);
    for (const auto& thing : *things) {
        const auto number = of(thing, "service_request_id");
        if (has_mark(thing, mark) && !number.empty()) {
            record([&](auto& turn) { note_taken(turn, forward.about, number, Arrival::Found); });
            return true;
        }
    }
    return false;
}

void Rounds::hear(const Partner& partner) {
    const auto taken = all(partner, ForwardState::Taken);
    std::map<std::string, cases::CaseId> known;
    std::vector<std::string> numbers;
    for (const auto& forward : taken) {
        known.emplace(forward.number, forward.about);
        numbers.push_back(forward.number);
    }
    for (std::size_t at = 0; at < numbers.size(); at += numbers_a_call) {
        const auto end = std::min(at + numbers_a_call, numbers.size());
        const std::vector<std::string> some(numbers.begin() + static_cast<std::ptrdiff_t>(at),
                                            numbers.begin() + static_cast<std::ptrdiff_t>(end));
        const auto things =
            get(partner,
                "requests",
                "&service_request_id=" + web::percent_encoded(joined_numbers(some)));
        if (!things) {
            return;
        }
        for (const auto& thing : *things) {
            const auto found = known.find(of(thing, "service_request_id"));
            const auto hearing =
                found == known.end() ? Hearing{} : hearing_of_request(found->second, thing);
            if (is_news(hearing)) {
                record([&](auto& turn) { note_heard(turn, hearing); });
            }
        }
    }
    if (partner.has_updates && !known.empty()) {
        hear_updates(partner, known);
    }
    heard_at_[partner.category] = writer_.now();
}

void Rounds::hear_updates(const Partner& partner,
                          const std::map<std::string, cases::CaseId>& known) {
    const auto now = writer_.now();
    const auto heard = heard_at_.find(partner.category);
    const auto since = heard == heard_at_.end() ? now - hears_back : heard->second - around;
    const auto things = get(partner,
                            "servicerequestupdates",
                            "&start_date=" + web::percent_encoded(calendar::iso_moment(since)) +
                                "&end_date=" + web::percent_encoded(calendar::iso_moment(now)));
    if (!things) {
        return;
    }
    for (const auto& thing : *things) {
        const auto found = known.find(of(thing, "service_request_id"));
        if (found != known.end()) {
            const auto hearing = hearing_of_update(found->second, thing);
            record([&](auto& turn) { note_heard(turn, hearing); });
        }
    }
}

// Both ways: what has a number there must still be there, and what has none may be there after all.
void Rounds::compare(const Partner& partner) {
    PartnerReconciled result{partner.category, 0, 0, 0};
    for (const auto& forward : all(partner, ForwardState::Taken)) {
        ++result.compared;
        if (is_gone(partner, forward)) {
            ++result.lost;
            record([&](auto& turn) { note_lost(turn, forward.about); });
        }
    }
    for (const auto state : {ForwardState::Waiting, ForwardState::GivenUp}) {
        for (const auto& forward : all(partner, state)) {
            ++result.compared;
            if (may_be_there(forward) && find_there(partner, forward).value_or(false)) {
                ++result.found;
            }
        }
    }
    record([&](journal::Turn& turn) { turn.record(result); });
}

// Only a clear "no such request" counts; silence and nonsense don't.
bool Rounds::is_gone(const Partner& partner, const Forward& forward) {
    constexpr long not_found = 404;
    const auto said = talk_.line.ask(
        {address_at(partner, "requests/" + web::percent_encoded(forward.number)), {}, {}});
    const auto* reply = std::get_if<Reply>(&said);
    return reply != nullptr && reply->status == not_found &&
           read_things(partner.format, reply->body).has_value();
}

std::optional<std::vector<Thing>> Rounds::get(const Partner& partner,
                                              const std::string& noun,
                                              const std::string& query) {
    const auto said = talk_.line.ask({address_at(partner, noun) + query, {}, {}});
    const auto* reply = std::get_if<Reply>(&said);
    if (reply == nullptr || failure_of(reply->status)) {
        return std::nullopt;
    }
    auto things = read_things(partner.format, reply->body);
    return things ? std::optional(std::move(*things)) : std::nullopt;
}

Call Rounds::post_of(const Partner& partner, const Forward& forward) {
    const auto reader = readers_.borrow();
    const auto mark = mark_of(street_, forward.about);
    return {address_at(partner, "requests"),
            form_of(*reader, partner, forward, {mark, talk_.site, talk_.words}),
            // A report that was lost there and is sent again is another one.
            mark + "-" + std::to_string(calendar::to_milliseconds(forward.prepared_at))};
}

std::vector<Forward> Rounds::all(const Partner& partner, ForwardState state) {
    return forwards(*readers_.borrow(), partner.category, state, forwards_most);
}

void Rounds::record(const std::function<void(journal::Turn&)>& note) {
    const auto recorded =
        writer_.ask(journal::timer(), [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            note(turn);
            return nlohmann::json();
        });
    if (!std::holds_alternative<journal::Committed>(recorded)) {
        spdlog::warn("what came of speaking to a partner could not be recorded");
    }
}

} // namespace open311
