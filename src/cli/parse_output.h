// What `vedette parse` prints for a report.
#pragma once

#include <string>

#include "types/doc.h"
#include "types/report.h"

namespace vedette {

// One line: {"schema":"vedette.parse/1","made_by","report":{"id","digest","text"},"sentences","tokens"}, offsets in code points.
void append_json(std::string& to, const std::string& model, const Report& report, const Doc& doc);
// CoNLL-U, white-space tokens included; entities as NER=B-ORG in the last column. A head outside its sentence is 0.
void append_conllu(std::string& to, const Report& report, const Doc& doc);

}  // namespace vedette
