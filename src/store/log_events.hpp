// Log events in the file: appended as they come, deleted when their stream drops them.
#pragma once

#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "database.hpp"

namespace localecs::store {

// Stands between the group's ARN and the stream's name in a stream's ARN, by which events are
// stored.
inline constexpr std::string_view kStreamInfix = ":log-stream:";

class LogEvents {
 public:
  explicit LogEvents(Database& database);

  // Puts the stored events into the streams, which must be loaded before. Throws StoreError if a
  // stream is missing.
  void load(state::Logs& logs);
  // Writes the events that Logs::unsaved() lists, and deletes those of streams that were deleted.
  void save(const state::Logs& logs);
  // Deletes the stored events that the stream no longer has; all of them if the stream is gone.
  void trim(const state::Logs& logs, const std::string& stream_arn);

 private:
  void save_appended(const state::UnsavedEvents& unsaved, const state::Logs& logs);

  Database& database_;
  Statement insert_, drop_before_, drop_all_;
};

}  // namespace localecs::store
