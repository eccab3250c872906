// Names CloudWatch Logs' parts of the state. Rows are only declared, so that including this file is
// cheap.
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
// The streams under a name of their own, for the store: they live in their groups' rows, and
// changes are noted by their ARNs.
inline constexpr state::PartOf<state::LogStream> streams{"log_streams"};

// Lines of multi-line messages that are not complete yet; in memory alone.
inline constexpr state::PartOf<decide::LogShipper> shipper{"log_shipper"};

std::span<const state::Part> parts();

}  // namespace localecs::services::logs

namespace localecs {
namespace logs = services::logs;
}
