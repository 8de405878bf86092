// The route table: every address the program answers, with what it is for and what it accepts.
// docs/http-api.md is made from it.

#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/answer.hpp"

namespace web {

// Watchman: who comes by the watchman's own address, or from this machine itself and through no
// proxy.
enum class Access { Anyone, Staff, Watchman };

// Programs: protocols that others wrote down. It is JSON whatever was asked for, refusals too, and
// what makes no sense is 400, where our own pages say 422.
enum class Audience { Everybody, Programs };

struct Bounds {
    std::size_t body_bytes_max = 64 * 1024;
};

struct Route {
    Method method = Method::Get;
    std::string pattern; // "/cases/{id}"; {name} takes one part of the path.
    Access access = Access::Anyone;
    std::string summary; // One English sentence for the table of addresses.
    Reading read;
    Writing write;
    // For a POST: the page that holds the form. When the request is refused it is shown again with
    // `request.refusal` and what was typed.
    Reading form;
    Bounds bounds;
    Audience audience = Audience::Everybody;
};

// What a room adds to a page of a room above it, which can't know it: a line on the staff's desk, a
// box beside the alliance's picture. The page says under which name it takes them and what a row of
// them holds.
struct Panel {
    std::string page;
    std::function<nlohmann::json(const Request&)>
        rows; // An array; empty when there is nothing now.
};

class Routes {
public:
    // GET pattern; also answers pattern + ".json".
    void get(std::string pattern, Access access, std::string summary, Reading read) {
        table_.push_back({Method::Get,
                          std::move(pattern),
                          access,
                          std::move(summary),
                          std::move(read),
                          {},
                          {},
                          {}});
    }

    // GET pattern, for programs.
    void get_for_programs(std::string pattern, std::string summary, Reading read) {
        get(std::move(pattern), Access::Anyone, std::move(summary), std::move(read));
        table_.back().audience = Audience::Programs;
    }

    void add(Route route) { table_.push_back(std::move(route)); }

    [[nodiscard]] const std::vector<Route>& table() const { return table_; }

    void add_panel(Panel panel) { panels_.push_back(std::move(panel)); }

    // Everybody's rows for a page, in the order in which the rooms stand.
    [[nodiscard]] nlohmann::json rows_for(std::string_view page, const Request& request) const {
        auto all = nlohmann::json::array();
        for (const auto& panel : panels_) {
            if (panel.page == page) {
                for (auto& row : panel.rows(request)) {
                    all.push_back(std::move(row));
                }
            }
        }
        return all;
    }

private:
    std::vector<Route> table_;
    std::vector<Panel> panels_;
};

} // namespace web
