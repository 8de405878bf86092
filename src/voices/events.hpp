// What happened to voices: the facts this room records, and who may hear of them. Words, names,
// telephone numbers, dwellings and photos stand in them as commitments and may be gone; kind,
// category, place (a compound or a residents' committee at the finest) and times stay for good.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/erasable.hpp"
#include "places/places.hpp"

namespace voices {

using VoiceId = base::Id<struct VoiceKind>;
using PhotoId = base::Id<struct PhotoKind>;

enum class Kind { Enquiry, Help, Complaint, Suggestion, Report, Praise };

// How it reached us: typed by the person, taken down by staff on the telephone or face to face,
// read from a file, handed over by another system, typed in by staff from a paper form, or sent as
// a work order by the citizens' hotline (12345).
enum class Source { Web, Phone, Visit, Import, Elsewhere, Paper, Hotline };

// Who decided the category: a person who picked it, the words in the text, or nobody yet.
enum class CategoryBy { Person, Words, Nobody };

// What a photo shows: the concern as it was reported, the work that was done about it, the paper
// form that the report came on, with whatever name and telephone stand there, or what a unit hands
// the case back upon, for staff alone.
enum class Shows { Concern, Work, Scan, Evidence };

[[nodiscard]] std::span<const std::string_view> enum_names(Kind);
[[nodiscard]] std::span<const std::string_view> enum_names(Source);
[[nodiscard]] std::span<const std::string_view> enum_names(CategoryBy);
[[nodiscard]] std::span<const std::string_view> enum_names(Shows);

// What somebody answered to a question of the category; a choice by its number.
struct AnswerGiven {
    std::string key;
    journal::ErasableText value;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("key", self.key);
        field("value", self.value);
    }
};

struct VoiceRaised {
    static constexpr std::string_view kind = "voice_raised";

    VoiceId id;
    Kind asks = Kind::Help;
    std::string category;              // A code; never empty ("other" when nothing fits).
    std::int64_t category_version = 0; // The list it was chosen from; 0 is the built-in one.
    CategoryBy category_by = CategoryBy::Nobody;
    places::PlaceId place; // A compound or a residents' committee; 0: can't say.
    Source source = Source::Web;
    std::optional<calendar::Moment> said_at; // When it was said, where that was earlier.
    bool public_already = false;             // The words were public before they came to us.
    std::optional<std::int64_t> joins; // An open matter it is about, as who answers numbers it.
    std::optional<std::string> origin; // See voices::origin_of; known for imports only.

    journal::ErasableText words;
    std::optional<journal::ErasableText> title; // Of an imported message that had one.
    std::optional<journal::ErasableText> where_exactly;
    std::optional<journal::ErasableText> contact_name;
    std::optional<journal::ErasableText> contact_phone;
    std::optional<journal::ErasableText> contact_email;
    std::optional<std::vector<AnswerGiven>> answers; // To the category's questions.
    // By when whoever handed it over wants the answer; it never makes our own limit later.
    std::optional<calendar::Moment> answer_by;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("asks", self.asks);
        field("category", self.category);
        field("category_version", self.category_version);
        field("category_by", self.category_by);
        field("place", self.place);
        field("source", self.source);
        field("said_at", self.said_at);
        field("public_already", self.public_already);
        field("joins", self.joins);
        field("origin", self.origin);
        field("words", self.words);
        field("title", self.title);
        field("where_exactly", self.where_exactly);
        field("contact_name", self.contact_name);
        field("contact_phone", self.contact_phone);
        field("contact_email", self.contact_email);
        field("answers", self.answers);
        field("answer_by", self.answer_by);
    }
};

struct VoiceAddedTo {
    static constexpr std::string_view kind = "voice_added_to";

    VoiceId voice;
    journal::ErasableText words;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("voice", self.voice);
        field("words", self.words);
    }
};

struct PhotoAdded {
    static constexpr std::string_view kind = "photo_added";

