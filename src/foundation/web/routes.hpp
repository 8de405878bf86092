// The route table: every address the program answers, with what it is for and what it accepts.
// docs/http-api.md is made from it.

#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "web/answer.hpp"

namespace web {

enum class Access { Anyone, Staff };

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

    void add(Route route) { table_.push_back(std::move(route)); }

    [[nodiscard]] const std::vector<Route>& table() const { return table_; }

private:
    std::vector<Route> table_;
};

} // namespace web
