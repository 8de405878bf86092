#include "cases/verbs.hpp"

#include <algorithm>
#include <fstream>
#include <memory>
#include <ostream>

#include "cases/cases.hpp"
#include "cases/lists.hpp"
#include "cases/views.hpp"
#include "cases/views_sheets.hpp"
#include "cli/premises.hpp"
#include "office/office.hpp"
#include "places/places.hpp"
#include "text/csv.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using base::Result;

const std::vector<std::string> csv_columns = {"case",
                                              "received",
                                              "place",
                                              "category",
                                              "asks",
                                              "stage",
                                              "handler",
                                              "owner",
                                              "contacted",
                                              "due",
                                              "answered",
                                              "ended",
                                              "round",
                                              "outcome",
                                              "title"};

std::string iso_or_empty(const std::optional<Moment>& moment) {
    return moment ? calendar::iso_moment(*moment) : std::string();
}

// What the operator exports holds titles as staff see them; nothing finer than the compound.
std::string csv_of(const Viewer& viewer, const Case& current) {
    const std::vector<std::string> cells = {
        std::to_string(current.id.value),
        calendar::iso_moment(current.received),
        places::public_name(viewer.store, current.place),
        voices::category_name(viewer.store, current.category, viewer.words.language()),
        std::string(voices::name_of(current.asks)),
        std::string(text::name_of(current.stage)),
        unit_name(viewer, current.handler),
        unit_name(viewer, current.owner),
        iso_or_empty(current.contacted_at),
        calendar::iso_moment(current.whole_due),
        iso_or_empty(current.submitted_at),
        iso_or_empty(current.ended_at),
        std::to_string(current.round),
        std::string(current.outcome ? text::name_of(*current.outcome) : ""),
        title_of(viewer, current)};
    return text::csv_row(cells);
}

// The operator reads what the street reads.
Viewer operators_eyes(cli::Console& console, cli::Neighbourhood& neighbourhood) {
    auto& reader = neighbourhood.reader();
    Viewer viewer{reader,
                  console.words,
                  neighbourhood.now(),
                  office::working_days(reader),
                  Reader::Staff,
                  {}};
    viewer.is_street = true;
    return viewer;
}

void write_csv(const Viewer& viewer, std::ostream& out) {
    out << text::byte_order_mark << text::csv_row(csv_columns);
    Filter filter;
    filter.limit = cases_a_page_max;
    for (auto page = list(viewer.store, filter); !page.empty(); page = list(viewer.store, filter)) {
        for (const auto& current : page) {
            out << csv_of(viewer, current);
        }
        filter.before = page.back().id;
    }
}

cli::Run declare_export(cli::CommandLine& line) {
    auto file = std::make_shared<std::string>();
    line.add_option(
        "--out", *file, "The file to write; one named .xlsx is a spreadsheet of the latest cases");
    return [file](cli::Console& console, cli::Neighbourhood& neighbourhood) -> Result<int> {
        const auto viewer = operators_eyes(console, neighbourhood);
        if (file->empty()) {
            write_csv(viewer, console.out);
            return 0;
        }
        std::ofstream out(console.path(*file), std::ios::binary | std::ios::trunc);
        if (file->ends_with(".xlsx")) {
            out << sheets::write_workbook(cases_sheet(viewer, {}));
        } else {
            write_csv(viewer, out);
        }
        if (!out.flush()) {
            return base::refuse(base::Why::NotAllowed, "cli.file_not_written", {{"file", *file}});
        }
        return 0;
    };
}

cli::Run declare_erase(cli::CommandLine& line) {
    struct Options {
        std::int64_t id = 0;
        std::string rule;
    };
    auto options = std::make_shared<Options>();
    line.add_option("CASE", options->id, "The case's number").required();
    line.add_option("--rule", options->rule, "Under which rule, or at whose wish; no names")
        .required();
    return [options](cli::Console& console, cli::Neighbourhood& neighbourhood) -> Result<int> {
        const journal::Work work = [options](journal::Turn& turn) -> Result<nlohmann::json> {
            const auto values = erase(turn, CaseId{options->id}, options->rule);
            if (!values) {
                return base::refusal_of(values);
            }
            return nlohmann::json(*values);
        };
        const auto results = neighbourhood.ask(journal::operator_at_the_machine(), {work});
        if (!results.front()) {
            return base::refusal_of(results.front());
        }
        console.say("cases.erased", {{"values", results.front()->get<std::int64_t>()}});
        return 0;
    };
}

} // namespace

void case_verbs(cli::Verbs& verbs) {
    verbs.push_back(
        {"export cases", "Write cases as CSV or XLSX.", cli::Touch::Reads, declare_export});
    verbs.push_back({"erase case",
                     "Erase the words, contacts and photos of an ended case.",
                     cli::Touch::Writes,
                     declare_erase});
}

} // namespace cases
