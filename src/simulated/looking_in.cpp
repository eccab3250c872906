// Terminals in simulated containers, and their figures.
#include <nlohmann/json.hpp>

#include "shell.hpp"
#include "world.hpp"

namespace localecs::simulated {

namespace {

// Passes everything on to the shell through the agenda, so that no event comes from inside a call.
// After the terminal's end the shell reports no more.
class ShellTerminal final : public effects::Terminal {
 public:
  using Later = std::function<void(std::function<void()>)>;
  ShellTerminal(std::shared_ptr<Shell> shell, Later later)
      : shell_(std::move(shell)), later_(std::move(later)) {}

  ~ShellTerminal() override { shell_->hang_up(); }

  void write(std::string_view bytes) override {
    later([bytes = std::string(bytes)](Shell& shell) { shell.take(bytes); });
  }
  void resize(int, int) override {}
  void pause(bool paused) override {
    later([paused](Shell& shell) { shell.pause(paused); });
  }

 private:
  void later(std::function<void(Shell&)> what) {
    later_([weak = std::weak_ptr(shell_), what = std::move(what)] {
      if (const auto shell = weak.lock()) what(*shell);
    });
  }

  std::shared_ptr<Shell> shell_;
  Later later_;
};

// In the shape of Docker's cpu_stats.
nlohmann::json cpu_figures(std::int64_t nanoseconds, std::int64_t up_nanoseconds) {
  return {{"cpu_usage",
           {{"total_usage", nanoseconds},
            {"usage_in_kernelmode", nanoseconds / 4},
            {"usage_in_usermode", nanoseconds - nanoseconds / 4}}},
          {"system_cpu_usage", up_nanoseconds},
          {"online_cpus", 8},
          {"throttling_data", {{"periods", 0}, {"throttled_periods", 0}, {"throttled_time", 0}}}};
}

// A container that uses a hundredth of one CPU and sends and receives a little.
nlohmann::json figures_of(const Container& container, TimePoint now) {
  const auto second = now - std::chrono::seconds(1);
  const auto nanoseconds = [&](TimePoint at) {
    return std::chrono::nanoseconds(at - container.listed.created_at).count();
  };
  const std::int64_t bytes = 1000 + nanoseconds(now) / 1'000'000;
  nlohmann::json figures{
      {"id", container.listed.runtime_id},
      {"name", "/" + container.name},
      {"read", to_rfc3339(now)},
      {"preread", to_rfc3339(second)},
      {"num_procs", 0},
      {"pids_stats", {{"current", 1}}},
      {"blkio_stats", {{"io_service_bytes_recursive", nlohmann::json::array()}}},
      {"cpu_stats", cpu_figures(nanoseconds(now) / 100, nanoseconds(now) * 8)},
      {"precpu_stats", cpu_figures(nanoseconds(second) / 100, nanoseconds(second) * 8)},
      {"memory_stats",
       {{"usage", 4 << 20}, {"limit", 512 << 20}, {"stats", {{"inactive_file", 1 << 20}}}}}};
  if (container.address)
    figures["networks"]["eth0"] = {
        {"rx_bytes", bytes},     {"rx_packets", bytes / 100}, {"rx_errors", 0}, {"rx_dropped", 0},
        {"tx_bytes", bytes / 2}, {"tx_packets", bytes / 200}, {"tx_errors", 0}, {"tx_dropped", 0}};
  return figures;
}

}  // namespace

std::unique_ptr<effects::Terminal> SimulatedEngine::World::open_terminal(
    effects::TerminalSpec spec, effects::TerminalEvents events) {
  auto shell = std::make_shared<Shell>(spec.runtime_id, std::move(events));
  std::erase_if(shells_, [](const auto& one) { return one.expired(); });
  shells_.push_back(shell);
  in(options_.latencies.terminal, [this, weak = std::weak_ptr(shell)] {
    const auto opened = weak.lock();
    if (!opened) return;
    const auto* container = containers_.find(opened->runtime_id());
    if (!up_)
      opened->end({}, "the simulated engine is away");
    else if (!container || !container->listed.running)
      opened->end(
          {}, "Error response from daemon: Container " + opened->runtime_id() + " is not running");
    else
      opened->open();
  });
  return std::make_unique<ShellTerminal>(
      std::move(shell), [this](std::function<void()> what) { in(Duration(0), std::move(what)); });
}

// Works on a copy: the events may open another terminal.
void SimulatedEngine::World::end_shells(const std::string& runtime_id) {
  for (const auto& weak : std::vector(shells_)) {
    const auto shell = weak.lock();
    if (shell && shell->runtime_id() == runtime_id) shell->end(kKilled, {});
  }
}

void SimulatedEngine::World::lose_shells() {
  for (const auto& weak : std::exchange(shells_, {}))
    if (const auto shell = weak.lock()) shell->end({}, "the simulated engine is away");
}

void SimulatedEngine::World::read_stats(const std::string& runtime_id,
                                        std::function<void(std::string)> done) {
  in(Duration(1), [this, runtime_id, done = std::move(done)] {
    const auto* container = up_ ? containers_.find(runtime_id) : nullptr;
    done(container && container->listed.running ? figures_of(*container, now()).dump() : "");
  });
}

}  // namespace localecs::simulated
