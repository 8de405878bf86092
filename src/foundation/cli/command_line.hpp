// What a verb's options are called and where their values go. The library that reads command lines
// stays behind these two classes: rooms declare options without compiling it.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace cli {

class DeclaredOption {
public:
    explicit DeclaredOption(CLI::Option* option) : option_(option) {}

    DeclaredOption required();
    // What --help shows for its value, such as DIR.
    DeclaredOption type_name(const std::string& name);
    // Refuses a number outside of these two.
    DeclaredOption between(int least, int most);

private:
    CLI::Option* option_;
};

class CommandLine {
public:
    explicit CommandLine(CLI::App& parser) : parser_(&parser) {}

    // `--name VALUE`, or the next word where the name has no dashes; a list may be given several
    // times. `value` keeps what it holds when the option is left out, and outlives the reading.
    DeclaredOption add_option(const std::string& name,
                              std::string& value,
                              const std::string& description);
    DeclaredOption add_option(const std::string& name,
                              std::vector<std::string>& value,
                              const std::string& description);
    DeclaredOption add_option(const std::string& name, int& value, const std::string& description);
    DeclaredOption add_option(const std::string& name,
                              std::int64_t& value,
                              const std::string& description);
    DeclaredOption add_option(const std::string& name,
                              std::uint64_t& value,
                              const std::string& description);
    DeclaredOption add_flag(const std::string& name, bool& value, const std::string& description);

private:
    CLI::App* parser_;
};

} // namespace cli
