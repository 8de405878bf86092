// The neighbourhood in which every story happens, and the two ways into it: through the rooms'
// doors, and through the web as a browser does. Both know the same people; both tell their own
// time. See README.md for who is who.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "alliance/alliance.hpp"
#include "app/building.hpp"
#include "cases/cases.hpp"
#include "journal/journal.hpp"
#include "store/test_address.hpp"
#include "tests/stories/client.hpp"
#include "text/catalogue.hpp"
#include "work_orders/work_orders.hpp"

namespace stories {

// "Taken", or the sentence with which somebody was refused.
struct Answered {
    bool is_taken = false;
    std::string sentence;
};

// What a resident hands in; `joins` is the number of a case, or empty.
struct Report {
    std::string words;
    std::string place;
    std::string category;
    std::string kind;
    std::string joins;
    std::map<std::string, std::string> answers; // To what the category asks, by key.
    std::string api_key; // Of the program that reports it by Open311; empty: the browser's form.
};

struct Raised {
    Answered answered;
    std::string tracking_code;
    cases::CaseId id;
};

class Town {
public:
    explicit Town(calendar::Moment begins);
    virtual ~Town();
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;
    Town(Town&&) = delete;
    Town& operator=(Town&&) = delete;

    // Lets time pass: what falls due happens at its own moment.
    virtual void live_until(calendar::Moment moment) = 0;

    virtual Raised raise(const Report& report) = 0;
    virtual Answered act(const std::string& login,
                         cases::CaseId id,
                         const std::string& noun,
                         const Form& form) = 0;
    virtual Answered act_as_reporter(const std::string& code,
                                     const std::string& noun,
                                     const Form& form) = 0;

    virtual Answered add_words(const std::string& code, const std::string& words) = 0;

    // What stands at an address for somebody: staff by their login, anyone else without.
    virtual std::string read(const std::string& login, const std::string& path) = 0;

    // What the operator arranges behind the story: an empty seat, a year's calendar.
    virtual void arrange(const journal::Work& work) = 0;

    [[nodiscard]] store::Connection& reader() { return *reader_; }

    // Who reads a sheet in a story, now.
    [[nodiscard]] work_orders::Reading eyes() {
        return {*reader_, catalogues_.in(text::Language::Chinese), now_};
    }

protected:
    // One turn that must be taken, before anybody else writes.
    nlohmann::json turn(const journal::Work& work);

    store::TestAddress address_{"songyuan story"};
    app::Building building_;
    text::Catalogues catalogues_;
    calendar::Moment now_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::unique_ptr<store::Connection> reader_;
    std::unique_ptr<journal::Journal> journal_;

private:
    void furnish(journal::Turn& turn);
};

[[nodiscard]] std::unique_ptr<Town> town_by_the_doors(calendar::Moment begins);
[[nodiscard]] std::unique_ptr<Town> town_on_the_web(calendar::Moment begins);

} // namespace stories
