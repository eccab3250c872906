// What containers may ask about themselves: task metadata, stats, credentials of the task's role,
// scale-in protection. Answers as the ECS agent's endpoint at 169.254.170.2 does.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/server.hpp>
#include <localecs/state/state.hpp>

namespace localecs::metadata {

// Answers the paths of the endpoint. A caller is who its path says: ids are not to be guessed; only
// /v2/metadata and /v2/stats go by the client's address, and credentials by both. Changes of the
// state (a protection, a new role session) are noted there; the caller wakes whoever acts on them.
// All arguments outlive the handler.
http::Handler make_handler(state::State& state, effects::ContainerEngine& engine,
                           const Clock& clock, IdSource& ids);
// Words the answer to what is no request at all.
http::Response refuse(unsigned status, std::string_view reason);

}  // namespace localecs::metadata
