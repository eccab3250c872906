// Opens the log streams of containers that are about to start.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/logs/rows.hpp>

namespace localecs::services::ecs {

// Makes the group and the stream if they are missing. The decider has checked already that the
// group exists or may be made (awslogs-create-group).
void open_stream(state::Logs& logs, const state::LogTarget& target, TimePoint now);

}  // namespace localecs::services::ecs
