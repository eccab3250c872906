// The list of stored tables. One file, because the codec is made anew for every struct in it.
#include "records.hpp"

#include <localecs/base/text.hpp>

#include "codec.hpp"
#include "log_events.hpp"

namespace localecs::store {

namespace {

using state::Kind;
using state::State;

template <class Row>
void put(std::string& record, const Row& row, Definitions& definitions) {
  cbor::Writer out(record);
  write(out, row, definitions);
}

template <class Row>
Row take(std::string_view record, const Definitions& definitions) {
  Row row;
  cbor::Reader in(record);
  read(in, row, definitions);
  return row;
}

template <class>
struct RowOf;
template <class T>
struct RowOf<state::Table<T> State::*> {
  using type = T;
};

template <auto table>
bool write_row(const State& state, const std::string& id, Definitions& definitions,
               std::string& record) {
  const auto* row = (state.*table).find(id);
  if (row) put(record, *row, definitions);
  return row != nullptr;
}

template <auto table>
void read_row(State& state, const std::string& id, std::string_view record,
              const Definitions& definitions) {
  using Row = typename RowOf<decltype(table)>::type;
  (state.*table).put(id, take<Row>(record, definitions));
}

// Rows that others are found by.
void restore_task(State& state, const std::string&, std::string_view record,
                  const Definitions& definitions) {
  state.restore_task(read_task(record, definitions));
}

void read_role_session(State& state, const std::string&, std::string_view record,
                       const Definitions& definitions) {
  state.add_role_session(take<state::RoleSession>(record, definitions));
}

bool write_log_group(const State& state, const std::string& id, Definitions& definitions,
                     std::string& record) {
  const state::LogGroup* group = state.logs.find(id);
  if (group) put(record, *group, definitions);
  return group != nullptr;
}

void read_log_group(State& state, const std::string&, std::string_view record,
                    const Definitions& definitions) {
  state.logs.put(take<state::LogGroup>(record, definitions));
}

bool write_log_stream(const State& state, const std::string& id, Definitions& definitions,
                      std::string& record) {
  const auto at = id.find(kStreamInfix);
  const state::LogGroup* group = state.logs.find(id.substr(0, at));
  if (!group) return false;
  const auto stream = group->streams.find(id.substr(at + kStreamInfix.size()));
  if (stream == group->streams.end()) return false;
  put(record, stream->second, definitions);
  return true;
}

void read_log_stream(State& state, const std::string& id, std::string_view record,
                     const Definitions& definitions) {
  state::LogGroup* group = state.logs.open(id.substr(0, id.find(kStreamInfix)));
  if (!group) throw cbor::Malformed("there is no log group of the stream " + id);
  auto stream = take<state::LogStream>(record, definitions);
  std::string name = stream.name;
  group->streams.emplace(std::move(name), std::move(stream));
}

bool write_metric(const State& state, const std::string& id, Definitions& definitions,
                  std::string& record) {
  const state::MetricSeries* series = state.metrics.find(id);
  if (series) put(record, *series, definitions);
  return series != nullptr;
}

void read_metric(State& state, const std::string& id, std::string_view record,
                 const Definitions& definitions) {
  state.metrics.restore(id, take<state::MetricSeries>(record, definitions));
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
  const state::MetricSeries* series = moment ? state.metrics.find(moment->key) : nullptr;
  if (!series) return false;
  const auto points = series->points.find(moment->at);
  if (points == series->points.end()) return false;
  put(record, points->second, definitions);
  return true;
}

void read_moment(State& state, const std::string& id, std::string_view record,
                 const Definitions& definitions) {
  const auto moment = moment_of(id);
  if (!moment || !state.metrics.find(moment->key))
    throw cbor::Malformed("there is no metric of a moment");
  state.metrics.restore(moment->key, moment->at,
                        take<std::vector<state::MetricPoint>>(record, definitions));
}

template <auto table>
constexpr RecordKind rows(Kind kind, const char* name) {
  return {kind, name, &write_row<table>, &read_row<table>};
}

// In the order of Kind: what is noted of rows that are read then comes in order as well.
constexpr RecordKind kinds[] = {
    rows<&State::clusters>(Kind::cluster, "clusters"),
    rows<&State::families>(Kind::family, "task_definition_families"),
    rows<&State::services>(Kind::service, "services"),
    rows<&State::service_deployments>(Kind::service_deployment, "service_deployments"),
    rows<&State::service_revisions>(Kind::service_revision, "service_revisions"),
    {Kind::task, "tasks", &write_row<&State::tasks>, &restore_task},
    rows<&State::instances>(Kind::instance, "container_instances"),
    rows<&State::capacity_providers>(Kind::capacity_provider, "capacity_providers"),
    rows<&State::daemon_families>(Kind::daemon_family, "daemon_task_definition_families"),
    rows<&State::daemons>(Kind::daemon, "daemons"),
    rows<&State::daemon_deployments>(Kind::daemon_deployment, "daemon_deployments"),
    rows<&State::failed_zones>(Kind::zone, "failed_zones"),
    rows<&State::account_settings>(Kind::account_setting, "account_settings"),
    rows<&State::parameters>(Kind::parameter, "parameters"),
    rows<&State::secrets>(Kind::secret, "secrets"),
    {Kind::role_session, "role_sessions", &write_row<&State::role_sessions>, &read_role_session},
    rows<&State::tokens>(Kind::token, "client_tokens"),
    rows<&State::auto_scaling_groups>(Kind::auto_scaling_group, "auto_scaling_groups"),
    rows<&State::pulled_images>(Kind::pulled_image, "pulled_images"),
    {Kind::log_group, "log_groups", &write_log_group, &read_log_group},
    {Kind::log_stream, "log_streams", &write_log_stream, &read_log_stream},
    rows<&State::alarms>(Kind::alarm, "alarms"),
    {Kind::metric, "metrics", &write_metric, &read_metric},
    {Kind::metric_moment, "metric_moments", &write_moment, &read_moment},
};

}  // namespace

void write_task(const state::Task& task, Definitions& definitions, std::string& record) {
  put(record, task, definitions);
}

state::Task read_task(std::string_view record, const Definitions& definitions) {
  return take<state::Task>(record, definitions);
}

std::span<const RecordKind> record_kinds() {
  return kinds;
}

}  // namespace localecs::store
