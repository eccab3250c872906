// Names CloudWatch's parts of the state. Rows are only declared, so that including this file is
// cheap.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::state {

struct Alarm;
struct MetricPoint;
class Metrics;

}  // namespace localecs::state

namespace localecs::services::cloudwatch {

inline constexpr state::TableOf<state::Alarm> alarms{"alarms"};
inline constexpr state::PartOf<state::Metrics> metrics{"metrics"};
// The moments of metrics under a name of their own, for the store: they live in their metrics'
// rows, and changes are noted by moment_id.
inline constexpr state::PartOf<state::MetricPoint> moments{"metric_moments"};

std::span<const state::Part> parts();

}  // namespace localecs::services::cloudwatch

namespace localecs {
namespace cloudwatch = services::cloudwatch;
}
