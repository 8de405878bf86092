#include "initiatives/initiatives.hpp"

#include "initiatives/records.hpp"
#include "initiatives/rules.hpp"
#include "journal/erasure.hpp"

namespace initiatives {

namespace {

using base::refuse;
using base::Why;

base::Result<Initiative> there(journal::Turn& turn, InitiativeId id) {
    auto found = find(turn.store(), id);
    if (!found) {
        return refuse(Why::NotFound, "initiatives.no_such_initiative");
    }
    return std::move(*found);
}

} // namespace

base::Result<InitiativeId> publish(journal::Turn& turn,
                                   const alliance::ActingSeat& seat,
                                   const InitiativePublished& asked) {
    const auto may = alliance::may_convene(turn.store(), seat, asked.body);
    if (!may) {
        return base::refusal_of(may);
    }
    const auto published = decide_publishing(
        alliance::unit(turn.store(), asked.body), asked, next_initiative(turn.store()));
    if (!published) {
        return base::refusal_of(published);
    }
    turn.record(*published);
    return published->id;
}

base::Result<bool> end(journal::Turn& turn,
                       const alliance::ActingSeat& seat,
                       const InitiativeEnded& asked) {
    const auto initiative = there(turn, asked.id);
    if (!initiative) {
        return base::refusal_of(initiative);
    }
    const auto may = alliance::may_convene(turn.store(), seat, initiative->body);
    if (!may) {
        return base::refusal_of(may);
    }
    const auto ended = decide_ending(*initiative, asked.reason);
    if (!ended) {
        return base::refusal_of(ended);
    }
    turn.record(*ended);
    return true;
}

base::Result<bool> sign_for_unit(journal::Turn& turn,
                                 const alliance::ActingSeat& seat,
                                 InitiativeId id) {
    const auto initiative = there(turn, id);
    if (!initiative) {
        return base::refusal_of(initiative);
    }
    const auto has_signed = decide_signing_for(
        *initiative, alliance::unit(turn.store(), seat.unit), before(turn.store(), id, seat.unit));
    if (!has_signed) {
        return base::refusal_of(has_signed);
    }
    turn.record(*has_signed);
    return true;
}

base::Result<SignatureId> sign(journal::Turn& turn, InitiativeId id, const Signer& signer) {
    const auto initiative = there(turn, id);
    if (!initiative) {
        return base::refusal_of(initiative);
    }
    const auto marks = marks_of(turn.store(), signer);
    const bool is_known = known_by(turn.store(), id, marks).has_value();
    const auto has_signed = decide_signing(*initiative,
                                           signer,
                                           is_known ? Before::Signed : Before::NotSigned,
                                           next_signature(turn.store()));
    if (!has_signed) {
        return base::refusal_of(has_signed);
    }
    turn.record(*has_signed);
    remember(turn.store(), has_signed->id, id, marks);
    return has_signed->id;
}

base::Result<bool> take_back(journal::Turn& turn, InitiativeId id, const Signer& signer) {
    const auto marks = marks_of(turn.store(), signer);
    const auto known = known_by(turn.store(), id, marks);
    if (!known || known->signer_mark != marks.signer) {
        return refuse(Why::NotFound, "initiatives.no_such_signature", {}, "telephone");
    }
    turn.record(SignatureTakenBack{known->id, id});
    // Taking back is as easy as giving (个人信息保护法 art. 15), and leaves nothing behind (art.
    // 47).
    forget(turn.store(), known->id);
    journal::erase_values(turn, {known->entry}, "签名人撤回");
    return true;
}

} // namespace initiatives
