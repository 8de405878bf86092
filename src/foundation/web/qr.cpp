#include "web/qr.hpp"

#include <memory>

#include <fmt/format.h>
#include <qrencode.h>

#include "base/fault.hpp"

namespace web {
namespace {

constexpr int quiet_zone = 4;

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

base::Result<QrCode> qr_code(std::string_view text) {
    if (text.empty() || text.size() > qr_bytes_max) {
        return base::refuse(base::Why::TooLarge, "web.qr_too_long", {{"most", qr_bytes_max}});
    }
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()),
                          0,
                          QR_ECLEVEL_M));
    if (!code) {
        throw base::Fault("libqrencode made no code");
    }
    QrCode result{code->width + 2 * quiet_zone, {}};
    const auto is_dark = [&](int column, int row) {
        return (code->data[row * code->width + column] & 1U) != 0;
    };
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            const int begin = column;
            while (column < code->width && is_dark(column, row)) {
                ++column;
            }
            if (column > begin) {
                result.outline += fmt::format("M{} {}h{}v1h-{}z",
                                              begin + quiet_zone,
                                              row + quiet_zone,
                                              column - begin,
                                              column - begin);
            }
        }
    }
    return result;
}

} // namespace web
