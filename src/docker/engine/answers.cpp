// Reads the Engine's answers.
#include "answers.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/text.hpp>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "json_read.hpp"
#include "labels.hpp"
#include "port_bindings.hpp"
#include "rfc3339.hpp"

namespace localecs::docker {

using aws::ecs::HealthStatus;
using effects::Problem;

namespace {

constexpr std::int64_t kMebibyte = 1 << 20;
constexpr std::int64_t kMostCpus = 1 << 16;
constexpr std::int64_t kMostMemory = std::int64_t{1} << 50;  // bytes
constexpr std::int64_t kFarthestSecond = 253'402'300'799;    // since 1970: the year 9999
constexpr std::size_t kLongestMessage = 4096;  // an Engine behind a proxy may answer with a page

int to_int(const Json& value) {
  return static_cast<int>(number(value));
}

// {"message": "..."} from the Engine; a proxy in front of it may answer with any text.
std::string message_of(unsigned status, std::string_view body) {
  auto message = text(member(parse_json(body), "message"));
  if (message.empty()) message = to_utf8(trim(body.substr(0, kLongestMessage)));
  if (message.empty()) message = "HTTP status " + std::to_string(status);
  return message;
}

// "Exited (137) 3 minutes ago"
int exit_code_of(std::string_view status) {
  const auto open = status.find('('), close = status.find(')');
  if (open == status.npos || close == status.npos || close < open) return 0;
  return static_cast<int>(to_number(status.substr(open + 1, close - open - 1)).value_or(0));
}

// "Up 3 minutes (healthy)"
std::optional<HealthStatus> health_of(std::string_view status) {
  if (status.ends_with("(healthy)")) return HealthStatus::HEALTHY;
  if (status.ends_with("(unhealthy)")) return HealthStatus::UNHEALTHY;
  return std::nullopt;
}

// Our containers are on one network at most: the first one that gives an address is it.
std::optional<effects::NetworkAddress> address_of(const Json& inspected) {
  const auto& networks = member(member(inspected, "NetworkSettings"), "Networks");
  if (!networks.is_object()) return std::nullopt;
  for (const auto& [name, network] : networks.items()) {
    effects::NetworkAddress address;
    address.ip = text(member(network, "IPAddress"));
    if (address.ip.empty()) continue;
    address.mac = text(member(network, "MacAddress"));
    address.gateway = text(member(network, "Gateway"));
    address.prefix_length = to_int(member(network, "IPPrefixLen"));
    // Docker answers DNS queries for host names on its networks, but not on its default bridge.
    if (name != "bridge") address.host_name = text(member(member(inspected, "Config"), "Hostname"));
    return address;
  }
  return std::nullopt;
}

// ["/localecs-sandbox-1"]
std::string name_of(const Json& names) {
  const auto name = names.is_array() && !names.empty() ? text(names[0]) : std::string();
  return name.starts_with('/') ? name.substr(1) : name;
}

// "1.41" as {1, 41}, which compares as versions do; {0, 0} for anything else.
std::pair<int, int> version_numbers(std::string_view version) {
  const auto parts = split(version, '.');
  if (parts.size() != 2) return {0, 0};
  return {static_cast<int>(to_number(parts[0]).value_or(0)),
          static_cast<int>(to_number(parts[1]).value_or(0))};
}

}  // namespace

// Several errors have the status 404: only their words tell which it is.
Problem refusal(unsigned status, std::string_view body) {
  const auto message = message_of(status, body);
  const auto words = to_lower(message);
  auto kind = Problem::Kind::refused;
  if (status == 404 && words.find("no such image") != words.npos) kind = Problem::Kind::no_image;
  if (status == 404 && words.find("no such container") != words.npos)
    kind = Problem::Kind::vanished;
  return {kind, "Error response from daemon: " + message};
}

Problem timed_out(std::string_view step, std::chrono::milliseconds waited) {
  return {Problem::Kind::timed_out, "Could not transition to " + std::string(step) +
                                        "; timed out after waiting " + go_duration(waited)};
}

Problem senseless(std::string_view what) {
  return {Problem::Kind::refused,
          "the Docker Engine's answer to " + std::string(what) + " makes no sense"};
}

// As Go writes a duration, because the agent's messages do.
std::string go_duration(std::chrono::milliseconds time) {
  const auto seconds = time.count() / 1000, rest = time.count() % 1000;
  if (seconds == 0) return time.count() == 0 ? "0s" : std::to_string(rest) + "ms";
  std::string last = std::to_string(seconds % 60);
  if (rest != 0) {
    auto fraction = std::to_string(1000 + rest).substr(1);
    while (fraction.back() == '0') fraction.pop_back();
    last += "." + fraction;
  }
  last += "s";
  if (seconds < 60) return last;
  last = std::to_string(seconds / 60 % 60) + "m" + last;
  return seconds < 3600 ? last : std::to_string(seconds / 3600) + "h" + last;
}

// The newest version that both sides speak.
Negotiated negotiate(std::string_view version_body) {
  constexpr std::pair kNewest{1, 47}, kOldest{1, 41};
  const auto json = parse_json(version_body);
  const auto newest = text(member(json, "ApiVersion"));
  const auto oldest = text(member(json, "MinAPIVersion"));
  const auto engine = text(member(json, "Version"));
  const auto most = version_numbers(newest);
  if (most == std::pair(0, 0)) return {"", "this is no Docker Engine: it names no API version", ""};
  const auto version = std::min(kNewest, most);
  if (version < kOldest)
    return {"", "the Docker Engine speaks API " + newest + " at most, 1.41 is needed", engine};
  if (version < version_numbers(oldest))
    return {"", "the Docker Engine speaks API " + oldest + " at least, 1.47 is our newest", engine};
  return {std::to_string(version.first) + "." + std::to_string(version.second), "", engine};
}

HostInfo read_info(std::string_view body) {
  const auto json = parse_json(body);
  return {
      .cpu = static_cast<int>(number_up_to(member(json, "NCPU"), kMostCpus)) * 1024,
      .memory = static_cast<int>(number_up_to(member(json, "MemTotal"), kMostMemory) / kMebibyte),
      .clock = from_rfc3339(text(member(json, "SystemTime"))),
      .architecture = text(member(json, "Architecture"))};
}

std::optional<Inspected> read_inspect(std::string_view body) {
  const auto json = parse_json(body);
  Inspected inspected;
  inspected.id = text(member(json, "Id"));
  const auto& state = member(json, "State");
  if (inspected.id.empty() || !state.is_object()) return std::nullopt;
  inspected.running = flag(member(state, "Running"));
  inspected.ever_started = !text(member(state, "StartedAt")).starts_with("0001-");
  inspected.pid = to_int(member(state, "Pid"));
  inspected.exit_code = to_int(member(state, "ExitCode"));
  inspected.out_of_memory = flag(member(state, "OOMKilled"));
  inspected.error = text(member(state, "Error"));
  inspected.image_id = text(member(json, "Image"));
  inspected.image = text(member(member(json, "Config"), "Image"));
  inspected.labels = text_map(member(member(json, "Config"), "Labels"));
  inspected.finished_at = text(member(state, "FinishedAt"));
  inspected.bindings = bindings_of(member(member(json, "NetworkSettings"), "Ports"));
  join_ranges(inspected.bindings, inspected.labels[labels::kPortRanges]);
  inspected.address = address_of(json);
  return inspected;
}

// A list has exit codes and health only within the text of `Status`.
std::optional<ContainerList> read_list(std::string_view body) {
  const auto json = parse_json(body);
  if (!json.is_array()) return std::nullopt;
  ContainerList list;
  for (const auto& row : json) {
    auto labels = text_map(member(row, "Labels"));
    effects::Listed listed;
    listed.key = {labels[labels::kTask], labels[labels::kContainer]};
    listed.runtime_id = text(member(row, "Id"));
    const bool is_spare = listed.key.task_arn.empty() && labels.contains(labels::kSandbox);
    if (listed.runtime_id.empty() || (listed.key.task_arn.empty() && !is_spare)) continue;
    const auto state = text(member(row, "State"));
    const auto status = text(member(row, "Status"));
    listed.running = state == "running" || state == "paused" || state == "restarting";
    listed.ever_started = state != "created";
    if (listed.running) {
      listed.bindings = listed_bindings_of(member(row, "Ports"));
      join_ranges(listed.bindings, labels[labels::kPortRanges]);
    }
    if (!listed.running) listed.exit_code = exit_code_of(status);
    listed.created_at =
        TimePoint(std::chrono::seconds(number_up_to(member(row, "Created"), kFarthestSecond)));
    if (const auto health = health_of(status); health && labels[labels::kHealthCheck] == "yes")
      list.health[listed.runtime_id] = *health;
    if (is_spare)
      list.unclaimed.push_back({std::move(listed), name_of(member(row, "Names"))});
    else
      list.containers.push_back(std::move(listed));
  }
  return list;
}

std::optional<std::vector<std::string>> read_ids(std::string_view body) {
  const auto json = parse_json(body);
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> ids;
  for (const auto& row : json) {
    if (auto id = text(member(row, "Id")); !id.empty()) ids.push_back(std::move(id));
  }
  return ids;
}

}  // namespace localecs::docker
