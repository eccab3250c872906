// Log events in the file: appended as they come, dropped with the oldest of their stream.
#pragma once

#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "database.hpp"

namespace localecs::store {

inline constexpr std::string_view kStreamInfix = ":log-stream:";  // of a stream's ARN

class LogEvents {
 public:
  explicit LogEvents(Database& database);

  void load(state::Logs& logs);
  // What was appended, and what of it is no more. Streams by their ARNs.
  void save(const state::Logs& logs);
  // Drops what has left the stream, all of it where there is no such stream any more.
  void trim(const state::Logs& logs, const std::string& stream_arn);

 private:
  void add(const state::UnsavedEvents& unsaved, const state::Logs& logs);

  Database& database_;
  Statement insert_, drop_before_, drop_all_;
};

}  // namespace localecs::store
