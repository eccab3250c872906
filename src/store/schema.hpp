// The tables of the file, its version, and the steps from older versions to the present one.
#pragma once

#include <localecs/state/part.hpp>

#include <span>

#include "database.hpp"

namespace localecs::store {

// Checks the file by its first bytes alone, before SQLite may write to it. Throws StoreError if it
// is not a store of localecs or has a newer version. A missing or empty file passes.
void check_header(const std::filesystem::path& file);

// Locks the file, brings an older or empty one to the present version and makes the tables that the
// parts need. owner: written into a new file. Returns true always, so that it can stand in a member
// initializer. Throws StoreError.
bool make_ready(Database& database, const std::filesystem::path& file, const std::string& owner,
                std::span<const state::Part> parts);

}  // namespace localecs::store
