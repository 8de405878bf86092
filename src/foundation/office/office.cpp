#include "office/office.hpp"

#include <chrono>
#include <map>
#include <sstream>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "office/documents.hpp"
#include "office/hours_document.hpp"
#include "office/records.hpp"
#include "office/rules.hpp"

namespace office {
namespace {

using calendar::OfficeDay;
using calendar::OfficeHours;
using calendar::WallClock;
using calendar::WorkingDays;
using calendar::YearOfDays;

constexpr WallClock midnight = std::chrono::hours(24);

std::string days_as_text(const std::vector<OfficeDay>& days) {
    std::string text;
    for (const OfficeDay day : days) {
        text += (text.empty() ? "" : " ") + calendar::iso_date(day);
    }
    return text;
}

std::vector<OfficeDay> days_from_text(const std::string& text) {
    std::vector<OfficeDay> days;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        const auto day = calendar::parse_date(word);
        base::ensure(day.has_value(), "a recorded day is a day");
        days.push_back(*day);
    }
    return days;
}

std::string spans_as_text(const std::vector<OpenSpan>& spans) {
    std::string text;
    for (const OpenSpan& span : spans) {
        text += fmt::format("{}{}-{}", text.empty() ? "" : " ", span.opens, span.closes);
    }
    return text;
}

OfficeHours hours_from_text(const std::string& text) {
    OfficeHours hours;
    if (text.empty()) {
        return hours;
    }
    hours.spans.clear();
    std::istringstream words(text);
    int opens = 0;
    int closes = 0;
    for (char dash = 0; words >> opens >> dash >> closes;) {
        hours.spans.push_back({WallClock(opens), WallClock(closes)});
    }
    return hours;
}

std::vector<YearOfDays> years_of(const Recorded& from) {
    std::map<int, YearOfDays> by_year;
    for (const YearOfDays& year : calendar::built_in_years()) {
        by_year[year.year] = year;
    }
    for (const YearRow& row : from.years) {
        by_year[row.year] = {
            row.year, days_from_text(row.holidays), days_from_text(row.make_up_days)};
    }
    std::vector<YearOfDays> years;
    years.reserve(by_year.size());
    for (auto& [number, year] : by_year) {
        years.push_back(std::move(year));
    }
    return years;
}

WorkingDays made_from(const Recorded& from) {
    const auto years = years_of(from);
    return WorkingDays(years, hours_from_text(from.spans), from.version);
}

bool holds_already(store::Connection& connection, const YearOfDays& asked) {
    for (const YearOfDays& year : years(connection)) {
        if (year == asked) {
            return true;
        }
    }
    return false;
}

void apply_year(store::Connection& to, const YearRecorded& event, const journal::Entry&) {
    put_year(to,
             {event.year, days_as_text(event.holidays), days_as_text(event.make_up_days)},
             event.version);
}

void apply_hours(store::Connection& to, const HoursRecorded& event, const journal::Entry& entry) {
    const auto spans = spans_as_text(event.spans);
    put_hours(to, spans, event.version);
    const auto& written = event.document;
    keep_document(to, "office", written ? *written : hours_as_toml(hours_from_text(spans)), entry);
}

} // namespace

WorkingDays working_days(store::Connection& connection) {
    // What was made last on this thread, and from what: a street's calendar changes once a year.
    thread_local Recorded made_last;
    thread_local WorkingDays last = made_from({});
    Recorded now = recorded(connection);
    if (now != made_last) {
        last = made_from(now);
        made_last = std::move(now);
    }
    return last;
}

std::vector<YearOfDays> years(store::Connection& connection) {
    return years_of(recorded(connection));
}

bool record_year(journal::Turn& turn, const YearOfDays& year) {
    if (holds_already(turn.store(), year)) {
        return false;
    }
    turn.record(YearRecorded{
        year.year, year.holidays, year.make_up_days, recorded(turn.store()).version + 1});
    return true;
}

base::Result<Imported> import_calendar(journal::Turn& turn, std::string_view bytes) {
    const auto read = read_calendar(bytes, years(turn.store()));
    if (!read) {
        return base::refusal_of(read);
    }
    Imported imported;
    for (const YearOfDays& year : *read) {
        auto& list = record_year(turn, year) ? imported.recorded : imported.unchanged;
        list.push_back(year.year);
    }
    return imported;
}

base::Result<bool> check_hours(const OfficeHours& hours) {
    WallClock last{0};
    for (const auto& span : hours.spans) {
        if (span.opens < last || span.closes <= span.opens || span.closes >= midnight) {
            return base::refuse(base::Why::Invalid, "office.hours_overlap", {}, "hours");
        }
        last = span.closes;
    }
    if (hours.spans.empty()) {
        return base::refuse(base::Why::Invalid, "office.hours_missing", {}, "hours");
    }
    return true;
}

base::Result<bool> record_hours(journal::Turn& turn,
                                const OfficeHours& hours,
                                const std::optional<std::string>& document) {
    if (const auto checked = check_hours(hours); !checked) {
        return base::refusal_of(checked);
    }
    const Recorded now = recorded(turn.store());
    if (!document && hours_from_text(now.spans) == hours) {
        return false;
    }
    HoursRecorded event{{}, now.version + 1, document};
    for (const auto& span : hours.spans) {
        event.spans.push_back(
            {static_cast<int>(span.opens.count()), static_cast<int>(span.closes.count())});
    }
    turn.record(event);
    return true;
}

void install(journal::Facts& facts) {
    facts.on<YearRecorded>(apply_year);
    facts.on<HoursRecorded>(apply_hours);
    install_documents(facts);
}

} // namespace office
