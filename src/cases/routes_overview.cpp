#include <charconv>

#include "cases/overview.hpp"
#include "cases/routes.hpp"
#include "cases/views_sheets.hpp"
#include "cases/views_wall.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;
using web::Answer;
using web::Request;

constexpr std::size_t shown_characters_max = 40;
constexpr int pages_max = 10'000;

// The value of a field that names one of a few things; the usual one when it is empty.
template <class Enum>
base::Result<Enum> one_of(const Request& request, const std::string& field, Enum usual) {
    const std::string& typed = request.query.get(field);
    if (typed.empty()) {
        return usual;
    }
    const auto named = text::named<Enum>(typed);
    if (!named) {
        return refuse(Why::Invalid,
                      "cases.bad_filter",
                      {{"value", text::shorten(typed, shown_characters_max)}},
                      field);
    }
    return *named;
}

base::Result<calendar::OfficeDay> day_in(const Request& request,
                                         const std::string& field,
                                         calendar::OfficeDay usual) {
    const std::string& typed = request.query.get(field);
    if (typed.empty()) {
        return usual;
    }
    const auto day = calendar::parse_date(typed);
    if (!day) {
        return refuse(Why::Invalid, "overview.bad_day", {}, field);
    }
    return *day;
}

// The last twelve weeks unless somebody chose; `to` is the last day.
base::Result<Days> days_in(const Request& request) {
    constexpr std::chrono::days one{1};
    const auto today = calendar::office_day(request.now);
    const auto last = day_in(request, "to", today);
    if (!last) {
        return base::refusal_of(last);
    }
    const auto first = day_in(request, "from", *last + one - std::chrono::weeks{weeks_shown});
    if (!first) {
        return base::refusal_of(first);
    }
    if (*first > *last) {
        return refuse(Why::Invalid, "overview.days_turned", {}, "from");
    }
    return Days{*first, *last + one};
}

// Digits for a unit or a compound; a category's code stands as it is.
bool is_a_key(Scope scope, const std::string& key) {
    if (scope == Scope::Street || scope == Scope::Category) {
        return true;
    }
    std::int64_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    return read.ec == std::errc() && read.ptr == key.data() + key.size();
}

tl::unexpected<base::Refusal> no_such_key(const std::string& typed) {
    return refuse(Why::Invalid,
                  "cases.bad_filter",
                  {{"value", text::shorten(typed, shown_characters_max)}},
                  "of");
}

base::Result<OverviewAsked> read_overview(const Request& request) {
    const auto by = one_of(request, "by", Scope::Unit);
    if (!by) {
        return base::refusal_of(by);
    }
    const auto sort = one_of(request, "sort", Column::Received);
    if (!sort) {
        return base::refusal_of(sort);
    }
    const auto days = days_in(request);
    if (!days) {
        return base::refusal_of(days);
    }
    const OverviewAsked asked{
        *by == Scope::Street ? Scope::Unit : *by, *days, *sort, request.query.get("of")};
    if (!asked.of.empty() && !is_a_key(asked.by, asked.of)) {
        return no_such_key(asked.of);
    }
    return asked;
}

base::Result<Answer> show_overview(const Request& request) {
    const auto asked = read_overview(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return Answer(web::Shown{"cases/overview", overview_view(viewer_of(request), *asked)});
}

base::Result<Answer> give_overview(const Request& request) {
    const auto asked = read_overview(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return Answer(web::File{std::string(sheets::content_type),
                            sheets::write_workbook(overview_sheet(viewer_of(request), *asked)),
                            "overview.xlsx"});
}

// The screen in the hall asks again by itself, without any script.
base::Result<Answer> show_wall(const Request& request) {
    web::Shown shown{"cases/wall", wall_view(viewer_of(request), request.site)};
    shown.headers.emplace("Refresh", "60");
    return Answer(std::move(shown));
}

base::Result<Behind> read_behind(const Request& request) {
    const auto scope = one_of(request, "by", Scope::Street);
    if (!scope) {
        return base::refusal_of(scope);
    }
    const auto figure = one_of(request, "figure", Figure::Received);
    if (!figure) {
        return base::refusal_of(figure);
    }
    const auto days = days_in(request);
    if (!days) {
        return base::refusal_of(days);
    }
    const auto page = request.query.number("page", 0, pages_max);
    if (!page) {
        return base::refusal_of(page);
    }
    const std::string& key = request.query.get("of");
    if (!is_a_key(*scope, key)) {
        return no_such_key(key);
    }
    return Behind{*scope, key, *figure, *days, static_cast<int>(page->value_or(0))};
}

base::Result<Answer> show_behind(const Request& request) {
    const auto asked = read_behind(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return Answer(web::Shown{"cases/overview_cases", behind_view(viewer_of(request), *asked)});
}

base::Result<Answer> give_behind(const Request& request) {
    const auto asked = read_behind(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    return Answer(web::File{std::string(sheets::content_type),
                            sheets::write_workbook(behind_sheet(viewer_of(request), *asked)),
                            "cases.xlsx"});
}

} // namespace

void overview_routes(web::Routes& routes) {
    routes.add_panel({"alliance/unit", [](const Request& request) {
                          return unit_figures_view(viewer_of(request),
                                                   alliance::UnitId{request.parameter_id(0)});
                      }});
    routes.get(
        "/overview",
        web::Access::Anyone,
        "What cases came to: `by` (unit, place, category), `of` (one of them), `from`, `to`, "
        "`sort`.",
        show_overview);
    routes.get("/overview.xlsx",
               web::Access::Anyone,
               "The same as a spreadsheet: `by`, `of`, `from`, `to`, `sort`.",
               give_overview);
    routes.get(
        "/overview/wall",
        web::Access::Anyone,
        "The street's figures of twelve weeks for a large screen; it asks anew every minute.",
        show_wall);
    routes.get("/overview/cases",
               web::Access::Anyone,
               "The cases behind a figure: `by`, `of`, `figure`, `from`, `to`, `page`.",
               show_behind);
    routes.get("/overview/cases.xlsx",
               web::Access::Anyone,
               "The same cases as a spreadsheet: `by`, `of`, `figure`, `from`, `to`.",
               give_behind);
}

} // namespace cases
