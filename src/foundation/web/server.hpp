// The server: listens, reads requests within their bounds, finds the route, and answers. Reads run
// at once on a web thread; writes are handed to the writer and answered after the commit.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"
#include "text/embedded.hpp"
#include "web/routes.hpp"

namespace web {

struct Listen {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    // With search, the next free port is taken when this one is in use.
    enum class Port { Exact, NextFree } choice = Port::Exact;
};

struct Settings {
    Listen listen;
    std::string public_url;    // "https://…" makes cookies Secure and sends HSTS.
    std::string trusted_proxy; // The address whose X-Forwarded-For is believed.
    int threads = 2;
    int reports_an_hour_max = 60; // Writes without a session, per address; loopback is exempt
                                  // unless a proxy is named.
    std::size_t connections_max = 1000;
    std::string sign_in_path = "/sign-in"; // Where Access::Staff sends who isn't signed in.
};

// What every page shows around its content: the frame view is made per request by the app. The
// shell sees its names and these, which web adds: language ("zh-CN", "en"), is_chinese,
// other_language_url, is_elder_version, elder_version_url (switches it), path (where to come back
// to), title (of the page's view), is_signed_in, login, is_read_only, csrf, once. {{>content}} in
// shell.html is where the page stands.
using Frame = std::function<nlohmann::json(const Request&)>;

struct House {
    const Routes& routes;
    // "<room>/pages/<name>.html"; web's own, shell.html and refusal.html, are there by themselves.
    std::span<const text::EmbeddedFile> pages;
    std::span<const text::EmbeddedFile> assets; // "app.css", "app.js", …
    const text::Catalogues& catalogues;
    store::Readers& readers;
    journal::Writer& writer;
    Frame frame;
    journal::Dice dice{}; // For forms' once values and faults' references; asked by many threads.
};

class Server {
public:
    // Prepares every page in every language; throws base::Fault naming a page, key or asset that
    // is missing.
    Server(House house, Settings settings);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    // Listens and returns the port; serves until `stop`.
    [[nodiscard]] std::uint16_t start();

    // Takes nobody in any more, answers what was asked already for at most so long, and ends.
    void stop(std::chrono::milliseconds patience = std::chrono::milliseconds::zero());

private:
    struct Running;
    std::unique_ptr<Running> running_;
};

} // namespace web
