// A letter (.eml) as one report: alerts, newsletters and press releases come so.
//
// Subject, Date, From and Message-ID tell title, time, author and id; the sender's domain the outlet. The text is the first
// text part that is no attachment: plain text where it says as much as the HTML beside it, else the HTML.
#pragma once

#include <string>
#include <string_view>

#include "feed/context.h"

namespace vedette {

void read_mail(const FeedContext& context, std::string_view bytes, const std::string& name);

// Do these bytes begin like a letter's headers?
bool looks_like_mail(std::string_view head);

}  // namespace vedette
