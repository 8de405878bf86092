#include "app/app.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <sodium.h>

#include "alliance/alliance.hpp"
#include "app/building.hpp"
#include "app/serve.hpp"
#include "base/log.hpp"
#include "cli/run.hpp"
#include "text/catalogue.hpp"
#include "voices/voices.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace app {
namespace {

constexpr int fault_exit_code = 3;

// A new store is this street's unless --subdistrict names another.
constexpr const char* home_code = "310101015";
constexpr const char* home_name = "半淞园路街道";
constexpr const char* unnamed_street = "本街道"; // Until the operator names it.

calendar::Moment real_clock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

journal::Salt real_dice() {
    journal::Salt salt;
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

base::Result<nlohmann::json> found(journal::Turn& turn, const std::string& code) {
    const auto unit =
        alliance::found_street(turn, {code, code == home_code ? home_name : unnamed_street});
    if (!unit) {
        return base::refusal_of(unit);
    }
    return nlohmann::json();
}

int run_verb(const std::vector<std::string>& arguments) {
    Building building;
    const text::Catalogues catalogues(text::embedded_files());
    const cli::House house{
        building.installation(), catalogues, real_clock, real_dice, home_code, found};
    cli::install_verbs(building.installation(), house);
    // --help names them in this order.
    auto& verbs = building.installation().verbs;
    std::ranges::sort(verbs, {}, &cli::Verb::name);
    verbs.insert(verbs.begin(), serve_verb(house, building));
    return cli::run(house, arguments, {std::cout, std::cerr});
}

} // namespace

int run(int argument_count, char** arguments) {
    if (argument_count > 1 && arguments[1] == voices::photo_worker_argument) {
        return voices::photo_worker_main(argument_count, arguments);
    }
    try {
        if (sodium_init() < 0) {
            throw base::Fault("the machine gives no randomness");
        }
        base::open_log();
        return run_verb({arguments + 1, arguments + argument_count});
    } catch (const std::exception& fault) {
        std::cerr << "songyuan: " << fault.what() << '\n';
        return fault_exit_code;
    }
}

} // namespace app
