// The Engine's event stream: bytes into lines, lines into events.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/effects/container_engine.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::docker {

// Joins pieces into lines. The Engine's streams (events, pulls) have one JSON object in each.
class Lines {
 public:
  explicit Lines(std::size_t longest = 1u << 20) : longest_(longest) {}

  // Calls `line` for each line that is complete now. Throws std::length_error for a line too long
  // to be one of the Engine's.
  void put(std::string_view data, const std::function<void(std::string_view)>& line);
  std::string_view rest() const { return rest_; }

 private:
  std::size_t longest_;
  std::string rest_;
};

struct Event {
  enum class Kind { started, died, out_of_memory, health, destroyed };
  Kind kind;
  std::string runtime_id;
  effects::ContainerKey key;  // empty: a sandbox that was made before a task asked
  std::int64_t time = 0;      // nanoseconds since 1970, by the Engine's clock
  int exit_code = 0;          // died
  aws::ecs::HealthStatus health = aws::ecs::HealthStatus::UNKNOWN;
};

// Nothing for other kinds of events, for containers that are not ours, and for the health of a
// container whose task definition has no health check.
std::optional<Event> read_event(std::string_view line);

// The query of GET /events, without "?". since: nanoseconds since 1970; 0: from now on.
std::string events_query(const std::string& owner, std::int64_t since);
// The filter for containers and volumes of that owner: {"label":["localecs.owner=..."]},
// percent-encoded.
std::string owner_filter(const std::string& owner);

}  // namespace localecs::docker
