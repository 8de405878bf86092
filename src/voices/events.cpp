#include "voices/events.hpp"

#include <array>

namespace voices {

std::span<const std::string_view> enum_names(Kind) {
    static constexpr std::array<std::string_view, 6> names = {
        "enquiry", "help", "complaint", "suggestion", "report", "praise"};
    return names;
}

std::span<const std::string_view> enum_names(Source) {
    static constexpr std::array<std::string_view, 7> names = {
        "web", "phone", "visit", "import", "elsewhere", "paper", "hotline"};
    return names;
}

std::span<const std::string_view> enum_names(CategoryBy) {
    static constexpr std::array<std::string_view, 3> names = {"person", "words", "nobody"};
    return names;
}

std::span<const std::string_view> enum_names(QuestionKind) {
    static constexpr std::array<std::string_view, 2> names = {"text", "choice"};
    return names;
}

std::span<const std::string_view> enum_names(Shows) {
    static constexpr std::array<std::string_view, 4> names = {
        "concern", "work", "scan", "evidence"};
    return names;
}

} // namespace voices
