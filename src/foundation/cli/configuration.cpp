#include "cli/configuration.hpp"

#include <algorithm>
#include <regex>
#include <sstream>
#include <utility>

#include "text/toml.hpp"

namespace cli {
namespace {

bool owns(const ConfigurationPart& part, const std::string& table) {
    return part.tables.empty() ? part.name == table
                               : std::ranges::find(part.tables, table) != part.tables.end();
}

const ConfigurationPart* owner_of(const std::vector<ConfigurationPart>& parts,
                                  const std::string& table) {
    const auto found =
        std::ranges::find_if(parts, [&](const auto& part) { return owns(part, table); });
    return found == parts.end() ? nullptr : &*found;
}

// Before the first table, a name may be given a value at the top.
enum class Where { AtTheTop, InATable };

// The table that a line opens, or the name it gives a value at the top; empty for all other lines.
std::string opened_by(const std::string& line, const toml::table& document, Where where) {
    static const std::regex header(R"(^\s*\[\[?\s*([A-Za-z0-9_-]+)[^\]]*\]\]?\s*(#.*)?$)");
    static const std::regex value(R"(^\s*([A-Za-z0-9_-]+)\s*[=.].*$)");
    std::smatch match;
    const bool is_opening = std::regex_match(line, match, header) ||
                            (where == Where::AtTheTop && std::regex_match(line, match, value));
    return is_opening && document.contains(match[1].str()) ? match[1].str() : std::string();
}

bool is_blank(const std::string& line) {
    return line.find_first_not_of(" \t\r") == std::string::npos;
}

bool is_comment(const std::string& line) {
    const auto first = line.find_first_not_of(" \t");
    return first != std::string::npos && line[first] == '#';
}

// Goes through the file line by line. Comments and empty lines belong to what follows them.
class Taking {
public:
    Taking(const std::vector<ConfigurationPart>& parts, const toml::table& document)
        : parts_(parts), document_(document) {}

    base::Result<bool> line(const std::string& line) {
        ++number_;
        const auto table =
            opened_by(line, document_, taken_.empty() ? Where::AtTheTop : Where::InATable);
        if (!table.empty()) {
            const auto* part = owner_of(parts_, table);
            if (taken_.empty() || taken_.back().part != part) {
                if (has_begun(part)) {
                    return base::refuse(base::Why::Invalid,
                                        "cli.config_scattered",
                                        {{"line", number_}, {"name", part->name}});
                }
                taken_.push_back({part, {}, number_ - 1 - pending_lines_});
            }
        }
        pending_ += line + '\n';
        ++pending_lines_;
        const bool belongs_to_next = table.empty() && (is_blank(line) || is_comment(line));
        if (!belongs_to_next && !taken_.empty()) {
            taken_.back().toml += std::exchange(pending_, {});
            pending_lines_ = 0;
        }
        return true;
    }

    std::vector<PartOfFile> done() {
        if (!taken_.empty()) {
            taken_.back().toml += pending_;
        }
        for (auto& each : taken_) {
            while (each.toml.starts_with('\n')) {
                each.toml.erase(0, 1);
                ++each.lines_before;
            }
            while (each.toml.ends_with("\n\n")) {
                each.toml.pop_back();
            }
        }
        return std::move(taken_);
    }

private:
    [[nodiscard]] bool has_begun(const ConfigurationPart* part) const {
        return std::ranges::find(taken_, part, &PartOfFile::part) != taken_.end();
    }

    const std::vector<ConfigurationPart>& parts_;
    const toml::table& document_;
    std::vector<PartOfFile> taken_;
    std::string pending_;
    std::int64_t pending_lines_ = 0;
    std::int64_t number_ = 0;
};

} // namespace

base::Refusal PartOfFile::in_file(base::Refusal refusal) const {
    for (auto& argument : refusal.arguments) {
        if (argument.name == "line") {
            argument.value = std::to_string(std::stoll(argument.value) + lines_before);
        }
    }
    return refusal;
}

base::Result<std::vector<PartOfFile>> take_apart(const std::vector<ConfigurationPart>& parts,
                                                 const std::string& file) {
    const auto document = toml::parse(file);
    if (!document) {
        return base::refuse(base::Why::Invalid,
                            "cli.not_toml",
                            {{"line", document.error().source().begin.line},
                             {"reason", std::string(document.error().description())}});
    }
    for (const auto& [name, node] : document.table()) {
        if (owner_of(parts, std::string(name.str())) == nullptr) {
            return base::refuse(
                base::Why::Invalid,
                "cli.config_unknown",
                {{"line", node.source().begin.line}, {"name", std::string(name.str())}});
        }
    }
    Taking taking(parts, document.table());
    std::istringstream input(file);
    for (std::string line; std::getline(input, line);) {
        if (const auto taken = taking.line(line); !taken) {
            return base::refusal_of(taken);
        }
    }
    auto taken = taking.done();
    std::ranges::sort(taken, {}, &PartOfFile::part);
    return taken;
}

Documents documents_of(const std::vector<PartOfFile>& parts) {
    Documents documents;
    for (const auto& each : parts) {
        documents[each.part->name] = each.toml;
    }
    return documents;
}

std::string put_together(const std::vector<ConfigurationPart>& parts,
                         store::Connection& connection) {
    std::string file;
    for (const auto& part : parts) {
        file += (file.empty() ? "" : "\n") + part.as_toml(connection);
    }
    return file;
}

} // namespace cli
