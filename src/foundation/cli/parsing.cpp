#include "cli/parsing.hpp"

#include <iterator>
#include <ostream>
#include <sstream>
#include <string_view>

#include <CLI/CLI.hpp>

#include "text/normalise.hpp"

namespace cli {
namespace {

constexpr int usage = 2;

struct Options {
    std::string folder;
    std::string database;
    std::string language;
    bool is_json = false;
};

text::Language language_of(std::string_view tag, text::Language otherwise) {
    for (const auto language : text::languages) {
        if (tag == text::tag(language)) {
            return language;
        }
    }
    return otherwise;
}

// Read before all else, so that a line that can't be read is answered in its language too.
text::Language language_typed(const std::vector<std::string>& arguments, text::Language otherwise) {
    constexpr std::string_view option = "--lang";
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        const auto next = std::next(argument);
        if (*argument == option && next != arguments.end()) {
            return language_of(*next, otherwise);
        }
        if (argument->starts_with("--lang=")) {
            return language_of(std::string_view(*argument).substr(option.size() + 1), otherwise);
        }
    }
    return otherwise;
}

// "import voices" stands below "import".
CLI::App* command_for(CLI::App& app, const Verb& verb) {
    CLI::App* command = &app;
    std::istringstream words(verb.name);
    for (std::string word; words >> word;) {
        const auto below = command->get_subcommands(
            [&word](const CLI::App* each) { return each->get_name() == word; });
        if (below.empty()) {
            CLI::App* const above = command;
            command = above->add_subcommand(word);
            if (above != &app) { // A verb with several objects is described by their names.
                const auto others = above->get_description();
                above->description(others.empty() ? word : others + " | " + word);
            }
        } else {
            command = below.front();
        }
        command->require_subcommand(0, 1);
    }
    command->description(verb.summary);
    return command;
}

void declare_common_options(CLI::App& command, const Verb& verb, Options& options) {
    if (verb.touch != Touch::Nothing) {
        command.add_option("--data", options.folder, "The folder of the neighbourhood")
            ->type_name("DIR");
        command
            .add_option("--database",
                        options.database,
                        "Its store is here: postgresql://…/NAME[?schema=NAME]; DIR is then for "
                        "what is this machine's own")
            ->check([](const std::string& typed) {
                return store::mistake_in(typed).value_or(std::string());
            })
            ->type_name("ADDRESS");
    }
    command.add_option("--lang", options.language, "Speak this language")
        ->check(CLI::IsMember({"zh-CN", "en"}))
        ->type_name("zh-CN|en");
    command.add_flag("--json", options.is_json, "Answer as JSON");
}

// Folders of verbs, such as "import", do nothing themselves.
const CLI::App& deepest(const CLI::App& app) {
    const CLI::App* command = &app;
    while (!command->get_subcommands().empty()) {
        command = command->get_subcommands().front();
    }
    return *command;
}

// --data and --database, or the option that stands for them.
void check_store_is_named(const Verb& verb, const CLI::App& command) {
    const auto& other = verb.names_stores_with;
    if (other.empty()) {
        return; // A verb that touches no store hasn't declared them.
    }
    const bool is_named = command.count("--data") + command.count("--database") > 0;
    if (is_named == (command.count(other) > 0)) {
        throw CLI::RequiredError("--data, or " + other + ",");
    }
}

Touch touch_of(const Verb& verb, const CLI::App& command) {
    if (!verb.names_stores_with.empty() && command.count(verb.names_stores_with) > 0) {
        return Touch::Nothing;
    }
    const bool owns = !verb.owns_with.empty() && command.count(verb.owns_with) > 0;
    return owns ? Touch::Owns : verb.touch;
}

// A database has a folder of this machine's too, where keys and socket lie.
store::Address address_of(const Options& options, Touch touch) {
    const bool is_nowhere = options.folder.empty() && options.database.empty();
    if (is_nowhere && touch != Touch::Nothing) {
        throw CLI::RequiredError("--data");
    }
    return {options.folder.empty() && !is_nowhere ? store::usual_folder(options.database)
                                                  : std::filesystem::path(options.folder),
            options.database};
}

// What CLI11 says in English, by what went wrong, with the names it gives; anything rarer is shown
// as it stands.
std::string in_words(const CLI::App& app,
                     const CLI::ParseError& error,
                     const text::Catalogue& words) {
    const std::string_view told = error.what();
    const auto after = [told](std::string_view mark) {
        const auto at = told.find(mark);
        return std::string(at == std::string_view::npos ? told : told.substr(at + mark.size()));
    };
    const auto before = [told](std::string_view mark) {
        return std::string(told.substr(0, told.find(mark)));
    };
    const auto went_wrong = static_cast<CLI::ExitCodes>(error.get_exit_code());
    if (went_wrong == CLI::ExitCodes::RequiredError) {
        return words.say("cli.usage_missing", {{"name", before(" is required")}});
    }
    if (went_wrong == CLI::ExitCodes::ExtrasError) {
        return words.say("cli.usage_unknown",
                         {{"what", CLI::detail::join(app.remaining(true), " ")}});
    }
    if (went_wrong == CLI::ExitCodes::ConversionError) {
        return words.say("cli.usage_unreadable", {{"what", after("Could not convert: ")}});
    }
    if (went_wrong == CLI::ExitCodes::ArgumentMismatch) {
        return words.say("cli.usage_no_value", {{"name", before(": ")}});
    }
    return std::string(told);
}

int explain(const CLI::App& app,
            const CLI::ParseError& error,
            const text::Catalogue& words,
            Streams streams) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        return app.exit(error, streams.out, streams.err);
    }
    streams.err << words.say("cli.usage", {{"what", in_words(app, error, words)}}) << '\n';
    return usage;
}

} // namespace

std::variant<Parsed, int> parse(const Verbs& verbs,
                                const text::Catalogues& catalogues,
                                const std::vector<std::string>& arguments,
                                text::Language otherwise,
                                Streams streams) {
    const auto language = language_typed(arguments, otherwise);
    CLI::App app("Songyuan: every concern gets an owner, a deadline and an answer.", "songyuan");
    app.set_version_flag("--version", std::string("songyuan ") + SONGYUAN_VERSION);
    app.require_subcommand(0, 1);
    Options options;
    std::map<const CLI::App*, Parsed> parsed;
    for (const Verb& verb : verbs) {
        CLI::App* command = command_for(app, verb);
        declare_common_options(*command, verb, options);
        CommandLine line(*command);
        parsed[command] = {&verb, verb.declare(line), {}, language, false, verb.touch};
    }
    for (const std::string& argument : arguments) {
        if (!text::is_utf8(argument)) {
            streams.err << catalogues.in(language).say("cli.not_utf8") << '\n';
            return usage;
        }
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
        const CLI::App& command = deepest(app);
        const auto found = parsed.find(&command);
        if (found == parsed.end()) {
            (arguments.empty() ? streams.out : streams.err)
                << command.help(&command == &app ? "" : app.get_name());
            return arguments.empty() ? 0 : usage;
        }
        check_store_is_named(*found->second.verb, command);
        const Touch touch = touch_of(*found->second.verb, command);
        found->second.address = address_of(options, touch);
        found->second.language = language;
        found->second.is_json = options.is_json;
        found->second.touch = touch;
        return found->second;
    } catch (const CLI::ParseError& error) {
        return explain(app, error, catalogues.in(language), streams);
    }
}

} // namespace cli
