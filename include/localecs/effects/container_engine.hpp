// What the daemon may ask of a container engine, and what an engine tells it: all as values.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/output_mark.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/door.hpp>
#include <localecs/effects/terminal.hpp>

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
  // How many consecutive ports, from container_port on, lead to as many consecutive ports of the
  // host. Above 1 they are one of Started's bindings, with containerPortRange and hostPortRange
  // ("8080-8085") and neither containerPort nor hostPort.
  int range = 1;
};

// The network behind a subnet id: the engine has one for each, made when first used, its addresses
// always the same.
struct NetworkSpec {
  std::string subnet_id;    // "subnet-0abc"
  std::string host_suffix;  // ".ec2.internal": the task at 10.0.0.34 is ip-10-0-0-34.ec2.internal
  auto operator<=>(const NetworkSpec&) const = default;
};

// Where a task or a container is on a network.
struct NetworkAddress {
  std::string ip;       // "10.96.3.4"
  std::string mac;      // "02:42:0a:60:03:04"
  std::string gateway;  // "10.96.3.1"
  int prefix_length = 0;
  std::string host_name;  // "ip-10-96-3-4.ec2.internal"; empty on Docker's own bridge
};

// What all containers of a task share: a network of their own (awsvpc), PID or IPC namespaces.
// A pause container holds it; the engine keeps some ready-made and gives one away where the spec
// asks for nothing that is particular to the task (no sysctls).
struct SandboxSpec {
  std::string name;  // of the pause container
  std::map<std::string, std::string> labels;
  std::optional<NetworkSpec> network;          // nothing: the containers have networks of their own
  std::vector<std::string> extra_hosts;        // "name:address"; the same for every task
  std::map<std::string, std::string> sysctls;  // net.*
  bool shares_ipc = false;
  // The task has one container and restarts nothing: where no sandbox is ready-made it may be
  // cheaper to let that container own the network.
  bool may_be_left_out = false;
};

// The limits of a whole task, over all its containers.
struct TaskLimits {
  int cpu = 0;              // units, 1024 a vCPU; 0: none, only the containers' shares count
  std::int64_t memory = 0;  // bytes; 0: none
};

struct RegistryLogin {
  std::string user, password;
};

// Whether a container's output comes back to us, beside what its log driver does with it.
struct Output {
  bool follow = false;  // its lines come back as OutputLines
};

// A container as the engine is to make it. Units as the Engine wants them: bytes, shares.
struct ContainerSpec {
  std::string name;
  std::string image;
  std::vector<std::string> command, entry_point;  // empty: the image's own
  std::vector<std::string> environment;           // "NAME=value"
  std::map<std::string, std::string> labels;
  std::string user, working_directory, hostname;
  std::string network_mode;            // "bridge", "host", "none", "container:<id>"
  std::optional<NetworkSpec> network;  // instead of network_mode: it owns the task's network
  std::string pid_mode, ipc_mode;      // "", "host", "none", "shareable", "container:<id>"
  std::vector<PortBinding> ports;
  std::vector<std::string> extra_hosts;   // "name:address", beside those of the definition
  std::vector<std::string> binds;         // "volume or path:/in/container[:ro]"
  std::vector<std::string> volumes_from;  // "container name[:ro]"
  std::vector<std::string> links;         // "container name:alias"
  std::map<std::string, std::string> sysctls;
  // Files of NAME=value lines on this machine, weaker than `environment`, the first one strongest.
  std::vector<std::string> environment_files;
  std::string log_driver;  // empty: the engine's default
  std::map<std::string, std::string> log_options;
  std::string platform;    // "linux/arm64"; empty: the engine's own
  TaskLimits task_limits;  // shared by all containers of the task
  std::int64_t cpu_shares = 2;
  std::int64_t memory = 0;              // bytes; 0: no limit
  std::int64_t memory_reservation = 0;  // bytes
  const aws::ecs::ContainerDefinition* definition =
      nullptr;                             // members that map one to one; outlives the effect
  std::shared_ptr<const void> keep_alive;  // owns the definition
  std::string record;  // kept with the container for read_records(); the engine makes nothing of it
  // Files to be on this machine before the container is made: absolute path and content. Missing
  // folders are made, a file that is there is replaced.
  std::vector<std::pair<std::string, std::string>> files;
};

