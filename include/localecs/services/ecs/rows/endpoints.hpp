// The ids that a task's containers put into their URLs when they ask for metadata and credentials.
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

// Registers a task's ids. TaskTable::add calls it. TaskTable::restore does not: registering
// hundreds of thousands of ids would delay localecs's first answer after a start. resume()
// registers them, a portion at a time, before containers can ask.
void open_endpoints(State& state, const Task& task);
// Forgets the ids; to be called before the task's row is erased.
void close_endpoints(State& state, const Task& task);

}  // namespace localecs::state
