// The parts of STS, and how the store keeps them.
#include <localecs/services/sts/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::sts {

namespace {

void read_role_session(state::State& state, const std::string&, std::string_view record,
                       const state::Definitions& definitions) {
  state[role_sessions].add(state::take_record<state::RoleSession>(record, definitions));
}

}  // namespace

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {
      state::stored_part<role_sessions>(&state::write_row<role_sessions>, &read_role_session)};
  return all;
}

}  // namespace localecs::services::sts
