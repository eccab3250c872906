// The parts of Secrets Manager, and how the store keeps them.
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::secretsmanager {

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {state::stored_table<secrets>()};
  return all;
}

}  // namespace localecs::services::secretsmanager
