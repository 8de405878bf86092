// What people type for a place: a known name in the first line, their words in the rest. Labels are
// told apart the same way however they are shown.

#include "fuzz/fuzzing.hpp"
#include "places/rules.hpp"
#include "places/rules_address.hpp"
#include "text/normalise.hpp"

namespace {

void try_words(std::string_view name, std::string_view words) {
    const auto typed = places::read_typed(words);
    const auto name_key = places::plain_key(name);
    base::ensure(text::is_utf8(typed.marked), "what was typed stays readable");
    std::size_t end = 0;
    if (!name_key.empty()) {
        const auto found = places::end_of_name(typed, name_key);
        base::ensure(!found || *found <= typed.marked.size(), "a name ends within what was typed");
        end = found.value_or(0);
    }
    const auto labels = places::read_labels(std::string_view(typed.marked).substr(end));
    base::ensure(text::is_utf8(labels.building + labels.entrance + labels.dwelling),
                 "no label is cut within a character");
}

void try_label(std::string_view name) {
    using places::Level;
    for (const auto level :
         {Level::Committee, Level::Compound, Level::Building, Level::Entrance, Level::Dwelling}) {
        const auto shown = places::shown_label(level, name);
        base::ensure(places::label_key(level, shown) == places::label_key(level, name),
                     "a label is the same however it is shown");
        base::ensure(text::is_utf8(places::sort_key(shown)), "a sort key is readable text");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto input = fuzzing::text_of(data, size);
    if (text::is_utf8(input)) {
        const auto [name, words] = fuzzing::first_line_and_rest(input);
        try_words(name, words);
        if (!places::plain_key(name).empty()) { // No place is named without a letter or a digit.
            try_label(name);
        }
    }
    return 0;
}