    PhotoId id;
    VoiceId voice;
    Shows shows = Shows::Concern;
    std::string digest;                  // SHA-256 of the JPEG's bytes, 64 hexadecimal digits.
    journal::ErasableText photo;         // The re-encoded JPEG as hexadecimal text.
    std::optional<PhotoId> same_spot_as; // Of the work: the photo that shows the spot before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("voice", self.voice);
        field("shows", self.shows);
        field("digest", self.digest);
        field("photo", self.photo);
        field("same_spot_as", self.same_spot_as);
    }
};

// A photo that came with an act which was undone: nobody is shown it any more.
struct PhotoTakenBack {
    static constexpr std::string_view kind = "photo_taken_back";

    PhotoId id;
    VoiceId voice;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("voice", self.voice);
    }
};

// The whole contact as it is from now on; all left out: there is none any more.
struct ContactCorrected {
    static constexpr std::string_view kind = "contact_corrected";

    VoiceId voice;
    std::optional<journal::ErasableText> contact_name;
    std::optional<journal::ErasableText> contact_phone;
    std::optional<journal::ErasableText> contact_email;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("voice", self.voice);
        field("contact_name", self.contact_name);
        field("contact_phone", self.contact_phone);
        field("contact_email", self.contact_email);
    }
};

// Whoever said it takes it back. What was done about it stays in the record.
struct VoiceWithdrawn {
    static constexpr std::string_view kind = "voice_withdrawn";

    VoiceId voice;
    std::optional<journal::ErasableText> reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("voice", self.voice);
        field("reason", self.reason);
    }
};

// How a question of a category is answered: in words, or by choosing.
enum class QuestionKind { Text, Choice };
[[nodiscard]] std::span<const std::string_view> enum_names(QuestionKind);

// What a category asks of whoever reports it, beside the words.
struct Question {
    std::string key; // Lower-case letters, digits and _; what stands in the journal.
    std::string chinese;
    std::string english;
    QuestionKind kind = QuestionKind::Text;
    bool is_required = false;
    std::vector<std::string> choices_chinese; // Of a choice, in both languages, in one order.
    std::vector<std::string> choices_english;

    friend bool operator==(const Question&, const Question&) = default;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("key", self.key);
        field("chinese", self.chinese);
        field("english", self.english);
        field("kind", self.kind);
        field("is_required", self.is_required);
        field("choices_chinese", self.choices_chinese);
        field("choices_english", self.choices_english);
    }
};

// One thing a person can speak about. The street may name its own; see config "categories".
struct Category {
    std::string code;          // Lower-case letters, digits and _; what stands in the journal.
    std::string group_chinese; // Those of one group stand together in a list.
    std::string group_english;
    std::string chinese; // Its name.
    std::string english;
    std::optional<Kind> asks; // What such a voice usually asks for, when nobody says.
    // The number to ring at once (119, 110, 120 or the gas company's): nobody may wait for us
    // with this.
    std::optional<std::string> stops_form_with;
    std::vector<std::string> keywords; // Any of these in the words suggests the category.
    std::optional<std::vector<Question>> questions; // Left out: none.
    // Answered only with a photo from before and one from after, of the same spot. Left out: no.
    std::optional<bool> photo_pair;

    [[nodiscard]] std::span<const Question> asked() const {
        return questions ? std::span<const Question>(*questions) : std::span<const Question>();
    }

    friend bool operator==(const Category&, const Category&) = default;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("code", self.code);
        field("group_chinese", self.group_chinese);
        field("group_english", self.group_english);
        field("chinese", self.chinese);
        field("english", self.english);
        field("asks", self.asks);
        field("stops_form_with", self.stops_form_with);
        field("keywords", self.keywords);
        field("questions", self.questions);
        field("photo_pair", self.photo_pair);
    }
};

// The whole list from now on. Voices raised before keep the version they were raised under.
struct CategoriesSet {
    static constexpr std::string_view kind = "categories_set";

    std::int64_t version = 0;
    std::vector<Category> categories;
    std::optional<std::string> document{}; // As it was written, where it was.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("version", self.version);
        field("categories", self.categories);
        field("document", self.document);
    }
};

} // namespace voices
