// Reads the Engine's answers: JSON into values, errors into Problems.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/effects/container_engine.hpp>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::docker {

// The exit code of a process that was killed (128 + SIGKILL), as the kernel does where memory runs
// out.
inline constexpr int kKilled = 137;

// The problem that an answer of 400 or above is. Its message is worded as the ECS agent shows it.
effects::Problem refusal(unsigned status, std::string_view body);
// A call that was not answered in time, in the agent's words. step: "created".
effects::Problem timed_out(std::string_view step, std::chrono::milliseconds waited);
// A success whose body makes no sense. what: "create".
effects::Problem senseless(std::string_view what);
std::string go_duration(std::chrono::milliseconds time);  // "4m0s"

// The API version to speak with an Engine, out of the answer to GET /version; or an error.
struct Negotiated {
  std::string version;  // "1.41"
  std::string error;
  std::string engine;  // the Engine's own: "20.10.24"
};
Negotiated negotiate(std::string_view version_body);

struct HostInfo {
  int cpu = 0;               // units
  int memory = 0;            // MiB
  std::int64_t clock = 0;    // the Engine's, nanoseconds since 1970; 0: not told
  std::string architecture;  // "x86_64"
};
HostInfo read_info(std::string_view body);

// A container as GET /containers/{id}/json shows it.
struct Inspected {
  std::string id;
  bool running = false;
  bool ever_started = false;
  int pid = 0;
  int exit_code = 0;
  bool out_of_memory = false;
  std::string error;
  std::string image_id, image;  // "sha256:...", and as the create named it
  std::map<std::string, std::string> labels;
  std::vector<aws::ecs::NetworkBinding> bindings;
  std::optional<effects::NetworkAddress> address;
  std::string finished_at;  // of the run that ended last, as the Engine writes it
};
// Nothing where the body makes no sense.
std::optional<Inspected> read_inspect(std::string_view body);

// A sandbox made before a task asked for it. Its labels do not tell whether a task has taken it.
struct Unclaimed {
  effects::Listed listed;
  std::string name;
};
// A list of containers, without those that lack our labels.
struct ContainerList {
  std::vector<effects::Listed> containers;
  // By the Engine's id; only where the definition has a health check that has come to a result.
  std::map<std::string, aws::ecs::HealthStatus> health;
  std::vector<Unclaimed> unclaimed;
};
std::optional<ContainerList> read_list(std::string_view body);  // nothing when it makes no sense
// The ids in a list of containers, ours or not; nothing when it makes no sense.
std::optional<std::vector<std::string>> read_ids(std::string_view body);

}  // namespace localecs::docker
