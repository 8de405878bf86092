#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

namespace cli {

DeclaredOption DeclaredOption::required() {
    option_->required();
    return *this;
}

DeclaredOption DeclaredOption::type_name(const std::string& name) {
    option_->type_name(name);
    return *this;
}

DeclaredOption DeclaredOption::between(int least, int most) {
    option_->check(CLI::Range(least, most));
    return *this;
}

DeclaredOption CommandLine::add_option(const std::string& name,
                                       std::string& value,
                                       const std::string& description) {
    return DeclaredOption(parser_->add_option(name, value, description));
}

DeclaredOption CommandLine::add_option(const std::string& name,
                                       std::vector<std::string>& value,
                                       const std::string& description) {
    return DeclaredOption(parser_->add_option(name, value, description));
}

DeclaredOption CommandLine::add_option(const std::string& name,
                                       int& value,
                                       const std::string& description) {
    return DeclaredOption(parser_->add_option(name, value, description));
}

DeclaredOption CommandLine::add_option(const std::string& name,
                                       std::int64_t& value,
                                       const std::string& description) {
    return DeclaredOption(parser_->add_option(name, value, description));
}

DeclaredOption CommandLine::add_option(const std::string& name,
                                       std::uint64_t& value,
                                       const std::string& description) {
    return DeclaredOption(parser_->add_option(name, value, description));
}

DeclaredOption CommandLine::add_flag(const std::string& name,
                                     bool& value,
                                     const std::string& description) {
    return DeclaredOption(parser_->add_flag(name, value, description));
}

} // namespace cli
