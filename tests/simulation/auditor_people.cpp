// What the auditor knows of who may: the level above decides, only the street signs and changes by
// hand, only the committee that watches over a matter asks, and nobody takes another's act back.

#include <algorithm>

#include "tests/simulation/auditor.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

// The height of a unit: 2 is the street.
int height_of(const std::string& unit_kind) {
    if (unit_kind == "subdistrict_office" || unit_kind == "duty_desk") {
        return 2;
    }
    return unit_kind == "residents_committee" || unit_kind == "department" ? 1 : 0;
}

// As every street begins; what is named nowhere, nobody watches over.
std::string watcher_of(const std::string& category) {
    static const std::set<std::string> to_be_served = {"lift",
                                                       "house_repair",
                                                       "water_supply",
                                                       "sewer",
                                                       "electricity",
                                                       "door_entry",
                                                       "roads_in_compound",
                                                       "greenery",
                                                       "public_facilities",
                                                       "property_service",
                                                       "property_fee",
                                                       "waste_sorting",
                                                       "litter",
                                                       "pests"};
    static const std::set<std::string> to_be_made_liveable = {"owners_committee",
                                                              "public_income",
                                                              "maintenance_fund",
                                                              "lift_retrofit",
                                                              "renewal",
                                                              "parking"};
    static const std::set<std::string> to_be_guaranteed = {"illegal_building",
                                                           "group_letting",
                                                           "street_order",
                                                           "advertising",
                                                           "road_traffic",
                                                           "cooking_fumes",
                                                           "work_and_pay",
                                                           "corridor_clutter",
                                                           "fire_passage",
                                                           "fire_equipment",
                                                           "ebike_charging",
                                                           "falling_objects"};
    if (to_be_served.contains(category)) {
        return "物业服务提升专委会";
    }
    if (to_be_made_liveable.contains(category)) {
        return "优化宜居专委会";
    }
    return to_be_guaranteed.contains(category) ? "零距离保障专委会" : "";
}

} // namespace

void Auditor::hear_unit(const json& event) {
    units_[event.at("id").get<std::int64_t>()] = {height_of(text_in(event, "unit_kind")),
                                                  text_in(event, "name")};
}

const Auditor::Office& Auditor::office_in(const json& event, const char* name) const {
    static const Office nobody;
    const auto found = units_.find(event.at(name).get<std::int64_t>());
    return found == units_.end() ? nobody : found->second;
}

// Before the belief changes: who decided what had been asked until now.
void Auditor::hear_who_may(Belief& belief, const Heard& heard) {
    static const std::set<std::string> only_the_streets = {"plan_signed",
                                                           "plan_refused",
                                                           "deadline_overridden",
                                                           "category_overridden",
                                                           "owner_overridden",
                                                           "words_redacted",
                                                           "photo_redacted"};
    if (only_the_streets.contains(heard.kind)) {
        expect(office_in(heard.event, "by").height == 2, heard, "that is for the street alone");
    }
    if (heard.kind == "part_asked" && text_in(heard.event, "what") == "question") {
        const auto watcher = watcher_of(belief.category);
        expect(!watcher.empty() && office_in(heard.event, "by").name == watcher,
               heard,
               "only the committee that watches over a matter asks");
    }
    if (heard.kind == "case_assigned" || heard.kind == "return_accepted") {
        belief.dispatcher = heard.event.at("by").get<std::int64_t>();
    }
    hear_who_decides(belief, heard);
}

void Auditor::hear_who_decides(const Belief& belief, const Heard& heard) {
    const auto is_above = [&](const char* who, int below) {
        const int height = office_in(heard.event, who).height;
        return height > below || height == 2;
    };
    const auto handler = units_.find(belief.handler);
    const int handlers_height = handler == units_.end() ? 0 : handler->second.height;
    if (heard.kind == "case_returned" && belief.returns > 0) {
        expect(office_in(heard.event, "decider").height == 2, heard, "then the street decides");
    } else if (heard.kind == "case_returned") {
        const bool was_sent = belief.dispatcher != 0 && belief.dispatcher != belief.handler;
        expect(was_sent ? heard.event.at("decider") == belief.dispatcher
                        : is_above("decider", handlers_height),
               heard,
               "whoever dispatched it decides on its return, else the level above");
    } else if (heard.kind == "extension_asked") {
        expect(is_above("decider", office_in(heard.event, "by").height),
               heard,
               "the level above decides on more time");
    } else if (heard.kind == "extension_granted" || heard.kind == "extension_refused") {
        expect(is_above("by", handlers_height), heard, "who decides stands above the handler");
    }
}

// Within ten minutes, by whoever did it.
void Auditor::hear_taken_back(const Remembered& first, const Heard& heard) {
    expect(heard.at - first.at <= std::chrono::minutes(10), heard, "taken back within ten minutes");
    expect(heard.actor == first.actor, heard, "whoever did it takes it back");
}

} // namespace simulation
