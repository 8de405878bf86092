#include <map>
#include <mutex>

#include <nlohmann/json.hpp>

#include "journal/codec.hpp"
#include "journal/hash.hpp"
#include "office/documents.hpp"
#include "voices/categories.hpp"
#include "voices/records.hpp"

namespace voices {
namespace {

constexpr const char* insert_categories = R"sql(
    INSERT INTO category_lists (version, digest, list) VALUES (:version, :digest, :list)
)sql";

constexpr const char* select_current_list = R"sql(
    SELECT version, digest FROM category_lists ORDER BY version DESC LIMIT 1
)sql";

constexpr const char* select_list = R"sql(
    SELECT digest FROM category_lists WHERE version = :version
)sql";

constexpr const char* select_list_text = R"sql(
    SELECT list FROM category_lists WHERE version = :version
)sql";

// Lists change once in years and are asked for in every turn; equal digests are equal lists, in
// whichever store they stand.
class RememberedLists {
public:
    template <class Read>
    std::shared_ptr<const KnownCategories> get(const std::string& digest, const Read& read) {
        constexpr std::size_t lists_max = 64;
        const std::lock_guard lock(mutex_);
        const auto found = lists_.find(digest);
        if (found != lists_.end()) {
            return found->second;
        }
        if (lists_.size() >= lists_max) {
            lists_.clear();
        }
        return lists_[digest] = std::make_shared<const KnownCategories>(read());
    }

private:
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const KnownCategories>> lists_;
};

std::shared_ptr<const KnownCategories> remembered(store::Connection& connection,
                                                  std::int64_t version,
                                                  const std::string& digest) {
    static RememberedLists lists;
    return lists.get(digest, [&] {
        if (version == 0) {
            return CategoryList{0, default_categories()};
        }
        const auto list = connection.value<std::string>(select_list_text, version);
        base::ensure(list.has_value(), "a list of categories that is named stands in the tables");
        const auto json = nlohmann::json::parse(*list);
        auto event = journal::Decoder(json).decode<CategoriesSet>();
        return CategoryList{event.version, std::move(event.categories)};
    });
}

std::shared_ptr<const KnownCategories> known_version(store::Connection& connection,
                                                     std::int64_t version) {
    if (version == 0) {
        return remembered(connection, 0, "");
    }
    const auto digest = connection.value<std::string>(select_list, version);
    base::ensure(digest.has_value(), "a version of the categories is asked for that was recorded");
    return remembered(connection, version, *digest);
}

std::shared_ptr<const CategoryList> as_list(std::shared_ptr<const KnownCategories> known) {
    const auto* list = &known->list();
    return {std::move(known), list};
}

} // namespace

void apply_categories(store::Connection& to,
                      const CategoriesSet& event,
                      const journal::Entry& entry) {
    const journal::Dice no_dice; // A list has no erasable fields.
    const auto bytes =
        journal::Encoder(no_dice).encode(CategoriesSet{event.version, event.categories, {}});
    to.run(insert_categories, event.version, journal::to_hex(journal::sha256(bytes)), bytes);
    office::keep_document(
        to, "categories", event.document.value_or(to_toml(event.categories)), entry);
}

std::shared_ptr<const KnownCategories> known_categories(store::Connection& connection) {
    const auto current = connection.row<std::int64_t, std::string>(select_current_list);
    return current ? remembered(connection, std::get<0>(*current), std::get<1>(*current))
                   : remembered(connection, 0, "");
}

std::shared_ptr<const CategoryList> categories(store::Connection& connection) {
    return as_list(known_categories(connection));
}

std::shared_ptr<const CategoryList> categories(store::Connection& connection,
                                               std::int64_t version) {
    return as_list(known_version(connection, version));
}

std::string category_name(store::Connection& connection,
                          std::string_view code,
                          text::Language language) {
    for (auto version = known_categories(connection)->list().version; version >= 0; --version) {
        const auto known = known_version(connection, version);
        if (const auto* category = known->find(code)) {
            return language == text::Language::Chinese ? category->chinese : category->english;
        }
    }
    return std::string(code);
}

} // namespace voices
