#include "tests/program/bad_luck.hpp"

#include <filesystem>
#include <fstream>

#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/result.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

constexpr const char* disk_size = "size=140m";
constexpr std::uintmax_t bytes_left = 256 * 1024;

std::string own(const std::string& name) {
    return name + std::to_string(::getpid());
}

void must(const std::string& command) {
    const auto ran = shell(command);
    base::ensure(ran.code == 0, "what is ours does as it is told");
}

} // namespace

Cable::Cable() : name_(own("sy")) {
    for (const auto& line : {"ip netns add " + name_,
                             "ip link add " + name_ + " type veth peer name far netns " + name_,
                             "ip addr add 198.18.77.1/30 dev " + name_,
                             "ip link set " + name_ + " up",
                             "ip -n " + name_ + " addr add 198.18.77.2/30 dev far",
                             "ip -n " + name_ + " link set far up"}) {
        const auto ran = shell(line);
        if (ran.code != 0) {
            said_ = line + ": " + ran.out;
            return;
        }
    }
}

Cable::~Cable() {
    static_cast<void>(shell("ip netns del " + name_));
}

std::string Cable::far_end() const {
    return "198.18.77.2";
}

std::string Cable::there(const std::string& command) const {
    return "ip netns exec " + name_ + " " + command;
}

void Cable::pull() const {
    must("ip -n " + name_ + " link set far down");
}

void Cable::plug_in() const {
    must("ip -n " + name_ + " link set far up");
}

SmallDisk::SmallDisk() : path_("/tmp/" + own("songyuan-disk-")) {
    std::filesystem::create_directory(path_);
    is_mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, disk_size) == 0;
}

SmallDisk::~SmallDisk() {
    if (is_mounted_) {
        ::umount2(path_.c_str(), MNT_DETACH);
    }
    std::filesystem::remove(path_);
}

void SmallDisk::fill() const {
    struct statvfs disk {};
    base::ensure(::statvfs(path_.c_str(), &disk) == 0, "a disk knows its size");
    const std::uintmax_t free = disk.f_bavail * disk.f_bsize;
    std::ofstream(path_ + "/filler") << std::string(free - bytes_left, 'x');
}

void SmallDisk::make_room() const {
    std::filesystem::remove(path_ + "/filler");
}

Mortal::Mortal(std::string folder)
    : folder_(std::move(folder)),
      address_("postgresql:///postgres?host=" + folder_ + "&user=songyuan") {
    must("tests/database/server start " + folder_);
}

Mortal::Mortal(const Cable& cable)
    : folder_(usual_folder()), address_("postgresql://songyuan@" + cable.far_end() + "/postgres") {
    must(cable.there("tests/database/server start " + folder_ + " fast " + cable.far_end()));
}

Mortal::~Mortal() {
    static_cast<void>(shell("tests/database/server stop " + folder_));
}

std::string Mortal::usual_folder() {
    return "/tmp/" + own("songyuan-mortal-");
}

void Mortal::crash() const {
    must("tests/database/server crash " + folder_);
}

void Mortal::begin_again() const {
    must("tests/database/server again " + folder_);
}

} // namespace program
