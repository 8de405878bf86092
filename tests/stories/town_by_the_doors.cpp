#include <algorithm>

#include "cases/cases.hpp"
#include "identity/identity.hpp"
#include "journal/timers.hpp"
#include "open311/posting.hpp"
#include "places/places.hpp"
#include "tests/stories/town.hpp"
#include "voices/voices.hpp"
#include "web/routes.hpp"

namespace stories {
namespace {

using cases::Act;
using nlohmann::json;

constexpr int timers_a_transaction = 64;

Act act_named(std::string_view noun) {
    const auto act = cases::act_named(noun);
    base::ensure(act.has_value(), "an act has its noun");
    return *act;
}

std::string field(const Form& form, const std::string& name) {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

template <class Enum>
std::optional<Enum> choice(const Form& form, const std::string& name) {
    const auto names = cases::enum_names(Enum{});
    const auto found = std::find(names.begin(), names.end(), field(form, name));
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

cases::AskAct asked_for(cases::CaseId id, const std::string& noun, const Form& form) {
    cases::AskAct asked;
    asked.id = id;
    asked.act = act_named(noun);
    asked.note = field(form, "note");
    asked.reason = field(form, "reason");
    asked.answer = field(form, "answer");
    asked.public_line = field(form, "public_line");
    asked.is_public = field(form, "is_public") == "1";
    asked.turn_to = field(form, "turn_to");
    asked.channel = choice<cases::Channel>(form, "channel");
    asked.is_reached = field(form, "is_reached") != "0";
    asked.outcome = choice<cases::Outcome>(form, "outcome");
    asked.plan = field(form, "plan");
    asked.responsible = field(form, "responsible");
    asked.return_reason = choice<cases::ReturnReason>(form, "return_reason");
    asked.unit = {field(form, "unit").empty() ? 0 : std::stoll(field(form, "unit"))};
    asked.category = field(form, "category");
    asked.words = field(form, "words");
    asked.matter = field(form, "matter");
    asked.department = field(form, "department");
    asked.power_outcome = choice<cases::PowerOutcome>(form, "power_outcome");
    if (!field(form, "day").empty()) {
        asked.day = calendar::parse_date(field(form, "day")).value();
    }
    asked.photo = {field(form, "photo").empty() ? 0 : std::stoll(field(form, "photo"))};
    asked.into = {field(form, "into").empty() ? 0 : std::stoll(field(form, "into"))};
    if (!field(form, "due").empty()) {
        asked.due = calendar::parse_moment(field(form, "due") + " 17:30").value();
    }
    return asked;
}

class TownByTheDoors : public Town {
public:
    using Town::Town;

    void live_until(calendar::Moment moment) override {
        const auto& timers = building_.installation().timers;
        int fired = timers_a_transaction;
        while (fired == timers_a_transaction) {
            writer_->begin_write();
            fired = journal::fire_due(
                *journal_, timers, {moment, journal::FiringClock::AtTheirTime, fired});
            writer_->commit();
        }
        now_ = moment;
    }

    Raised raise(const Report& report) override {
        voices::RaiseVoice asked;
        asked.words = report.words;
        asked.category = report.category;
        asked.place = places::find_by_words(*reader_, report.place).value_or(places::PlaceId{});
        asked.asks = voices::read_kind(report.kind).value();
        for (const auto& [key, value] : report.answers) {
            asked.answers.push_back({key, value});
        }
        Raised raised;
        voices::VoiceId voice;
        raised.answered =
            asked_of(journal::resident(), [&](journal::Turn& turn) -> base::Result<json> {
                if (!report.api_key.empty()) {
                    const auto posted = open311::post_request(turn, {report.api_key, asked, {}});
                    voice.value = posted ? (*posted)["voice"].get<std::int64_t>() : 0;
                    return posted;
                }
                const auto done =
                    report.joins.empty()
                        ? voices::raise(turn, asked)
                        : cases::raise_and_join(turn, asked, {std::stoll(report.joins)});
                if (!done) {
                    return base::refusal_of(done);
                }
                voice = done->voice;
                return json();
            });
        if (raised.answered.is_taken) {
            raised.id = *cases::case_of(*reader_, voice);
            raised.tracking_code = voices::tracking_code(*reader_, voice);
        }
        return raised;
    }

    Answered act(const std::string& login,
                 cases::CaseId id,
                 const std::string& noun,
                 const Form& form) override {
        const auto account = identity::find_account(*reader_, login)->id;
        const auto seat = alliance::seat_for(*reader_, account, now_);
        if (!seat) {
            return {false, catalogues_.in(text::Language::Chinese).say("cases.no_seat")};
        }
        const alliance::ActingSeat acting{
            seat->id, seat->unit, seat->powers, seat->person, account};
        return asked_of(acting.actor(), [&](journal::Turn& turn) {
            return done(cases::act(turn, acting, asked_for(id, noun, form)));
        });
    }

    Answered act_as_reporter(const std::string& code,
                             const std::string& noun,
                             const Form& form) override {
        const auto voice = voices::find_by_tracking_code(*reader_, code);
        const auto id = cases::case_of(*reader_, *voice);
        return asked_of(journal::resident(), [&](journal::Turn& turn) {
            return done(cases::act_as_reporter(turn, asked_for(*id, noun, form)));
        });
    }

    Answered add_words(const std::string& code, const std::string& words) override {
        const auto voice = voices::find_by_tracking_code(*reader_, code);
        return asked_of(journal::resident(), [&](journal::Turn& turn) {
            const auto added = voices::add_words(turn, *voice, words);
            return added ? base::Result<json>(json()) : base::refusal_of(added);
        });
    }

    std::string read(const std::string& login, const std::string& path) override {
        web::Request request;
        request.path = path;
        request.now = now_;
        request.store = reader_.get();
        request.words = &catalogues_.in(text::Language::Chinese);
        if (!login.empty()) {
            request.session = identity::Session{};
            request.session->account = identity::find_account(*reader_, login)->id;
        }
        for (const auto& route : building_.installation().routes.table()) {
            if (route.method == web::Method::Get && fits(route.pattern, path, request)) {
                const auto answer = route.read(request);
                if (!answer) {
                    return request.words->say(answer.error());
                }
                const auto* file = std::get_if<web::File>(&*answer);
                return file != nullptr ? file->bytes : std::get<web::Shown>(*answer).view.dump();
            }
        }
        return {};
    }

    void arrange(const journal::Work& work) override { turn(work); }

private:
    static base::Result<json> done(const base::Result<bool>& result) {
        return result ? base::Result<json>(json()) : base::refusal_of(result);
    }

    Answered asked_of(const journal::Actor& actor, const journal::Work& work) {
        writer_->begin_write();
        const auto result = journal_->run(actor, now_, work);
        if (!result) {
            writer_->rollback();
            return {false, catalogues_.in(text::Language::Chinese).say(result.error())};
        }
        writer_->commit();
        return {true, {}};
    }

    // "/cases/{id}" and "/cases/7"; what stands in the {place} becomes a parameter.
    static bool fits(const std::string& pattern, const std::string& path, web::Request& request) {
        const auto open = pattern.find('{');
        if (open == std::string::npos) {
            return pattern == path;
        }
        const bool is_last = pattern.find('}') + 1 == pattern.size();
        const auto rest = path.substr(std::min(open, path.size()));
        if (!is_last || path.compare(0, open, pattern, 0, open) != 0 || rest.empty() ||
            rest.find('/') != std::string::npos) {
            return false;
        }
        request.parameters = {rest};
        return true;
    }
};

} // namespace

std::unique_ptr<Town> town_by_the_doors(calendar::Moment begins) {
    return std::make_unique<TownByTheDoors>(begins);
}

} // namespace stories
