#include "office/hours_document.hpp"

#include <regex>

#include <fmt/format.h>

#include "office/office.hpp"
#include "text/toml.hpp"

namespace office {
namespace {

using base::refuse;
using base::Why;
using calendar::WallClock;

std::string clock_text(WallClock clock) {
    return fmt::format("{:02}:{:02}", clock.count() / 60, clock.count() % 60);
}

// "09:00-12:00".
std::optional<calendar::OfficeHours::Span> read_span(const std::string& text) {
    static const std::regex span(R"((\d{1,2}):(\d\d)-(\d{1,2}):(\d\d))");
    std::smatch found;
    if (!std::regex_match(text, found, span) || std::stoi(found[2]) > 59 ||
        std::stoi(found[4]) > 59) {
        return std::nullopt;
    }
    return calendar::OfficeHours::Span{WallClock(std::stoi(found[1]) * 60 + std::stoi(found[2])),
                                       WallClock(std::stoi(found[3]) * 60 + std::stoi(found[4]))};
}

tl::unexpected<base::Refusal> unreadable(const toml::source_region& source) {
    return refuse(Why::Invalid,
                  "office.hours_unreadable",
                  {{"line", std::max<std::int64_t>(1, source.begin.line)}},
                  "document");
}

} // namespace

std::string hours_as_toml(const calendar::OfficeHours& hours) {
    std::string spans;
    for (const auto& span : hours.spans) {
        spans += fmt::format("{}\"{}-{}\"",
                             spans.empty() ? "" : ", ",
                             clock_text(span.opens),
                             clock_text(span.closes));
    }
    return fmt::format(
        "# 每个工作日什么时候办公，先后写。 When the office is open on a working day, in order.\n"
        "[office]\nhours = [{}]\n",
        spans);
}

base::Result<calendar::OfficeHours> hours_from_toml(const std::string& toml) {
    const auto parsed = toml::parse(toml);
    if (!parsed) {
        return unreadable(parsed.error().source());
    }
    const auto* table = parsed.table()["office"].as_table();
    const auto* written = table == nullptr ? nullptr : (*table)["hours"].as_array();
    if (written == nullptr || parsed.table().size() != 1 || table->size() != 1) {
        return unreadable(parsed.table().source());
    }
    calendar::OfficeHours hours{{}};
    for (const auto& each : *written) {
        const auto span = read_span(each.value_or(std::string()));
        if (!span) {
            return unreadable(each.source());
        }
        hours.spans.push_back(*span);
    }
    const auto checked = check_hours(hours);
    return checked ? base::Result<calendar::OfficeHours>(hours) : base::refusal_of(checked);
}

} // namespace office
