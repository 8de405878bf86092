target_compile_definitions(kills_test PRIVATE SONGYUAN_PROGRAM="$<TARGET_FILE:songyuan>")
