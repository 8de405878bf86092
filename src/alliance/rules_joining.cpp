#include "alliance/rules_joining.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "text/filled.hpp"
#include "text/normalise.hpp"
#include "text/toml.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

constexpr std::chrono::days from_ahead_max{366};
constexpr std::int64_t days_max = 366;

base::Result<std::string> required(std::string_view field, std::size_t most, const std::string& s) {
    return text::filled({field, most, text::Need::Required}, s);
}

bool is_called(const std::string& one, const std::string& other) {
    return text::normalise(one) == text::normalise(other);
}

base::Result<bool> check_wish(const ApplyToJoin& asked, const Applying& known) {
    if (asked.wish.value == 0) {
        return true;
    }
    if (!known.wish || known.wish->is_closed || !is_body(known.wish->kind)) {
        return refuse(Why::NotFound, "alliance.no_such_body", {}, "wish");
    }
    const bool is_member = std::ranges::any_of(
        known.members, [&](const Unit& member) { return is_called(member.name, asked.name); });
    if (is_member) {
        return refuse(
            Why::AlreadyDone, "alliance.applicant_is_member", {{"name", known.wish->name}}, "wish");
    }
    return true;
}

base::Result<bool> check_waiting(const std::string& name, const std::vector<Application>& waiting) {
    const auto same = std::ranges::find_if(
        waiting, [&](const Application& other) { return is_called(other.name, name); });
    if (same != waiting.end()) {
        return refuse(
            Why::AlreadyDone, "alliance.has_applied", {{"number", same->id.value}}, "name");
    }
    if (static_cast<int>(waiting.size()) >= applications_waiting_max) {
        return refuse(Why::TooMany, "alliance.too_many_applications");
    }
    return true;
}

base::Result<bool> check_undecided(const std::optional<Application>& application) {
    if (!application) {
        return refuse(Why::NotFound, "alliance.no_such_application");
    }
    if (application->state != ApplicationState::Waiting) {
        return refuse(Why::AlreadyDone, "alliance.application_is_decided");
    }
    return true;
}

// A year ahead is planning; a day before it asked would be a claim.
base::Result<Moment> checked_beginning(const Admit& asked, const Admitting& known) {
    const Moment from = asked.from.value_or(known.now);
    const auto day = calendar::office_day(from);
    if (day < calendar::office_day(known.application->at)) {
        return refuse(Why::Invalid, "alliance.joins_before_it_asked", {}, "from");
    }
    if (from > known.now + from_ahead_max) {
        return refuse(Why::Invalid, "alliance.joins_too_late", {}, "from");
    }
    return from;
}

base::Result<std::int64_t> number_in(const toml::table& table, std::string_view name) {
    const auto* node = table.get(name);
    const auto number =
        node == nullptr ? std::optional<std::int64_t>() : node->value_exact<std::int64_t>();
    if (!number || *number < 1 || *number > days_max) {
        return refuse(Why::Invalid,
                      "alliance.bad_days",
                      {{"name", std::string(name)},
                       {"most", days_max},
                       {"line", node == nullptr ? 1 : node->source().begin.line}});
    }
    return *number;
}

} // namespace

bool may_apply(UnitKind kind) {
    return kind == UnitKind::Member || kind == UnitKind::Department ||
           kind == UnitKind::PropertyCompany || kind == UnitKind::OwnersCommittee;
}

std::optional<Unit> unit_called(const std::vector<Unit>& units, const std::string& name) {
    const auto found = std::ranges::find_if(units, [&](const Unit& known) {
        return !is_body(known.kind) && is_called(known.name, name);
    });
    return found == units.end() ? std::nullopt : std::optional(*found);
}

