// How a request that was remembered with its clientToken is told from another one.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::services::ecs {

// Stands for a request's canonical JSON, which may hold secrets.
std::string digest_of(const std::string& canonical);

// An earlier localecs has remembered the JSON itself.
bool is_repeated(const state::TokenUse& first, const std::string& canonical);

}  // namespace localecs::services::ecs
