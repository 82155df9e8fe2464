// The trained numbers of a pipeline as sections of a model file: embeddings, mixers, convolutions, the tagger, the
// parser's and the entity recogniser's networks with their moves, static vectors.
//
//   VEDETTE_CHECK(add_number_sections(files, config, out));
//
// Sections (P is "tok2vec" or "ner.tok2vec"; f32 unless said):
//   P.attributes          text, one name a line, in the order of the tables
//   P.seeds               u32 [attributes], seed of each table's hash
//   P.table.I             [rows, 96]
//   P.static              [96, 300]            only where the pipeline has static vectors
//   P.mixer.{weight,bias,scale,shift}          [96, 3, inputs], [96, 3], [96], [96]
//   P.conv.K.{weight,bias,scale,shift}         [96, 3, 288], …; K from 0
//   tagger.labels         text;  tagger.{weight,bias} [labels, 96], [labels]
//   C.moves               text, "S", "D", "L-nsubj", "B-ORG" … (C is "parser" or "ner")
//   C.projection.{weight,bias}                 [64, 96], [64]
//   C.features.{weight,bias,pad}               [features, 64, 2, 64], [64, 2], [features, 64, 2]
//   C.output.{weight,bias}                     [moves, 64], [moves]
//   vectors.data          [rows, width];  vectors.keys u64 sorted, vectors.rows i32, the row of each key
#pragma once

#include "language/model_file.h"
#include "language/pipeline_config.h"
#include "language/pipeline_files.h"

namespace vedette {

// Requires config.check_supported(). Refuses, by name, labels outside the closed sets and shapes that do not fit.
Status add_number_sections(const PipelineFiles& files, const PipelineConfig& config, ModelWriter& out);

}  // namespace vedette
