// Names Parameter Store's parts of the state. Rows are only declared, so that including this file
// is cheap.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::state {

struct Parameter;

}  // namespace localecs::state

namespace localecs::services::ssm {

inline constexpr state::TableOf<state::Parameter> parameters{"parameters"};

std::span<const state::Part> parts();

}  // namespace localecs::services::ssm

namespace localecs {
namespace ssm = services::ssm;
}
