// Turns answers and problems into what goes over the wire: a page or JSON by what was asked for,
// with entity tags, compression and the headers that keep browsers safe.

#pragma once

#include <string>
#include <string_view>

#include "web/answer.hpp"
#include "web/assets.hpp"
#include "web/exchange.hpp"
#include "web/pages.hpp"
#include "web/problem.hpp"
#include "web/server.hpp"

namespace web {

// What a rendering needs to know of the request, beside the Request itself.
struct Asked {
    const Request& request;
    const Headers& headers;
};

class Rendering {
public:
    // Prepares pages and assets; throws base::Fault naming what is missing.
    Rendering(const House& house, const Settings& settings, Strictness strictness);

    [[nodiscard]] Outgoing answer(const Asked& asked, const Answer& answer) const;
    [[nodiscard]] Outgoing problem(const Asked& asked, const Problem& problem) const;
    [[nodiscard]] Outgoing asset(const Asked& asked, std::string_view path) const;

    // Without page and store, for when even they fail.
    [[nodiscard]] Outgoing plain(const Asked& asked, const Problem& problem) const;

    [[nodiscard]] bool is_https() const { return is_https_; }

private:
    [[nodiscard]] Outgoing page(const Asked& asked, const Shown& shown) const;
    [[nodiscard]] Outgoing json(const Asked& asked, const nlohmann::json& view, int status) const;
    [[nodiscard]] Outgoing redirect(const Redirect& redirect) const;
    [[nodiscard]] nlohmann::json refusal_view(const Asked& asked, const Problem& problem) const;
    void finish(const Asked& asked, Outgoing& outgoing) const;

    const House& house_;
    std::string sign_in_path_;
    bool is_https_;
    Assets assets_;
    Pages pages_;
};

// A header's value holds no control characters, whatever was put into it.
void add_header(Outgoing& outgoing, std::string name, std::string_view value);

// Where a redirect may go: an address on this site; "/" for any other.
[[nodiscard]] std::string on_this_site(std::string_view location);

// A fresh value for a form's hidden field `once`, or a fault's reference.
[[nodiscard]] std::string random_word(const journal::Dice& dice, std::size_t characters);

} // namespace web
