#include "cases/acts.hpp"

#include <algorithm>
#include <array>

#include "text/normalise.hpp"

namespace cases {
namespace {

using alliance::Power;
using base::refuse;
using base::Why;

constexpr auto open_stages = {Stage::Assigned,
                              Stage::Accepted,
                              Stage::Contacted,
                              Stage::InWork,
                              Stage::Submitted,
                              Stage::Checked,
                              Stage::Rehandling};

// Who looks after the handler: the owner, the residents' committee, the street.
constexpr auto above = {Side::Owner, Side::Committee, Side::Street};

const std::array<ActRow, 19>& table() {
    static const std::array<ActRow, 19> rows = {{
        {Act::Accept,
         "acceptance",
         {Stage::Assigned},
         {Side::Handler},
         Power::Handle,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_accept},
        {Act::Contact,
         "contact",
         {Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling},
         {Side::Handler},
         Power::Handle,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_contact},
        {Act::Work,
         "work",
         {Stage::Contacted, Stage::InWork, Stage::Rehandling},
         {Side::Handler},
         Power::Handle,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_work},
        {Act::Submit,
         "answer",
         {Stage::Contacted, Stage::InWork, Stage::Rehandling},
         {Side::Handler},
         Power::Handle,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_submit},
        {Act::Check,
         "check",
         {Stage::Submitted},
         {Side::Handler, Side::Owner, Side::Committee, Side::Street},
         Power::Check,
         ReasonIs::NotAsked,
         Second::NotTheSubmitter,
         perform_check},
        {Act::SendBack,
         "rework",
         {Stage::Submitted},
         {Side::Handler, Side::Owner, Side::Committee, Side::Street},
         Power::Check,
         ReasonIs::Needed,
         Second::NotTheSubmitter,
         perform_send_back},
        {Act::CallBack,
         "call-back",
         {Stage::Checked},
         above,
         Power::CallBack,
         ReasonIs::NotAsked,
         Second::NotTheSubmitter,
         perform_call_back},
        {Act::Rate,
         "rating",
         {Stage::Checked},
         {Side::Reporter},
         std::nullopt,
         ReasonIs::NotAsked,
         Second::NotTheSubmitter,
         perform_rate},
        {Act::CloseUnresolved,
         "unresolved-end",
         {Stage::Contacted, Stage::InWork, Stage::Submitted, Stage::Checked, Stage::Rehandling},
         {Side::Committee, Side::Street},
         Power::Check,
         ReasonIs::Needed,
         Second::NotTheSubmitter,
         perform_close_unresolved},
        {Act::ProposeNoAction,
         "no-action",
         open_stages,
         {Side::Handler, Side::Owner, Side::Street},
         Power::Handle,
         ReasonIs::Needed,
         Second::Anyone,
         perform_propose_no_action},
        {Act::ConfirmNoAction,
         "no-action-confirmation",
         open_stages,
         {Side::Handler, Side::Owner, Side::Committee, Side::Street},
         Power::Check,
         ReasonIs::NotAsked,
         Second::NotTheProposer,
         perform_confirm_no_action},
        {Act::RefuseNoAction,
         "no-action-refusal",
         open_stages,
         {Side::Handler, Side::Owner, Side::Committee, Side::Street},
         Power::Check,
         ReasonIs::Needed,
         Second::NotTheProposer,
         perform_refuse_no_action},
        {Act::Withdraw,
         "withdrawal",
         open_stages,
         {Side::Reporter},
         std::nullopt,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_withdraw},
        {Act::Assign,
         "assignment",
         {Stage::Assigned, Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling},
         {Side::Owner, Side::Street},
         Power::Dispatch,
         ReasonIs::Needed,
         Second::Anyone,
         perform_assign},
        {Act::OverrideDeadline,
         "deadline-override",
         open_stages,
         {Side::Street},
         Power::Override,
         ReasonIs::Needed,
         Second::Anyone,
         perform_override_deadline},
        {Act::OverrideCategory,
         "category-override",
         open_stages,
         {Side::Street},
         Power::Override,
         ReasonIs::Needed,
         Second::Anyone,
         perform_override_category},
        {Act::OverrideOwner,
         "owner-override",
         open_stages,
         {Side::Street},
         Power::Override,
         ReasonIs::Needed,
         Second::Anyone,
         perform_override_owner},
        {Act::RedactWords,
         "redaction",
         {Stage::Assigned,
          Stage::Accepted,
          Stage::Contacted,
          Stage::InWork,
          Stage::Submitted,
          Stage::Checked,
          Stage::Rehandling,
          Stage::Closed,
          Stage::ClosedUnresolved,
          Stage::NoAction,
          Stage::Withdrawn},
         {Side::Street},
         Power::Override,
         ReasonIs::Needed,
         Second::Anyone,
         perform_redact_words},
        {Act::Undo,
         "undoing",
         {Stage::Assigned,
          Stage::Accepted,
          Stage::Contacted,
          Stage::InWork,
          Stage::Submitted,
          Stage::Checked,
          Stage::Rehandling,
          Stage::Closed,
          Stage::ClosedUnresolved,
          Stage::NoAction},
         {},
         std::nullopt,
         ReasonIs::NotAsked,
         Second::Anyone,
         perform_undo},
    }};
    return rows;
}

base::Result<std::string> bounded(const std::string& text, std::size_t most, const char* field) {
    std::string tidied = text::tidy(text);
    if (!text::is_utf8(text)) {
        return refuse(Why::Invalid, "cases.text_is_broken", {}, field);
    }
    if (text::length(tidied) > most) {
        return refuse(Why::Invalid,
                      "cases.text_too_long",
                      {{"most", most}, {"length", text::length(tidied)}},
                      field);
    }
    return tidied;
}

bool needs_another_person(Second second, const Case& current, const Asker& asker) {
    switch (second) {
        case Second::Anyone:
            return false;
        case Second::NotTheSubmitter:
            return current.submitter.value != 0 && current.submitter == asker.account;
        case Second::NotTheProposer:
            return current.no_action_by == asker.account;
    }
    return false;
}

// Confirming or refusing needs a proposal; proposing again needs that there is none.
bool fits_the_proposal(Act act, const Case& current) {
    const bool is_proposed = current.no_action_by.value != 0;
    if (act == Act::ConfirmNoAction || act == Act::RefuseNoAction) {
        return is_proposed;
    }
    return act != Act::ProposeNoAction || !is_proposed;
}

} // namespace

std::span<const ActRow> act_table() {
    return table();
}

const ActRow& row_of(Act act) {
    const auto& rows = table();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ActRow& row) { return row.act == act; });
    base::ensure(found != rows.end(), "every act has its row");
    return *found;
}

