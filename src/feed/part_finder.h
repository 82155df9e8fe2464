// PartFinder: which lines of a report are no body text. A headline, a by-line, a dateline on a line of its own, subheadings,
// captions, credits and boilerplate stay in the text and are told as parts; what is left is body.
//
//   VEDETTE_TRY(PartFinder finder, PartFinder::load(text_of("feed/layout.txt"), "feed/layout.txt"));
//   finder.find_parts(report.text, report.parts);      // lines that no part covers yet
//
// Phrases come from the data file. Shape tells the rest: a subheading is a short line between paragraphs that ends in no
// full stop; a headline the same above the first paragraph; a dateline a line of a few capital words below it. In text that
// is wrapped at a width the unit is the paragraph, else the line. Linear in the text. Const once loaded; safe to share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "types/report.h"

namespace vedette {

class PartFinder {
 public:
  static Result<PartFinder> load(std::string_view text, const std::string& file);

  // Adds the parts that the text's own lines tell, outside of those that are there; the result is in order and disjoint.
  void find_parts(std::string_view text, std::vector<Part>& parts) const;

  // Does a title or a first line take its article back?
  bool retracts(std::string_view line) const { return tells(kRetraction, line); }
  // "Source: Arland Today" → "Arland Today"; empty where the line names no outlet.
  std::string_view outlet_named(std::string_view line) const;

 private:
  enum Kind { kByline, kCredit, kCaption, kBoilerplate, kOutlet, kRetraction, kKinds };
  struct Phrases {
    std::vector<std::string> whole, end, in;                         // lower case
    std::map<std::string, std::vector<std::string>, std::less<>> begin;  // by first word
  };
  bool tells(Kind kind, std::string_view line) const;
  friend class LineTeller;

  Phrases phrases_[kKinds];
};

// "By Ann Holt in Port Vell" → "Ann Holt": who is named; empty where it is no by-line.
std::string author_in(std::string_view byline);

}  // namespace vedette
