// Hands a view's values to ctemplate. ctemplate's own dictionaries let a section inherit what it
// lacks from around it; this one never does: each section sees its own object only.

#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <ctemplate/template_dictionary_interface.h>
#include <nlohmann/json.hpp>

namespace web {

// What one rendering shares between its sections.
struct Filling {
    const nlohmann::json& page;
    std::string_view csrf;
    std::string_view once;
    std::deque<std::string> texts{};     // Numbers, written out; ctemplate borrows them.
    std::vector<std::string> problems{}; // Names that were asked for and not there.
};

class ViewDictionary : public ctemplate::TemplateDictionaryInterface {
public:
    ViewDictionary(const nlohmann::json& object, Filling& filling)
        : object_(&object), filling_(filling) {}

protected:
    ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override;
    bool IsHiddenSection(const ctemplate::TemplateString& name) const override;
    bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override;
    bool IsHiddenTemplate(const ctemplate::TemplateString& name) const override;
    void DumpToString(std::string* out, int level) const override;
    const char* GetIncludeTemplateName(const ctemplate::TemplateString& variable,
                                       int dictnum) const override;
    Iterator* CreateTemplateIterator(const ctemplate::TemplateString& section) const override;
    Iterator* CreateSectionIterator(const ctemplate::TemplateString& section) const override;

private:
    class Once;
    class Each;

    [[nodiscard]] const nlohmann::json* find(std::string_view name) const;
    void note(std::string_view name, const char* problem) const;

    const nlohmann::json* object_;
    Filling& filling_;
};

} // namespace web
