// Splits and reads the event stream.
#include "event_stream.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/text.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "json_read.hpp"
#include "labels.hpp"

namespace localecs::docker {

using aws::ecs::HealthStatus;

namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;  // a second

// "health_status: healthy" is an action as well.
std::optional<Event::Kind> kind_of(std::string_view action) {
  if (action == "start") return Event::Kind::started;
  if (action == "die") return Event::Kind::died;
  if (action == "oom") return Event::Kind::out_of_memory;
  if (action == "destroy") return Event::Kind::destroyed;
  if (action.starts_with("health_status:")) return Event::Kind::health;
  return std::nullopt;
}

HealthStatus health_of(std::string_view action) {
  const auto word = trim(action.substr(action.find(':') + 1));
  return word == "healthy"     ? HealthStatus::HEALTHY
         : word == "unhealthy" ? HealthStatus::UNHEALTHY
                               : HealthStatus::UNKNOWN;
}

}  // namespace

// `rest_` is cleared before `line` is called, so that a callback that throws leaves no half line.
void Lines::put(std::string_view data, const std::function<void(std::string_view)>& line) {
  while (!data.empty()) {
    const auto end = data.find('\n');
    if (rest_.size() + std::min(end, data.size()) > longest_)
      throw std::length_error("a line of the Docker Engine's stream is too long");
    rest_ += data.substr(0, end);
    if (end == data.npos) return;
    data.remove_prefix(end + 1);
    const auto whole = std::exchange(rest_, {});
    if (!trim(whole).empty()) line(whole);
  }
}

// Reads only members that every Engine has: 29 has dropped `status`, `id` and `from`.
std::optional<Event> read_event(std::string_view line) {
  const auto json = parse_json(line);
  const auto action = text(member(json, "Action"));
  const auto kind = kind_of(action);
  if (!kind || text(member(json, "Type")) != "container") return std::nullopt;
  const auto& actor = member(json, "Actor");
  auto attributes = text_map(member(actor, "Attributes"));
  Event event{.kind = *kind, .runtime_id = text(member(actor, "ID")), .key = {}};
  event.key = {attributes[labels::kTask], attributes[labels::kContainer]};
  const bool is_ours = !event.key.task_arn.empty() || attributes.contains(labels::kSandbox);
  if (event.runtime_id.empty() || !is_ours) return std::nullopt;
  event.time = number(member(json, "timeNano"));
  event.exit_code = static_cast<int>(to_number(attributes["exitCode"]).value_or(0));
  if (*kind == Event::Kind::health) {
    if (attributes[labels::kHealthCheck] != "yes") return std::nullopt;
    event.health = health_of(action);
  }
  return event;
}

std::string owner_filter(const std::string& owner) {
  const Json filter = {{"label", {std::string(labels::kOwner) + "=" + owner}}};
  return percent_encode(write_json(filter));
}

// As many events as possible are filtered by the Engine, so that a busy one does not flood us.
// Times are seconds with a fraction.
std::string events_query(const std::string& owner, std::int64_t since) {
  const Json filter = {{"type", {"container"}},
                       {"event", {"start", "die", "oom", "health_status", "destroy"}},
                       {"label", {std::string(labels::kOwner) + "=" + owner}}};
  std::string query = "filters=" + percent_encode(write_json(filter));
  if (since > 0) {
    char text[48];
    std::snprintf(text, sizeof text, "&since=%lld.%09lld",
                  static_cast<long long>(since / kNanosPerSecond),
                  static_cast<long long>(since % kNanosPerSecond));
    query += text;
  }
  return query;
}

}  // namespace localecs::docker
