#include "voices/voices.hpp"

#include "journal/hash.hpp"
#include "journal/read.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"
#include "voices/questions.hpp"
#include "voices/records.hpp"
#include "voices/rules.hpp"

namespace voices {
namespace {

using journal::ErasableText;

std::optional<ErasableText> erasable(const std::string& value) {
    return value.empty() ? std::nullopt : std::optional(ErasableText(value));
}

// Stands in the record in clear only down to the compound; what is finer joins the words that say
// where exactly.
base::Result<RaiseVoice> place_coarsely(store::Connection& connection, RaiseVoice asked) {
    if (asked.place.value == 0) {
        return asked;
    }
    const auto path = places::above(connection, asked.place);
    if (path == places::Path{}) {
        return base::refuse(base::Why::NotFound, "voices.place_unknown", {}, "place");
    }
    const auto coarse = path.compound.value != 0 ? path.compound : path.committee;
    if (coarse != asked.place) {
        auto exactly = places::full_name(connection, asked.place);
        exactly += asked.where_exactly.empty() ? "" : "\n" + asked.where_exactly;
        asked.where_exactly = std::move(exactly);
        asked.place = coarse;
    }
    return asked;
}

VoiceRaised as_event(VoiceId id, const RaiseVoice& asked, const CategoryChoice& category) {
    VoiceRaised event;
    event.id = id;
    event.asks = asked.asks ? *asked.asks : category.asks.value_or(Kind::Help);
    event.category = category.code;
    event.category_by = category.by;
    event.place = asked.place;
    event.source = asked.source;
    event.said_at = asked.said_at;
    event.public_already = asked.public_already;
    event.joins = asked.joins;
    event.answer_by = asked.answer_by;
    if (!asked.origin.empty()) {
        event.origin = asked.origin;
    }
    event.words = ErasableText(asked.words);
    event.title = erasable(asked.title);
    event.where_exactly = erasable(asked.where_exactly);
    event.contact_name = erasable(asked.contact_name);
    event.contact_phone = erasable(asked.contact_phone);
    event.contact_email = erasable(asked.contact_email);
    return event;
}

Answered in_words(const Question& question,
                  const std::optional<std::string>& value,
                  text::Language language) {
    const bool is_chinese = language == text::Language::Chinese;
    Answered answered{is_chinese ? question.chinese : question.english, value};
    if (value && question.kind == QuestionKind::Choice) {
        const auto& choices = is_chinese ? question.choices_chinese : question.choices_english;
        answered.answer = choices.at(static_cast<std::size_t>(std::stoi(*value)) - 1);
    }
    return answered;
}

// Nobody asks a follower again, nor somebody whose words suggested the category, nor a file.
base::Result<std::vector<GivenAnswer>> answers_to(const KnownCategories& known,
                                                  const CategoryChoice& category,
                                                  const RaiseVoice& asked) {
    const auto* found = known.find(category.code);
    const bool is_from_elsewhere = asked.source == Source::Import ||
                                   asked.source == Source::Elsewhere ||
                                   asked.source == Source::Hotline;
    const bool is_asked =
        found != nullptr && category.by == CategoryBy::Person && !asked.joins && !is_from_elsewhere;
    return is_asked ? check_answers(found->asked(), asked.answers) : std::vector<GivenAnswer>();
}

} // namespace

base::Result<bool> check(const RaiseVoice& asked, calendar::Moment now) {
    const auto checked = check_raise(asked, now);
    return checked ? base::Result<bool>(true) : base::refusal_of(checked);
}

base::Result<Raised> raise(journal::Turn& turn, const RaiseVoice& asked) {
    auto checked = check_raise(asked, turn.now());
    if (!checked) {
        return base::refusal_of(checked);
    }
    if (!checked->origin.empty() && find_by_origin(turn.store(), checked->origin)) {
        return base::refuse(base::Why::AlreadyDone, "voices.already_here");
    }
    checked = place_coarsely(turn.store(), std::move(*checked));
    if (!checked) {
        return base::refusal_of(checked);
    }
    const auto known = known_categories(turn.store());
    const auto category =
        choose_category(*known, checked->category, checked->title + "\n" + checked->words);
    if (!category) {
        return base::refusal_of(category);
    }
    const auto answers = answers_to(*known, *category, *checked);
    if (!answers) {
        return base::refusal_of(answers);
    }
    auto event = as_event(next_voice(turn.store()), *checked, *category);
    for (const auto& answer : *answers) {
        event.answers = event.answers.value_or(std::vector<AnswerGiven>());
        event.answers->push_back({answer.key, ErasableText(answer.value)});
    }
    event.category_version = known->list().version;
    const auto entry = turn.record(event);
    return Raised{event.id, entry.sequence, category->ring_now};
}

base::Result<journal::Sequence> add_words(journal::Turn& turn,
                                          VoiceId voice,
                                          const std::string& words) {
    const auto checked = check_words(words);
    if (!checked) {
        return base::refusal_of(checked);
    }
    const auto may =
        check_addition(find(turn.store(), voice), count_additions(turn.store(), voice));
    if (!may) {
        return base::refusal_of(may);
    }
    return turn.record(VoiceAddedTo{voice, ErasableText(*checked)}).sequence;
}

base::Result<PhotoId> add_photo(journal::Turn& turn,
                                VoiceId voice,
                                Shows shows,
                                const std::string& photo,
                                PhotoId same_spot_as) {
    base::ensure(photo.size() <= photo_bytes_max && photo.starts_with("\xFF\xD8\xFF"),
                 "a photo was prepared before it is added");
    auto digest = journal::to_hex(journal::sha256(photo));
    const auto may =
        check_photo(find(turn.store(), voice), photos_of(turn.store(), voice), shows, digest);
    if (!may) {
        return base::refusal_of(may);
    }
    PhotoAdded added;
    if (same_spot_as.value != 0) {
        const auto before = find_photo(turn.store(), same_spot_as);
        const bool shows_it_before = before && before->voice == voice &&
                                     before->shows == Shows::Concern && shows == Shows::Work;
        if (!shows_it_before) {
            return base::refuse(
                base::Why::Invalid, "voices.photo_not_a_before", {}, "same_spot_as");
        }
        added.same_spot_as = same_spot_as;
    }
    added.id = next_photo(turn.store());
    added.voice = voice;
    added.shows = shows;
    added.digest = std::move(digest);
    added.photo = ErasableText(journal::to_hex(photo));
    turn.record(added);
    return added.id;
}

void take_photo_back(journal::Turn& turn, PhotoId photo) {
    const auto added = find_photo(turn.store(), photo);
    base::ensure(added.has_value(), "a photo is taken back once, after it was added");
    turn.record(PhotoTakenBack{photo, added->voice});
}

base::Result<journal::Sequence> correct_contact(journal::Turn& turn,
                                                VoiceId voice,
                                                const Contact& contact) {
    const auto checked = check_contact(contact);
    if (!checked) {
        return base::refusal_of(checked);
    }
    const auto may = check_still_raised(find(turn.store(), voice));
    if (!may) {
        return base::refusal_of(may);
    }
    const ContactCorrected corrected{
        voice, erasable(checked->name), erasable(checked->phone), erasable(checked->email)};
    return turn.record(corrected).sequence;
}

base::Result<journal::Sequence> withdraw(journal::Turn& turn,
                                         VoiceId voice,
                                         const std::string& reason) {
    const auto checked = check_reason(reason);
    if (!checked) {
        return base::refusal_of(checked);
    }
    const auto may = check_still_raised(find(turn.store(), voice));
    if (!may) {
        return base::refusal_of(may);
    }
    return turn.record(VoiceWithdrawn{voice, erasable(*checked)}).sequence;
}

std::string tracking_code(store::Connection& connection, VoiceId voice) {
    return make_tracking_code(server_key(connection), voice);
}

std::optional<VoiceId> find_by_tracking_code(store::Connection& connection,
                                             std::string_view typed) {
    const auto voice = read_tracking_code(server_key(connection), typed);
    return voice && find(connection, *voice) ? voice : std::nullopt;
}

std::string origin_of(store::Connection& connection, std::string_view identity) {
    return make_origin(server_key(connection), identity);
}

std::optional<Category> category(store::Connection& connection, std::string_view code) {
    const auto known = known_categories(connection);
    const auto* found = known->find(code);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

std::optional<Category> category_named(store::Connection& connection, std::string_view typed) {
    const auto known = known_categories(connection);
    const auto* found = known->find_named(typed);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

std::optional<Suggestion> suggest_category(store::Connection& connection, std::string_view words) {
    return text::is_utf8(words) ? known_categories(connection)->suggest(words, Among::All)
                                : std::nullopt;
}

base::Result<std::int64_t> set_categories(journal::Turn& turn,
                                          const std::vector<Category>& categories,
                                          const std::optional<std::string>& document) {
    std::vector<ListedCategory> listed;
    for (const auto& each : categories) {
        listed.push_back({each, static_cast<std::int64_t>(listed.size()) + 1});
    }
    const auto checked = check_categories(listed);
    if (!checked) {
        return base::refusal_of(checked);
    }
    const auto known = known_categories(turn.store());
    if (!document && known->list().categories == categories) {
        return known->list().version;
    }
    const auto version = known->list().version + 1;
    turn.record(CategoriesSet{version, categories, document});
    return version;
}

std::vector<Answered> answers_of(store::Connection& connection,
                                 VoiceId voice,
                                 text::Language language) {
    std::vector<Answered> answered;
    const auto found = find(connection, voice);
    const auto stored = found ? journal::find_entry(connection, found->entry) : std::nullopt;
    if (!stored) {
        return answered;
    }
    const auto raised = journal::read_event<VoiceRaised>(connection, *stored);
    const auto& list = categories(connection, raised.category_version)->categories;
    const auto category = std::ranges::find(list, raised.category, &Category::code);
    for (const auto& given : raised.answers.value_or(std::vector<AnswerGiven>())) {
        const auto asked = category->asked();
        const auto question = std::ranges::find(asked, given.key, &Question::key);
        base::ensure(question != asked.end(), "an answer was asked for");
        answered.push_back(in_words(*question, given.value.read(), language));
    }
    return answered;
}

base::Result<std::optional<Kind>> read_kind(std::string_view typed) {
    if (typed.empty()) {
        return std::optional<Kind>();
    }
    const auto kind = text::named<Kind>(typed);
    if (!kind) {
        return base::refuse(base::Why::Invalid, "voices.kind_unknown", {}, "kind");
    }
    return kind;
}

std::string_view name_of(Kind kind) {
    return text::name_of(kind);
}

} // namespace voices
