// Opens the log streams of containers that are about to start.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/logs/rows.hpp>

namespace localecs::services::ecs {

// Makes the group and the stream where they are missing: whether a group may be made was decided.
void open_stream(state::Logs& logs, const state::LogTarget& target, TimePoint now);

}  // namespace localecs::services::ecs
