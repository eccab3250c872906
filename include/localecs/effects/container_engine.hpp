// What the daemon may ask of a container engine, and what an engine tells it: all as values.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/time.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace localecs::effects {

// Names a container on both sides of the door; the Engine carries it in labels.
struct ContainerKey {
  std::string task_arn;
  std::string container;
  auto operator<=>(const ContainerKey&) const = default;
};

struct PortBinding {
  int container_port = 0;
  int host_port = 0;  // 0: the engine chooses
  aws::ecs::TransportProtocol protocol = aws::ecs::TransportProtocol::tcp;
};

// A container as the engine is to make it. Units as the Engine wants them: bytes, shares.
struct ContainerSpec {
  std::string name;
  std::string image;
  std::vector<std::string> command, entry_point;  // empty: the image's own
  std::vector<std::string> environment;           // "NAME=value"
  std::map<std::string, std::string> labels;
  std::string user, working_directory, hostname;
  std::string network_mode;  // "bridge", "host", "none"
  std::vector<PortBinding> ports;
  std::int64_t cpu_shares = 2;
  std::int64_t memory = 0;              // bytes; 0: no limit
  std::int64_t memory_reservation = 0;  // bytes
  const aws::ecs::ContainerDefinition* definition =
      nullptr;                             // members that map one to one; outlives the effect
  std::shared_ptr<const void> keep_alive;  // owns the definition
};

struct PullImage {
  ContainerKey key;
  std::string image;
};
struct CreateContainer {
  ContainerKey key;
  ContainerSpec spec;
};
struct StartContainer {
  ContainerKey key;
  std::string runtime_id;
};
struct StopContainer {
  ContainerKey key;
  std::string runtime_id;
  Duration timeout;
};  // then it is killed
struct RemoveContainer {
  ContainerKey key;
  std::string runtime_id;
};

using Effect =
    std::variant<PullImage, CreateContainer, StartContainer, StopContainer, RemoveContainer>;

// Why an effect failed.
struct Problem {
  enum class Kind {
    refused,      // the engine said no: `message` are its words
    no_image,     // ... because the image is not there
    vanished,     // ... because the container is not there
    timed_out,    // it did not answer in time: `message` says how long was waited
    unreachable,  // it could not be asked; ask again when it is back
  };
  Kind kind = Kind::refused;
  std::string message;
};

// Exactly one outcome for each effect.
struct Pulled {
  ContainerKey key;
  std::optional<Problem> problem;
};
struct Created {
  ContainerKey key;
  std::string runtime_id;
  std::optional<Problem> problem;
};
struct Started {
  ContainerKey key;
  std::optional<Problem> problem;
  std::vector<aws::ecs::NetworkBinding> bindings;
  std::string image_digest;
};
struct Stopped {
  ContainerKey key;
  std::optional<Problem> problem;
};  // the exit itself comes as Exited
struct Removed {
  ContainerKey key;
  std::optional<Problem> problem;
};

// Told unasked.
struct Dying {
  ContainerKey key;
};  // its process has ended; Exited follows with the exit code
struct Exited {
  ContainerKey key;
  std::string runtime_id;
  int exit_code = 0;
  bool out_of_memory = false;
  std::string error;  // the engine's own, usually empty
};
struct HealthChanged {
  ContainerKey key;
  aws::ecs::HealthStatus health;
};

struct Listed {
  ContainerKey key;
  std::string runtime_id;
  bool running = false;
  bool ever_started = false;
  int exit_code = 0;
  bool out_of_memory = false;
  TimePoint created_at{};
  // While it runs, as far as the engine's list tells.
  aws::ecs::HealthStatus health = aws::ecs::HealthStatus::UNKNOWN;
  std::vector<aws::ecs::NetworkBinding> bindings;
};
// The engine answers, and these are all the containers of ours that it has.
struct EngineUp {
  int cpu = 0;     // units
  int memory = 0;  // MiB
  std::string version;
  TimePoint asked_at{};  // the list is not older than this
  std::vector<Listed> containers;
};
struct EngineDown {
  std::string reason;
};

using Observation = std::variant<Pulled, Created, Started, Stopped, Removed, Dying, Exited,
                                 HealthChanged, EngineUp, EngineDown>;
using Inbox = std::function<void(Observation)>;

class ContainerEngine {
 public:
  virtual ~ContainerEngine() = default;
  // Begins to watch the engine; everything it tells goes to the inbox, never from inside a call to
  // this class.
  virtual void watch(Inbox inbox) = 0;
  virtual void perform(Effect effect) = 0;
  // Drops what has not begun, then kills and removes every container of this daemon. `done` gets an
  // error text, or "".
  virtual void remove_everything(std::function<void(std::string)> done) = 0;
};

}  // namespace localecs::effects
