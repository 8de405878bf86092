#include "cli/parsing.hpp"

#include <memory>
#include <ostream>
#include <sstream>

#include <CLI/CLI.hpp>

#include "text/normalise.hpp"

namespace cli {
namespace {

constexpr int usage = 2;

struct Options {
    std::string folder;
    std::string language;
    bool is_json = false;
};

text::Language language_of(const std::string& tag, text::Language otherwise) {
    for (const auto language : text::languages) {
        if (tag == text::tag(language)) {
            return language;
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
        command = below.empty() ? command->add_subcommand(word) : below.front();
        command->require_subcommand(0, 1);
    }
    command->description(verb.summary);
    return command;
}

void declare_common_options(CLI::App& command, const Verb& verb, Options& options) {
    if (verb.touch != Touch::Nothing) {
        command.add_option("--data", options.folder, "The folder of the neighbourhood")
            ->required(verb.names_stores_with.empty())
            ->type_name("DIR");
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

// --data, or the option that stands for it; CLI11 sees to the first where there is no second.
void check_store_is_named(const Verb& verb, const CLI::App& command) {
    const auto& other = verb.names_stores_with;
    if (!other.empty() && (command.count("--data") > 0) == (command.count(other) > 0)) {
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

int explain(const CLI::App& app,
            const CLI::ParseError& error,
            const text::Catalogue& words,
            Streams streams) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        return app.exit(error, streams.out, streams.err);
    }
    streams.err << words.say("cli.usage", {{"what", std::string(error.what())}}) << '\n';
    return usage;
}

} // namespace

std::variant<Parsed, int> parse(const Verbs& verbs,
                                const text::Catalogues& catalogues,
                                const std::vector<std::string>& arguments,
                                text::Language language,
                                Streams streams) {
    CLI::App app("Songyuan: every concern gets an owner, a deadline and an answer.", "songyuan");
    app.set_version_flag("--version", std::string("songyuan ") + SONGYUAN_VERSION);
    app.require_subcommand(0, 1);
    Options options;
    std::map<const CLI::App*, Parsed> parsed;
    for (const Verb& verb : verbs) {
        CLI::App* command = command_for(app, verb);
        declare_common_options(*command, verb, options);
        parsed[command] = {&verb, verb.declare(*command), {}, language, false, verb.touch};
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
            (arguments.empty() ? streams.out : streams.err) << command.help("songyuan");
            return arguments.empty() ? 0 : usage;
        }
        check_store_is_named(*found->second.verb, command);
        found->second.folder = options.folder;
        found->second.language = language_of(options.language, language);
        found->second.is_json = options.is_json;
        found->second.touch = touch_of(*found->second.verb, command);
        return found->second;
    } catch (const CLI::ParseError& error) {
        return explain(app, error, catalogues.in(language), streams);
    }
}

} // namespace cli
