// CloudWatch Logs as it is kept here: groups of streams of events, in memory, bounded.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::state {

struct LogEvent {
  std::int64_t timestamp = 0;  // ms since 1970, as given
  std::int64_t ingested = 0;   // ms since 1970
  std::uint64_t number = 0;    // unique over all events, rising: orders equal timestamps
  std::string message;
};

struct LogStream {
  std::string name;
  std::int64_t created = 0;     // ms
  std::deque<LogEvent> events;  // by timestamp, then number
  std::int64_t last_ingestion = 0;
};

struct LogGroup {
  std::string arn;  // without ":*"
  std::string name;
  std::int64_t created = 0;  // ms
  std::optional<int> retention_days;
  std::string log_class = "STANDARD", kms_key;
  bool deletion_protected = false;
  std::map<std::string, std::string> tags;
  std::map<std::string, LogStream, std::less<>> streams;
};

struct NewLogEvent {
  std::int64_t timestamp = 0;  // ms
  std::string message;
};

class Logs {
 public:
  using Groups = std::map<std::string, LogGroup, std::less<>>;

  const LogGroup* find(std::string_view arn) const;
  LogGroup* modify(std::string_view arn);
  LogGroup& put(LogGroup group);
  void erase(std::string_view arn);
  const Groups& groups() const { return groups_; }  // by ARN: those of one account stand together

  // Adds events in the order of their timestamps. The oldest events of all go when the whole is
  // above the limit. The stream must exist.
  void append(LogGroup& group, LogStream& stream, std::vector<NewLogEvent> events, TimePoint now);
  void set_limit(std::size_t bytes) { limit_ = bytes; }
  std::size_t bytes() const { return bytes_; }
  void clear();

 private:
  void make_room();

  Groups groups_;
  std::uint64_t last_number_ = 0;
  std::size_t bytes_ = 0;
  std::size_t limit_ = 256u << 20;
};

}  // namespace localecs::state
