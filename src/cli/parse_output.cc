#include "cli/parse_output.h"

#include <fmt/core.h>

#include "base/json_writer.h"
#include "base/utf8.h"
#include "cli/version.h"
#include "types/reading_json.h"

namespace vedette {
namespace {

// A field of CoNLL-U: "_" where empty; white space written as Python would, for a field may hold none.
void append_field(std::string& out, std::string_view text) {
  if (text.empty()) out += '_';
  for (const char c : text) {
    switch (c) {
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case ' ': out += "\\x20"; break;
      default: out += c;
    }
  }
}

}  // namespace

void append_json(std::string& to, const std::string& model, const Report& report, const Doc& doc) {
  const MadeBy made_by{kVersion, model, "", ""};
  JsonWriter out;
  const utf8::CodePointMap map(doc.text);
  out.object([&] {
    out.field("schema", "vedette.parse/1");
    out.key("made_by"), write_json(out, made_by);
    out.key("report");
    out.object([&] {
      out.field("id", report.id);
      out.field("digest", report.digest);
      out.field("text", report.text);
    });
    out.key("sentences");
    out.array([&] {
      for (const Span& sentence : doc.sentences) {
        const Span bytes = doc.bytes(sentence);
        out.array([&] {
          out.value(map.to_code_points(bytes.begin));
          out.value(map.to_code_points(bytes.end));
        });
      }
    });
    out.key("tokens"), write_tokens(out, doc);
  });
  out.newline();
  to += out.str();
}

void append_conllu(std::string& out, const Report& report, const Doc& doc) {
  out += "# newdoc id = ";
  append_field(out, report.id);
  out += '\n';
  for (const Span& sentence : doc.sentences) {
    for (int32_t i = sentence.begin; i < sentence.end; ++i) {
      out += fmt::format("{}\t", i - sentence.begin + 1);
      append_field(out, doc.word(i));
      out += '\t';
      append_field(out, doc.lemma(i));
      out += fmt::format("\t{}\t", doc.pos[i] == Pos::kNone ? "_" : to_string(doc.pos[i]));
      append_field(out, to_string(doc.tags[i]));
      out += '\t';
      append_field(out, doc.morph(i));
      const int32_t head = doc.heads[i];
      const int32_t number = head == i || !sentence.contains(head) ? 0 : head - sentence.begin + 1;
      out += fmt::format("\t{}\t{}\t_\t", number, to_string(doc.deps[i]));
      constexpr std::string_view kLetters = "OBILU";
      const char letter = kLetters[static_cast<size_t>(doc.ent_biluo[i])];
      if (letter == 'O') {
        out += doc.spaces[i] != 0 ? "_" : "SpaceAfter=No";
      } else {
        out += fmt::format("NER={}-{}{}", letter, to_string(doc.ent_labels[i]), doc.spaces[i] != 0 ? "" : "|SpaceAfter=No");
      }
      out += '\n';
    }
    out += '\n';
  }
}

}  // namespace vedette
