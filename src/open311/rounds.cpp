#include "open311/rounds.hpp"

#include <algorithm>
#include <array>

#include <spdlog/spdlog.h>

#include "alliance/alliance.hpp"
#include "web/target.hpp"

namespace open311 {
namespace {

using namespace std::chrono_literals;
using calendar::Moment;

constexpr int sent_a_walk = 16;
constexpr std::size_t numbers_a_call = 50;
constexpr int forwards_most = 5'000;
constexpr auto hearing_pause = 15min;
constexpr auto compare_pause = 60min;
constexpr auto hears_back = std::chrono::hours(24 * 7);  // After a restart; nothing is heard twice.
constexpr auto hears_most = std::chrono::hours(24 * 80); // Servers tell of 90 days at most.
constexpr auto around = 1h; // What may have arrived is looked for this long before it was prepared.

// Lists as long as this were probably cut off.
constexpr std::size_t list_most = 1'000;
constexpr std::array<std::size_t, 7> usual_pages = {20, 25, 50, 100, 200, 250, 500};

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

// Whether what is not in the list is not there either: it was not cut off, and each thing in it
// could be told from ours.
bool is_conclusive(const std::vector<Thing>& things) {
    const bool is_cut_off = things.size() >= list_most ||
                            std::ranges::find(usual_pages, things.size()) != usual_pages.end();
    return !is_cut_off && std::ranges::all_of(things, [](const Thing& thing) {
        return !of(thing, "service_request_id").empty() && !of(thing, "description").empty();
    });
}

// That it is open there, as it was sent, is none.
bool is_news(const Hearing& hearing) {
    return hearing.is_closed || !hearing.words.empty();
}

bool is_night_due(std::optional<Moment> last, Moment now) {
    const auto tonight = calendar::moment_at(calendar::office_day(now), night);
    return now >= tonight && (!last || *last < tonight);
}

// Whether the pause since the last time is over; then this is the last time.
bool comes_due(std::optional<Moment>& last, Moment now, std::chrono::minutes pause) {
    const bool is_due = !last || now - *last >= pause;
    if (is_due) {
        last = now;
    }
    return is_due;
}

} // namespace

Rounds::Rounds(store::Readers& readers, journal::Writer& writer, Talk talk)
    : readers_(readers),
      writer_(writer),
      talk_(std::move(talk)),
      street_(alliance::street(*readers.borrow()).code),
      began_(writer.now()) {
    if (!voices::category(*readers.borrow(), talk_.partner.category)) {
        spdlog::warn("no category is called {}: nothing is sent for it", talk_.partner.category);
    }
}

void Rounds::walk() {
    send_due();
    const auto now = writer_.now();
    if (!talk_.is_stopping && comes_due(asked_at_, now, hearing_pause)) {
        hear();
    }
    if (!talk_.is_stopping &&
        is_night_due(last_reconciled(*readers_.borrow(), talk_.partner.category), now) &&
        comes_due(compared_at_, now, compare_pause)) {
        compare();
    }
}

void Rounds::send_due() {
    const auto due =
        due_forwards(*readers_.borrow(), talk_.partner.category, writer_.now(), sent_a_walk);
    for (const auto& forward : due) {
        if (talk_.is_stopping) {
            return;
        }
        if (forward.token.empty()) {
            send_once(forward);
        } else {
            ask_for_number(forward);
        }
    }
}

// What may be there is looked for first; while nobody can say, it is not sent.
void Rounds::send_once(const Forward& forward) {
    const auto is_there = is_unsure(forward) ? find_there(forward) : std::optional(false);
    if (!is_there) {
        record([&](auto& turn) { note_failed(turn, forward, Failure::Busy); });
    } else if (!*is_there && is_over(forward)) {
        record([&](auto& turn) { note_dropped(turn, forward); });
    } else if (!*is_there) {
        send(forward);
    }
}

// One from before we began may have been posted by those who were here then, and stopped or fell
// before they could record it.
bool Rounds::is_unsure(const Forward& forward) const {
    return may_be_there(forward) || forward.prepared_at < began_ ||
           unsure_.contains(forward.about.value);
}

bool Rounds::is_over(const Forward& forward) {
    const auto current = cases::find(*readers_.borrow(), forward.about);
    return current && (current->ended_at || current->category != forward.category);
}

void Rounds::send(const Forward& forward) {
    const auto post = post_of(forward);
    unsure_.insert(forward.about.value);
    const auto said = talk_.line.ask(post);
    auto failure = std::optional(Failure::Unreadable);
    Thing receipt;
    if (const auto* reply = std::get_if<Reply>(&said)) {
        const auto things = read_things(talk_.partner.format, reply->body);
        if (const auto no = failure_of(reply->status)) {
            failure = no;
        } else if (things && things->size() == 1) {
            receipt = things->front();
        }
    } else {
        failure = std::get<Failure>(said);
    }
    if (receipt.empty() && talk_.is_stopping) {
        return; // It was our stop that ended the try: whoever begins next looks for it.
    }
    const auto number = of(receipt, "service_request_id");
    const auto token = of(receipt, "token");
    const bool is_recorded = record([&](journal::Turn& turn) {
        if (!number.empty()) {
            note_taken(turn, forward, number, Arrival::Answered);
        } else if (!token.empty()) {
            note_token(turn, forward, token);
        } else {
            note_failed(turn, forward, *failure);
        }
    });
    if (is_recorded) {
        unsure_.erase(forward.about.value);
    }
}

void Rounds::ask_for_number(const Forward& forward) {
    const auto things = get("tokens/" + web::percent_encoded(forward.token), {});
    const auto number =
        things && things->size() == 1 ? of(things->front(), "service_request_id") : std::string();
    record([&](journal::Turn& turn) {
        if (number.empty()) {
            note_failed(turn, forward, Failure::Busy);
        } else {
            note_taken(turn, forward, number, Arrival::Answered);
        }
    });
}

std::optional<bool> Rounds::find_there(const Forward& forward) {
    const auto since = calendar::iso_moment(forward.prepared_at - around);
    const auto things =
        get("requests", {{"service_code", talk_.partner.service_code}, {"start_date", since}});
    if (!things) {
        return std::nullopt;
    }
    const auto mark = mark_of(street_, forward.about);
    for (const auto& thing : *things) {
        const auto number = of(thing, "service_request_id");
        if (has_mark(thing, mark) && !number.empty()) {
            record([&](auto& turn) { note_taken(turn, forward, number, Arrival::Found); });
            return true;
        }
    }
    return is_conclusive(*things) ? std::optional(false) : std::nullopt;
}

void Rounds::hear() {
    const auto taken = all(ForwardState::Taken);
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
        const auto things = get("requests", {{"service_request_id", joined_numbers(some)}});
        if (!things) {
            return;
        }
        for (const auto& thing : *things) {
            const auto found = known.find(of(thing, "service_request_id"));
            const auto hearing =
                found == known.end() ? Hearing{} : hearing_of_request(found->second, thing);
            if (is_news(hearing)) {
                record([&](auto& turn) { note_heard(turn, talk_.partner.category, hearing); });
            }
        }
    }
    if (talk_.partner.has_updates && !known.empty()) {
        hear_updates(known);
    }
}