// `key.container` names the sandbox itself: kSandboxName.
inline constexpr const char* kSandboxName = "~internal~ecs~pause";
struct PrepareSandbox {
  ContainerKey key;
  SandboxSpec spec;
};
struct ReleaseSandbox {
  ContainerKey key;
  std::string runtime_id;  // empty: it was left out, only the task's address is given back
};
// `key.container` is the volume's name in the task definition.
struct CreateVolume {
  ContainerKey key;
  std::string name;  // the engine's
  std::string driver = "local";
  std::map<std::string, std::string> driver_options, labels;
  bool must_exist = false;  // then nothing is created, and a missing one has `vanished`
  bool is_shared = false;   // outlives the task: not marked as ours
};
struct RemoveVolume {
  ContainerKey key;
  std::string name;
};
struct PullImage {
  ContainerKey key;
  std::string image;
  std::optional<RegistryLogin> login;
  std::string platform;
};
struct CreateContainer {
  ContainerKey key;
  ContainerSpec spec;
};
struct StartContainer {
  ContainerKey key;
  std::string runtime_id;
  Output output;
  bool is_restart = false;  // it has run before: its earlier exit does not count any more
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
    std::variant<PullImage, CreateContainer, StartContainer, StopContainer, RemoveContainer,
                 PrepareSandbox, ReleaseSandbox, CreateVolume, RemoveVolume>;

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
struct SandboxReady {
  ContainerKey key;
  std::optional<Problem> problem;
  std::string runtime_id;  // empty: left out, the one container is to own the network
  std::optional<NetworkAddress> address;
};
struct SandboxReleased {
  ContainerKey key;
  std::optional<Problem> problem;
};
struct VolumeCreated {
  ContainerKey key;
  std::optional<Problem> problem;
  std::string mount_point;  // on the engine's machine
};
struct VolumeRemoved {
  ContainerKey key;
  std::optional<Problem> problem;
};
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
  std::string image_digest, image_id;
  std::optional<NetworkAddress> address;  // of its own network or of Docker's bridge
};
struct Stopped {
  ContainerKey key;
  std::optional<Problem> problem;
};  // the exit itself comes as Exited
struct Removed {
  ContainerKey key;
  std::optional<Problem> problem;
};

// News that comes without an effect.
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

// One line of a container's output, in the order of its stream.
struct OutputLine {
  TimePoint at;
  std::string text;       // without the newline
  bool is_error = false;  // from stderr
  OutputMark mark{};      // how far its stream is read with this line
};
struct OutputLines {
  ContainerKey key;
  std::vector<OutputLine> lines;
};
// No more lines will come of this run.
struct OutputEnded {
  ContainerKey key;
};

// A container or a sandbox that a task of an earlier run of the daemon has. Where the sandbox was
// left out, its runtime id is empty.
struct Held {
  ContainerKey key;
  std::string runtime_id;
  Output output;  // of a container: what comes back is what follows `read_to`
  OutputMarks read_to{};
  std::optional<NetworkSpec> network;  // of a sandbox: where the task is, and its address there
  std::optional<NetworkAddress> address;
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
// A container or a sandbox of an earlier run of the daemon, and the record that it was made with.
// What no task is named for (a sandbox that was made before a task asked for it) has an empty key.
struct Kept {
  Listed listed;
  std::string record;  // empty: it has none
};
// The engine answers, and these are all the containers of ours that it has.
struct EngineUp {
  int cpu = 0;     // units
  int memory = 0;  // MiB
  std::string version;
  std::string architecture;  // "x86_64", "aarch64"
  // The host has the address 169.254.170.2 on a network of the engine's: containers reach it there.
  bool has_metadata_address = false;
  TimePoint asked_at{};  // the list is not older than this
  std::vector<Listed> containers;
  std::string engine{};  // where it is; empty: the daemon's own
};
struct EngineDown {
  std::string reason;
  std::string engine{};
};

using Observation = std::variant<SandboxReady, SandboxReleased, VolumeCreated, VolumeRemoved,
                                 Pulled, Created, Started, Stopped, Removed, Dying, Exited,
                                 HealthChanged, OutputLines, OutputEnded, EngineUp, EngineDown>;
using Inbox = std::function<void(Observation)>;

// The door of tasks, and what else an engine is asked for.
class ContainerEngine : public Door<Effect, Observation> {
 public:
  // What an earlier run of the daemon has left in the engine. `done` comes once the engine answers,
  // however long that takes, and never from inside this call. Called before watch().
  virtual void read_records(std::function<void(std::vector<Kept>)> done) = 0;
  // What tasks hold that an earlier run of the daemon has started: it is as if this engine had made
  // it. Called before watch().
  virtual void take_over(const std::vector<Held>& held) = 0;
  // A command in a running container, with a terminal.
  virtual std::unique_ptr<Terminal> open_terminal(TerminalSpec spec, TerminalEvents events) = 0;
  // One reading of a running container's figures, in the shape of Docker's stats; an empty text
  // where there is none. `done` never runs from inside this call.
  virtual void read_stats(const std::string& runtime_id,
                          std::function<void(std::string json)> done) = 0;
  // Drops what has not begun, then kills and removes every container of this daemon. `done` gets an
  // error text, or "".
  virtual void remove_everything(std::function<void(std::string)> done) = 0;
  // The daemon ends: removes sandboxes that are kept ready and belong to no task. perform() must
  // not be called any more. `done` always comes, after some seconds at the latest.
  virtual void put_away(std::function<void()> done) { done(); }
};

}  // namespace localecs::effects
