// Messages that reached the street on another way, brought as a list: each row is a report.

#include <sstream>

#include "alliance/alliance.hpp"
#include "sheets/sheet.hpp"
#include "voices/import_row.hpp"
#include "voices/routes.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

constexpr std::string_view import_address = "/voices/import";

// A case is opened for each, which takes longer than adding a place: so many keep the writer for
// less than a second.
constexpr std::size_t reports_a_turn_max = 2'048;

base::Result<alliance::ActingSeat> who_dispatches(const web::Request& request) {
    auto seat = alliance::acting_with(request, alliance::Power::Dispatch);
    if (!seat) {
        return seat;
    }
    if (import_url(*request.store, *seat).empty()) {
        return refuse(Why::NotAllowed, "voices.import_for_the_street");
    }
    return seat;
}

// Whatever can be known before the turn is found out here, so that the writer is kept by those rows
// only that will be taken.
class Gathering {
public:
    Gathering(const web::Request& request, alliance::Brought& list)
        : store_(*request.store), now_(request.now), list_(list) {}

    void hear(ReadRow read) {
        if (auto* unread = std::get_if<RefusedRow>(&read)) {
            list_.refused.push_back({unread->line, std::move(unread->refusal)});
            return;
        }
        auto row = std::get<ImportRow>(std::move(read));
        twins_.tell_apart(row);
        if (was_taken(store_, row)) {
            ++list_.known;
            return;
        }
        const auto checked = check_row(row);
        if (!checked) {
            list_.refused.push_back({row.line, checked.error()});
            return;
        }
        const auto line = row.line;
        list_.rows.push_back(
            {line, [row = std::move(row)](journal::Turn& turn, alliance::KnownPeople&) {
                 return take_row(turn, row, Heard::ByUs);
             }});
    }

private:
    base::Result<bool> check_row(const ImportRow& row) {
        auto report = as_report(store_, row);
        if (!report) {
            return base::refusal_of(report);
        }
        report->said_at = row.time;
        return check(*report, now_);
    }

    store::Connection& store_;
    calendar::Moment now_;
    alliance::Brought& list_;
    Twins twins_;
};

base::Result<alliance::Brought> read_reports(const web::Request& request, std::string_view bytes) {
    // JSON lines are for the command line: what was refused of them could not come back as a list.
    if (bytes.substr(0, bytes.find_first_not_of(" \t\r\n") + 1).ends_with('{')) {
        return refuse(Why::Invalid, "voices.import_no_words_column", {}, "file");
    }
    auto table = sheets::read_table(bytes, {});
    if (!table) {
        return base::refusal_of(table);
    }
    alliance::Brought list{std::move(*table), {}, {}};
    list.entries_max = reports_a_turn_max;
    std::istringstream file{std::string(bytes)};
    Gathering gathering(request, list);
    const auto read =
        read_import(file, {}, [&](ReadRow row, std::int64_t) { gathering.hear(std::move(row)); });
    if (!read) {
        return base::refusal_of(read);
    }
    return list;
}

base::Result<web::Answer> give_blank(const web::Request& request) {
    const sheets::Sheet blank{request.words->say("voices.import_blank_name"),
                              blank_columns(request.language),
                              {},
                              request.now};
    return web::Answer(web::File{
        std::string(sheets::content_type), sheets::write_workbook(blank), "reports.xlsx"});
}

} // namespace

std::string import_url(store::Connection& connection, const alliance::ActingSeat& seat) {
    const auto unit = alliance::unit(connection, seat.unit);
    const bool is_street = unit && (unit->kind == alliance::UnitKind::SubdistrictOffice ||
                                    unit->kind == alliance::UnitKind::DutyDesk);
    return is_street && seat.powers.has(alliance::Power::Dispatch) ? std::string(import_address)
                                                                   : std::string();
}

void add_import_routes(web::Routes& routes) {
    alliance::add_list_page(routes,
                            {std::string(import_address),
                             "voices.import_title",
                             "voices.import_help",
                             "voices.import_done",
                             "/dispatch",
                             "voices.import_back",
                             "/voices/import/blank.xlsx",
                             "voices.import_blank",
                             who_dispatches,
                             read_reports});
    routes.get("/voices/import/blank.xlsx",
               web::Access::Staff,
               "An empty list of reports, to fill in and bring.",
               give_blank);
}

} // namespace voices
