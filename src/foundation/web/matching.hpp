// Finds the route for a method and a path. A GET route also answers its address with ".json"
// behind it; HEAD is answered as GET.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "web/routes.hpp"

namespace web {

struct Match {
    const Route* route = nullptr;        // Nothing when no route takes the method.
    std::vector<std::string> parameters; // What stands in the {places}, in order.
    Wants wants = Wants::Html;           // Json when the address ends in ".json".
    std::vector<Method> allowed;         // What the path takes; empty when there is no such path.
};

class Matcher {
public:
    // The routes must outlive it. A pattern that is there twice is a broken promise.
    explicit Matcher(const Routes& routes);

    [[nodiscard]] Match find(Method method, std::string_view path) const;

    // The largest body that any route takes at this path; 0 when none takes one.
    [[nodiscard]] std::size_t body_bytes_max(std::string_view path) const;

private:
    struct Pattern {
        const Route* route;
        std::vector<std::string> parts; // "{}" takes any part.
    };

    void find_exactly(Method method, std::string_view path, Match& match) const;

    // By the number of parts and the first of them, which is never a place.
    std::unordered_map<std::string, std::vector<Pattern>> patterns_;
};

[[nodiscard]] std::string_view name_of(Method method);

} // namespace web