base::Result<MembershipApplied> decide_applying(const ApplyToJoin& asked, const Applying& known) {
    const auto name = required("name", name_characters_max, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    if (!may_apply(asked.kind)) {
        return refuse(Why::NotAllowed, "alliance.may_not_apply", {}, "kind");
    }
    if (const auto wish = check_wish(asked, known); !wish) {
        return base::refusal_of(wish);
    }
    const auto offer = required("offer", offer_characters_max, asked.offer);
    if (!offer) {
        return base::refusal_of(offer);
    }
    const auto contact = required("contact", name_characters_max, asked.contact);
    if (!contact) {
        return base::refusal_of(contact);
    }
    const auto telephone =
        text::filled_telephone("telephone", text::Need::Required, asked.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    if (const auto waiting = check_waiting(*name, known.waiting); !waiting) {
        return base::refusal_of(waiting);
    }
    MembershipApplied applied{known.id,
                              *name,
                              asked.kind,
                              {},
                              journal::ErasableText(*offer),
                              journal::ErasableText(*contact),
                              journal::ErasableText(*telephone),
                              known.answer_due};
    if (asked.wish.value != 0) {
        applied.wish = asked.wish;
    }
    return applied;
}

base::Result<Admitted> decide_admitting(const Admit& asked, const Admitting& known) {
    if (const auto undecided = check_undecided(known.application); !undecided) {
        return base::refusal_of(undecided);
    }
    const auto part = required("part", part_characters_max, asked.part);
    if (!part) {
        return base::refusal_of(part);
    }
    const auto from = checked_beginning(asked, known);
    if (!from) {
        return base::refusal_of(from);
    }
    Admitted admitted;
    Unit unit{known.next, known.application->kind, known.application->name, {}, {}, {}, false};
    if (known.unit) {
        unit = *known.unit;
    } else {
        admitted.added = UnitAdded{unit.id, unit.kind, unit.name, unit.name, {}, {}};
    }
    auto joined = decide_joining(known.body, unit, known.members);
    if (!joined) {
        return base::refusal_of(joined);
    }
    admitted.joined = std::move(*joined);
    admitted.joined.part = *part;
    admitted.joined.from = *from;
    admitted.granted = {asked.application, unit.id, admitted.joined.body};
    return admitted;
}

base::Result<MembershipDeclined> decide_declining(const std::optional<Application>& application,
                                                  const std::string& reason) {
    if (const auto undecided = check_undecided(application); !undecided) {
        return base::refusal_of(undecided);
    }
    const auto why = required("reason", reason_characters_max, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return MembershipDeclined{application->id, journal::ErasableText(*why)};
}

base::Result<UnitLeft> decide_leaving(const UnitLeft& asked,
                                      const std::optional<Moment>& member_since) {
    if (!member_since) {
        return refuse(Why::NotFound, "alliance.has_not_joined");
    }
    const auto why = required("reason", reason_characters_max, asked.reason.value_or(""));
    if (!why) {
        return base::refusal_of(why);
    }
    return UnitLeft{asked.body, asked.unit, *why};
}

base::Result<TermRenewed> decide_renewing(const std::optional<Seat>& seat,
                                          Moment until,
                                          Moment now) {
    if (!seat || seat->is_closed) {
        return refuse(Why::NotFound, "alliance.no_such_seat");
    }
    if (!seat->is_held(now)) {
        return refuse(Why::NotAllowed, "alliance.nobody_to_renew", {{"title", seat->title}});
    }
    if (!seat->until) {
        return refuse(Why::NotAllowed, "alliance.term_has_no_end", {{"title", seat->title}});
    }
    if (until <= *seat->until) {
        return refuse(Why::Invalid, "alliance.renewal_ends_too_early", {}, "until");
    }
    if (until > now + term_days_max) {
        return refuse(Why::Invalid, "alliance.term_too_long", {{"years", term_years_max}}, "until");
    }
    return TermRenewed{seat->id, seat->person, *seat->until, until};
}

std::string rules_as_toml(const Rules& rules) {
    return fmt::format(
        "[alliance]\n"
        "renewal_notice_days = {}      # 任期满前几天提醒 days before a term ends\n"
        "application_answer_days = {}  # 几个工作日内答复加入申请 working days to answer "
        "applicants\n",
        rules.renewal_notice_days,
        rules.application_answer_days);
}

base::Result<Rules> rules_from_toml(const std::string& toml) {
    const auto parsed = toml::parse(toml);
    if (!parsed) {
        return refuse(Why::Invalid,
                      "alliance.rules_unreadable",
                      {{"line", parsed.error().source().begin.line}});
    }
    const auto* table = parsed.table()["alliance"].as_table();
    if (table == nullptr) {
        return refuse(Why::Invalid, "alliance.rules_unreadable", {{"line", 1}});
    }
    const auto renewal = number_in(*table, "renewal_notice_days");
    if (!renewal) {
        return base::refusal_of(renewal);
    }
    const auto answer = number_in(*table, "application_answer_days");
    if (!answer) {
        return base::refusal_of(answer);
    }
    return Rules{*renewal, *answer};
}

} // namespace alliance
