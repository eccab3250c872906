// CloudWatch's part of the state, by name. Rows are declared only.
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
// What was put of each moment, as the store knows it: rows of their metrics, noted by moment_id.
inline constexpr state::PartOf<state::MetricPoint> moments{"metric_moments"};

std::span<const state::Part> parts();

}  // namespace localecs::services::cloudwatch

namespace localecs {
namespace cloudwatch = services::cloudwatch;
}
