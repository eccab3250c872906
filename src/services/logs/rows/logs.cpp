// Keeps log events sorted, and their total size within the limit.
#include <localecs/services/logs/rows/logs.hpp>

#include <localecs/base/arn.hpp>

#include <algorithm>
#include <queue>
#include <tuple>

namespace localecs::state {
namespace {

// The memory that an event takes besides its text.
constexpr std::size_t kEventOverhead = sizeof(LogEvent) + 16;

// Room is made for more than the next event, so that the search for what is oldest is rare.
constexpr std::size_t kRoomAtOnce = 64;  // this part of the limit

constexpr std::int64_t kDay = 24 * 60 * 60 * 1000;  // ms

std::size_t memory_of(const LogStream& stream) {
  return stream.text_bytes + stream.events.size() * kEventOverhead;
}

bool is_earlier(const LogEvent& a, const LogEvent& b) {
  return a.timestamp < b.timestamp;
}

// Sorted by stream, however long the store cannot write: one entry of appends for each, and one
// before it where there was another stream of that name. Not std::ranges::equal_range: clang 14,
// which builds the fuzzers, does not understand its subrange.
auto entries_of(std::vector<UnsavedEvents>& unsaved, const std::string& group,
                const std::string& stream) {
  const auto name = std::tie(group, stream);
  const auto name_of = [](const auto& entry) { return std::tie(entry.group, entry.stream); };
  return std::pair(std::ranges::lower_bound(unsaved, name, {}, name_of),
                   std::ranges::upper_bound(unsaved, name, {}, name_of));
}

// The numbers of one stream rise from append to append, its timestamps need not.
void note_append(std::vector<UnsavedEvents>& unsaved, const std::string& group,
                 const std::string& stream, const LogPosition& first, std::uint64_t last) {
  const auto [begin, end] = entries_of(unsaved, group, stream);
  if (begin == end || std::prev(end)->last == 0) {
    unsaved.insert(end, {group, stream, first, last});
    return;
  }
  UnsavedEvents& before = *std::prev(end);
  before.from.timestamp = std::min(before.from.timestamp, first.timestamp);
  before.last = last;
}

void note_erasure(std::vector<UnsavedEvents>& unsaved, const std::string& group,
                  const std::string& stream) {
  const auto [begin, end] = entries_of(unsaved, group, stream);
  unsaved.insert(unsaved.erase(begin, end), {group, stream, {}, 0});
}

}  // namespace

std::size_t LogStream::index_of(const LogPosition& position) const {
  const auto found = std::ranges::lower_bound(events, position, {}, &LogEvent::position);
  return static_cast<std::size_t>(found - events.begin());
}

std::string log_group_arn(std::string_view region, std::string_view account,
                          std::string_view name) {
  return Arn{.partition = std::string(partition_of(region)),
             .service = "logs",
             .region = std::string(region),
             .account = std::string(account),
             .resource = "log-group:" + std::string(name)}
      .text();
}

Logs::Logs(State& state, TableId groups)
    : changes_(state.changes), group_table_(groups), stream_table_(state.table_of(logs::streams)) {}

const LogGroup* Logs::find(std::string_view arn) const {
  const auto found = groups_.find(arn);
  return found == groups_.end() ? nullptr : &found->second;
}

LogGroup* Logs::open(std::string_view arn) {
  const auto found = groups_.find(arn);
  return found == groups_.end() ? nullptr : &found->second;
}

std::string log_stream_arn(const LogGroup& group, std::string_view stream) {
  return group.arn + ":log-stream:" + std::string(stream);
}

void Logs::note_stream(const LogGroup& group, std::string_view stream) {
  if (changes_.is_stored()) changes_.note_quietly(stream_table_, log_stream_arn(group, stream));
}

LogGroup& Logs::put(LogGroup group) {
  erase(group.arn);
  for (const auto& [name, stream] : group.streams) {
    bytes_ += memory_of(stream);
    note_stream(group, name);
  }
  note(group);
  const std::string arn = group.arn;
  return groups_.emplace(arn, std::move(group)).first->second;
}

void Logs::erase(std::string_view arn) {
  const auto found = groups_.find(arn);
  if (found == groups_.end()) return;
  note(found->second);
  while (!found->second.streams.empty())
    erase_stream(found->second, std::string(found->second.streams.begin()->first));
  groups_.erase(found);
}

LogStream* Logs::open_stream(std::string_view group_arn, const std::string& name, TimePoint now) {
  LogGroup* group = open(group_arn);
  if (!group) return nullptr;
  const auto [stream, is_new] = group->streams.try_emplace(name);
  if (is_new) {
    stream->second.name = name;
    stream->second.created = now.time_since_epoch().count();
    note_stream(*group, name);
  }
  return &stream->second;
}

void Logs::erase_stream(LogGroup& group, std::string_view name) {
  const auto found = group.streams.find(name);
  if (found == group.streams.end()) return;
  bytes_ -= memory_of(found->second);
  note_stream(group, name);
  if (changes_.is_stored()) note_erasure(unsaved_, group.arn, std::string(name));
  group.streams.erase(found);
}

void Logs::append(LogGroup& group, LogStream& stream, std::vector<NewLogEvent> events,
                  TimePoint now) {
  if (events.empty()) return;
  stream.last_ingestion = now.time_since_epoch().count();
  // Equal timestamps stay in the order given, as the numbers then rise with the timestamps.
  std::ranges::stable_sort(events, {}, &NewLogEvent::timestamp);
  const auto size_before = static_cast<std::ptrdiff_t>(stream.events.size());
  // New events nearly always belong at the end.
  const bool belong_inside =
      !stream.events.empty() && events.front().timestamp < stream.events.back().timestamp;
  for (NewLogEvent& given : events) {
    stream.text_bytes += given.message.size();
    bytes_ += given.message.size() + kEventOverhead;
    stream.events.push_back(
        {given.timestamp, stream.last_ingestion, ++last_number_, std::move(given.message)});
  }
  if (changes_.is_stored()) {
    note_stream(group, stream.name);
    const auto& first = stream.events[static_cast<std::size_t>(size_before)];
    note_append(unsaved_, group.arn, stream.name, first.position(), last_number_);
  }
  if (belong_inside) {
    const auto middle = stream.events.begin() + size_before;
    const auto first = std::upper_bound(stream.events.begin(), middle, *middle, is_earlier);
    std::inplace_merge(first, middle, stream.events.end(), is_earlier);
  }
  expire(group, stream, now);
  if (bytes_ > limit_) make_room();
}

void Logs::expire(LogGroup& group, TimePoint now) {
  if (!group.retention_days) return;
  for (auto& [name, stream] : group.streams) expire(group, stream, now);
}

void Logs::expire(const LogGroup& group, LogStream& stream, TimePoint now) {
  if (!group.retention_days) return;
  const std::int64_t first_kept = now.time_since_epoch().count() - *group.retention_days * kDay;
  if (!stream.events.empty() && stream.events.front().timestamp < first_kept)
    note_stream(group, stream.name);
  while (!stream.events.empty() && stream.events.front().timestamp < first_kept) drop_first(stream);
}

void Logs::drop_first(LogStream& stream) {
  const std::size_t text = stream.events.front().message.size();
  stream.text_bytes -= text;
  bytes_ -= text + kEventOverhead;
  stream.events.pop_front();
}

// Removes the oldest events of all streams, one after the other, until there is room.
void Logs::make_room() {
  struct Candidate {
    const LogGroup* group;
    LogStream* stream;
  };
  const std::size_t enough = limit_ - limit_ / kRoomAtOnce;
  const auto is_newer = [](const Candidate& a, const Candidate& b) {
    return b.stream->events.front().position() < a.stream->events.front().position();
  };
  std::priority_queue<Candidate, std::vector<Candidate>, decltype(is_newer)> oldest(is_newer);
  for (auto& [arn, group] : groups_)
    for (auto& [name, stream] : group.streams)
      if (!stream.events.empty()) oldest.push({&group, &stream});
  while (bytes_ > enough && !oldest.empty()) {
    const Candidate first = oldest.top();
    oldest.pop();
    drop_first(*first.stream);
    note_stream(*first.group, first.stream->name);
    if (!first.stream->events.empty()) oldest.push(first);
  }
}

OutputMarks Logs::read_to(std::string_view group_arn, std::string_view stream) const {
  const LogGroup* group = find(group_arn);
  if (!group) return {};
  const auto found = group->streams.find(stream);
  return found == group->streams.end() ? OutputMarks{} : found->second.read_to;
}

void Logs::mark(const LogGroup& group, LogStream& stream, const OutputMarks& read_to) {
  stream.read_to = read_to;
  note_stream(group, stream.name);
}

void Logs::restore(LogStream& stream, LogEvent event) {
  stream.text_bytes += event.message.size();
  bytes_ += event.message.size() + kEventOverhead;
  last_number_ = std::max(last_number_, event.number);
  stream.events.push_back(std::move(event));
}

void Logs::clear() {
  while (!groups_.empty()) erase(std::string(groups_.begin()->first));
  bytes_ = 0;
}

}  // namespace localecs::state
