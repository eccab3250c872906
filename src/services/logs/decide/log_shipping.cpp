// Makes log events of output lines: one line or several per message, within the size of an event.
#include <localecs/services/logs/decide/log_shipping.hpp>

#include <localecs/base/multiline_pattern.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "utf8.hpp"

namespace localecs::decide {
namespace {

// CloudWatch Logs counts 26 bytes beside the text of an event of at most 256 KiB.
constexpr std::size_t kMostBytes = 262'144 - 26;
constexpr std::chrono::seconds kUsualPatience{5};
constexpr long long kMostPatience = 3600;  // seconds

using Events = std::vector<state::NewLogEvent>;

const state::Container* find_container(const state::Task* task, const std::string& name) {
  if (!task) return nullptr;
  const auto found = std::ranges::find(task->containers, name, &state::Container::name);
  return found == task->containers.end() ? nullptr : &*found;
}

Duration patience_of(const std::map<std::string, std::string>& options) {
  const auto seconds = to_number(option_of(options, "awslogs-force-flush-interval-seconds"));
  return seconds && *seconds > 0 && *seconds <= kMostPatience ? std::chrono::seconds(*seconds)
                                                              : kUsualPatience;
}

void add_message(std::string_view text, std::int64_t timestamp, Events& events) {
  while (!text.empty()) {
    const std::string_view part = utf8_prefix(text, kMostBytes);
    events.push_back({timestamp, std::string(part)});
    text.remove_prefix(part.size());
  }
}

void send(state::State& state, const effects::ContainerKey& key, Events events,
          const OutputMarks& read_to, TimePoint now) {
  const state::Container* container =
      find_container(state[ecs::tasks].find(key.task_arn), key.container);
  if (!container || !container->log) return;
  state::LogGroup* group = state[logs::groups].open(container->log->group_arn);
  if (!group) return;
  const auto stream = group->streams.find(container->log->stream);
  if (stream == group->streams.end()) return;
  state[logs::groups].append(*group, stream->second, std::move(events), now);
  state[logs::groups].mark(*group, stream->second, read_to);
}

}  // namespace

void LogShipper::take(state::State& state, const effects::OutputLines& output, TimePoint now) {
  auto reader = readers_.find(output.key);
  if (reader == readers_.end())
    reader = readers_.emplace(output.key, reader_for(state, output.key)).first;
  Events events;
  events.reserve(output.lines.size());
  for (const effects::OutputLine& line : output.lines) add(reader->second, line, now, events);
  if (reader->second.held.empty()) reader->second.sent = reader->second.seen;
  send(state, output.key, std::move(events), reader->second.sent, now);
}

void LogShipper::end(state::State& state, const effects::OutputEnded& ended, TimePoint now) {
  const auto reader = readers_.find(ended.key);
  if (reader == readers_.end()) return;
  Events events;
  release(reader->second, events);
  const OutputMarks read_to = reader->second.seen;
  readers_.erase(reader);
  send(state, ended.key, std::move(events), read_to, now);
}

void LogShipper::flush(state::State& state, TimePoint now) {
  for (auto& [key, reader] : readers_) {
    if (reader.held.empty() || reader.due > now) continue;
    Events events;
    release(reader, events);
    reader.sent = reader.seen;
    send(state, key, std::move(events), reader.sent, now);
  }
}

std::optional<TimePoint> LogShipper::next_flush() const {
  std::optional<TimePoint> next;
  for (const auto& [key, reader] : readers_)
    if (!reader.held.empty() && (!next || reader.due < *next)) next = reader.due;
  return next;
}

void LogShipper::clear() {
  readers_.clear();
}

LogShipper::Reader LogShipper::reader_for(const state::State& state,
                                          const effects::ContainerKey& key) {
  Reader reader;
  const state::Task* task = state[ecs::tasks].find(key.task_arn);
  const state::Container* container = find_container(task, key.container);
  if (!container) return reader;
  if (const auto& log = container->log)
    reader.seen = reader.sent = state[logs::groups].read_to(log->group_arn, log->stream);
  const auto& configuration = state::definition_of(*task, *container).logConfiguration;
  if (!configuration || !configuration->options) return reader;
  const std::string regex = multiline_regex(*configuration->options);
  if (!regex.empty()) reader.begins = Pattern::compile(regex);
  reader.patience = patience_of(*configuration->options);
  return reader;
}

void LogShipper::add(Reader& reader, const effects::OutputLine& line, TimePoint now,
                     Events& events) {
  const std::int64_t timestamp = line.at.time_since_epoch().count();
  const std::string text = to_utf8(line.text);
  OutputMark& seen = reader.seen[line.is_error];
  if (!reader.begins) {
    seen = line.mark;
    return add_message(text, timestamp, events);
  }
  if (reader.begins->found_in(text) || reader.held.size() + text.size() >= kMostBytes) {
    release(reader, events);
    reader.sent = reader.seen;
  }
  seen = line.mark;
  if (reader.held.empty()) {
    reader.timestamp = timestamp;
    reader.due = now + reader.patience;
  }
  reader.held += text;
  reader.held += '\n';
}

void LogShipper::release(Reader& reader, Events& events) {
  add_message(reader.held, reader.timestamp, events);
  reader.held.clear();
}

}  // namespace localecs::decide
