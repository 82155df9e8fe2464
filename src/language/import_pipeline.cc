#include "language/import_pipeline.h"

#include <nlohmann/json.hpp>

#include "language/attribute_ruler.h"
#include "language/import_numbers.h"
#include "language/lemmatizer.h"
#include "language/model_file.h"
#include "language/pipeline_config.h"
#include "language/pipeline_files.h"
#include "language/tokenizer_rules.h"

namespace vedette {
namespace {

// "en_core_web_md 3.8.0", as readings name the model.
Result<std::string> model_name(const PipelineFiles& files) {
  VEDETTE_TRY(const std::string_view bytes, files.get("meta.json"));
  const nlohmann::json meta = nlohmann::json::parse(bytes, nullptr, false);
  for (const char* key : {"lang", "name", "version"}) {
    if (!meta.is_object() || !meta.contains(key) || !meta[key].is_string()) {
      return Error{ErrorCode::kMalformed, std::string("no text under \"") + key + "\"", files.where("meta.json")};
    }
  }
  return meta["lang"].get<std::string>() + "_" + meta["name"].get<std::string>() + " " +
         meta["version"].get<std::string>();
}

}  // namespace

Status import_pipeline(const std::string& source, const std::string& target) {
  VEDETTE_TRY(const PipelineFiles files, PipelineFiles::load(source));
  VEDETTE_TRY(const std::string_view text, files.get("config.cfg"));
  VEDETTE_TRY(const PipelineConfig config, PipelineConfig::parse(text, files.where("config.cfg")));
  VEDETTE_CHECK(config.check_supported());
  ModelWriter out;
  VEDETTE_TRY(const std::string name, model_name(files));
  out.add_text("meta.name", name);
  VEDETTE_CHECK(add_number_sections(files, config, out));
  VEDETTE_CHECK(add_tokenizer_sections(files, out));
  VEDETTE_CHECK(add_ruler_sections(files, out));
  VEDETTE_CHECK(add_lemmatizer_sections(files, out));
  return out.save(target);
}

}  // namespace vedette
