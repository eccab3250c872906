// The parts of CloudWatch Logs, and how the store keeps them; events have a table of their own
// there.
#include <localecs/aws/logs/describe_log_groups.hpp>
#include <localecs/aws/logs/describe_log_streams.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/state/records.hpp>

#include "described.hpp"

namespace localecs::services::logs {

namespace {

using state::Definitions;
using state::LogGroup;
using state::LogStream;
using state::State;

constexpr std::string_view kStreamInfix = ":log-stream:";  // of a stream's ARN

void read_group(State& state, const std::string&, std::string_view record,
                const Definitions& definitions) {
  state[groups].put(state::take_record<LogGroup>(record, definitions));
}

bool write_stream(const State& state, const std::string& id, Definitions& definitions,
                  std::string& record) {
  const auto at = id.find(kStreamInfix);
  const LogGroup* group = state[groups].find(id.substr(0, at));
  if (!group) return false;
  const auto stream = group->streams.find(id.substr(at + kStreamInfix.size()));
  if (stream == group->streams.end()) return false;
  state::put_record(record, stream->second, definitions);
  return true;
}

void read_stream(State& state, const std::string& id, std::string_view record,
                 const Definitions& definitions) {
  LogGroup* group = state[groups].open(id.substr(0, id.find(kStreamInfix)));
  if (!group) throw cbor::Malformed("there is no log group of the stream " + id);
  auto stream = state::take_record<LogStream>(record, definitions);
  std::string name = stream.name;
  group->streams.emplace(std::move(name), std::move(stream));
}

}  // namespace

std::span<const state::Part> parts() {
  static constexpr state::Part all[] = {
      state::stored_part<groups>(&state::write_row<groups>, &read_group),
      state::rows_of_another<streams>(&write_stream, &read_stream)};
  return all;
}

}  // namespace localecs::services::logs
