// The tables of the file, their version, and how an older version becomes the present one.
#pragma once

#include <localecs/state/part.hpp>

#include <span>

#include "database.hpp"

namespace localecs::store {

// Reads the file's first bytes only. Throws StoreError for what is no store of ours, and for one of
// a newer version: nothing may touch either.
void check_header(const std::filesystem::path& file);

// Settles how the file is used, brings an older or empty one to the present version, and makes the tables that the parts
// need. Gives true.
bool make_ready(Database& database, const std::filesystem::path& file, const std::string& owner,
                std::span<const state::Part> parts);

}  // namespace localecs::store
