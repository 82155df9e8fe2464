# Target `coders`: md.coder and sm.coder beside the models: the learned coder of events, trained on data/training.
# Made anew when the sentences, the model or what reads them as features changes, not with every change of the reader: the
# weights do not depend on the patterns.
file(GLOB trainer CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/train_coder/*.cc)
file(GLOB learned CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/reading/learned/*.cc ${CMAKE_SOURCE_DIR}/tools/train_coder/*.cc)
file(GLOB sentences CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/training/*.lines ${CMAKE_SOURCE_DIR}/data/training/*.txt)
add_executable(train_coder ${trainer})
target_link_libraries(train_coder PRIVATE reading CLI11::CLI11)
add_custom_target(coders)
foreach(model md sm)
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/${model}.coder
    COMMAND $<TARGET_FILE:train_coder> ${CMAKE_BINARY_DIR}/${model}.model ${CMAKE_SOURCE_DIR}/data ${CMAKE_BINARY_DIR}/gazetteer.vgz ${CMAKE_BINARY_DIR}/${model}.coder
    DEPENDS ${sentences} ${learned} ${CMAKE_BINARY_DIR}/${model}.model ${CMAKE_SOURCE_DIR}/data/codebook/deeds.txt
    COMMENT "Training ${model}.coder" VERBATIM)
  add_custom_target(${model}_coder DEPENDS ${CMAKE_BINARY_DIR}/${model}.coder)
  add_dependencies(${model}_coder train_coder gazetteer)
  add_dependencies(coders ${model}_coder)
endforeach()
add_dependencies(coders models)
