// The facts of the office: which days of a year count, which hours of a day, and why a document by
// which the street works was changed.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/moment.hpp"

namespace office {

// Replaces what held for this year before.
struct YearRecorded {
    static constexpr std::string_view kind = "office_year_recorded";

    int year = 0;
    std::vector<calendar::OfficeDay> holidays;
    std::vector<calendar::OfficeDay> make_up_days;
    std::int64_t version = 0; // Of the whole calendar, from this entry on.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("year", self.year);
        field("holidays", self.holidays);
        field("make_up_days", self.make_up_days);
        field("version", self.version);
    }
};

// Minutes after midnight.
struct OpenSpan {
    int opens = 0;
    int closes = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("opens", self.opens);
        field("closes", self.closes);
    }
};

// Replaces the hours that held before.
struct HoursRecorded {
    static constexpr std::string_view kind = "office_hours_recorded";

    std::vector<OpenSpan> spans;
    std::int64_t version = 0;
    std::optional<std::string> document{}; // As it was written, where it was.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("spans", self.spans);
        field("version", self.version);
        field("document", self.document);
    }
};

// Why a version of one of the street's documents was put into force.
struct DocumentExplained {
    static constexpr std::string_view kind = "office_document_explained";

    std::string name;
    std::int64_t version = 0;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("name", self.name);
        field("version", self.version);
        field("reason", self.reason);
    }
};

} // namespace office
