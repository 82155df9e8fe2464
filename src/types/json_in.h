// Fields out of a JSON object, as the contract writes them. After the first fault every read is a no-op, so that a parser
// may ask once at the end; the fault names its place.
//
//   JsonIn in(map);
//   in.text(object, "name", actor.name);           null is ""
//   in.list(object, "actors", out, [&](dom::object o, Actor& a) { … });
//   if (in.faulty()) return in.error();            "actors[2].name is not a string"
#pragma once

#include <simdjson.h>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "base/utf8.h"

namespace vedette {

class JsonIn {
 public:
  using Object = simdjson::dom::object;
  using Element = simdjson::dom::element;

  // Code points of spans become bytes of the map's text, which must outlive this.
  explicit JsonIn(const utf8::CodePointMap& map) : map_(map) {}

  bool faulty() const { return !fault_.empty(); }
  Error error() const { return {ErrorCode::kMalformed, fault_, ""}; }
  void fault(std::string_view key, std::string_view why);

  // Absent or null: "", -1, nullopt.
  void text(Object from, const char* key, std::string& out);
  void index(Object from, const char* key, int32_t& out);
  void indices(Object from, const char* key, std::vector<int32_t>& out);
  void number(Object from, const char* key, std::optional<double>& out);
  void integer(Object from, const char* key, int64_t& out);
  void texts(Object from, const char* key, std::vector<std::string>& out);
  void optional_span(Object from, const char* key, Span& out);
  void spans(Object from, const char* key, std::vector<Span>& out);
  // Must be there.
  void span(Object from, const char* key, Span& out);
  void needed(Object from, const char* key, double& out);
  void flag(Object from, const char* key, bool& out);

  // A word of a closed list, by its own parser.
  template <typename E>
  void word(Object from, const char* key, E& out, std::optional<E> (*parse)(std::string_view)) {
    std::string name;
    text(from, key, name);
    if (faulty()) return;
    if (const auto value = parse(name)) {
      out = *value;
    } else {
      fault(key, "is no word of the contract");
    }
  }
  // Calls read(object) where there is one; false where it is null.
  template <typename Read>
  bool object(Object from, const char* key, Read&& read) {
    const auto value = find(from, key);
    if (!value) return false;
    Object inner;
    if (value->get_object().get(inner) != simdjson::SUCCESS) return fault(key, "is not an object"), false;
    const Enter enter(*this, key);
    read(inner);
    return true;
  }
  template <typename T, typename Read>
  void list(Object from, const char* key, std::vector<T>& out, Read&& read) {
    simdjson::dom::array items;
    if (!array(from, key, items)) return;
    for (const Element item : items) {
      const Enter enter(*this, key, out.size());
      Object inner;
      if (item.get_object().get(inner) != simdjson::SUCCESS) return fault("", "is not an object");
      read(inner, out.emplace_back());
      if (faulty()) return;
    }
  }

 private:
  // Lengthens the path for its lifetime.
  class Enter {
   public:
    Enter(JsonIn& in, const char* key, std::optional<size_t> index = {});
    ~Enter() { in_.path_.resize(length_); }
    Enter(const Enter&) = delete;
    Enter& operator=(const Enter&) = delete;

   private:
    JsonIn& in_;
    size_t length_;
  };
  // nullopt: absent, null, or an earlier fault.
  std::optional<Element> find(Object from, const char* key) const;
  bool array(Object from, const char* key, simdjson::dom::array& out);
  bool to_span(Element value, Span& out) const;

  const utf8::CodePointMap& map_;
  std::string path_;
  std::string fault_;
};

}  // namespace vedette
