#include "app/log_key.hpp"

#include <filesystem>

namespace app {

base::Result<proof::SigningKey> key_for(const store::Address& address, cli::Premises& premises) {
    const auto file = proof::log_key_file(address.folder);
    const auto in_use = proof::log_key_in_use(premises.writer());
    const auto lies_elsewhere = [&file] {
        return base::refuse(
            base::Why::NotFound, "app.log_key_elsewhere", {{"file", file.string()}});
    };
    if (!address.database.empty() && in_use && !std::filesystem::exists(file)) {
        return lies_elsewhere();
    }
    auto key = proof::key_in(file);
    if (key && premises.stands_by() && in_use && key->public_key() != in_use->public_key) {
        return lies_elsewhere();
    }
    return key;
}

} // namespace app
