// Reads a command line: which verb, on which store, in which language.

#pragma once

#include <iosfwd>
#include <string>
#include <variant>
#include <vector>

#include "cli/verbs.hpp"
#include "text/catalogue.hpp"

namespace cli {

struct Streams {
    std::ostream& out;
    std::ostream& err;
};

struct Parsed {
    const Verb* verb = nullptr;
    Run run;
    store::Address address;
    text::Language language = text::Language::English;
    bool is_json = false;
    Touch touch = Touch::Reads; // The verb's, or what its options make of it.
};

// What to run; or, when help was asked for or the line can't be read, the exit code after saying
// so. `otherwise` holds unless --lang names another language.
[[nodiscard]] std::variant<Parsed, int> parse(const Verbs& verbs,
                                              const text::Catalogues& catalogues,
                                              const std::vector<std::string>& arguments,
                                              text::Language otherwise,
                                              Streams streams);

} // namespace cli
