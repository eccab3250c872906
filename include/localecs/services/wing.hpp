// All that the house knows of an AWS service: a wing is one folder of src/services, and one line in
// src/services/all.cpp.
#pragma once

#include <localecs/effects/calls.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/desk.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/policy.hpp>

#include <cstddef>
#include <span>
#include <string>

namespace localecs::services {

// Looks at one row, has it decided and carries out the plan. Called when the row has changed, and
// when its time has come. Level-triggered: to look twice is harmless. There may be no such row any
// more.
struct Decider {
  const void* table;  // the address of the table's PartOf
  void (*look)(Desk& desk, const std::string& id);
};

// A change of one row concerns others: `wake` asks for looks at them.
struct Wake {
  const void* table;
  void (*wake)(Desk& desk, const std::string& id);
};

struct Wing {
  // Its operations by name, as the gateway serves them.
  const OperationTable& (*operations)();
  // Its tables and books.
  std::span<const state::Part> (*parts)() = nullptr;
  std::span<const Decider> deciders{};
  std::span<const Wake> wakes{};
  // What an Engine told, what a function answered, and what an operation of another wing did: taken
  // into the rows that are this wing's.
  void (*observe)(Desk& desk, const effects::Observation& observation) = nullptr;
  void (*answered)(Desk& desk, const effects::FunctionAnswered& answer) = nullptr;
  void (*call_answered)(Desk& desk, const effects::CallAnswered& answer) = nullptr;
  // A loop begins, in a daemon that starts.
  void (*begin)(Desk& desk) = nullptr;
  // Takes up what an earlier run of the daemon left, so many rows in one call; false: there are
  // more.
  bool (*resume)(Desk& desk, std::size_t most) = nullptr;
  // What policies of roles call it, and its resources; empty: nobody's but ours.
  Policy policy{};
};

}  // namespace localecs::services
