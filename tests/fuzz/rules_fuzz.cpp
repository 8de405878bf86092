// The documents in which a street says how it works: rules and categories. What is taken can be
// used; categories read the same when they are written again.

#include "cases/rules.hpp"
#include "fuzz/fuzzing.hpp"
#include "voices/categories.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string input(fuzzing::text_of(data, size));
    const auto rules = cases::read_rules(input);
    fuzzing::expect_reason(rules);
    if (rules) {
        base::ensure(rules->answer.amount > 0 && rules->contact.amount > 0,
                     "every case has its limits");
        for (const auto& route : rules->routing) {
            base::ensure(route.to.has_value() == route.to_unit.empty(),
                         "a routing rule leads to one place");
        }
    }
    const auto categories = voices::categories_from_toml(input);
    fuzzing::expect_reason(categories);
    if (categories) {
        const auto written = voices::to_toml(*categories);
        const auto again = voices::categories_from_toml(written);
        base::ensure(again && voices::to_toml(*again) == written,
                     "categories read the same when they are written again");
    }
    return 0;
}
