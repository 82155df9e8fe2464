// A pipeline's config.cfg: what it says, and whether this engine can run it.
//
//   VEDETTE_TRY(PipelineConfig config, PipelineConfig::parse(bytes, "x.whl!config.cfg"));
//   config.value("components.ner.model", "hidden_width") == "64";
//   VEDETTE_CHECK(config.check_supported());     // names the first component, architecture or size that is refused
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vedette {

class PipelineConfig {
 public:
  // The INI dialect of thinc: sections, `key = JSON`, and ${section:key} resolved.
  static Result<PipelineConfig> parse(std::string_view bytes, std::string where);

  // The value's JSON text; strings without their quotes. "" where absent.
  std::string value(std::string_view section, std::string_view key) const;
  // The strings (or numbers, as text) of a JSON list.
  std::vector<std::string> list(std::string_view section, std::string_view key) const;

  // Success if every enabled component is one that the engine has, with an architecture and sizes that it runs.
  Status check_supported() const;

 private:
  Status expect(std::string_view section, std::string_view key, std::string_view wanted) const;
  Status check_tok2vec(const std::string& section) const;
  Status check_transition_model(const std::string& component) const;
  Error refused(std::string message) const;

  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> sections_;
  std::string where_;
};

}  // namespace vedette
