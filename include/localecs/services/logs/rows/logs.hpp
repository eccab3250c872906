// CloudWatch Logs as it is kept here: groups of streams of events, in memory, bounded.
#pragma once

#include <localecs/aws/logs/log_group_class.hpp>
#include <localecs/base/output_mark.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/logs/rows.hpp>

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::state {

// The place of an event among all events. As a cursor: reading starts at the first event whose
// position is not less.
struct LogPosition {
  std::int64_t timestamp = 0;
  std::uint64_t number = 0;
  auto operator<=>(const LogPosition&) const = default;
};

struct LogEvent {
  std::int64_t timestamp = 0;  // ms since 1970, as given
  std::int64_t ingested = 0;   // ms since 1970
  std::uint64_t number = 0;    // unique over all events, rising: orders equal timestamps
  std::string message;         // UTF-8

  LogPosition position() const { return {timestamp, number}; }
};

struct LogStream {
  std::string name;
  std::int64_t created = 0;     // ms
  std::deque<LogEvent> events;  // by position; written by Logs alone, which counts their bytes
  std::int64_t last_ingestion = 0;
  std::size_t text_bytes = 0;  // of all messages
  OutputMarks read_to{};  // how far the container's output is in here, where it is a container's

  // The index of the first event at or after that position; a binary search.
  std::size_t index_of(const LogPosition& position) const;
};

struct LogGroup {
  std::string arn;  // without ":*"
  std::string name;
  std::int64_t created = 0;  // ms
  std::optional<int> retention_days;
  aws::logs::LogGroupClass log_class = aws::logs::LogGroupClass::STANDARD;
  std::string kms_key;
  bool deletion_protected = false;
  std::map<std::string, std::string> tags;
  std::map<std::string, LogStream, std::less<>> streams;
};

struct NewLogEvent {
  std::int64_t timestamp = 0;  // ms
  std::string message;         // UTF-8
};

// "arn:aws:logs:us-east-1:000000000000:log-group:/ecs/web"
std::string log_group_arn(std::string_view region, std::string_view account, std::string_view name);

// "<the group's ARN>:log-stream:web/web/0123"
std::string log_stream_arn(const LogGroup& group, std::string_view stream);

// Events of one stream that the store has not written yet: among those from `from` on, the ones
// whose numbers are between these two.
struct UnsavedEvents {
  std::string group, stream;  // ARN and name
  LogPosition from;
  std::uint64_t last = 0;
};

// Groups and streams are noted in the state's list of changes, for the store; events in a list of
// their own.
class Logs {
 public:
  using Groups = std::map<std::string, LogGroup, std::less<>>;

  Logs(State& state, TableId groups);

  const LogGroup* find(std::string_view arn) const;
  // The group, to work on its streams; nullptr if there is none.
  LogGroup* open(std::string_view arn);
  // Notes for the store that a setting of the group has changed.
  void note(const LogGroup& group) { changes_.note_quietly(group_table_, group.arn); }
  LogGroup& put(LogGroup group);
  void erase(std::string_view arn);
  const Groups& groups() const { return groups_; }  // by ARN: those of one account stand together

  // The stream of that name, made now if there is none; nullptr if there is no such group.
  LogStream* open_stream(std::string_view group_arn, const std::string& name, TimePoint now);
  void erase_stream(LogGroup& group, std::string_view name);

  // Adds events, each at the place its timestamp gives it. The oldest events of all go when the
  // whole is above the limit. The stream must be one of the group's.
  void append(LogGroup& group, LogStream& stream, std::vector<NewLogEvent> events, TimePoint now);
  // Drops events older than the group's retention. To be called before a group's events are read.
  void expire(LogGroup& group, TimePoint now);
  // How far the container's output is in that stream, from the beginning where there is no such
  // stream: an earlier run of the container, or of the daemon, may have read a part.
  OutputMarks read_to(std::string_view group_arn, std::string_view stream) const;
  // Notes how far the container's output has been read into the stream.
  void mark(const LogGroup& group, LogStream& stream, const OutputMarks& read_to);

  // Puts an event of an earlier run of the daemon back; in the order of their positions.
  void restore(LogStream& stream, LogEvent event);
  const std::vector<UnsavedEvents>& unsaved() const { return unsaved_; }
  void saved() { unsaved_.clear(); }

  void set_limit(std::size_t bytes) { limit_ = bytes; }
  std::size_t bytes() const { return bytes_; }  // of memory, about
  void clear();

 private:
  void expire(const LogGroup& group, LogStream& stream, TimePoint now);
  void drop_first(LogStream& stream);
  void make_room();
  void note_stream(const LogGroup& group, std::string_view stream);

  Changes& changes_;
  TableId group_table_, stream_table_;
  Groups groups_;
  std::vector<UnsavedEvents> unsaved_;
  std::uint64_t last_number_ = 0;
  std::size_t bytes_ = 0;
  std::size_t limit_ = 256u << 20;
};

}  // namespace localecs::state
