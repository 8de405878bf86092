// Special committees own matters, not desks: they ask the handler a question, which stands on the
// handler's desk, is due in two working days, and climbs when nobody answers. It can be asked of a
// case that has ended, too.

#include <array>

#include "cases/acts.hpp"
#include "cases/parts.hpp"
#include "cases/routing.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

base::Result<bool> perform_ask_question(const Performance& act) {
    auto question = needed_text(act.asked.matter, matter_characters_max, "matter");
    if (!question) {
        return base::refusal_of(question);
    }
    const auto number = next_part_number(act.turn.store(), act.current.id);
    if (!number) {
        return base::refusal_of(number);
    }
    PartAsked asked;
    asked.id = act.current.id;
    asked.by = act.asker.unit;
    asked.number = *number;
    asked.what = PartKind::Question;
    asked.unit = act.current.handler;
    asked.level = level_of_unit(act.turn.store(), asked.unit);
    asked.matter = ErasableText(std::move(*question));
    asked.step = begin_step_until(act.days.deadline(act.turn.now(), act.rules.question),
                                  asked.level,
                                  act.turn.now(),
                                  act.days);
    act.turn.record(asked);
    return true;
}

} // namespace

std::span<const ActRow> question_rows() {
    using alliance::Power;
    static const std::array rows = {
        ActRow{Act::AskQuestion,
               "question",
               stages_not_gone,
               {Side::Watcher},
               Power::Supervise,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_ask_question,
               no_return_waits},
    };
    return rows;
}

} // namespace cases
