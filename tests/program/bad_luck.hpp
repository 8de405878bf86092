// What can befall a PostgreSQL: it crashes, its cable is pulled, its disk is full. Each test has a
// database of its own for that. A cable and a disk are root's to lay: where we may not, none is
// there.

#pragma once

#include <string>

namespace program {

// A network with two ends: ours, and one that only the database is in.
class Cable {
public:
    Cable();
    ~Cable();
    Cable(const Cable&) = delete;
    Cable& operator=(const Cable&) = delete;
    Cable(Cable&&) = delete;
    Cable& operator=(Cable&&) = delete;

    [[nodiscard]] bool is_there() const { return said_.empty(); }
    [[nodiscard]] const std::string& said() const { return said_; }    // Why it isn't there.
    [[nodiscard]] std::string far_end() const;                         // Its address.
    [[nodiscard]] std::string there(const std::string& command) const; // As run at the far end.

    // Nothing comes through any more, and nobody is told so.
    void pull() const;
    void plug_in() const;

private:
    std::string name_;
    std::string said_;
};

// A disk of a hundred and some megabytes.
class SmallDisk {
public:
    SmallDisk();
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    SmallDisk(SmallDisk&&) = delete;
    SmallDisk& operator=(SmallDisk&&) = delete;

    [[nodiscard]] bool is_there() const { return is_mounted_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    void fill() const;
    void make_room() const;

private:
    std::string path_;
    bool is_mounted_ = false;
};

// A PostgreSQL of one test's own.
class Mortal {
public:
    explicit Mortal(std::string folder = usual_folder());
    explicit Mortal(const Cable& cable); // At its far end.
    ~Mortal();
    Mortal(const Mortal&) = delete;
    Mortal& operator=(const Mortal&) = delete;
    Mortal(Mortal&&) = delete;
    Mortal& operator=(Mortal&&) = delete;

    void crash() const;
    void begin_again() const;
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    [[nodiscard]] static std::string usual_folder();

    std::string folder_;
    std::string address_;
};

} // namespace program