void Rounds::hear_updates(const std::map<std::string, cases::CaseId>& known) {
    const auto now = writer_.now();
    const auto since =
        heard_at_ ? std::max<Moment>(*heard_at_ - around, now - hears_most) : now - hears_back;
    const auto things =
        get(updates_noun,
            {{"start_date", calendar::iso_moment(since)}, {"end_date", calendar::iso_moment(now)}});
    if (!things) {
        return;
    }
    bool is_whole = true;
    for (const auto& thing : *things) {
        const auto found = known.find(of(thing, "service_request_id"));
        if (found != known.end()) {
            const auto hearing = hearing_of_update(found->second, thing);
            is_whole =
                record([&](auto& turn) { note_heard(turn, talk_.partner.category, hearing); }) &&
                is_whole;
        }
    }
    if (is_whole) {
        heard_at_ = now;
    }
}

// Both ways: what has a number there must still be there, and what has none may be there after all.
// Where it breaks off it is none, and is begun anew after a pause.
void Rounds::compare() {
    if (!is_well()) {
        return;
    }
    PartnerReconciled result{talk_.partner.category, 0, 0, 0};
    for (const auto& forward : all(ForwardState::Taken)) {
        const auto gone = talk_.is_stopping ? std::nullopt : is_gone(forward);
        if (!gone) {
            return;
        }
        ++result.compared;
        if (*gone && record([&](auto& turn) { note_lost(turn, forward); })) {
            ++result.lost;
        }
    }
    for (const auto state : {ForwardState::Waiting, ForwardState::GivenUp}) {
        for (const auto& forward : all(state)) {
            const auto found = may_be_there(forward) ? find_there(forward) : std::optional(false);
            if (talk_.is_stopping || (!found && !is_well())) {
                return;
            }
            ++result.compared;
            result.found += found.value_or(false) ? 1 : 0;
        }
    }
    record([&](journal::Turn& turn) { turn.record(result); });
}

