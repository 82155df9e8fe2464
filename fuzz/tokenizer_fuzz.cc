// links: language
// Any bytes as a text: the tokens, with their spaces, give it back; the caches change nothing; what is cut does not
// depend on what was cut before. Uses the published tokenizer if a built sm.model is at hand, else a small one.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "language/tokenizer.h"

namespace {

using vedette::Tokenizer;

vedette::TokenizerRules small_rules() {
  vedette::TokenizerRules rules;
  rules.prefix = R"(^\(|^"|^\$|^\.\.+|^'|^[\U0001F300-\U0001F3FA])";
  rules.suffix = R"(\)$|"$|,$|\.\.+$|'s$|'$|(?<=[0-9])(?:km|m)$|(?<=[a-z])\.$|!$)";
  rules.infix = R"(\.\.+|(?<=[a-z])[-/](?=[a-z]))";
  rules.url_match = R"((?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?!10\.)[a-z0-9]+(?:\.[a-z]{2,63})+(?:/\S*)?$)";
  rules.specials = {{"\n", {{"\n", {}}}}, {"a.", {{"a.", {}}}}, {"can't", {{"ca", "can"}, {"n't", "not"}}}};
  return rules;
}

Tokenizer make() {
  for (const char* preset : {"fuzz", "dev", "release", "asan"}) {
    const auto model = vedette::ModelFile::open(VEDETTE_SOURCE_DIR "/build/" + std::string(preset) + "/sm.model");
    if (!model.has_value()) continue;
    // Without the table of norms, which lives in the file; only the cuts are looked at.
    const auto rules = vedette::TokenizerRules::load(*model);
    if (!rules.has_value()) std::abort();
    auto tokenizer = Tokenizer::build(*rules, vedette::LexemeRules());
    if (!tokenizer.has_value()) std::abort();
    return *std::move(tokenizer);
  }
  return *Tokenizer::build(small_rules(), vedette::LexemeRules());
}

const Tokenizer& tokenizer() {
  static const Tokenizer made = make();
  return made;
}

vedette::Doc cut(const std::string& text, vedette::TokenizerScratch& scratch) {
  vedette::Doc doc;
  doc.text = text;
  vedette::Tokens tokens;
  tokenizer().run(doc, scratch, tokens);
  if (tokens.size() != doc.size()) std::abort();
  return doc;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static vedette::TokenizerScratch kept(tokenizer());
  const std::string text = vedette::utf8::sanitize({reinterpret_cast<const char*>(data), size});
  kept.forget_if_large();
  const vedette::Doc doc = cut(text, kept);
  std::string joined;
  for (int32_t i = 0; i < doc.size(); ++i) {
    if (doc.spans[static_cast<size_t>(i)].empty()) std::abort();
    joined += doc.word(i);
    if (doc.spaces[static_cast<size_t>(i)]) joined += ' ';
  }
  if (joined != text) std::abort();
  vedette::TokenizerScratch fresh(tokenizer());
  const vedette::Doc again = cut(text, fresh);
  if (again.spans != doc.spans || again.spaces != doc.spaces) std::abort();
  return 0;
}
