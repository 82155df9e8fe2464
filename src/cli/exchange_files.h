// What import, convert and validate share: files of events in, faults on standard error.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/formats.h"
#include "exchange/import.h"

namespace vedette {

// The files named, those in folders by name; "-" is standard input. What cannot be read is said on standard error.
struct EventFile {
  std::string name, bytes;
};
std::vector<EventFile> read_event_files(const char* command, const std::vector<std::string>& paths, bool& refused);

// Options as given → what the importer wants. Requires names that the command line has checked; empty ones are for recognition.
ImportOptions import_options(const std::string& format, const std::string& codebook);

// One line a fault: "file:line: column: what". Of faults that differ only in their line at most `most` are printed (0: all), and
// how many more there are.
std::string print_faults(const FileReport& report, int most, bool refusals_only);

// Reads the files into the importer, prints what is wrong, and how much was taken unless `quiet`. false: something was refused.
bool import_files(const char* command, const std::vector<std::string>& paths, bool quiet, Importer& importer);

// For what is written by this version of the program.
WriteContext write_context(const ExchangeTables& tables);

// Writes to the file, or to standard output where the name is empty or "-".
Status write_text(const std::string& path, std::string_view text);

}  // namespace vedette
