// For web's tests: a street with one kind of fact, a handful of routes, a real server on a port of
// its own, and a client that sends exactly the bytes it is given.

#pragma once

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/fault.hpp"
#include "identity/identity.hpp"
#include "journal/read.hpp"
#include "web/catalogues_test.hpp"
#include "web/measures.hpp"
#include "web/server.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
}
namespace identity {
std::span<const text::EmbeddedFile> embedded_files();
}

namespace web {

std::span<const text::EmbeddedFile> embedded_files();

struct NoteLeft {
    static constexpr std::string_view kind = "note_left";

    std::int64_t id = 0;
    std::string words;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("words", self.words);
    }
};

// Speaks to 127.0.0.1 over one connection.
class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
        EXPECT_EQ(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    Client(Client&&) = delete;
    Client& operator=(Client&&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return; // The server has heard enough; what it said can still be read.
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    // One whole answer; less when the server hangs up.
    std::string answer() {
        while (true) {
            const std::size_t head = heard_.find("\r\n\r\n");
            if (head != std::string::npos) {
                const std::size_t at = heard_.find("Content-Length: ");
                const std::size_t length =
                    at < head ? std::stoul(heard_.substr(at + 16)) : std::string::npos;
                const std::size_t whole = head + 4 + (is_head_only ? 0 : length);
                if (length != std::string::npos && heard_.size() >= whole) {
                    std::string answer = heard_.substr(0, whole);
                    heard_.erase(0, whole);
                    return answer;
                }
            }
            if (!listen()) {
                return std::exchange(heard_, {});
            }
        }
    }

    // "100 Continue" has a head only.
    std::string answer_head() {
        while (heard_.find("\r\n\r\n") == std::string::npos && listen()) {
        }
        const std::size_t end = std::min(heard_.find("\r\n\r\n"), heard_.size() - 4) + 4;
        std::string head = heard_.substr(0, end);
        heard_.erase(0, end);
        return head;
    }

    // Everything until the server hangs up.
    std::string all() {
        while (listen()) {
        }
        return std::exchange(heard_, {});
    }

    bool is_head_only = false;

private:
    bool listen() {
        std::string piece(64 * 1024, '\0');
        const auto count = recv(socket_, piece.data(), piece.size(), 0);
        if (count > 0) {
            heard_.append(piece, 0, static_cast<std::size_t>(count));
        }
        return count > 0;
    }

    int socket_;
    std::string heard_;
};

class Street : public testing::Test {
protected:
    Street() {
        std::string pattern = std::filesystem::temp_directory_path() / "songyuan-web-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        for (const auto files :
             {journal::embedded_files(), identity::embedded_files(), embedded_files()}) {
            for (const auto& file : files) {
                if (file.name.ends_with(".sql")) {
                    schema_.add(file.name, file.content);
                }
            }
        }
        schema_.add("street/schema.sql",
                    "-- kind: cache\nCREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT NOT "
                    "NULL);\n");
        identity::keep(facts_);
        facts_.on<NoteLeft>([](store::Connection& to, const NoteLeft& note, const journal::Entry&) {
            to.run(insert_note, note.id, note.words);
        });
        store_ = store::open_sqlite(folder_, store::Durability::None);
        store_->furnish(schema_);
        readers_ = std::make_unique<store::Readers>(*store_);
        connection_ = store_->open_writer();
        const journal::Furniture furniture{"310101015", facts_, followers_, dice()};
        journal_ = std::make_unique<journal::Journal>(*connection_, furniture);
        writer_ = std::make_unique<journal::Writer>(
            *journal_, timers_, std::vector<journal::Feed>{}, [this] { return now.load(); });
        writer_->start();
        add_routes();
    }
    ~Street() override {
        server_.reset();
        writer_->stop();
        writer_.reset();
        journal_.reset();
        connection_.reset();
        readers_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    // A connection to the street's server, which opens with the first.
    Client client() { return Client(client_port()); }

    std::uint16_t client_port() {
        if (!server_) {
            House house{routes_, pages_, assets_, catalogues_, *readers_, *writer_, frame, dice()};
            house.mark = mark;
            settings.listen = {"127.0.0.1", 0, Listen::Port::Exact};
            server_ = std::make_unique<Server>(std::move(house), settings);
            port_ = server_->start();
        }
        return port_;
    }

    std::string ask(const std::string& bytes) {
        Client asker = client();
        asker.send(bytes);
        return asker.answer();
    }

    std::string get(const std::string& target, const std::string& headers = "") {
        return ask("GET " + target + " HTTP/1.1\r\nHost: street\r\n" + headers + "\r\n");
    }

    std::string post(const std::string& target,
                     const std::string& form,
                     const std::string& headers = "") {
        return ask(posting(target, form, headers));
    }

    static std::string posting(const std::string& target,
                               const std::string& form,
                               const std::string& headers = "") {
        const bool is_typed = headers.find("Content-Type") != std::string::npos;
        return "POST " + target + " HTTP/1.1\r\nHost: street\r\n" + headers +
               (is_typed ? "" : "Content-Type: application/x-www-form-urlencoded\r\n") +
               "Content-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form;
    }

    // Somebody of the staff, signed in.
    identity::SignedIn sign_in() {
        std::optional<identity::SignedIn> signed_in;
        const auto outcome = writer_->ask(
            journal::operator_at_the_machine(),
            [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                const auto account = identity::add_account(
                    turn, "desk", "a password for the desk", identity::Strength::Light);
                EXPECT_TRUE(account);
                signed_in = identity::begin_session(turn, *account);
                return nlohmann::json();
            });
        EXPECT_TRUE(std::holds_alternative<journal::Committed>(outcome));
        return *signed_in;
    }

    // Nothing is recorded from now on until `until` comes.
    void hold_the_writer(std::shared_future<void> until) {
        const auto is_held = std::make_shared<std::atomic<bool>>(false);
        writer_->submit({journal::timer(),
                         [until, is_held](journal::Turn&) -> base::Result<nlohmann::json> {
                             *is_held = true;
                             until.wait();
                             return nlohmann::json();
                         },
                         [](const journal::Outcome&) {}});
        while (!*is_held) {
            std::this_thread::yield();
        }
    }

    // Turns wait behind the held one until the queue has no room.
    void fill_the_queue() {
        std::atomic<bool> is_full = false;
        while (!is_full) {
            writer_->submit(
                {journal::timer(),
                 [](journal::Turn&) -> base::Result<nlohmann::json> { return nlohmann::json(); },
                 [&is_full](const journal::Outcome& outcome) {
                     if (std::holds_alternative<journal::Overloaded>(outcome)) {
                         is_full = true;
                     }
                 }});
        }
    }
    [[nodiscard]] std::int64_t waiting_for_the_writer() const { return writer_->state().waiting; }
    void stop_the_server() { server_.reset(); }
    void stop_the_server_in(std::chrono::milliseconds patience) { server_->stop(patience); }

    // Whether somebody who comes now is let in.
    [[nodiscard]] bool lets_in() const {
        const int visitor = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port_);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const bool is_in =
            ::connect(visitor, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
        ::close(visitor);
        return is_in;
    }
    void stop_the_writer() { writer_->stop(); }
    [[nodiscard]] Connections connections() const { return server_->connections(); }
    [[nodiscard]] const Measures& measures() const { return server_->measures(); }

    [[nodiscard]] std::int64_t entries() {
        const auto reader = readers_->borrow();
        return journal::size(*reader);
    }

    static nlohmann::json frame(const Request& /*request*/) {
        return {{"street", "半淞园路街道"},
                {"demo_now", ""},
                {"who", ""},
                {"places", nlohmann::json::array()},
                {"entries", ""},
                {"committee_name", ""},
                {"committee_phone", ""}};
    }

    journal::Dice dice() {
        return [this] { return journal::sha256(std::to_string(++thrown_)); };
    }

    static constexpr const char* insert_note = "INSERT INTO notes (id, words) VALUES (:id, :words)";
    static constexpr const char* count_notes = "SELECT count(*) FROM notes";

    Settings settings;
    std::string mark; // Of every page, as in a demo.
    std::atomic<calendar::Moment> now{calendar::Moment(std::chrono::hours(500'000))};

private:
    static base::Result<Answer> form(const Request& request) {
        return Shown{"street/form",
                     {{"title", "留言"},
                      {"words", request.form.get("words")},
                      {"refusal", request.refusal ? request.words->say(*request.refusal) : ""}}};
    }

    static base::Result<Command> leave_note(const Request& request) {
        const std::string words = request.form.get("words");
        if (words.empty()) {
            return base::refuse(base::Why::Invalid, "web.bad_path", {}, "words");
        }
        return Command{request.actor_without_seat(),
                       [words](journal::Turn& turn) -> base::Result<nlohmann::json> {
                           if (words == "too late") {
                               return base::refuse(base::Why::TooLate, "web.too_slow", {}, "words");
                           }
                           base::ensure(words != "break", "words don't break the house");
                           const auto id = *turn.store().value<std::int64_t>(count_notes) + 1;
                           turn.record(NoteLeft{id, words});
                           return nlohmann::json{{"id", id}};
                       },
                       [](const Request&, const nlohmann::json& result) -> base::Result<Answer> {
                           return Created{
                               "/notes/" + std::to_string(result["id"].get<std::int64_t>()),
                               result};
                       }};
    }

    void add_routes() {
        routes_.add_protocol({"/far/", [](std::string_view path, int status, const std::string&) {
                                  return SaidNo{status + 1, "text/far", "no " + std::string(path)};
                              }});
        routes_.get("/hello", Access::Anyone, "Hello.", [](const Request& request) {
            return base::Result<Answer>(
                Shown{"street/hello", {{"title", "您好"}, {"words", request.query.get("words")}}});
        });
        routes_.get(
            "/broken", Access::Anyone, "Broken.", [](const Request&) -> base::Result<Answer> {
                throw base::Fault("the pipe burst");
            });
        routes_.get("/notes", Access::Anyone, "The form.", form);
        routes_.get("/notes/{id}", Access::Anyone, "A note.", [](const Request& request) {
            return request.parameter_id(0) == 1
                       ? base::Result<Answer>(Shown{"", {{"id", 1}}})
                       : base::refuse(base::Why::NotFound, "web.no_such_page");
        });
        routes_.add({Method::Post, "/notes", Access::Anyone, "Note.", {}, leave_note, form, {}});
        routes_.get("/desk", Access::Staff, "The desk.", form);
        routes_.add({Method::Post, "/desk", Access::Staff, "Note.", {}, leave_note, form, {}});
        const Bounds photo{1'000'000, {"photo"}};
        routes_.add({Method::Post, "/photos", Access::Anyone, "Photo.", {}, leave_note, {}, photo});
        routes_.get("/figures", Access::Watchman, "Figures.", [](const Request&) {
            return base::Result<Answer>(File{"text/plain", "1", "", {}});
        });
        routes_.get("/out", Access::Anyone, "A way out.", [](const Request& request) {
            return base::Result<Answer>(Redirect{request.query.get("to")});
        });
    }

    const std::string sheet_ = std::string(4000, 'a');
    const std::vector<text::EmbeddedFile> pages_ = {
        {"street/pages/hello.html", "<p>{{words}}</p>"},
        {"street/pages/form.html",
         "<form><p>{{refusal}}</p><input name=\"once\" value=\"{{once}}\">"
         "<textarea name=\"words\">{{words}}</textarea></form>"}};
    const std::vector<text::EmbeddedFile> assets_ = {
        {"app.css", sheet_}, {"app.js", ""}, {"favicon.svg", "<svg/>"}};
    const text::Catalogues catalogues_ = web_catalogues();
    std::filesystem::path folder_;
    std::atomic<int> thrown_{0};
    store::Schema schema_;
    journal::Facts facts_;
    journal::Followers followers_;
    journal::Timers timers_;
    Routes routes_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Readers> readers_;
    std::unique_ptr<store::Connection> connection_;
    std::unique_ptr<journal::Journal> journal_;
    std::unique_ptr<journal::Writer> writer_;
    std::unique_ptr<Server> server_;
    std::uint16_t port_ = 0;
};

inline bool has(const std::string& answer, std::string_view words) {
    return answer.find(words) != std::string::npos;
}

} // namespace web
