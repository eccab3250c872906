// Secrets Manager's part of the state, by name. Rows are declared only.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::state {

struct Secret;

}  // namespace localecs::state

namespace localecs::services::secretsmanager {

inline constexpr state::TableOf<state::Secret> secrets{"secrets"};

std::span<const state::Part> parts();

}  // namespace localecs::services::secretsmanager

namespace localecs {
namespace secretsmanager = services::secretsmanager;
}
