// Keeps log events in order and the whole within its limit.
#include <localecs/state/logs.hpp>

#include <algorithm>

namespace localecs::state {
namespace {

// What an event costs beside its text; CloudWatch Logs counts 26 bytes.
constexpr std::size_t kEventOverhead = 26;

std::size_t cost(const LogEvent& event) { return event.message.size() + kEventOverhead; }

std::size_t cost(const LogGroup& group) {
  std::size_t sum = 0;
  for (const auto& [name, stream] : group.streams)
    for (const LogEvent& event : stream.events) sum += cost(event);
  return sum;
}

}  // namespace

const LogGroup* Logs::find(std::string_view arn) const {
  const auto found = groups_.find(arn);
  return found == groups_.end() ? nullptr : &found->second;
}

LogGroup* Logs::modify(std::string_view arn) {
  const auto found = groups_.find(arn);
  return found == groups_.end() ? nullptr : &found->second;
}

LogGroup& Logs::put(LogGroup group) {
  const std::string arn = group.arn;
  return groups_.insert_or_assign(arn, std::move(group)).first->second;
}

void Logs::erase(std::string_view arn) {
  const auto found = groups_.find(arn);
  if (found == groups_.end()) return;
  bytes_ -= cost(found->second);
  groups_.erase(found);
}

void Logs::append(LogGroup&, LogStream& stream, std::vector<NewLogEvent> events, TimePoint now) {
  const std::int64_t ingested = now.time_since_epoch().count();
  stream.last_ingestion = ingested;
  for (NewLogEvent& given : events) {
    LogEvent event{given.timestamp, ingested, ++last_number_, std::move(given.message)};
    bytes_ += cost(event);
    // Nearly always it belongs at the end.
    auto at = stream.events.end();
    while (at != stream.events.begin() && std::prev(at)->timestamp > event.timestamp) --at;
    stream.events.insert(at, std::move(event));
  }
  make_room();
}

void Logs::make_room() {
  while (bytes_ > limit_) {
    LogStream* oldest = nullptr;
    for (auto& [arn, group] : groups_)
      for (auto& [name, stream] : group.streams)
        if (!stream.events.empty() &&
            (!oldest || stream.events.front().number < oldest->events.front().number))
          oldest = &stream;
    if (!oldest) return;
    // A tenth of the stream at a time: the search above is not free.
    const std::size_t some = std::max<std::size_t>(1, oldest->events.size() / 10);
    for (std::size_t i = 0; i < some; ++i) {
      bytes_ -= cost(oldest->events.front());
      oldest->events.pop_front();
    }
  }
}

void Logs::clear() {
  groups_.clear();
  bytes_ = 0;
}

}  // namespace localecs::state
