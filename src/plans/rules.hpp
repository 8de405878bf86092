// What decides about activities: who may plan for a body, what a plan must say, who may still sign
// up, and when it can be put on record. Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "plans/plans.hpp"

namespace plans {

// The details as they are recorded; `known` says which categories and cases there are.
struct Known {
    std::vector<std::string> categories;
    std::vector<cases::CaseId> cases;
};
[[nodiscard]] base::Result<Details> checked_details(const Details& asked, const Known& known);

[[nodiscard]] base::Result<ActivityPlanned> decide_planning(
    const std::optional<alliance::Unit>& body, const Details& details, ActivityId id, Moment now);
[[nodiscard]] base::Result<ActivityChanged> decide_changing(const Activity& activity,
                                                            const Details& details,
                                                            Moment now);
[[nodiscard]] base::Result<ActivityCancelled> decide_cancelling(const Activity& activity,
                                                                const std::string& reason);

// Who has signed up so far.
struct SignedUpAlready {
    SignUpId id;
    UnitId unit;
    std::int64_t people = 1;
    bool is_cancelled = false;
    std::string name;      // Empty when it was erased.
    std::string telephone; // Empty when it was erased.
};
[[nodiscard]] base::Result<SignedUp> decide_signing_up(const Activity& activity,
                                                       const std::vector<SignedUpAlready>& others,
                                                       const SignUp& asked,
                                                       SignUpId id,
                                                       Moment now);
[[nodiscard]] base::Result<SignUpCancelled> decide_cancelling_sign_up(
    const Activity& activity, const std::optional<SignedUpAlready>& sign_up, Moment now);

[[nodiscard]] base::Result<ActivityHeld> decide_holding(const Activity& activity,
                                                        const std::vector<SignedUpAlready>& known,
                                                        const Hold& asked,
                                                        Moment now);

struct Photo {
    PhotoId id;
    ActivityId activity;
    std::int64_t entry = 0;
    std::string digest;
    bool is_removed = false;
};
[[nodiscard]] base::Result<bool> check_photo(const Activity& activity,
                                             const std::vector<Photo>& photos,
                                             const std::string& digest);
[[nodiscard]] base::Result<ActivityPhotoRemoved> decide_removing_photo(
    const std::optional<Photo>& photo, const std::string& reason);

// Whether anybody may sign up now, and else the key of the sentence that says why not.
[[nodiscard]] base::Result<bool> is_open(const Activity& activity, Moment now);

} // namespace plans
