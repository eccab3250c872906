// The ids by which a task's containers ask for metadata and credentials.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/state/table.hpp>

#include <string>

namespace localecs::state {

struct Endpoint {
  std::string task_arn, container;
};

struct Endpoints {
  void clear() {
    containers.clear();
    credentials.clear();
  }

  ByText<Endpoint> containers;      // by metadata id
  ByText<std::string> credentials;  // the task's ARN by its credentials id
};

// Registers a task's ids. TaskTable::add does it. Not so TaskTable::restore: hundreds of thousands
// of ids in no order would hold up the daemon's first answer, and no container can ask before the
// engine is there.
void open_endpoints(State& state, const Task& task);
// Forgets the ids of a task that is being erased.
void close_endpoints(State& state, const Task& task);

}  // namespace localecs::state
