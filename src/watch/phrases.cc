#include "watch/phrases.h"

#include <algorithm>
#include <cctype>

#include "knowledge/line_file.h"

namespace vedette {
namespace {

// Lower case, with typographic quotes and dashes as blanks; bytes keep their places.
std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return c < 128 ? std::tolower(c) : c; });
  for (size_t at = out.find("\xE2\x80"); at != std::string::npos; at = out.find("\xE2\x80", at + 1)) {
    for (size_t i = at; i < std::min(at + 3, out.size()); ++i) out[i] = ' ';
  }
  return out;
}

bool is_word(char c) { return c < 0 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

std::optional<Span> find_word(std::string_view text, std::string_view phrase) {
  for (size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const size_t end = at + phrase.size();
    const bool starts = at == 0 || !is_word(text[at - 1]);
    if (starts && (end == text.size() || !is_word(text[end])))
      return Span{static_cast<int32_t>(at), static_cast<int32_t>(end)};
  }
  return std::nullopt;
}

std::optional<Span> find_first(std::string_view text, const std::vector<std::string>& phrases) {
  std::optional<Span> best;
  for (const std::string& phrase : phrases) {
    const std::optional<Span> hit = find_word(text, phrase);
    if (hit && (!best || hit->begin < best->begin || (hit->begin == best->begin && hit->end > best->end))) best = hit;
  }
  return best;
}

std::vector<std::string> phrases_of(std::string_view field) {
  std::vector<std::string> out;
  for (const std::string_view phrase : split_list(field, ';')) {
    if (!phrase.empty()) out.emplace_back(phrase);
  }
  return out;
}

}  // namespace

Result<Phrases> Phrases::load(const DataFiles& data) {
  Phrases out;
  VEDETTE_TRY(const auto lists, parse_lines(data.text("watch/phrases.txt"), "watch/phrases.txt"));
  for (const LineRecord& record : lists) {
    if (record.fields.size() < 2) return line_error(record, 0, "a word list is \"list | phrase; phrase; …\"");
    std::vector<std::string>& list = out.lists_[record.fields[0]];
    for (size_t i = 1; i < record.fields.size(); ++i) {
      for (std::string& phrase : phrases_of(record.field(i))) list.push_back(std::move(phrase));
    }
  }
  VEDETTE_TRY(const auto topics, parse_lines(data.text("watch/topics.txt"), "watch/topics.txt"));
  for (const LineRecord& record : topics) {
    if (record.fields.size() != 4)
      return line_error(record, 0, "a topic is \"topic | name | words for; … | words against; …\"");
    out.topics_.push_back(
        {record.fields[0], record.fields[1], phrases_of(record.field(2)), phrases_of(record.field(3))});
  }
  return out;
}

std::optional<Span> Phrases::find(std::string_view list, std::string_view text) const {
  const auto it = lists_.find(list);
  return it == lists_.end() ? std::nullopt : find_first(lower_ascii(text), it->second);
}

std::vector<Phrases::Stance> Phrases::topics(std::string_view text) const {
  const std::string lower = lower_ascii(text);
  std::vector<Stance> out;
  for (const Topic& topic : topics_) {
    const bool pro = find_first(lower, topic.pro).has_value();
    const bool contra = find_first(lower, topic.contra).has_value();
    if (pro || contra) out.push_back({&topic, pro == contra ? 0 : pro ? 1 : -1});
  }
  return out;
}

}  // namespace vedette
