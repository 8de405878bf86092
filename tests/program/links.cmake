target_compile_definitions(program_test PRIVATE SONGYUAN_PROGRAM="$<TARGET_FILE:songyuan>")
