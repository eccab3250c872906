// The parts of CloudWatch, and how the store keeps them.
#include <localecs/base/text.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::cloudwatch {

namespace {

using state::Definitions;
using state::MetricSeries;
using state::State;

void read_metric(State& state, const std::string& id, std::string_view record,
                 const Definitions& definitions) {
  state[metrics].restore(id, state::take_record<MetricSeries>(record, definitions));
}

// The parts of a state::moment_id; every part of a metric's key ends with a NUL.
struct Moment {
  std::string key;
  TimePoint at;
};

std::optional<Moment> moment_of(const std::string& id) {
  const std::size_t end = id.rfind('\0') + 1;
  const auto seconds = to_number(std::string_view(id).substr(end));
  if (!seconds) return std::nullopt;
  return Moment{id.substr(0, end), TimePoint(std::chrono::seconds(*seconds))};
}

bool write_moment(const State& state, const std::string& id, Definitions& definitions,
                  std::string& record) {
  const auto moment = moment_of(id);
  const MetricSeries* series = moment ? state[metrics].find(moment->key) : nullptr;
  if (!series) return false;
  const auto points = series->points.find(moment->at);
  if (points == series->points.end()) return false;
  state::put_record(record, points->second, definitions);
  return true;
}

void read_moment(State& state, const std::string& id, std::string_view record,
                 const Definitions& definitions) {
  const auto moment = moment_of(id);
  if (!moment || !state[metrics].find(moment->key))
    throw cbor::Malformed("there is no metric of a moment");
  state[metrics].restore(moment->key, moment->at,
                         state::take_record<std::vector<state::MetricPoint>>(record, definitions));
}

}  // namespace

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {
      state::stored_table<alarms>(),
      state::stored_part<metrics>(&state::write_row<metrics>, &read_metric),
      state::rows_of_another<moments>(&write_moment, &read_moment)};
  return all;
}

}  // namespace localecs::services::cloudwatch
