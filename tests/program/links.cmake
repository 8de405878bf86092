target_link_libraries(program_test PRIVATE JPEG::JPEG)
target_compile_definitions(program_test PRIVATE SONGYUAN_PROGRAM="$<TARGET_FILE:songyuan>"
                           SONGYUAN_BUILD="${CMAKE_BINARY_DIR}")
add_dependencies(program_test package_files)
