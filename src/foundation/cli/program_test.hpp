// For tests: the program with the foundation's verbs on a folder of its own, and a server on that
// folder without its web side.

#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "cli/trial.hpp"
#include "journal/writer.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace cli {

// A program with the foundation's verbs, and a folder for its neighbourhood. It speaks English.
class Program {
public:
    Program() : trial_({}), catalogues_(text::embedded_files()) {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "songyuan-cli-XXXXXX").string();
        base::ensure(mkdtemp(pattern.data()) != nullptr, "a test may make a folder");
        folder_ = pattern;
        setenv("LC_ALL", "C", 1);
        install_verbs(trial_.installation, house_);
    }
    ~Program() { std::filesystem::remove_all(folder_); }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    Program(Program&&) = delete;
    Program& operator=(Program&&) = delete;

    // Runs a command line on the folder; `typed` is its input.
    int run(std::vector<std::string> arguments, const std::string& typed = "") {
        arguments.insert(arguments.end(), {"--data", data().string()});
        return run_bare(arguments, typed);
    }

    int run_bare(const std::vector<std::string>& arguments, const std::string& typed = "") {
        out_.str("");
        err_.str("");
        std::istringstream input(typed);
        auto* before = std::cin.rdbuf(input.rdbuf());
        const int exit_code = cli::run(house_, arguments, {out_, err_});
        std::cin.rdbuf(before);
        return exit_code;
    }

    int add_user(const std::string& login) { return run({"user", "add", login}, "long enough\n"); }

    void meddle(const std::string& statement) {
        store::open_sqlite(data())->open_writer()->script(statement);
    }

    [[nodiscard]] std::filesystem::path data() const { return folder_ / "street"; }
    [[nodiscard]] std::string out() const { return out_.str(); }
    [[nodiscard]] std::string err() const { return err_.str(); }
    [[nodiscard]] const House& house() const { return house_; }
    [[nodiscard]] Trial& trial() { return trial_; }

private:
    Trial trial_; // Its installation is what the program is furnished with.
    text::Catalogues catalogues_;
    std::filesystem::path folder_;
    std::ostringstream out_;
    std::ostringstream err_;
    std::uint8_t thrown_ = 0;
    House house_{trial_.installation,
                 catalogues_,
                 [this] { return trial_.now; },
                 [this] { return journal::Salt{++thrown_}; },
                 "310101015",
                 [](journal::Turn&, const std::string&) -> base::Result<nlohmann::json> {
                     return nlohmann::json();
                 }};
};

// A server on the program's folder, without its web side.
class Server {
public:
    explicit Server(Program& program)
        : lock_(Lock::take(program.data(), "songyuan serve")),
          address_(program.data()),
          premises_(*Premises::open(address_, program.house(), {})),
          readers_(premises_->store()),
          writer_(premises_->journal(), program.trial().timers, {}, program.house().clock) {
        writer_.start();
        desk_ = std::make_unique<ErrandDesk>(
            address_.folder,
            [this, &program](const Errand& errand, std::ostream& out, std::ostream& err) {
                ++errands;
                return run_errand(
                    program.house(), {address_, readers_, writer_}, errand, {out, err});
            });
    }

    int errands = 0;

private:
    base::Result<Lock> lock_;
    store::Address address_;
    std::unique_ptr<Premises> premises_;
    store::Readers readers_;
    journal::Writer writer_;
    std::unique_ptr<ErrandDesk> desk_;
};

} // namespace cli
