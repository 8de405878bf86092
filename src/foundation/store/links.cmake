target_link_libraries(store PUBLIC soci_core soci_sqlite3 PkgConfig::sqlite3)
