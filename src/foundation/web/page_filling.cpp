#include "web/page_filling.hpp"

#include <fmt/format.h>

#include "web/page_text.hpp"

namespace web {
namespace {

using ctemplate::TemplateString;
using nlohmann::json;

std::string_view text_of(const TemplateString& name) {
    return {name.begin(), static_cast<std::size_t>(name.end() - name.begin())};
}

TemplateString borrowed(std::string_view text) {
    return {text.data(), text.size()};
}

bool is_shown(const json& value) {
    switch (value.type()) {
        case json::value_t::null:
        case json::value_t::discarded:
        case json::value_t::binary:
            return false;
        case json::value_t::boolean:
            return value.get<bool>();
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
        case json::value_t::number_float:
            return value != 0;
        case json::value_t::string:
            return !value.get_ref<const std::string&>().empty();
        case json::value_t::array:
            return !value.empty();
        case json::value_t::object:
            return true;
    }
    return false;
}

} // namespace

// One object, shown once.
class ViewDictionary::Once : public Iterator {
public:
    explicit Once(const json& object, Filling& filling) : dictionary_(object, filling) {}

    bool HasNext() const override { return has_next_; }
    const TemplateDictionaryInterface& Next() override {
        has_next_ = false;
        return dictionary_;
    }

private:
    ViewDictionary dictionary_;
    bool has_next_ = true;
};

// An array's objects, one after the other.
class ViewDictionary::Each : public Iterator {
public:
    Each(const json& array, Filling& filling)
        : array_(array), dictionary_(array.front(), filling) {}

    bool HasNext() const override { return next_ < array_.size(); }
    const TemplateDictionaryInterface& Next() override {
        dictionary_.object_ = &array_[next_];
        ++next_;
        return dictionary_;
    }

private:
    const json& array_;
    ViewDictionary dictionary_;
    std::size_t next_ = 0;
};

void ViewDictionary::note(std::string_view name, const char* problem) const {
    filling_.problems.push_back(fmt::format("{} {}", name, problem));
}

const json* ViewDictionary::find(std::string_view name) const {
    const auto found = object_->find(name);
    if (found == object_->end()) {
        note(name, "is not in the view");
        return nullptr;
    }
    return &*found;
}

TemplateString ViewDictionary::GetValue(const TemplateString& variable) const {
    const auto name = text_of(variable);
    if (name == "once" || name == "csrf") {
        return borrowed(name == "once" ? filling_.once : filling_.csrf);
    }
    const json* value = find(name);
    if (value == nullptr || value->is_null()) {
        return borrowed("");
    }
    if (value->is_string()) {
        return borrowed(value->get_ref<const std::string&>());
    }
    if (value->is_structured()) {
        note(name, "is not a single value");
        return borrowed("");
    }
    return borrowed(filling_.texts.emplace_back(value->dump()));
}

bool ViewDictionary::IsHiddenSection(const TemplateString& section) const {
    auto name = text_of(section);
    if (name == content_section) {
        return false;
    }
    const bool is_inverted = name.starts_with(not_prefix);
    if (is_inverted) {
        name.remove_prefix(not_prefix.size());
    }
    const json* value = find(name);
    const bool is_there = value != nullptr && is_shown(*value);
    return is_inverted ? is_there : !is_there;
}

bool ViewDictionary::IsUnhiddenSection(const TemplateString& section) const {
    return !IsHiddenSection(section);
}

ViewDictionary::Iterator* ViewDictionary::CreateSectionIterator(
    const TemplateString& section) const {
    const auto name = text_of(section);
    if (name == content_section) {
        return new Once(filling_.page, filling_);
    }
    if (name.starts_with(not_prefix)) {
        return new Once(*object_, filling_);
    }
    const json* value = find(name);
    if (value == nullptr || !value->is_structured()) {
        return new Once(*object_, filling_);
    }
    if (value->is_object()) {
        return new Once(*value, filling_);
    }
    if (!value->front().is_object()) {
        note(name, "is an array of something else than objects");
        return new Once(*object_, filling_);
    }
    return new Each(*value, filling_);
}

// Includes are put in as text when a page is prepared, so ctemplate never meets one.
bool ViewDictionary::IsHiddenTemplate(const TemplateString& /*name*/) const {
    return true;
}

const char* ViewDictionary::GetIncludeTemplateName(const TemplateString& /*variable*/,
                                                   int /*dictnum*/) const {
    return "";
}

ViewDictionary::Iterator* ViewDictionary::CreateTemplateIterator(
    const TemplateString& /*section*/) const {
    return nullptr;
}

void ViewDictionary::DumpToString(std::string* out, int /*level*/) const {
    *out += object_->dump();
}

} // namespace web
