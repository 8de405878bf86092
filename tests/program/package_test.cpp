// The Debian package, from its making to its purging, in a root of its own: dpkg itself installs,
// upgrades, removes and purges; maintainer scripts run without systemd.

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/scratch.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

std::string text_in(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Package : public testing::Test {
protected:
    void SetUp() override {
        if (geteuid() != 0 || shell("command -v dpkg-shlibdeps").code != 0) {
            GTEST_SKIP() << "a package is tried by root, with dpkg-dev";
        }
        const auto made =
            shell("cpack --config " SONGYUAN_BUILD "/CPackConfig.cmake -B '" +
                  folder_.path().string() + "' -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip");
        ASSERT_EQ(made.code, 0) << made.out;
        for (const auto& each : fs::directory_iterator(folder_.path())) {
            package_ = each.path().extension() == ".deb" ? each.path() : package_;
        }
        ASSERT_FALSE(package_.empty());
        for (const char* part : {"info", "updates", "triggers"}) {
            fs::create_directories(root() / "var/lib/dpkg" / part);
        }
        std::ofstream(root() / "var/lib/dpkg/status").flush();
    }

    [[nodiscard]] fs::path root() const { return folder_.path() / "root"; }
    [[nodiscard]] const fs::path& package() const { return package_; }

    [[nodiscard]] Ran dpkg(const std::string& what) const {
        return shell("dpkg --root='" + root().string() +
                     "' --force-script-chrootless --force-depends --log=/dev/null " + what);
    }

    // The same package, one version on.
    [[nodiscard]] fs::path next_version() const {
        const auto open = (folder_.path() / "open").string();
        const auto next = folder_.path() / "next.deb";
        const auto made =
            shell("dpkg-deb -R '" + package_.string() + "' '" + open +
                  "' && sed -i 's/^Version: .*/Version: 99.0/' '" + open +
                  "/DEBIAN/control' && dpkg-deb -Znone -b '" + open + "' '" + next.string() + "'");
        EXPECT_EQ(made.code, 0) << made.out;
        return next;
    }

private:
    cli::ScratchFolder folder_;
    fs::path package_;
};

TEST_F(Package, SaysWhatItIsAndWhatItNeeds) {
    const auto info = shell("dpkg-deb --info '" + package().string() + "'");
    const auto contents = shell("dpkg-deb --contents '" + package().string() + "'");

    EXPECT_EQ(info.code, 0) << info.out;
    for (const char* part : {"Package: songyuan",
                             "libsqlite3-0",
                             "libssl3",
                             "systemd-standalone-sysusers",
                             "conffiles",
                             "postinst",
                             "postrm"}) {
        EXPECT_NE(info.out.find(part), std::string::npos) << part << " in " << info.out;
    }
    for (const char* file : {"-rwxr-xr-x root/root",
                             "./usr/bin/songyuan",
                             "./lib/systemd/system/songyuan.service",
                             "./etc/default/songyuan",
                             "./usr/share/doc/songyuan/copyright",
                             "./usr/share/doc/songyuan/examples/nginx.conf"}) {
        EXPECT_NE(contents.out.find(file), std::string::npos) << file << " in " << contents.out;
    }
}

TEST_F(Package, LivesFromItsInstallationToItsPurging) {
    const auto data = root() / "var/lib/songyuan";
    const auto options = root() / "etc/default/songyuan";
    const auto enabled = root() / "etc/systemd/system/multi-user.target.wants/songyuan.service";

    const auto installed = dpkg("-i '" + package().string() + "'");
    ASSERT_EQ(installed.code, 0) << installed.out;
    struct stat of_data {};
    ASSERT_EQ(stat(data.c_str(), &of_data), 0);
    EXPECT_EQ(of_data.st_mode & 0777U, 0700U);
    EXPECT_NE(text_in(root() / "etc/passwd").find("songyuan:"), std::string::npos);
    EXPECT_TRUE(fs::is_symlink(enabled));
    EXPECT_NE(text_in(root() / "lib/systemd/system/songyuan.service")
                  .find("ExecStart=/usr/bin/songyuan serve"),
              std::string::npos);
    const auto version = shell("'" + (root() / "usr/bin/songyuan").string() + "' --version");
    EXPECT_EQ(version.code, 0) << version.out;

    // It serves; the operator changes its options; a new version comes.
    { const Served served(data, Served::Patience::UntilItServes); }
    std::ofstream(options) << "SONGYUAN_OPTIONS=\"--listen 127.0.0.1:8099\"\n";
    const auto upgraded = dpkg("-i '" + next_version().string() + "'");
    EXPECT_EQ(upgraded.code, 0) << upgraded.out;
    EXPECT_NE(text_in(options).find("8099"), std::string::npos);
    EXPECT_TRUE(fs::exists(data / "songyuan.db"));
    EXPECT_TRUE(fs::is_symlink(enabled));

    const auto removed = dpkg("-r songyuan");
    EXPECT_EQ(removed.code, 0) << removed.out;
    EXPECT_FALSE(fs::exists(root() / "usr/bin/songyuan"));
    EXPECT_TRUE(fs::exists(data / "songyuan.db"));
    EXPECT_TRUE(fs::exists(options));

    const auto purged = dpkg("-P songyuan");
    EXPECT_EQ(purged.code, 0) << purged.out;
    EXPECT_FALSE(fs::exists(data));
    EXPECT_FALSE(fs::exists(options));
    EXPECT_FALSE(fs::is_symlink(enabled));
}

} // namespace
} // namespace program
