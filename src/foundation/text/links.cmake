target_link_libraries(text PRIVATE ICU::i18n ICU::uc)
