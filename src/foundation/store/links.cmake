target_link_libraries(store PRIVATE soci_core soci_sqlite3 PkgConfig::sqlite3 Threads::Threads)
