# The years that are built in lie in the program as the npm package brings them.
set(chinese_days ${CMAKE_SOURCE_DIR}/node_modules/chinese-days/dist/chinese-days.json)
if(NOT EXISTS ${chinese_days})
  message(FATAL_ERROR "The calendar's data are missing: ${chinese_days}\n"
    "Please run bin/setup first: it installs the npm packages of the lock file.")
endif()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded/chinese_days.S CONTENT
"    .section .rodata
    .global songyuan_chinese_days
songyuan_chinese_days:
    .incbin \"${chinese_days}\"
    .global songyuan_chinese_days_end
songyuan_chinese_days_end:
    .byte 0
    .section .note.GNU-stack,\"\",@progbits
" @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded/chinese_days.S
  PROPERTIES OBJECT_DEPENDS ${chinese_days})
target_sources(calendar PRIVATE ${CMAKE_BINARY_DIR}/embedded/chinese_days.S)
