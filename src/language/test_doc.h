// For tests: a Doc written by hand, one token a line as "word|lemma|POS|TAG|head|dep|ent" (ent: O or B-/I-LABEL).
// Words are separated by one space in the text, but for a line that begins with '~', which joins the word before it.
// One sentence a line group; an empty line begins the next one (heads count from its first token).
#pragma once

#include <cstdlib>
#include <string_view>
#include <vector>

#include "types/doc.h"

namespace vedette {

inline void add_test_token(Doc& doc, std::string_view line, int32_t first) {
  std::vector<std::string_view> f;
  for (size_t at = 0; at <= line.size();) {
    const size_t end = std::min(line.find('|', at), line.size());
    f.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  const bool joined = f[0].starts_with('~');
  if (joined) f[0].remove_prefix(1);
  if (!doc.text.empty() && !joined) doc.text.push_back(' '), doc.spaces.back() = 1;
  const auto begin = static_cast<int32_t>(doc.text.size());
  doc.text.append(f[0]);
  doc.spans.push_back({begin, static_cast<int32_t>(doc.text.size())});
  doc.spaces.push_back(0);
  doc.lemmas.push_back(doc.add_string(f[1]));
  doc.norms.push_back(doc.lemmas.back());
  doc.pos.push_back(parse_pos(f[2]).value());
  doc.tags.push_back(parse_tag(f[3]).value());
  doc.heads.push_back(first + std::atoi(std::string(f[4]).c_str()));
  doc.deps.push_back(parse_dep(f[5]).value());
  doc.morphs.push_back(0);
  const bool out = f.size() < 7 || f[6] == "O";
  doc.ent_labels.push_back(out ? EntLabel::kNone : parse_ent_label(f[6].substr(2)).value());
  doc.ent_biluo.push_back(out ? Biluo::kOut : f[6][0] == 'B' ? Biluo::kBegin : Biluo::kIn);
}

inline Doc test_doc(std::string_view lines) {
  Doc doc;
  int32_t first = 0;
  const auto finish = [&] {
    if (doc.size() > first) doc.sentences.push_back({first, doc.size()});
    first = doc.size();
  };
  for (size_t at = 0; at < lines.size();) {
    const size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string_view line = lines.substr(at, end - at);
    at = end + 1;
    if (line.empty()) {
      finish();
    } else {
      add_test_token(doc, line, first);
    }
  }
  finish();
  return doc;
}

}  // namespace vedette
