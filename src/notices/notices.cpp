#include "notices/notices.hpp"

#include "notices/records.hpp"
#include "notices/rules.hpp"

namespace notices {

void prepare(journal::Turn& turn, cases::CaseId about, What what, const Channels& channels) {
    for (const auto channel : channels) {
        if (is_told_by(channel, what)) {
            turn.record(NoticePrepared{next_notice(turn.store()), about, what, channel});
        }
    }
}

void note_sent(journal::Turn& turn, NoticeId id) {
    const auto notice = find(turn.store(), id);
    if (notice && notice->state == State::Waiting) {
        turn.record(NoticeSent{id});
    }
}

void note_failed(journal::Turn& turn, NoticeId id, Failure failure) {
    const auto notice = find(turn.store(), id);
    if (!notice || notice->state != State::Waiting) {
        return;
    }
    NoticeFailed failed{id, failure, {}};
    if (const auto pause = pause_after(notice->tries + 1)) {
        failed.next_try = turn.now() + *pause;
    }
    turn.record(failed);
}

} // namespace notices
