#include "journal/records_verify.hpp"

#include <utility>

#include "journal/codec.hpp"

namespace journal {
namespace {

constexpr int values_a_read = 100;

constexpr const char* select_kept_values = R"sql(
    SELECT id, salt, value FROM kept_values
    WHERE id > :last
    ORDER BY id
    LIMIT :limit
)sql";

} // namespace

Sequence KeptStream::Kept::sequence() const {
    return id / erasables_an_event_max;
}

const KeptStream::Kept* KeptStream::front() {
    if (at_ == read_.size() && !is_at_end_) {
        read_.clear();
        at_ = 0;
        for (auto& [id, salt, value] : connection_.rows<std::int64_t, std::string, std::string>(
                 select_kept_values, last_id_, values_a_read)) {
            read_.push_back({id, std::move(salt), std::move(value)});
        }
        is_at_end_ = read_.empty();
        last_id_ = is_at_end_ ? last_id_ : read_.back().id;
    }
    return at_ == read_.size() ? nullptr : &read_[at_];
}

} // namespace journal
