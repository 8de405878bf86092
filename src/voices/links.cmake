target_link_libraries(voices PRIVATE JPEG::JPEG PNG::PNG PkgConfig::webp ZLIB::ZLIB)
