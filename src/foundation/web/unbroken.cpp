#include "web/unbroken.hpp"

#include <string>

#include <ctemplate/template_emitter.h>
#include <ctemplate/template_modifiers.h>

#include "base/fault.hpp"
#include "text/dates.hpp"

namespace web {
namespace {

class UnbrokenDates : public ctemplate::TemplateModifier {
public:
    void Modify(const char* in,
                std::size_t length,
                const ctemplate::PerExpandData* /*data*/,
                ctemplate::ExpandEmitter* out,
                const std::string& /*argument*/) const override {
        const std::string_view html(in, length);
        std::size_t at = 0;
        while (const auto date = text::find_date(html, at)) {
            out->Emit(html.data() + at, date->begin - at);
            out->Emit("<span class=\"unbroken\">");
            out->Emit(html.data() + date->begin, date->end - date->begin);
            out->Emit("</span>");
            at = date->end;
        }
        out->Emit(html.data() + at, html.size() - at);
    }
};

} // namespace

void know_unbroken_dates() {
    // It takes escaped text and adds nothing of its own but the span: nothing is escaped after it.
    static const bool is_known = [] {
        static const UnbrokenDates modifier{};
        return ctemplate::AddXssSafeModifier(std::string(unbroken_dates).c_str(), &modifier);
    }();
    base::ensure(is_known, "ctemplate takes the modifier for dates");
}

} // namespace web
