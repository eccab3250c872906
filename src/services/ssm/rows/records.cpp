// The parts of Parameter Store, and how the store keeps them.
#include <localecs/services/ssm/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::ssm {

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {state::stored_table<parameters>()};
  return all;
}

}  // namespace localecs::services::ssm
