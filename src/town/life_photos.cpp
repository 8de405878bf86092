// What people show and answer beside their words, where a category asks for it: drawn pictures of
// one spot, before and after, and answers to its questions.

#include <algorithm>
#include <array>

#include "base/fault.hpp"
#include "text/embedded.hpp"
#include "town/life.hpp"

namespace town {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

using voices::Shows;

constexpr int photos_per_mille = 600;
constexpr int answers_per_mille = 800;

struct Spot {
    std::string_view before;
    std::string_view after;
};

constexpr std::array spots = {
    Spot{"town/pictures/bins_before.jpg", "town/pictures/bins_after.jpg"},
    Spot{"town/pictures/rubble_before.jpg", "town/pictures/rubble_after.jpg"}};

// The same spot for everything that is shown of a voice.
std::string picture_of(voices::VoiceId voice, Shows shows) {
    const Spot& spot = spots[static_cast<std::size_t>(voice.value) % spots.size()];
    const auto files = embedded_files();
    const auto found = std::ranges::find(
        files, shows == Shows::Concern ? spot.before : spot.after, &text::EmbeddedFile::name);
    base::ensure(found != files.end(), "a drawn picture is built in");
    return std::string(found->content);
}

bool asks_for_pairs(store::Connection& store, const std::string& category) {
    const auto found = voices::category(store, category);
    return found && found->photo_pair.value_or(false);
}

std::optional<voices::PhotoId> first_of_the_concern(store::Connection& store,
                                                    voices::VoiceId voice) {
    const auto photos = voices::photos_of(store, voice);
    const auto found = std::ranges::find(photos, Shows::Concern, &voices::Photo::shows);
    return found == photos.end() ? std::nullopt : std::optional(found->id);
}

} // namespace

void Life::show_the_concern(const Open& open, Moment at) {
    Dice dice(span_.seed, open.voice.value, -2);
    if (asks_for_pairs(ground_.store(), open.category) && dice.per_mille(photos_per_mille)) {
        show(open, Shows::Concern, journal::resident(), at);
    }
}

// Whoever came without a picture takes one first.
void Life::show_the_work(const Open& open, const alliance::ActingSeat& seat, Moment at) {
    if (!asks_for_pairs(ground_.store(), open.current.category)) {
        return;
    }
    const auto photos = voices::photos_of(ground_.store(), open.voice);
    if (std::ranges::any_of(photos,
                            [](const auto& each) { return each.same_spot_as.value != 0; })) {
        return;
    }
    if (!first_of_the_concern(ground_.store(), open.voice)) {
        show(open, Shows::Concern, seat.actor(), at);
    }
    show(open, Shows::Work, seat.actor(), at);
}

void Life::show(const Open& open, Shows shows, const journal::Actor& by, Moment at) {
    const auto before =
        shows == Shows::Work ? first_of_the_concern(ground_.store(), open.voice) : std::nullopt;
    ground_.must(by, at, [&](journal::Turn& turn) {
        return voices::add_photo(turn,
                                 open.voice,
                                 shows,
                                 picture_of(open.voice, shows),
                                 before.value_or(voices::PhotoId{}));
    });
}

std::optional<voices::PhotoId> Life::photo_in_sight(const Open& open) const {
    if (open.category != "litter") {
        return std::nullopt;
    }
    for (const auto& photo : voices::photos_of(ground_.store(), open.voice)) {
        if (!cases::is_covered(ground_.store(), photo.id)) {
            return photo.id;
        }
    }
    return std::nullopt;
}

// Not everybody answers; what is asked in words is where it is.
std::vector<voices::GivenAnswer> Life::answer_questions(std::string_view category,
                                                        const std::string& door) {
    Dice dice(span_.seed, tally_.cases, -3);
    std::vector<voices::GivenAnswer> answers;
    const auto asking = voices::category(ground_.store(), category);
    for (const auto& question : asking ? asking->asked() : std::span<const voices::Question>()) {
        if (!dice.per_mille(answers_per_mille)) {
            continue;
        }
        const auto choices = static_cast<int>(question.choices_chinese.size());
        answers.push_back(
            {question.key,
             choices == 0 ? door + "东侧那一部" : std::to_string(dice.between(1, choices))});
    }
    return answers;
}

} // namespace town