base::Result<bool> permitted(const ActRow& row, const Case& current, const Asker& asker) {
    if (!row.from.has(current.stage) || !fits_the_proposal(row.act, current)) {
        return refuse(Why::AlreadyDone, "cases.not_at_this_stage", {{"case", current.id.value}});
    }
    const bool is_a_side =
        row.sides.mask == 0 ? !asker.sides.has(Side::Reporter) : asker.sides.meets(row.sides);
    if (!is_a_side) {
        return refuse(Why::NotAllowed, "cases.not_your_case", {{"case", current.id.value}});
    }
    if (row.power && !asker.powers.has(*row.power)) {
        return refuse(Why::NotAllowed, "cases.power_missing");
    }
    if (needs_another_person(row.second, current, asker)) {
        return refuse(Why::NotAllowed, "cases.needs_another_person");
    }
    return true;
}

base::Result<std::string> needed_text(const std::string& text,
                                      std::size_t most,
                                      const char* field) {
    auto tidied = bounded(text, most, field);
    if (tidied && tidied->empty()) {
        return refuse(Why::Invalid, "cases.text_missing", {}, field);
    }
    return tidied;
}

base::Result<std::optional<ErasableText>> optional_text(const std::string& text,
                                                        std::size_t most,
                                                        const char* field) {
    const auto tidied = bounded(text, most, field);
    if (!tidied) {
        return base::refusal_of(tidied);
    }
    return tidied->empty() ? std::optional<ErasableText>() : ErasableText(*tidied);
}

} // namespace cases
