// The door of the simulated engine: everything happens in its world.
#include <localecs/simulated/simulated_engine.hpp>

#include <localecs/aws/ecs/task.hpp>

#include <algorithm>

#include "world.hpp"

namespace localecs::simulated {

SimulatedEngine::SimulatedEngine(const Clock& clock, Machine machine, std::uint64_t seed,
                                 const Options& options)
    : world_(std::make_unique<World>(clock, machine, seed, options)) {}
SimulatedEngine::~SimulatedEngine() = default;

void SimulatedEngine::watch(effects::Inbox inbox) {
  world_->watch(std::move(inbox));
}
void SimulatedEngine::read_records(std::function<void(std::vector<effects::Kept>)> done) {
  world_->read_records(std::move(done));
}
void SimulatedEngine::perform(effects::Effect effect) {
  world_->accept(std::move(effect));
}
std::unique_ptr<effects::Terminal> SimulatedEngine::open_terminal(effects::TerminalSpec spec,
                                                                  effects::TerminalEvents events) {
  return world_->open_terminal(std::move(spec), std::move(events));
}
void SimulatedEngine::read_stats(const std::string& runtime_id,
                                 std::function<void(std::string)> done) {
  world_->read_stats(runtime_id, std::move(done));
}
void SimulatedEngine::remove_everything(std::function<void(std::string)> done) {
  world_->remove_everything(std::move(done));
}

std::optional<TimePoint> SimulatedEngine::next_due() const {
  return world_->agenda().next_due();
}
void SimulatedEngine::advance() {
  world_->advance();
}

void SimulatedEngine::set_faults(const Faults& faults) {
  world_->set_faults(faults);
}
void SimulatedEngine::lose(Duration away, bool deadly) {
  world_->lose(away, deadly);
}
void SimulatedEngine::forsake() {
  world_->forsake();
}
bool SimulatedEngine::kill(const effects::ContainerKey& key, int exit_code) {
  return world_->kill(key, exit_code);
}

bool SimulatedEngine::set_health(const effects::ContainerKey& key, aws::ecs::HealthStatus health) {
  return world_->set_health(key, health);
}

void SimulatedEngine::move_tag(const std::string& image) {
  world_->move_tag(image);
}

bool SimulatedEngine::is_up() const {
  return world_->is_up();
}
std::size_t SimulatedEngine::in_flight() const {
  return world_->in_flight();
}

std::vector<effects::Listed> SimulatedEngine::containers() const {
  std::vector<effects::Listed> listed;
  for (const auto& [id, container] : world_->containers().all()) listed.push_back(container.listed);
  return listed;
}

std::vector<Volume> SimulatedEngine::volumes() const {
  return world_->volumes().all();
}

std::size_t SimulatedEngine::addresses_taken() const {
  return world_->containers().addresses_taken();
}

std::size_t SimulatedEngine::running_count() const {
  const auto& all = world_->containers().all();
  return static_cast<std::size_t>(std::ranges::count_if(
      all, [](const auto& one) { return one.second.listed.running && !one.second.is_sandbox(); }));
}

std::vector<effects::ContainerKey> SimulatedEngine::running(const std::string& task_arn) const {
  std::vector<effects::ContainerKey> keys;
  for (const auto& [id, container] : world_->containers().all()) {
    const auto& listed = container.listed;
    if (listed.running && listed.key.task_arn == task_arn && !container.is_sandbox())
      keys.push_back(listed.key);
  }
  return keys;
}

}  // namespace localecs::simulated
