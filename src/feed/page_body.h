// The main text of a page, or all text of a fragment, as paragraphs with the parts that the mark-up tells.
//
// The article is the innermost element that holds nearly all of the page's running text: text outside of links, of blocks
// long enough to be prose, outside of elements whose tag or name says that they are something else. An <article> or an
// articleBody that holds a good share of it goes first, and is taken whole. Headings become subheadings, <figcaption> a caption, paragraphs
// that are hardly more than a link boilerplate; navigation, forms, scripts, hidden elements and the like are left out.
// Paragraphs are joined by an empty line. Linear in the page.
#pragma once

#include <string>
#include <vector>

#include "feed/html_tree.h"
#include "feed/page_words.h"
#include "types/report.h"

namespace vedette {

struct PageText {
  std::string text;
  std::vector<Part> parts;
};

// `title` is the page's headline, which is not repeated in the text.
PageText main_text(const HtmlTree& tree, const PageWords& words, const std::string& title);

// All of a fragment's text (a feed's item, a letter), scripts and hidden elements left out.
PageText fragment_text(const HtmlTree& tree, const PageWords& words);

}  // namespace vedette
