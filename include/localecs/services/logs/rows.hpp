// CloudWatch Logs' part of the state, by name. Rows are declared only.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::decide {
class LogShipper;
}

namespace localecs::state {

struct LogStream;
class Logs;

}  // namespace localecs::state

namespace localecs::services::logs {

// Groups with their streams and events.
inline constexpr state::PartOf<state::Logs> groups{"log_groups"};
// The streams as the store knows them: rows of their groups, noted by their ARNs.
inline constexpr state::PartOf<state::LogStream> streams{"log_streams"};

// Lines of multi-line messages that are not complete yet; in memory alone.
inline constexpr state::PartOf<decide::LogShipper> shipper{"log_shipper"};

std::span<const state::Part> parts();

}  // namespace localecs::services::logs

namespace localecs {
namespace logs = services::logs;
}
