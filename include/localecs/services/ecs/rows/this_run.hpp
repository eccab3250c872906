// What belongs to one run of the daemon, and to no row.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <functional>
#include <string>

namespace localecs::state {

// A task as a text that its containers carry.
using WriteRecord = std::function<std::string(const Task&)>;

// Outlives a reset.
struct ThisRun {
  TimePoint started_at{};
  // Services start nothing any more: the daemon is going down.
  bool services_frozen = false;
  // Containers of an earlier run whose tasks are not known are removed; else they are left.
  bool removes_orphans = false;
  // The first container of each task is made with such a record of the task. Empty: without.
  WriteRecord write_record;
  // The last task that was taken up after the start.
  std::string resumed_to;
};

}  // namespace localecs::state
