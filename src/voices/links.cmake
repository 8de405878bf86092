target_link_libraries(voices PRIVATE JPEG::JPEG PNG::PNG PkgConfig::webp ZLIB::ZLIB)
if(TARGET voices_test)
  target_link_libraries(voices_test PRIVATE PNG::PNG PkgConfig::webp ZLIB::ZLIB)
endif()
