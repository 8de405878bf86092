#include <algorithm>
#include <limits>

#include <nlohmann/json.hpp>

#include "base/fault.hpp"
#include "calendar/working_days.hpp"

// The package's JSON, put into the program by links.cmake.
extern "C" {
extern const char songyuan_chinese_days[];
extern const char songyuan_chinese_days_end[];
}

namespace calendar {

namespace {

using Json = nlohmann::json;

// Hears the file from its beginning to its end, so that each day keeps its line.
class Listener : public nlohmann::json_sax<Json> {
public:
    explicit Listener(std::string_view json) : json_(json) {}

    bool null() override { return is_inside(); }
    bool boolean(bool) override { return is_inside(); }
    bool number_integer(number_integer_t) override { return is_inside(); }
    bool number_unsigned(number_unsigned_t) override { return is_inside(); }
    bool number_float(number_float_t, const string_t&) override { return is_inside(); }
    bool string(string_t&) override { return is_inside(); }
    bool binary(binary_t&) override { return is_inside(); }
    bool start_array(std::size_t) override { return is_inside() && ++depth_ > 0; }
    bool end_array() override { return --depth_ >= 0; }
    bool start_object(std::size_t) override { return ++depth_ > 0; }
    bool end_object() override { return --depth_ >= 0; }

    bool key(string_t& name) override {
        if (depth_ == 1) {
            section_ = name;
        }
        const bool is_holiday = section_ == "holidays";
        if (depth_ != 2 || !(is_holiday || section_ == "workdays")) {
            return true;
        }
        move_to(name);
        const auto day = parse_date(name);
        if (!day) {
            refusal_ = day.error();
            refusal_.arguments.emplace_back("line", line_);
            refusal_.key = "calendar.no_date_on_line";
            return false;
        }
        days_.push_back({*day, is_holiday ? DayKind::Holiday : DayKind::MakeUp, line_});
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const Json::exception&) override {
        const auto end = std::min(position, json_.size());
        line_ = static_cast<std::size_t>(std::count(json_.begin(), json_.begin() + end, '\n')) + 1;
        return false;
    }

    // Why it stopped listening.
    [[nodiscard]] base::Refusal refusal() const {
        if (!refusal_.key.empty()) {
            return refusal_;
        }
        return {base::Why::Invalid, "calendar.not_the_json", {{"line", line_}}, {}};
    }

    [[nodiscard]] std::vector<DayRead> take_days() { return std::move(days_); }

private:
    [[nodiscard]] bool is_inside() const { return depth_ > 0; }

    void move_to(const std::string& name) {
        const auto found = json_.find('"' + name + '"', position_);
        if (found != std::string_view::npos) {
            const auto from = json_.begin() + static_cast<std::ptrdiff_t>(position_);
            const auto to = json_.begin() + static_cast<std::ptrdiff_t>(found);
            line_ += static_cast<std::size_t>(std::count(from, to, '\n'));
            position_ = found + 1;
        }
    }

    std::string_view json_;
    std::size_t position_ = 0;
    std::size_t line_ = 1;
    int depth_ = 0;
    std::string section_;
    std::vector<DayRead> days_;
    base::Refusal refusal_{base::Why::Invalid, {}, {}, {}};
};

bool is_weekend(OfficeDay day) {
    const std::chrono::weekday weekday(day);
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

base::Result<YearOfDays*> year_for(std::vector<YearOfDays>& years, const DayRead& read) {
    const int year = year_of(read.day);
    if (year < year_min || year > year_max) {
        return base::refuse(base::Why::Invalid,
                            "calendar.year_out_of_range",
                            {{"line", read.line}, {"least", year_min}, {"most", year_max}});
    }
    if (years.empty() || years.back().year != year) {
        years.push_back({year, {}, {}});
    }
    return &years.back();
}

} // namespace

base::Result<std::vector<YearOfDays>> gather_years(std::vector<DayRead> days) {
    std::ranges::stable_sort(days, {}, &DayRead::day);
    std::vector<YearOfDays> years;
    const DayRead* last = nullptr;
    for (const auto& read : days) {
        const auto year = year_for(years, read);
        if (!year) {
            return base::refusal_of(year);
        }
        const bool is_again = last != nullptr && last->day == read.day;
        if (is_again && last->kind != read.kind) {
            return base::refuse(base::Why::Invalid,
                                "calendar.day_is_both",
                                {{"line", read.line}, {"day", iso_date(read.day)}});
        }
        if (read.kind == DayKind::MakeUp && !is_weekend(read.day)) {
            return base::refuse(base::Why::Invalid,
                                "calendar.make_up_day_in_the_week",
                                {{"line", read.line}, {"day", iso_date(read.day)}});
        }
        if (!is_again) {
            auto& list = read.kind == DayKind::Holiday ? (*year)->holidays : (*year)->make_up_days;
            list.push_back(read.day);
        }
        last = &read;
    }
    return years;
}

base::Result<std::vector<YearOfDays>> read_chinese_days(std::string_view json) {
    Listener listener(json);
    if (!Json::sax_parse(json, &listener)) {
        return tl::unexpected<base::Refusal>(listener.refusal());
    }
    auto days = listener.take_days();
    if (days.empty()) {
        return base::refuse(base::Why::Invalid, "calendar.no_days_in_file");
    }
    return gather_years(std::move(days));
}

const std::vector<YearOfDays>& built_in_years() {
    static const std::vector<YearOfDays> years = [] {
        const auto length = songyuan_chinese_days_end - songyuan_chinese_days;
        auto read = read_chinese_days({songyuan_chinese_days, static_cast<std::size_t>(length)});
        base::ensure(read.has_value(), "the built-in years can be read");
        return *std::move(read);
    }();
    return years;
}

} // namespace calendar
