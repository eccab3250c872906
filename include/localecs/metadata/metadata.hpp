// The metadata endpoint, at which containers ask about themselves: task metadata, stats,
// credentials of the task's role, scale-in protection. Answers as the ECS agent's endpoint at
// 169.254.170.2 does.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/server.hpp>
#include <localecs/state/state.hpp>

namespace localecs::metadata {

// Answers the paths of the endpoint. The random id in a path tells the container that asks; only
// /v2/metadata and /v2/stats go by the client's address, and credentials need both to fit. The
// handler may change the state (a protection, a new role session); the caller sees that in
// state.changes and wakes the loop. All arguments outlive the handler.
http::Handler make_handler(state::State& state, effects::ContainerEngine& engine,
                           const Clock& clock, IdSource& ids);
// Words the HTTP server's own refusals (http::Refuse).
http::Response refuse(unsigned status, std::string_view reason);

}  // namespace localecs::metadata
