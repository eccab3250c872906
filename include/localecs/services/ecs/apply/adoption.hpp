// Makes tasks again of what an earlier run of the daemon has left in its Engine.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/desk.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <functional>
#include <string>
#include <vector>

namespace localecs::services::ecs {

// A text as state::WriteRecord wrote it, as a task; throws where it is none.
using ReadRecord = std::function<state::Task(const std::string&)>;

// Tasks that are not known become rows again by the records that their containers carry. Gives
// their number. To be called before the loop resumes.
int adopt(Desk& desk, const std::vector<effects::Kept>& kept, const ReadRecord& read);

}  // namespace localecs::services::ecs
