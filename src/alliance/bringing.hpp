// Lists that staff bring as XLSX or CSV: part of the room's door, read through alliance.hpp. A row
// is taken whole or comes back as it stood, with its line and the reason; what is there already
// adds nothing, so that the same file may be brought again.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/turn.hpp"
#include "places/places.hpp"
#include "sheets/table.hpp"
#include "web/routes.hpp"

namespace alliance {

using places::Taken;

class KnownPeople; // Of lists of people: what one turn knows of them.
struct ActingSeat;

// Each row, ready to be taken, and those that could not be read.
struct Brought {
    struct Row {
        std::size_t line = 0;
        std::function<base::Result<Taken>(journal::Turn&, KnownPeople&)> take;
    };
    sheets::Table table;
    std::vector<Row> rows;
    std::vector<sheets::RefusedRow> refused;
    std::int64_t known = 0; // Rows that were found there before, and so are not among them.

    // One turn takes only so many entries of a list, or all others would wait for it: the rest is
    // taken when the same file comes again. What followers add to them is not counted.
    std::size_t entries_max = journal::entries_a_turn_max;
};

// A page on which a list is brought; texts are keys of the catalogue.
struct ListPage {
    std::string address; // Its refused rows are handed out below it.
    std::string_view title;
    std::string_view help;
    std::string_view done; // Counts {taken}, {already} and {refused}.
    std::string_view back;
    std::string_view back_title;
    std::string_view sheet; // What can be filled in the same way.
    std::string_view sheet_title;
    base::Result<ActingSeat> (*may_bring)(const web::Request& request);
    base::Result<Brought> (*read)(const web::Request& request, std::string_view bytes);
};
void add_list_page(web::Routes& routes, const ListPage& page);

} // namespace alliance
