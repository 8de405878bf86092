// One walk to one partner: sends what is due, looks for what may have arrived, hears what is said
// there, and once a night compares everything. It holds neither the writer nor a reader while it
// speaks.

#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "journal/writer.hpp"
#include "open311/forwarding.hpp"
#include "open311/message.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"

namespace open311 {

class Rounds {
public:
    // Who is spoken to, and how; what we are called from outside; the words that partners read.
    struct Talk {
        Partner partner;
        std::string site;
        const text::Catalogue& words;
        Line& line;
        const std::atomic<bool>& is_stopping; // Then nothing more is begun.
    };
    Rounds(store::Readers& readers, journal::Writer& writer, Talk talk);

    // Everything that is due now.
    void walk();

private:
    void send_due();
    void send_once(const Forward& forward);
    void send(const Forward& forward);
    // Whether somebody may have posted it and nobody knows what came of that.
    [[nodiscard]] bool is_unsure(const Forward& forward) const;
    // Whether it is nothing for this partner any more.
    [[nodiscard]] bool is_over(const Forward& forward);
    void ask_for_number(const Forward& forward);

    // Whether it was found there; nothing when nobody could say.
    [[nodiscard]] std::optional<bool> find_there(const Forward& forward);

    void hear();
    void hear_updates(const std::map<std::string, cases::CaseId>& known);
    void compare();
    [[nodiscard]] bool is_well();
    // Nothing when nobody could say.
    [[nodiscard]] std::optional<bool> is_gone(const Forward& forward);

    [[nodiscard]] std::optional<std::vector<Thing>> get(const std::string& noun, const Asks& asks);
    [[nodiscard]] Call post_of(const Forward& forward);
    [[nodiscard]] std::vector<Forward> all(ForwardState state);
    // False when it could not be.
    bool record(const std::function<void(journal::Turn&)>& note);

    store::Readers& readers_;
    journal::Writer& writer_;
    Talk talk_;
    std::string street_;
    calendar::Moment began_;
    std::set<std::int64_t> unsure_; // Cases that were posted without that being recorded.
    // When we asked for news, when updates were read, when a comparison was tried.
    std::optional<calendar::Moment> asked_at_;
    std::optional<calendar::Moment> heard_at_;
    std::optional<calendar::Moment> compared_at_;
};

} // namespace open311
