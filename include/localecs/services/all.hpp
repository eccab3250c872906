// All AWS services of the house.
#pragma once

#include <localecs/state/part.hpp>

#include <span>

namespace localecs::services {

// What a State is made of: the parts of every service, in the order in which rows are looked at.
std::span<const state::Part> parts();

}  // namespace localecs::services
