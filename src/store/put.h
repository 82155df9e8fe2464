// The statements that keep a report, prepared once for many. Used inside a transaction.
#pragma once

#include "store/store.h"

namespace vedette {

class Keeper {
 public:
  static Result<Keeper> prepare(const Database& db);

  // Adds the report as version `version`, in force from `valid_from` on. Returns its number.
  Result<int64_t> add_report(const Report& report, const Published& published, int32_t version, int64_t valid_from, int64_t known);
  // Puts the reading in the place of whatever was there, and its mentions into the tables that they are asked by.
  Status put_reading(int64_t seq, int64_t maker, int64_t made_at, const ReadReport& read);

 private:
  Keeper() = default;
  Status put_mentions(int64_t seq, const Reading& reading);
  Result<int64_t> deed(const std::string& name);
  Result<int64_t> party(const Actor& actor);
  Result<int64_t> place(const Place& place);

  const Database* db_ = nullptr;
  std::vector<Query> statements_;
};

}  // namespace vedette
