#include "voices/verbs.hpp"

#include <fstream>
#include <memory>

#include <fmt/format.h>

#include "text/csv.hpp"
#include "voices/import_voices.hpp"

namespace voices {
namespace {

struct Arguments {
    std::string file;
    std::vector<std::string> map;
    bool at_their_time = false;
    bool is_public = false;
};

// The rows that weren't taken, in a file beside the one they stand in. It is begun with the first.
class RefusedList {
public:
    RefusedList(cli::Console& console, std::filesystem::path path)
        : console_(console), path_(std::move(path)) {}

    void add(const RefusedRow& refused) {
        if (!file_.is_open()) {
            file_.open(path_, std::ios::binary | std::ios::trunc);
            file_ << text::byte_order_mark;
            write({console_.words.say("voices.import_list_line"),
                   console_.words.say("voices.import_list_field"),
                   console_.words.say("voices.import_list_reason")});
        }
        write({std::to_string(refused.line),
               refused.refusal.field,
               console_.words.say(refused.refusal)});
    }

    // Whether everything added stands in the file.
    [[nodiscard]] bool is_written() { return file_.is_open() && file_.flush().good(); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    void write(const std::vector<std::string>& cells) { file_ << text::csv_row(cells); }

    cli::Console& console_;
    std::filesystem::path path_;
    std::ofstream file_;
};

void say_result(cli::Console& console, const ImportResult& result, RefusedList& list) {
    if (result.refused > 0) {
        console.err << console.words.say(
                           list.is_written() ? "voices.import_refused_listed"
                                             : "voices.import_refused_unlisted",
                           {{"refused", result.refused}, {"path", list.path().string()}})
                    << '\n';
    }
    if (console.is_json()) {
        console.out << fmt::format("{{\"taken\":{},\"already\":{},\"refused\":{}}}\n",
                                   result.taken,
                                   result.already,
                                   result.refused);
    } else {
        console.say(
            "voices.import_done",
            {{"taken", result.taken}, {"already", result.already}, {"refused", result.refused}});
    }
}

base::Result<int> run(const Arguments& arguments, cli::Console& console, cli::Neighbourhood& town) {
    auto map = read_column_map(arguments.map);
    if (!map) {
        return base::refusal_of(map);
    }
    const auto path = console.path(arguments.file);
    std::ifstream file(path, std::ios::binary);
    std::error_code unknown;
    const auto size = std::filesystem::file_size(path, unknown);
    if (!file || unknown) {
        return base::refuse(
            base::Why::NotFound, "voices.import_file_missing", {{"path", path.string()}}, "FILE");
    }
    ImportOptions options;
    options.map = std::move(*map);
    options.times = arguments.at_their_time ? Times::Theirs : Times::Now;
    options.public_already = arguments.is_public;
    RefusedList list(console, path.string() + ".refused.csv");
    const ImportListener listener{
        [&](const RefusedRow& refused) { list.add(refused); },
        [&](std::int64_t bytes_read) {
            console.progress("voices.import_progress", bytes_read, static_cast<std::int64_t>(size));
        }};
    const auto result = import_voices(town, file, options, listener);
    if (!result) {
        return base::refusal_of(result);
    }
    say_result(console, *result, list);
    return 0;
}

} // namespace

cli::Verb import_voices_verb() {
    return {"import voices",
            "Take in a file of messages: XLSX, CSV or JSON lines, the latter gzip or plain.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                auto arguments = std::make_shared<Arguments>();
                line.add_option("FILE", arguments->file, "The file to read").required();
                line.add_option("--map",
                                arguments->map,
                                "OURS=THEIRS: which of their columns is ours (uid, title, words, "
                                "time, place, category, kind, contact_name, contact_phone); "
                                "OURS= leaves one out. May be given several times");
                line.add_flag("--at-their-time",
                              arguments->at_their_time,
                              "Take each message at its own time, firing what was due in "
                              "between; only into a store whose last entry is older");
                line.add_flag("--public", arguments->is_public, "The words are public already");
                return [arguments](cli::Console& console, cli::Neighbourhood& town) {
                    return run(*arguments, console, town);
                };
            },
            cli::Secret::None,
            "--at-their-time"};
}

} // namespace voices
