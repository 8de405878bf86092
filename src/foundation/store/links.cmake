target_link_libraries(store PRIVATE soci_core soci_sqlite3 PkgConfig::sqlite3 PkgConfig::libpq Threads::Threads)
# SOCI doesn't hand out the type information that this one of the sanitizers' checks asks for.
target_compile_options(store PRIVATE -fno-sanitize=vptr)
# SOCI brings SQLite's declarations in a namespace of its own; this file uses SQLite itself.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/foundation/store/sqlite_copy.cpp
  ${CMAKE_SOURCE_DIR}/src/foundation/store/sqlite_trouble.cpp
  PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
