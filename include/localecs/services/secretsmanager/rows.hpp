// Names Secrets Manager's parts of the state. Rows are only declared, so that including this file
// is cheap.
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
