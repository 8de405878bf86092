// The table itself. Rows of the plain course stand here, those of a subject beside its performers.

#include <algorithm>
#include <array>

#include "cases/acts.hpp"

namespace cases {
namespace {

using alliance::Power;

// Who looks after the handler: the owner, the residents' committee, the street.
constexpr auto above = {Side::Owner, Side::Committee, Side::Street};

// The case's course, from its opening to an end, and what the street changes by hand.
const std::array course_rows = {
    ActRow{Act::Accept,
           "acceptance",
           {Stage::Assigned},
           {Side::Handler},
           Power::Handle,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_accept,
           no_return_waits},
    ActRow{Act::Contact,
           "contact",
           {Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling},
           {Side::Handler},
           Power::Handle,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_contact},
    ActRow{Act::Work,
           "work",
           {Stage::Contacted, Stage::InWork, Stage::Rehandling},
           {Side::Handler},
           Power::Handle,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_work},
    ActRow{Act::Submit,
           "answer",
           {Stage::Contacted, Stage::InWork, Stage::Rehandling},
           {Side::Handler},
           Power::Handle,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_submit,
           nullptr,
           plan_is_signed},
    ActRow{Act::Check,
           "check",
           {Stage::Submitted},
           {Side::Handler, Side::Owner, Side::Committee, Side::Street},
           Power::Check,
           ReasonIs::NotAsked,
           Second::NotTheSubmitter,
           perform_check},
    ActRow{Act::SendBack,
           "rework",
           {Stage::Submitted},
           {Side::Handler, Side::Owner, Side::Committee, Side::Street},
           Power::Check,
           ReasonIs::Needed,
           Second::NotTheSubmitter,
           perform_send_back},
    ActRow{Act::CallBack,
           "call-back",
           {Stage::Checked},
           above,
           Power::CallBack,
           ReasonIs::NotAsked,
           Second::NotTheSubmitter,
           perform_call_back},
    ActRow{Act::Rate,
           "rating",
           {Stage::Checked},
           {Side::Reporter},
           std::nullopt,
           ReasonIs::NotAsked,
           Second::NotTheSubmitter,
           perform_rate},
    ActRow{Act::CloseUnresolved,
           "unresolved-end",
           {Stage::Contacted, Stage::InWork, Stage::Submitted, Stage::Checked, Stage::Rehandling},
           {Side::Committee, Side::Street},
           Power::Check,
           ReasonIs::Needed,
           Second::NotTheSubmitter,
           perform_close_unresolved},
    ActRow{Act::ProposeNoAction,
           "no-action",
           open_stages,
           {Side::Handler, Side::Owner, Side::Street},
           Power::Handle,
           ReasonIs::Needed,
           Second::Anyone,
           perform_propose_no_action,
           no_return_waits},
    ActRow{Act::ConfirmNoAction,
           "no-action-confirmation",
           open_stages,
           {Side::Handler, Side::Owner, Side::Committee, Side::Street},
           Power::Check,
           ReasonIs::NotAsked,
           Second::NotTheProposer,
           perform_confirm_no_action,
           no_return_waits},
    ActRow{Act::RefuseNoAction,
           "no-action-refusal",
           open_stages,
           {Side::Handler, Side::Owner, Side::Committee, Side::Street},
           Power::Check,
           ReasonIs::Needed,
           Second::NotTheProposer,
           perform_refuse_no_action},
    ActRow{Act::Withdraw,
           "withdrawal",
           open_stages,
           {Side::Reporter},
           std::nullopt,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_withdraw},
    ActRow{Act::Assign,
           "assignment",
           {Stage::Assigned, Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling},
           {Side::Owner, Side::Street},
           Power::Dispatch,
           ReasonIs::Needed,
           Second::Anyone,
           perform_assign,
           no_return_waits},
    ActRow{Act::OverrideDeadline,
           "deadline-override",
           open_stages,
           {Side::Street},
           Power::Override,
           ReasonIs::Needed,
           Second::Anyone,
           perform_override_deadline},
    ActRow{Act::OverrideCategory,
           "category-override",
           open_stages,
           {Side::Street},
           Power::Override,
           ReasonIs::Needed,
           Second::Anyone,
           perform_override_category},
    ActRow{Act::OverrideOwner,
           "owner-override",
           open_stages,
           {Side::Street},
           Power::Override,
           ReasonIs::Needed,
           Second::Anyone,
           perform_override_owner,
           no_return_waits},
    ActRow{Act::RedactWords,
           "redaction",
           all_stages,
           {Side::Street},
           Power::Override,
           ReasonIs::Needed,
           Second::Anyone,
           perform_redact_words},
    ActRow{Act::Undo,
           "undoing",
           stages_not_gone,
           {},
           std::nullopt,
           ReasonIs::NotAsked,
           Second::Anyone,
           perform_undo},
};

} // namespace

std::span<const ActRow> act_table() {
    static const std::vector<ActRow> rows = [] {
        std::vector<ActRow> all;
        for (const auto subject : {std::span<const ActRow>(course_rows),
                                   joint_rows(),
                                   handover_rows(),
                                   kin_rows(),
                                   power_rows(),
                                   question_rows(),
                                   return_rows(),
                                   extension_rows(),
                                   suspension_rows(),
                                   waiting_rows(),
                                   plan_rows(),
                                   photo_rows()}) {
            all.insert(all.end(), subject.begin(), subject.end());
        }
        return all;
    }();
    return rows;
}

std::optional<Act> act_named(std::string_view noun) {
    const auto rows = act_table();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ActRow& row) { return row.noun == noun; });
    return found == rows.end() ? std::nullopt : std::optional(found->act);
}

std::vector<Edge> all_edges() {
    std::vector<Edge> edges;
    for (const auto& row : act_table()) {
        for (std::size_t at = 0; at < enum_names(Stage{}).size(); ++at) {
            if (row.from.has(static_cast<Stage>(at))) {
                edges.push_back({row.noun, row.act, static_cast<Stage>(at)});
            }
        }
    }
    return edges;
}

const ActRow& row_of(Act act) {
    const auto rows = act_table();
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const ActRow& row) { return row.act == act; });
    base::ensure(found != rows.end(), "every act has its row");
    return *found;
}

} // namespace cases
