#include <future>

#include "app/frame.hpp"
#include "journal/writer.hpp"
#include "tests/stories/story.hpp"
#include "tests/stories/town.hpp"
#include "web/server.hpp"

namespace assets {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace assets

namespace stories {
namespace {

using nlohmann::json;

// What stands in the hidden field of a page's forms.
std::string hidden_field(const std::string& html, const std::string& name) {
    const std::string before = "name=\"" + name + "\" value=\"";
    const auto at = html.find(before);
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + before.size();
    return html.substr(from, html.find('"', from) - from);
}

class TownOnTheWeb : public Town {
public:
    explicit TownOnTheWeb(calendar::Moment begins)
        : Town(begins),
          readers_(*store_),
          clock_begins_(now_),
          journal_writer_(*journal_,
                          building_.installation().timers,
                          building_.installation().feeds,
                          [this] { return clock_begins_; }),
          server_({building_.installation().routes,
                   building_.installation().pages,
                   assets::embedded_files(),
                   catalogues_,
                   readers_,
                   journal_writer_,
                   app::frame,
                   journal_->furniture().dice},
                  settings()) {
        journal_writer_.start();
        port_ = server_.start();
    }
    ~TownOnTheWeb() override {
        server_.stop();
        journal_writer_.stop();
    }
    TownOnTheWeb(const TownOnTheWeb&) = delete;
    TownOnTheWeb& operator=(const TownOnTheWeb&) = delete;
    TownOnTheWeb(TownOnTheWeb&&) = delete;
    TownOnTheWeb& operator=(TownOnTheWeb&&) = delete;

    void live_until(calendar::Moment moment) override {
        std::promise<void> moved;
        journal_writer_.move_clock_to(moment,
                                      [&moved](const journal::Outcome&) { moved.set_value(); });
        moved.get_future().wait();
        now_ = moment;
    }

    Raised raise(const Report& report) override {
        if (!report.api_key.empty()) {
            return raise_by_open311(report);
        }
        Form form{{"words", report.words}, {"place", report.place}};
        form["category"] = report.category;
        form["kind"] = report.kind;
        form["joins"] = report.joins;
        for (const auto& [key, value] : report.answers) {
            form["answer_" + key] = value;
        }
        const auto reply = Client(port_).post("/voices", form, Accept::Json);
        Raised raised;
        raised.answered = answered(reply);
        if (raised.answered.is_taken) {
            const auto receipt = json::parse(reply.body);
            raised.tracking_code = receipt["tracking_code"];
            raised.id = {receipt["case"].get<std::int64_t>()};
        }
        return raised;
    }

    Answered act(const std::string& login,
                 cases::CaseId id,
                 const std::string& noun,
                 const Form& form) override {
        Client browser = signed_in(login);
        Form sent = form;
        sent["csrf"] = hidden_field(browser.get("/settings", Accept::Html).body, "csrf");
        return answered(
            browser.post("/cases/" + std::to_string(id.value) + "/" + noun, sent, Accept::Json));
    }

    Answered act_as_reporter(const std::string& code,
                             const std::string& noun,
                             const Form& form) override {
        return answered(Client(port_).post("/track/" + code + "/" + noun, form, Accept::Json));
    }

    Answered add_words(const std::string& code, const std::string& words) override {
        return answered(
            Client(port_).post("/track/" + code + "/words", {{"words", words}}, Accept::Json));
    }

    std::string read(const std::string& login, const std::string& path) override {
        Client browser = login.empty() ? Client(port_) : signed_in(login);
        return browser.get(path, Accept::Html).body;
    }

    void arrange(const journal::Work& work) override {
        const auto outcome = journal_writer_.ask(journal::operator_at_the_machine(), work);
        base::ensure(std::holds_alternative<journal::Committed>(outcome),
                     "what is arranged for a story is taken");
    }

private:
    Raised raise_by_open311(const Report& report) {
        Form form{{"api_key", report.api_key},
                  {"service_code", report.category},
                  {"address_string", report.place},
                  {"description", report.words}};
        for (const auto& [key, value] : report.answers) {
            form["attribute[" + key + "]"] = value;
        }
        const auto reply = Client(port_).post("/open311/v2/requests.json", form, Accept::Json);
        const auto list = json::parse(reply.body);
        if (reply.status >= 400) {
            return {{false, list[0]["description"]}, {}, {}};
        }
        const cases::CaseId id{std::stoll(list[0]["service_request_id"].get<std::string>())};
        const auto voice = cases::find(*reader_, id)->voice;
        return {{true, {}}, voices::tracking_code(*reader_, voice), id};
    }

    static web::Settings settings() {
        web::Settings settings;
        settings.listen.port = 0;
        return settings;
    }

    // By the demo's button. Sessions end while time passes, so each visit begins with it.
    Client signed_in(const std::string& login) const {
        Client browser(port_);
        const auto reply = browser.post("/sign-in", {{"demo_login", login}}, Accept::Html);
        must(reply.status < 400, "staff can sign in: " + login);
        return browser;
    }

    static Answered answered(const Reply& reply) {
        if (reply.status < 400) {
            return {true, {}};
        }
        const auto details = json::parse(reply.body, nullptr, false);
        must(details.is_object() && details.contains("detail"),
             "a refusal says why: " + reply.body);
        return {false, details["detail"].get<std::string>()};
    }

    store::Readers readers_;
    calendar::Moment clock_begins_;
    journal::Writer journal_writer_;
    web::Server server_;
    std::uint16_t port_ = 0;
};

} // namespace

std::unique_ptr<Town> town_on_the_web(calendar::Moment begins) {
    return std::make_unique<TownOnTheWeb>(begins);
}

} // namespace stories
