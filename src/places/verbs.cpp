#include "places/verbs.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "places/places.hpp"

namespace places {

namespace {

constexpr std::size_t turns_at_once = 200;

struct Counts {
    std::int64_t taken = 0;
    std::int64_t already = 0;
    std::int64_t refused = 0;
};

base::Result<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream input(path, std::ios::binary);
    if (!input) {
        return base::refuse(base::Why::NotFound, "places.no_such_file", {{"file", path.string()}});
    }
    return std::string(std::istreambuf_iterator<char>(input), {});
}

journal::Work taking(const PlaceRow& row) {
    return [row](journal::Turn& turn) -> base::Result<nlohmann::json> {
        const auto taken = take_row(turn, row);
        if (!taken) {
            return base::refusal_of(taken);
        }
        return nlohmann::json(*taken == Taken::Added);
    };
}

// Hands the rows over in their order; each is taken whole or listed with its refusal.
Counts take_all(RowsRead& read, cli::Console& console, cli::Neighbourhood& neighbourhood) {
    Counts counts;
    for (std::size_t begin = 0; begin < read.rows.size(); begin += turns_at_once) {
        const std::size_t end = std::min(begin + turns_at_once, read.rows.size());
        std::vector<journal::Work> turns;
        for (std::size_t at = begin; at < end; ++at) {
            turns.push_back(taking(read.rows[at].row));
        }
        const auto results = neighbourhood.ask(journal::operator_at_the_machine(), turns);
        for (std::size_t at = begin; at < end; ++at) {
            const auto& result = results[at - begin];
            if (!result) {
                read.refused.push_back({read.rows[at].line, result.error()});
            } else {
                ++(result->get<bool>() ? counts.taken : counts.already);
            }
        }
        console.progress("places.importing",
                         static_cast<std::int64_t>(end),
                         static_cast<std::int64_t>(read.rows.size()));
    }
    counts.refused = static_cast<std::int64_t>(read.refused.size());
    return counts;
}

base::Result<bool> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    if (!out.flush()) {
        return base::refuse(
            base::Why::NotAllowed, "cli.file_not_written", {{"file", path.string()}});
    }
    return true;
}

// The refused rows with their lines and reasons, to be mended and taken again.
sheets::Sheet refused_sheet(RowsRead& read, const text::Catalogue& words, calendar::Moment now) {
    std::ranges::sort(read.refused, {}, &sheets::RefusedRow::line);
    std::vector<sheets::Returned> rows;
    for (const auto& [line, refusal] : read.refused) {
        rows.push_back({line, read.table.cells_of(line), words.say(refusal)});
    }
    return sheets::returned_sheet(read.table.heading(), rows, words, now);
}

base::Result<int> import_places(const std::string& file,
                                cli::Console& console,
                                cli::Neighbourhood& neighbourhood) {
    const auto path = console.path(file);
    const auto bytes = read_file(path);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    auto read = read_rows(*bytes);
    if (!read) {
        return base::refusal_of(read);
    }
    const Counts counts = take_all(*read, console, neighbourhood);
    // They come back as what they came in.
    const bool is_xlsx = sheets::is_package(*bytes);
    const std::string beside = path.string() + (is_xlsx ? ".refused.xlsx" : ".refused.csv");
    if (counts.refused > 0) {
        const auto sheet = refused_sheet(*read, console.words, neighbourhood.now());
        const auto written =
            write_file(beside, is_xlsx ? sheets::write_workbook(sheet) : sheets::write_csv(sheet));
        if (!written) {
            return base::refusal_of(written);
        }
    }
    if (console.is_json()) {
        const nlohmann::ordered_json line = {
            {"taken", counts.taken}, {"already", counts.already}, {"refused", counts.refused}};
        console.out << line.dump() << '\n';
        return 0;
    }
    console.say(
        "places.imported",
        {{"taken", counts.taken}, {"already", counts.already}, {"refused", counts.refused}});
    if (counts.refused > 0) {
        console.say("places.refused_are_listed", {{"file", beside}});
    }
    return 0;
}

base::Result<int> export_places(const std::string& file,
                                cli::Console& console,
                                cli::Neighbourhood& neighbourhood) {
    auto& reader = neighbourhood.reader();
    if (file.ends_with(".xlsx")) {
        const auto sheet = all_places(reader, console.words.language(), neighbourhood.now());
        const auto written = write_file(console.path(file), sheets::write_workbook(sheet));
        return written ? base::Result<int>(0) : base::refusal_of(written);
    }
    const auto csv =
        sheets::write_csv(all_places(reader, text::Language::English, neighbourhood.now()));
    if (file.empty()) {
        console.out << csv;
        return 0;
    }
    const auto written = write_file(console.path(file), csv);
    return written ? base::Result<int>(0) : base::refusal_of(written);
}

} // namespace

void add_verbs(cli::Verbs& verbs) {
    verbs.push_back({"import places",
                     "Add places from a CSV or XLSX file; what is there already stays.",
                     cli::Touch::Writes,
                     [](cli::CommandLine& line) -> cli::Run {
                         auto file = std::make_shared<std::string>();
                         line.add_option("FILE",
                                         *file,
                                         "CSV or XLSX with columns committee, compound, "
                                         "lane, building, entrance, dwelling, code")
                             .required();
                         return [file](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                             return import_places(*file, console, neighbourhood);
                         };
                     }});
    verbs.push_back({"export places",
                     "Write all places as CSV or XLSX, as `import places` reads them.",
                     cli::Touch::Reads,
                     [](cli::CommandLine& line) -> cli::Run {
                         auto file = std::make_shared<std::string>();
                         line.add_option("--out",
                                         *file,
                                         "The file to write, XLSX when it is named so; "
                                         "standard output when none is");
                         return [file](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                             return export_places(*file, console, neighbourhood);
                         };
                     }});
}

} // namespace places
