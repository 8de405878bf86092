target_link_libraries(open311 PRIVATE PkgConfig::pugixml CLI11::CLI11)
