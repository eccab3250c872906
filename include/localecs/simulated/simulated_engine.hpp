// A container engine in memory, under any clock: containers follow the script in their environment,
// and everything that can go wrong does so at a chosen rate, from a seed.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/container_engine.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// The script, read from a container's environment:
//   LOCALECS_SIM_EXIT_AFTER      seconds until it exits by itself; absent: runs until stopped.
//                                "1,5,never": for its first run, the second, all later ones
//   LOCALECS_SIM_EXIT_CODE       its exit code then (default 0), and when stopped (default 143);
//                                several for several runs, as above
//   LOCALECS_SIM_START_DELAY     seconds that its start takes longer
//   LOCALECS_SIM_HEALTH          healthy (default), unhealthy or starting: what its health check
//                                finds after one interval; without a healthCheck nothing is told.
//                                "starting:2,healthy:10,unhealthy": one after the other, seconds
//   LOCALECS_SIM_OUTPUT          lines that each run prints first
//   LOCALECS_SIM_PULL_ERROR      its image is not there, and pulling it fails with this text
//   LOCALECS_SIM_CREATE_ERROR    creating it fails with this text
//   LOCALECS_SIM_START_ERROR     starting it fails with this text
//   LOCALECS_SIM_IGNORE_SIGTERM  set: a stop takes the whole timeout and ends in 137
namespace localecs::simulated {

struct Latencies {
  Duration connect{1}, pull{100}, create{5}, start{20}, stop{10}, remove{5};
  Duration die_event{50};  // from a process's end (Dying) to the engine's word of it (Exited)
  Duration sandbox{60}, ready_sandbox{1}, volume{3}, terminal{5};
  Duration list{0};  // a list is as old as this when it is told
};

struct Machine {
  int cpu = 8192;      // units
  int memory = 16384;  // MiB
};

struct Options {
  bool pull_first = false;  // the first create with an image finds it missing
  Latencies latencies;
  // Ready-made sandboxes of each network, and how long it takes to make a new one ready.
  int ready_sandboxes = 2;
  Duration sandbox_refill{2000};
  bool has_metadata_address = false;
};

// Rates between 0 and 1.
struct Faults {
  // Of the effects:
  double refuse = 0;  // the engine says no
  double slow = 0;    // takes up to half a minute longer
  double hang = 0;    // answers only that it timed out; done or not, by a coin
  // Chances in each second:
  double lose_engine = 0;  // away for up to half a minute; containers live on, or some of them die
  double die = 0;          // a running container or sandbox dies
  double vanish = 0;       // a container or sandbox is removed behind our back

  bool happen_unasked() const { return lose_engine > 0 || die > 0 || vanish > 0; }
};

// A volume as it stands in the engine.
struct Volume {
  std::string name;
  std::string task_arn;  // empty: it outlives every task, or nobody asked for it
};

class SimulatedEngine final : public effects::ContainerEngine {
 public:
  SimulatedEngine(const Clock& clock, Machine machine, std::uint64_t seed,
                  const Options& options = {});
  ~SimulatedEngine() override;

  void read_records(std::function<void(std::vector<effects::Kept>)> done) override;
  // Nothing to do: it knows its containers by their keys.
  void take_over(const std::vector<effects::Held>&) override {}
  void watch(effects::Inbox inbox) override;
  void perform(effects::Effect effect) override;
  // A shell that echoes what is written to it; "exit 3" ends it.
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override;
  void read_stats(const std::string& runtime_id,
                  std::function<void(std::string json)> done) override;
  // What is in flight is answered as unreachable.
  void remove_everything(std::function<void(std::string)> done) override;

  // When something happens next; nothing when all is at rest. perform() may make it sooner.
  std::optional<TimePoint> next_due() const;
  // Lets happen what is due by clock.now(), in order of time. The only call that delivers to the
  // inbox, which may call back.
  void advance();

  void set_faults(const Faults& faults);
  // Away for that long. When deadly, every running container dies meanwhile.
  void lose(Duration away, bool deadly = false);
  // The daemon that asked has died: of what is in flight it has heard some and will not hear the
  // rest, and nobody is told anything, until somebody watches again.
  void forsake();
  // Ends a running container's process; false when none of that key runs.
  bool kill(const effects::ContainerKey& key, int exit_code);
  // What a running container's health check finds from now on; false when none of that key runs.
  bool set_health(const effects::ContainerKey& key, aws::ecs::HealthStatus health);

  // An image's tag stands for another one from now on, with another digest.
  void move_tag(const std::string& image);

  bool is_up() const;
  std::size_t in_flight() const;                    // effects not yet answered
  std::vector<effects::Listed> containers() const;  // as a listing shows them, with sandboxes
  std::vector<Volume> volumes() const;
  std::size_t addresses_taken() const;  // of all networks
  std::size_t running_count() const;    // without sandboxes, as running()
  std::vector<effects::ContainerKey> running(const std::string& task_arn) const;

 private:
  class World;
  std::unique_ptr<World> world_;
};

}  // namespace localecs::simulated
