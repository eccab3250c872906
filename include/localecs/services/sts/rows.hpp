// Names STS's parts of the state. Rows are only declared, so that including this file is cheap.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::state {

struct RoleSession;
class RoleSessions;

}  // namespace localecs::state

namespace localecs::services::sts {

inline constexpr state::PartOf<state::RoleSessions> role_sessions{"role_sessions"};

std::span<const state::Part> parts();

}  // namespace localecs::services::sts

namespace localecs {
namespace sts = services::sts;
}
