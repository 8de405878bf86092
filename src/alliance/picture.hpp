// The alliance as a picture: committees above, residents in the middle between the panels, the
// workshop below; drawn twice, for a wide screen and for a telephone. It only measures and places:
// the page turns what it answers into SVG.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace alliance {

// One box: its name, and what stands below it.
struct PictureBox {
    std::string name;
    std::string url; // Empty: no link.
    std::vector<std::string> lines;
};

struct PictureParts {
    std::vector<PictureBox> committees;
    std::vector<PictureBox> observers;
    std::vector<PictureBox> supervisors;
    std::vector<PictureBox> workshops;
    PictureBox residents;
};

// {width, height, boxes: [{tone, url, x, y, width, height, texts: [{x, y, tone, text}]}],
//  lines: [{d}]}; every number is whole.
[[nodiscard]] nlohmann::json wide_picture(const PictureParts& parts);
[[nodiscard]] nlohmann::json narrow_picture(const PictureParts& parts);

} // namespace alliance
