// Making, starting, ending and removing simulated containers, with Docker's words for what fails.
#include "containers.hpp"

namespace localecs::simulated {

using effects::Problem;

namespace {

Problem refused(const std::string& words) {
  return {Problem::Kind::refused, "Error response from daemon: " + words};
}

Duration health_interval_of(const aws::ecs::ContainerDefinition* definition) {
  if (!definition || !definition->healthCheck) return Duration(0);
  const auto& check = *definition->healthCheck;
  if (check.command.empty() || check.command[0] == "NONE") return Duration(0);
  return std::chrono::seconds(check.interval.value_or(30));
}

}  // namespace

Container* Containers::find(const std::string& runtime_id) {
  const auto found = containers_.find(runtime_id);
  return found == containers_.end() ? nullptr : &found->second;
}

Container* Containers::find_running(const effects::ContainerKey& key) {
  for (auto& [id, container] : containers_) {
    if (container.listed.running && container.listed.key == key) return &container;
  }
  return nullptr;
}

std::vector<std::string> Containers::running() const {
  std::vector<std::string> ids;
  for (const auto& [id, container] : containers_) {
    if (container.listed.running) ids.push_back(id);
  }
  return ids;
}

std::variant<Container*, Problem> Containers::create(const effects::CreateContainer& what,
                                                     std::string runtime_id, TimePoint now) {
  for (auto& [id, other] : containers_) {
    if (other.name != what.spec.name) continue;
    if (other.listed.key == what.key) return &other;
    return refused("Conflict. The container name \"/" + other.name +
                   "\" is already in use by container \"" + id + "\".");
  }
  Container container;
  container.listed.key = what.key;
  container.listed.runtime_id = runtime_id;
  container.listed.created_at = now;
  container.name = what.spec.name;
  container.image = what.spec.image;
  container.script = read_script(what.spec.environment);
  if (what.spec.network_mode == "bridge") container.ports = what.spec.ports;
  container.health_interval = health_interval_of(what.spec.definition);
  if (!container.script.create_error.empty()) return refused(container.script.create_error);
  return &containers_.emplace(std::move(runtime_id), std::move(container)).first->second;
}

std::optional<Problem> Containers::start(Container& container) {
  if (container.listed.running) return std::nullopt;
  if (!container.script.start_error.empty()) return refused(container.script.start_error);
  auto taken = ports_.take(container.ports);
  if (const int* port = std::get_if<int>(&taken)) {
    return refused("driver failed programming external connectivity on endpoint " + container.name +
                   ": Bind for 0.0.0.0:" + std::to_string(*port) +
                   " failed: port is already allocated");
  }
  container.bindings = std::move(std::get<0>(taken));
  container.listed.running = container.listed.ever_started = true;
  container.listed.exit_code = 0;
  container.listed.health = aws::ecs::HealthStatus::UNKNOWN;
  container.exit_told = false;
  ++container.run;
  return std::nullopt;
}

void Containers::end(Container& container, int exit_code) {
  container.listed.running = false;
  container.listed.exit_code = exit_code;
  ports_.give_back(std::exchange(container.bindings, {}));
}

void Containers::remove(const std::string& runtime_id) {
  containers_.erase(runtime_id);
}

}  // namespace localecs::simulated
