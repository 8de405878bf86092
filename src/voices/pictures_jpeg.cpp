#include "voices/pictures_jpeg.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <jerror.h>
#include <jpeglib.h>

#include "voices/voices.hpp"

namespace voices {
namespace {

constexpr std::size_t metadata_bytes_max = 0xFFFF;

void end_on_error(j_common_ptr codec) {
    end_worker(codec->err->msg_code == JERR_OUT_OF_MEMORY ? WorkerEnd::TooManyPixels
                                                          : WorkerEnd::Unreadable);
}

// Cameras write small faults that do no harm; a picture that ends too early is not a small fault.
void end_when_cut_off(j_common_ptr codec, int level) {
    if (level < 0 && codec->err->msg_code == JWRN_JPEG_EOF) {
        end_worker(WorkerEnd::Unreadable);
    }
}

void say_nothing(j_common_ptr /*codec*/) {}

jpeg_error_mgr errors_end_the_worker() {
    jpeg_error_mgr errors{};
    jpeg_std_error(&errors);
    errors.error_exit = end_on_error;
    errors.emit_message = end_when_cut_off;
    errors.output_message = say_nothing;
    return errors;
}

// The smallest of the eighths in which libjpeg can decode that is still large enough.
unsigned int eighths(int side) {
    constexpr unsigned int whole = 8;
    for (unsigned int eighth = 1; eighth < whole; ++eighth) {
        if (static_cast<unsigned int>(side) * eighth / whole >=
            static_cast<unsigned int>(photo_side_pixels_max)) {
            return eighth;
        }
    }
    return whole;
}

int orientation_of(const jpeg_decompress_struct& reader) {
    constexpr std::string_view prefix("Exif\0\0", 6);
    for (auto* marker = reader.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data),
                                    marker->data_length);
        if (data.starts_with(prefix)) {
            return orientation_in(data.substr(prefix.size()));
        }
    }
    return 1;
}

} // namespace

Picture decode_jpeg(std::string_view bytes,
                    const std::function<void(std::int64_t, std::int64_t)>& check_pixels) {
    auto errors = errors_end_the_worker();
    jpeg_decompress_struct reader{};
    reader.err = &errors;
    jpeg_create_decompress(&reader);
    jpeg_mem_src(&reader,
                 reinterpret_cast<const unsigned char*>(bytes.data()),
                 static_cast<unsigned long>(bytes.size()));
    jpeg_save_markers(&reader, JPEG_APP0 + 1, metadata_bytes_max);
    jpeg_read_header(&reader, TRUE);
    check_pixels(reader.image_width, reader.image_height);

    reader.out_color_space = JCS_RGB;
    reader.scale_num = eighths(static_cast<int>(std::max(reader.image_width, reader.image_height)));
    reader.scale_denom = 8;
    jpeg_start_decompress(&reader);
    const std::size_t row_bytes = static_cast<std::size_t>(reader.output_width) * 3;
    Picture picture{static_cast<int>(reader.output_width),
                    static_cast<int>(reader.output_height),
                    std::vector<std::uint8_t>(row_bytes * reader.output_height)};
    while (reader.output_scanline < reader.output_height) {
        JSAMPROW row = picture.rgb.data() + row_bytes * reader.output_scanline;
        jpeg_read_scanlines(&reader, &row, 1);
    }
    const int orientation = orientation_of(reader);
    jpeg_finish_decompress(&reader);
    jpeg_destroy_decompress(&reader);
    return turn_upright(std::move(picture), orientation);
}

std::string encode_jpeg(const Picture& picture, int quality) {
    auto errors = errors_end_the_worker();
    jpeg_compress_struct writer{};
    writer.err = &errors;
    jpeg_create_compress(&writer);
    unsigned char* buffer = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&writer, &buffer, &size);
    writer.image_width = static_cast<JDIMENSION>(picture.width);
    writer.image_height = static_cast<JDIMENSION>(picture.height);
    writer.input_components = 3;
    writer.in_color_space = JCS_RGB;
    jpeg_set_defaults(&writer);
    jpeg_set_quality(&writer, quality, TRUE);
    writer.optimize_coding = TRUE;
    jpeg_start_compress(&writer, TRUE);
    const std::size_t row_bytes = static_cast<std::size_t>(picture.width) * 3;
    while (writer.next_scanline < writer.image_height) {
        auto* row = const_cast<JSAMPROW>(picture.rgb.data() + row_bytes * writer.next_scanline);
        jpeg_write_scanlines(&writer, &row, 1);
    }
    jpeg_finish_compress(&writer);
    std::string jpeg(reinterpret_cast<const char*>(buffer), size);
    jpeg_destroy_compress(&writer);
    std::free(buffer);
    return jpeg;
}

} // namespace voices