// A server that moved, or stands empty, knows none of our numbers and none of its services.
bool Rounds::is_well() {
    const auto things = get("services", {});
    return things && std::ranges::any_of(*things, [](const Thing& thing) {
               return !of(thing, "service_code").empty();
           });
}

// Only a clear "no such request" counts; the page of some proxy that finds nothing doesn't.
std::optional<bool> Rounds::is_gone(const Forward& forward) {
    constexpr long not_found = 404;
    const auto said = talk_.line.ask(
        {address_at(talk_.partner, "requests/" + web::percent_encoded(forward.number)), {}, {}});
    const auto* reply = std::get_if<Reply>(&said);
    if (reply == nullptr || failure_of(reply->status) == Failure::Busy) {
        return std::nullopt;
    }
    const auto things = read_things(talk_.partner.format, reply->body);
    return reply->status == not_found && things && !things->empty() &&
           of(things->front(), "code") == std::to_string(not_found);
}

std::optional<std::vector<Thing>> Rounds::get(const std::string& noun, const Asks& asks) {
    const auto said = talk_.line.ask({address_at(talk_.partner, noun, asks), {}, {}});
    const auto* reply = std::get_if<Reply>(&said);
    if (reply == nullptr || failure_of(reply->status)) {
        return std::nullopt;
    }
    auto things = read_things(talk_.partner.format, reply->body);
    return things ? std::optional(std::move(*things)) : std::nullopt;
}

Call Rounds::post_of(const Forward& forward) {
    const auto reader = readers_.borrow();
    const auto mark = mark_of(street_, forward.about);
    return {address_at(talk_.partner, "requests"),
            form_of(*reader, talk_.partner, forward, {mark, talk_.site, talk_.words}),
            // A report that was lost there and is sent again is another one.
            mark + "-" + std::to_string(calendar::to_milliseconds(forward.prepared_at))};
}

std::vector<Forward> Rounds::all(ForwardState state) {
    return forwards(*readers_.borrow(), talk_.partner.category, state, forwards_most);
}

bool Rounds::record(const std::function<void(journal::Turn&)>& note) {
    const auto recorded =
        writer_.ask(journal::timer(), [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            note(turn);
            return nlohmann::json();
        });
    const bool is_recorded = std::holds_alternative<journal::Committed>(recorded);
    if (!is_recorded) {
        spdlog::warn("what came of speaking to a partner could not be recorded");
    }
    return is_recorded;
}

} // namespace open311
