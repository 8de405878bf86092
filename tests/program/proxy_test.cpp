// The example of a proxy with TLS is a working one: nginx itself runs it before a street, and what
// it must do for Songyuan it does.

#include <fstream>
#include <iterator>
#include <regex>

#include <gtest/gtest.h>

#include "cli/scratch.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

class Proxy : public testing::Test {
protected:
    void SetUp() override {
        for (const char* tool : {"nginx", "openssl", "curl"}) {
            if (shell(std::string("PATH=$PATH:/usr/sbin command -v ") + tool).code != 0) {
                GTEST_SKIP() << tool << " is not installed: bin/setup --tests";
            }
        }
        const auto made = shell(
            "cd '" + folder() +
            "' && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
            "-subj /CN=songyuan.example -keyout privkey.pem -out fullchain.pem");
        ASSERT_EQ(made.code, 0) << made.out;
        write_configuration();
        const auto tested = nginx("-t");
        ASSERT_EQ(tested.code, 0) << tested.out;
        const auto started = nginx("");
        ASSERT_EQ(started.code, 0) << started.out;
    }
    void TearDown() override {
        if (fs::exists(fs::path(folder()) / "nginx.pid")) {
            (void)nginx("-s stop");
        }
    }

    [[nodiscard]] std::string folder() const { return folder_.path(); }

    // It goes on in the background, so what it says goes to a file.
    [[nodiscard]] Ran nginx(const std::string& what) const {
        const auto said = folder() + "/said";
        auto ran = shell("PATH=$PATH:/usr/sbin nginx -p '" + folder() + "' -c '" + folder() +
                         "/nginx.conf' -e '" + folder() + "/error.log' " + what + " >'" + said +
                         "' 2>&1 </dev/null");
        ran.out = shell("cat '" + said + "'").out;
        return ran;
    }

    [[nodiscard]] Ran fetch(const std::string& what) const {
        const auto port = std::to_string(tls_);
        return shell("curl -ksi --max-time 20 --resolve songyuan.example:" + port + ":127.0.0.1 " +
                     what);
    }
    [[nodiscard]] std::string site() const {
        return "https://songyuan.example:" + std::to_string(tls_);
    }
    [[nodiscard]] int plain() const { return plain_; }

private:
    // The example as it is, with this test's ports and certificate.
    void write_configuration() const {
        std::ifstream file("deploy/nginx.conf");
        std::string example(std::istreambuf_iterator<char>(file), {});
        const auto put = [&example](const std::string& what, const std::string& with) {
            EXPECT_NE(example.find(what), std::string::npos) << what;
            example = std::regex_replace(
                example,
                std::regex(std::regex_replace(what, std::regex(R"([\[\].])"), R"(\$&)")),
                with);
        };
        put("listen [::]:80;", "");
        put("listen [::]:443 ssl http2;", "");
        put("listen 80;", "listen 127.0.0.1:" + std::to_string(plain_) + ";");
        put("listen 443 ssl", "listen 127.0.0.1:" + std::to_string(tls_) + " ssl");
        put("/etc/ssl/songyuan", folder());
        put("127.0.0.1:8080", "127.0.0.1:" + std::to_string(served_.port()));
        std::ofstream(folder() + "/nginx.conf")
            << "pid " << folder() << "/nginx.pid;\nevents {}\nhttp {\naccess_log off;\n"
            << "client_body_temp_path " << folder() << "/body;\nproxy_temp_path " << folder()
            << "/proxy;\nfastcgi_temp_path " << folder() << "/fastcgi;\nuwsgi_temp_path "
            << folder() << "/uwsgi;\nscgi_temp_path " << folder() << "/scgi;\n"
            << example << "}\n";
    }

    cli::ScratchFolder folder_;
    int plain_ = free_port();
    int tls_ = free_port();
    Served served_{folder_.path() / "street",
                   Served::Patience::UntilItServes,
                   {"--public-url", "https://songyuan.example", "--trusted-proxy", "127.0.0.1"}};
};

TEST_F(Proxy, OfTheExampleServesAStreetOverTls) {
    const auto page = fetch(site() + "/");
    const auto reported =
        fetch("-H 'Accept: application/json' -d 'words=楼道灯坏了。' " + site() + "/voices");
    const auto figures = fetch(site() + "/metrics");
    const auto without_tls = shell(
        "curl -si --max-time 20 -H 'Host: songyuan.example' "
        "http://127.0.0.1:" +
        std::to_string(plain()) + "/cases");

    EXPECT_NE(page.out.find("200"), std::string::npos) << page.out;
    EXPECT_NE(page.out.find("trict-"), std::string::npos) << page.out; // Strict-Transport-Security
    EXPECT_NE(reported.out.find("201"), std::string::npos) << reported.out;
    EXPECT_NE(figures.out.find("404"), std::string::npos) << figures.out;
    EXPECT_NE(without_tls.out.find("301"), std::string::npos) << without_tls.out;
    EXPECT_NE(without_tls.out.find("https://songyuan.example/cases"), std::string::npos);
}

} // namespace
} // namespace program
