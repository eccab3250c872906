// Values that belong to one run of localecs. They are not stored.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <functional>
#include <string>

namespace localecs::state {

// Serialises a task, so that a label of its container can carry it.
using WriteRecord = std::function<std::string(const Task&)>;

// POST /_localecs/reset keeps it.
struct ThisRun {
  TimePoint started_at{};
  // Services start no more tasks: localecs is shutting down.
  bool services_frozen = false;
  // True (--orphans remove): containers of an earlier run whose tasks are unknown are removed.
  bool removes_orphans = false;
  // Makes the record that the first container of each task carries (--orphans adopt reads it).
  // Empty: no records.
  WriteRecord write_record;
  // The ARN of the last task that resume() has taken up; empty: it has not begun.
  std::string resumed_to;
};

}  // namespace localecs::state
