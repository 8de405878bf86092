#include "alliance/picture.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace alliance {

namespace {

using nlohmann::json;

constexpr int padding = 16;
constexpr int name_height = 26;
constexpr int line_height = 22;
constexpr int gap = 20;
constexpr int apart_in_a_row = 3 * gap;
constexpr int name_font_size = 18; // As alliance.css has them.
constexpr int line_font_size = 15;

struct Rectangle {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    [[nodiscard]] int middle_x() const { return x + width / 2; }
    [[nodiscard]] int middle_y() const { return y + height / 2; }
    [[nodiscard]] int bottom() const { return y + height; }
    [[nodiscard]] int right() const { return x + width; }
};

// About as wide as it will be: no font is asked. ASCII is half as wide as a character of Chinese.
int width_of(std::string_view text, int font_size) {
    int halves = 0;
    for (const char byte : text) {
        const auto unit = static_cast<unsigned char>(byte);
        const bool is_continued = (unit & 0xC0U) == 0x80U;
        halves += is_continued ? 0 : unit < 0x80U ? 11 : 20;
    }
    return halves * font_size / 20;
}

// The first thing of a text and what ties it to the next: a dot, which a new line makes needless,
// or a comma, which stays where it is.
struct Piece {
    std::string text;
    std::string_view tie;
};
Piece take_piece(std::string_view& text) {
    constexpr std::string_view dot = " · ";
    constexpr std::string_view comma = "，";
    const auto before_dot = std::min(text.find(dot), text.size());
    const auto before_comma = std::min(text.find(comma), text.size());
    const bool is_comma = before_comma < before_dot;
    const auto end = is_comma ? before_comma + comma.size() : before_dot;
    Piece piece{std::string(text.substr(0, end)), is_comma ? std::string_view() : dot};
    text.remove_prefix(std::min(end + piece.tie.size(), text.size()));
    return piece;
}

// What is too long for one line goes on in the next.
std::vector<std::string> broken(std::string_view text, int font_size, int width) {
    std::vector<std::string> lines;
    std::string_view tie;
    while (!text.empty()) {
        const Piece piece = take_piece(text);
        const auto longer =
            lines.empty() ? piece.text : lines.back() + std::string(tie) + piece.text;
        if (lines.empty() || width_of(longer, font_size) > width) {
            lines.push_back(piece.text);
        } else {
            lines.back() = longer;
        }
        tie = piece.tie;
    }
    return lines;
}

PictureBox fitted(const PictureBox& box, int width) {
    const int room = width - 2 * padding;
    auto lines = broken(box.name, name_font_size, room);
    PictureBox narrow{lines.empty() ? "" : lines.front(), box.url, {}};
    if (!lines.empty()) {
        narrow.lines.assign(lines.begin() + 1, lines.end());
    }
    for (const auto& line : box.lines) {
        for (auto& part : broken(line, line_font_size, room)) {
            narrow.lines.push_back(std::move(part));
        }
    }
    return narrow;
}

std::vector<PictureBox> all_fitted(const std::vector<PictureBox>& boxes, int width) {
    std::vector<PictureBox> narrow;
    narrow.reserve(boxes.size());
    for (const auto& box : boxes) {
        narrow.push_back(fitted(box, width));
    }
    return narrow;
}

int height_of(const PictureBox& box) {
    return 2 * padding + name_height + static_cast<int>(box.lines.size()) * line_height;
}

int tallest(const std::vector<PictureBox>& boxes) {
    int height = 0;
    for (const auto& box : boxes) {
        height = std::max(height, height_of(box));
    }
    return height;
}

// Boxes one below the other.
int height_of_column(const std::vector<PictureBox>& boxes) {
    int height = 0;
    for (const auto& box : boxes) {
        height += (height == 0 ? 0 : gap) + height_of(box);
    }
    return height;
}

class Drawing {
public:
    explicit Drawing(int width) : width_(width) {}

    void box(const PictureBox& box, const Rectangle& at, const char* tone) {
        json texts = json::array();
        int y = at.middle_y() -
                (name_height + static_cast<int>(box.lines.size()) * line_height) / 2 + name_height -
                7;
        const auto write = [&](const std::string& text, const char* as) {
            texts.push_back({{"x", at.middle_x()}, {"y", y}, {"tone", as}, {"text", text}});
        };
        write(box.name, "name");
        for (const auto& line : box.lines) {
            y += line_height;
            write(line, "line");
        }
        boxes_.push_back({{"tone", tone},
                          {"url", box.url},
                          {"x", at.x},
                          {"y", at.y},
                          {"width", at.width},
                          {"height", at.height},
                          {"texts", texts}});
        height_ = std::max(height_, at.bottom());
    }

    // From one point to another, straight or round one corner at `bend`.
    void line(std::string path) { lines_.push_back({{"d", std::move(path)}}); }

