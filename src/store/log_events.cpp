// Stores one row for each log event; the primary key keeps them in the order in which they are
// read.
#include "log_events.hpp"

#include <localecs/services/logs/rows/logs.hpp>

namespace localecs::store {

namespace {

struct Place {
  const state::LogGroup* group = nullptr;
  const state::LogStream* stream = nullptr;
};

// nullptr for what does not exist, or no longer.
Place find_stream(const state::Logs& logs, std::string_view group_arn, std::string_view name) {
  const state::LogGroup* group = logs.find(group_arn);
  if (!group) return {};
  const auto stream = group->streams.find(name);
  return {group, stream == group->streams.end() ? nullptr : &stream->second};
}

}  // namespace

LogEvents::LogEvents(Database& database)
    : database_(database),
      insert_(database, "INSERT OR REPLACE INTO log_events VALUES (?, ?, ?, ?, ?)"),
      drop_before_(database,
                   "DELETE FROM log_events WHERE stream = ? AND (timestamp, number) < (?, ?)"),
      drop_all_(database, "DELETE FROM log_events WHERE stream = ?") {}

void LogEvents::load(state::Logs& logs) {
  Statement all(database_,
                "SELECT stream, timestamp, number, ingested, message FROM log_events "
                "ORDER BY stream, timestamp, number");
  std::string arn;
  state::LogStream* stream = nullptr;
  while (all.next()) {
    if (all.text(0) != arn) {
      arn = all.text(0);
      const auto at = arn.find(kStreamInfix);
      state::LogGroup* group = logs.open(arn.substr(0, at));
      if (!group || !group->streams.contains(arn.substr(at + kStreamInfix.size())))
        throw StoreError("there is no log stream " + arn + " to the events that it has");
      stream = &group->streams.find(arn.substr(at + kStreamInfix.size()))->second;
    }
    logs.restore(*stream, {.timestamp = all.number(1),
                           .ingested = all.number(3),
                           .number = static_cast<std::uint64_t>(all.number(2)),
                           .message = std::string(all.text(4))});
  }
}

void LogEvents::save(const state::Logs& logs) {
  for (const state::UnsavedEvents& unsaved : logs.unsaved()) save_appended(unsaved, logs);
}

void LogEvents::save_appended(const state::UnsavedEvents& unsaved, const state::Logs& logs) {
  if (unsaved.last == 0)
    return drop_all_.bind(1, unsaved.group + std::string(kStreamInfix) + unsaved.stream).run();
  const auto [group, stream] = find_stream(logs, unsaved.group, unsaved.stream);
  if (!stream) return;
  const std::string arn = state::log_stream_arn(*group, stream->name);
  // Events are sorted by time, so events of other appends may lie between: their own entry in
  // Logs::unsaved() saves them.
  for (std::size_t i = stream->index_of(unsaved.from); i < stream->events.size(); ++i) {
    const state::LogEvent& event = stream->events[i];
    if (event.number < unsaved.from.number || event.number > unsaved.last) continue;
    insert_.bind(1, arn).bind(2, event.timestamp).bind(3, static_cast<std::int64_t>(event.number));
    insert_.bind(4, event.ingested).bind_bytes(5, event.message).run();
  }
}

void LogEvents::trim(const state::Logs& logs, const std::string& stream_arn) {
  const auto at = stream_arn.find(kStreamInfix);
  const auto [group, stream] =
      find_stream(logs, std::string_view(stream_arn).substr(0, at),
                  std::string_view(stream_arn).substr(at + kStreamInfix.size()));
  if (!stream || stream->events.empty()) return drop_all_.bind(1, stream_arn).run();
  const state::LogPosition first = stream->events.front().position();
  drop_before_.bind(1, stream_arn)
      .bind(2, first.timestamp)
      .bind(3, static_cast<std::int64_t>(first.number))
      .run();
}

}  // namespace localecs::store
