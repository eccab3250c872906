// The tables of the file, their version, and how an older version becomes the present one.
#pragma once

#include "database.hpp"

namespace localecs::store {

// Reads the file's first bytes only. Throws StoreError for what is no store of ours, and for one of
// a newer version: nothing may touch either.
void check_header(const std::filesystem::path& file);

// Settles how the file is used, and brings an older or empty one to the present version. Gives
// true.
bool make_ready(Database& database, const std::filesystem::path& file, const std::string& owner);

}  // namespace localecs::store
