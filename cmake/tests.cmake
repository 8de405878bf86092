# A PostgreSQL of the tests' own: ctest starts it before the first test that needs one and stops it
# after the last.
if(SONGYUAN_TESTS)
  string(MD5 sign ${CMAKE_BINARY_DIR})
  string(SUBSTRING ${sign} 0 8 sign)
  set(database_folder /tmp/songyuan-postgresql-${sign})
  set(test_database "postgresql:///postgres?host=${database_folder}&user=songyuan")
  foreach(action start stop)
    add_test(NAME postgresql_${action} COMMAND ${CMAKE_SOURCE_DIR}/tests/database/server ${action} ${database_folder})
  endforeach()
  set_tests_properties(postgresql_start PROPERTIES FIXTURES_SETUP postgresql)
  set_tests_properties(postgresql_stop PROPERTIES FIXTURES_CLEANUP postgresql)
endif()

# Tests once more, with every store in a schema of PostgreSQL's.
set(on_postgresql FIXTURES_REQUIRED postgresql ENVIRONMENT "SONGYUAN_STORES_IN=${test_database}")

# What no single room can test: the files tests/*_test.cpp together, and each folder tests/<name>/.
# A test program holds the whole house, so there are few of them. A file tests/<name>/links.cmake may
# add to its target.
function(add_house_test_program name)
  add_test_program(${name}_test ${ARGN})
  target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name}_test PRIVATE app GTest::gtest_main PkgConfig::pugixml)
  add_dependencies(${name}_test songyuan)
  if(EXISTS ${CMAKE_SOURCE_DIR}/tests/${name}/links.cmake)
    include(${CMAKE_SOURCE_DIR}/tests/${name}/links.cmake)
  endif()
endfunction()

# Tests that start the program and stop it, or live a year, are few and long: each is one of ctest's,
# begun before the short ones.
function(find_long_tests name filter filter_on_postgresql)
  gtest_discover_tests(${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60
                       TEST_FILTER "${filter}" PROPERTIES COST 10)
  gtest_discover_tests(${name}_test WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60
                       TEST_PREFIX PostgreSQL. TEST_FILTER "${filter_on_postgresql}"
                       TEST_LIST ${name}_test_on_postgresql PROPERTIES COST 20 ${on_postgresql})
endfunction()

# What is tried both under sanitizers and as it is delivered: the store, and each request.
if(SONGYUAN_TESTS)
  add_test_program(store_contract_test tests/store_contract_test.cpp)
  target_link_libraries(store_contract_test PRIVATE store GTest::gtest_main)
  find_tests(store_contract_test PROPERTIES FIXTURES_REQUIRED postgresql
             ENVIRONMENT "SONGYUAN_TEST_DATABASE=${test_database}")

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/requests/*.cpp)
  add_house_test_program(requests ${files})
endif()

if(SONGYUAN_TESTS_OF_ROOMS)
  add_test_program(house_rules_test tests/house_rules_test.cpp)
  target_link_libraries(house_rules_test PRIVATE GTest::gtest_main)
  find_tests(house_rules_test)

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/*_test.cpp)
  list(FILTER files EXCLUDE REGEX "/(house_rules|store_contract)_test\\.cpp$")
  add_house_test_program(house ${files})
  find_tests(house_test)
  find_tests(requests_test)
endif()

if(SONGYUAN_TESTS_OF_THE_PROGRAM)
  find_tests(requests_test PREFIX PostgreSQL. PROPERTIES COST 30 ${on_postgresql})
  foreach(folder stories simulation program)
    file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
    add_house_test_program(${folder} ${files})
  endforeach()
  find_tests(stories_test)
  find_tests(stories_test PREFIX PostgreSQL. FILTER "Neighbourhood/*" PROPERTIES COST 20 ${on_postgresql})
  find_long_tests(simulation "*" "*/0")
  find_long_tests(program "-Database.*" "Kills.*:Database.*")

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
  add_executable(bench ${files})
  set_target_properties(bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_include_directories(bench PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(bench PRIVATE app http_parser Threads::Threads PkgConfig::sqlite3 PkgConfig::libpq)
  add_dependencies(bench songyuan)
endif()

# Every parser that meets the outside, one target a file: tests/fuzz/<name>_fuzz.cpp. They share the
# files that parse, taken out of their rooms: no fuzzing build compiles a server or a database.
if(SONGYUAN_FUZZ)
  set(parsers
    cases/events cases/rules_document cases/rules_document_default
    foundation/journal/actor foundation/journal/codec foundation/journal/hash foundation/journal/leaf
    foundation/journal/read foundation/journal/tree
    foundation/office/rules
    foundation/sheets/package foundation/sheets/sheet foundation/sheets/shown foundation/sheets/table
    foundation/sheets/workbook
    foundation/web/cookies foundation/web/fields foundation/web/forms foundation/web/guard
    foundation/web/multipart foundation/web/target foundation/web/upload_slots
    places/rules places/rules_address
    open311/answers open311/rules open311/writing
    proof/heads proof/keys proof/reading proof/receipts proof/witness
    voices/categories voices/categories_toml voices/questions voices/questions_toml voices/events voices/import_file voices/import_lines voices/import_records
    voices/import_time
    work_orders/events work_orders/format work_orders/format_default work_orders/order_file work_orders/rules)
  list(TRANSFORM parsers PREPEND ${CMAKE_SOURCE_DIR}/src/)
  list(TRANSFORM parsers APPEND .cpp)
  add_library(parsers STATIC ${parsers})
  target_include_directories(parsers PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/src/foundation
                             ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(parsers PUBLIC base calendar text OpenSSL::Crypto ZLIB::ZLIB
                        http_parser PkgConfig::libarchive PkgConfig::pugixml PkgConfig::xlsxwriter)

  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/fuzz/*_fuzz.cpp)
  set(targets "")
  foreach(file ${files})
    get_filename_component(name ${file} NAME_WE)
    add_executable(${name} ${file})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
    target_link_libraries(${name} PRIVATE parsers)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    list(APPEND targets ${name})
  endforeach()
  add_custom_target(fuzzers DEPENDS ${targets})
endif()
