target_link_libraries(sheets PRIVATE PkgConfig::xlsxwriter PkgConfig::libarchive PkgConfig::pugixml)
if(TARGET sheets_test)
  target_link_libraries(sheets_test PRIVATE PkgConfig::libarchive)
endif()
