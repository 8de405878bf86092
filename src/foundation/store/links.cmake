target_link_libraries(store PRIVATE soci_core soci_sqlite3 PkgConfig::sqlite3 Threads::Threads)
# SOCI doesn't hand out the type information that this one of the sanitizers' checks asks for.
target_compile_options(store PRIVATE -fno-sanitize=vptr)
