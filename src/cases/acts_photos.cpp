// Photos of the work: a pair from the same spot, before and after, where the category asks for it;
// and covering by hand what a photo shows of somebody, with the original kept behind a power.

#include <algorithm>
#include <array>

#include "cases/acts.hpp"
#include "journal/hash.hpp"
#include "voices/voices.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

bool takes_photos(Act act) {
    return act == Act::HoldVisit || act == Act::Return;
}

base::Result<bool> photo_pair_is_there(const Performance& act) {
    const auto category = voices::category(act.turn.store(), act.current.category);
    if (!category || !category->photo_pair.value_or(false)) {
        return true;
    }
    const auto photos = voices::photos_of(act.turn.store(), act.current.voice);
    const bool is_there = std::ranges::any_of(
        photos, [](const voices::Photo& photo) { return photo.same_spot_as.value != 0; });
    if (!is_there) {
        return refuse(Why::NotAllowed, "cases.photo_pair_missing");
    }
    return true;
}

base::Result<std::optional<std::vector<voices::PhotoId>>> keep_photos(const Performance& act,
                                                                      voices::Shows shows) {
    std::optional<std::vector<voices::PhotoId>> kept;
    for (const auto& photo : act.asked.photos) {
        const auto added = voices::add_photo(act.turn, act.current.voice, shows, photo);
        if (!added) {
            return base::refusal_of(added);
        }
        kept = kept.value_or(std::vector<voices::PhotoId>());
        kept->push_back(*added);
    }
    return kept;
}

std::span<const ActRow> photo_rows() {
    static const std::array rows = {
        ActRow{Act::RedactPhoto,
               "photo-redaction",
               all_stages,
               {Side::Street},
               Power::Override,
               ReasonIs::Needed,
               Second::Anyone,
               perform_redact_photo},
    };
    return rows;
}

base::Result<bool> perform_redact_photo(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto photos = photos_of(act.turn.store(), act.current);
    if (std::ranges::find(photos, act.asked.photo, &voices::Photo::id) == photos.end()) {
        return refuse(Why::Invalid, "cases.no_such_photo", {}, "photo");
    }
    PhotoRedacted redacted{
        act.current.id, act.asker.unit, act.asked.photo, ErasableText(std::move(*reason)), {}};
    if (!act.asked.covered.empty()) {
        redacted.covered = ErasableText(journal::to_hex(act.asked.covered));
    }
    act.turn.record(redacted);
    return true;
}

} // namespace cases
