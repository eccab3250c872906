// Compares a request with the one remembered under the same clientToken.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::services::ecs {

// Stands for a request's canonical JSON, which may hold secrets.
std::string digest_of(const std::string& canonical);

// True if both requests are equal. Rows of older versions hold the JSON instead of its digest.
bool is_repeated(const state::TokenUse& first, const std::string& canonical);

}  // namespace localecs::services::ecs
