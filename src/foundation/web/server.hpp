// The server: listens, reads requests within their bounds, finds the route, and answers. Reads run
// at once on a web thread; writes are handed to the writer and answered after the commit.

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"
#include "text/catalogue.hpp"
#include "text/embedded.hpp"
#include "web/routes.hpp"
#include "web/upload_slots.hpp"

namespace web {

struct Listen {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    // With search, the next free port is taken when this one is in use.
    enum class Port { Exact, NextFree } choice = Port::Exact;
};

struct Settings {
    Listen listen;
    std::optional<Listen> watch; // The watchman's own address; without one he comes by the other.
    std::string public_url;      // "https://…" makes cookies Secure and sends HSTS.
    std::string trusted_proxy;   // The address whose X-Forwarded-For is believed.
    int threads = 2;
    int reports_an_hour_max = 60;       // Writes without a session, per address; loopback is exempt
                                        // unless a proxy is named.
    std::size_t connections_max = 1000; // One more, and who was silent longest must go.
    UploadClock upload_clock = std::chrono::steady_clock::now; // By which an upload is slow.
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
    std::string mark{};   // A sentence's key: it stands on those pages too that ask no store.
};

// One of the neighbourhoods that a process serves: under a host of its own, see sites.hpp.
struct Site {
    std::string name;
    House house;
};

// Who is connected now, how many may be, how many were let go to make room, and how many uploads
// are under way.
struct Connections {
    std::int64_t here = 0;
    std::int64_t most = 0;
    std::int64_t let_go = 0;
    std::int64_t uploads = 0;
};

class Measures; // measures.hpp

class Server {
public:
    // Prepares every page in every language; throws base::Fault naming a page, key or asset that
    // is missing.
    Server(House house, const Settings& settings);

    // Several of them at one address; all have the same routes.
    Server(std::vector<Site> sites, const Settings& settings);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    Server(Server&&) = delete;
    Server& operator=(Server&&) = delete;

    // Listens and returns the port, not the watchman's; serves until `stop`.
    [[nodiscard]] std::uint16_t start();

    // Of the site at that place in the list.
    [[nodiscard]] const Measures& measures(std::size_t site = 0) const;
    [[nodiscard]] Connections connections() const;

    // Takes nobody in any more, answers what was asked already for at most so long, and ends.
    void stop(std::chrono::milliseconds patience = std::chrono::milliseconds::zero());

private:
    struct Running;
    std::unique_ptr<Running> running_;
};

} // namespace web
