// RSS 2.0 (and its elders), Atom and RSS 1.0 (RDF) as reports, one an item.
//
// The text is the item's content, else its description, else its title; HTML in it becomes paragraphs. Entities that a
// document defines are never expanded, so that there is nothing to blow up. Not well-formed XML is refused as a whole, with
// the items before the fault read.
#pragma once

#include <string>
#include <string_view>

#include "feed/context.h"

namespace vedette {

void read_xml_feed(const FeedContext& context, std::string_view bytes, const std::string& name, std::string_view encoding = {});

}  // namespace vedette
