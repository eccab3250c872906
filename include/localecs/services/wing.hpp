// Defines a wing: all that the rest of localecs knows of one AWS service. A wing is one folder of
// src/services, and one line in src/services/all.cpp.
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

// Looks at one row of a table: decides what to do and does it. Called after a change of the row,
// and when its time has come. A second look at an unchanged row must do no harm. The row may have
// been erased meanwhile.
struct Decider {
  const void* table;  // the address of the table's PartOf
  void (*look)(Desk& desk, const std::string& id);
};

// Passes a change on: when row `id` changes, `wake` asks for looks at the rows that it concerns.
struct Wake {
  const void* table;
  void (*wake)(Desk& desk, const std::string& id);
};

struct Wing {
  // The wing's operations, which the gateway serves.
  const OperationTable& (*operations)();
  // The wing's parts of the state; nullptr: it has none.
  std::span<const state::Part> (*parts)() = nullptr;
  std::span<const Decider> deciders{};
  std::span<const Wake> wakes{};
  // Take news into the wing's own rows: what an Engine observed, what a function answered, and how
  // an operation of another wing ended. News about other wings' rows is ignored.
  void (*observe)(Desk& desk, const effects::Observation& observation) = nullptr;
  void (*answered)(Desk& desk, const effects::FunctionAnswered& answer) = nullptr;
  void (*call_answered)(Desk& desk, const effects::CallAnswered& answer) = nullptr;
  // Called once when the loop is made, before any row is loaded.
  void (*begin)(Desk& desk) = nullptr;
  // Takes up the rows of an earlier run, at most `most` in one call. Returns false if there are
  // more: it is called again then.
  bool (*resume)(Desk& desk, std::size_t most) = nullptr;
  // The wing's name and resources in policies of roles; an empty name: the wing is no service of
  // AWS.
  Policy policy{};
};

}  // namespace localecs::services
