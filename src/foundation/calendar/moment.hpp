// A Moment is a point in time, in UTC, to the millisecond. Only main() reads the clock; everyone
// else is told the time. An OfficeDay is a date on the office's wall, in Asia/Shanghai.

#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace calendar {

using Moment = std::chrono::sys_time<std::chrono::milliseconds>;

// A day as the office's wall calendar shows it, without a zone.
using OfficeDay = std::chrono::local_days;

[[nodiscard]] int year_of(OfficeDay day);

// Minutes after midnight on the office's wall clock.
using WallClock = std::chrono::minutes;

// Tells the time; main() gives the real one, a demo, a test or a simulation its own.
using Clock = std::function<Moment()>;

// China keeps one offset all year, and has since 1991.
constexpr std::chrono::hours shanghai_offset{8};

[[nodiscard]] OfficeDay office_day(Moment moment);
[[nodiscard]] WallClock wall_clock(Moment moment);
[[nodiscard]] Moment moment_at(OfficeDay day, WallClock clock);

// Milliseconds since 1970-01-01T00:00:00Z: how a moment stands in tables and in the journal.
[[nodiscard]] std::int64_t to_milliseconds(Moment moment);
[[nodiscard]] Moment from_milliseconds(std::int64_t milliseconds);
[[nodiscard]] std::optional<std::int64_t> to_milliseconds(const std::optional<Moment>& moment);
[[nodiscard]] std::optional<Moment> from_milliseconds(
    const std::optional<std::int64_t>& milliseconds);

// "2026-11-24"
[[nodiscard]] std::string iso_date(OfficeDay day);
[[nodiscard]] base::Result<OfficeDay> parse_date(std::string_view text);

// "2026-11-24T10:15:00+08:00", as RFC 3339 writes it in the office's zone.
[[nodiscard]] std::string iso_moment(Moment moment);

// Reads RFC 3339, "2026-11-24 10:15[:30]" and "2026-11-24" (midnight), the latter two in the
// office's zone.
[[nodiscard]] base::Result<Moment> parse_moment(std::string_view text);

} // namespace calendar