    [[nodiscard]] json done() const {
        // One unit around, so that no border is cut.
        return {
            {"width", width_ + 2}, {"height", height_ + 2}, {"boxes", boxes_}, {"lines", lines_}};
    }

private:
    int width_;
    int height_ = 0;
    json boxes_ = json::array();
    json lines_ = json::array();
};

// One side's panels, stacked around the height of the middle, each tied to it.
void draw_side(Drawing& drawing,
               const std::vector<PictureBox>& panels,
               const Rectangle& column,
               const Rectangle& middle) {
    int y = middle.middle_y() - height_of_column(panels) / 2;
    for (const auto& panel : panels) {
        const Rectangle at{column.x, y, column.width, height_of(panel)};
        const bool is_left = column.x < middle.x;
        drawing.line(fmt::format("M{} {}H{}",
                                 is_left ? at.right() : middle.right(),
                                 at.middle_y(),
                                 is_left ? middle.x : at.x));
        drawing.box(panel, at, "panel");
        y = at.bottom() + gap;
    }
}

// What each of a row's boxes has, evenly.
int width_in_a_row(int row, int count) {
    return (row - (count - 1) * apart_in_a_row) / std::max(count, 1);
}

// A row of boxes, evenly; each tied to a bar and the bar to the middle's top.
void draw_committees(Drawing& drawing,
                     const std::vector<PictureBox>& committees,
                     const Rectangle& row,
                     const Rectangle& middle) {
    const int count = static_cast<int>(committees.size());
    const int width = width_in_a_row(row.width, count);
    const int bar = (row.bottom() + middle.y) / 2;
    int x = row.x;
    for (const auto& committee : committees) {
        const Rectangle at{x, row.y, width, row.height};
        drawing.line(
            fmt::format("M{} {}V{}H{}", at.middle_x(), at.bottom(), bar, middle.middle_x()));
        drawing.box(committee, at, "committee");
        x += width + apart_in_a_row;
    }
    if (count > 0) {
        drawing.line(fmt::format("M{} {}V{}", middle.middle_x(), bar, middle.y));
    }
}

} // namespace

json wide_picture(const PictureParts& whole) {
    constexpr int width = 1'120;
    constexpr int side = 250;
    constexpr int middle_width = 480;
    constexpr int apart = 60;
    Drawing drawing(width);
    const PictureParts parts{
        all_fitted(whole.committees,
                   width_in_a_row(width, static_cast<int>(whole.committees.size()))),
        all_fitted(whole.observers, side),
        all_fitted(whole.supervisors, side),
        all_fitted(whole.workshops, middle_width),
        fitted(whole.residents, middle_width)};
    const auto& residents = parts.residents;
    const Rectangle top{1, 1, width, tallest(parts.committees)};
    const int tall = std::max({height_of(residents),
                               height_of_column(parts.observers),
                               height_of_column(parts.supervisors)});
    const int middle_y =
        (parts.committees.empty() ? 1 : top.bottom() + apart) + (tall - height_of(residents)) / 2;
    const Rectangle middle{
        1 + (width - middle_width) / 2, middle_y, middle_width, height_of(residents)};
    draw_committees(drawing, parts.committees, top, middle);
    draw_side(drawing, parts.observers, {1, 0, side, 0}, middle);
    draw_side(drawing, parts.supervisors, {1 + width - side, 0, side, 0}, middle);
    int y = middle.middle_y() + tall / 2 + apart;
    int above = middle.bottom();
    for (const auto& workshop : parts.workshops) {
        const Rectangle at{1 + (width - middle_width) / 2, y, middle_width, height_of(workshop)};
        drawing.line(fmt::format("M{} {}V{}", at.middle_x(), above, at.y));
        drawing.box(workshop, at, "workshop");
        above = at.bottom();
        y = at.bottom() + gap;
    }
    drawing.box(residents, middle, "residents");
    return drawing.done();
}

json narrow_picture(const PictureParts& parts) {
    constexpr int width = 340;
    Drawing drawing(width);
    int y = 1;
    const auto draw = [&](const PictureBox& whole, const char* tone) {
        const auto box = fitted(whole, width);
        const Rectangle at{1, y, width, height_of(box)};
        if (y > 1) {
            drawing.line(fmt::format("M{} {}V{}", at.middle_x(), y - gap, y));
        }
        drawing.box(box, at, tone);
        y = at.bottom() + gap;
    };
    for (const auto& committee : parts.committees) {
        draw(committee, "committee");
    }
    draw(parts.residents, "residents");
    for (const auto& panel : parts.observers) {
        draw(panel, "panel");
    }
    for (const auto& panel : parts.supervisors) {
        draw(panel, "panel");
    }
    for (const auto& workshop : parts.workshops) {
        draw(workshop, "workshop");
    }
    return drawing.done();
}

} // namespace alliance
