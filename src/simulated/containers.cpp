// Making, starting, ending and removing simulated containers, with Docker's words for what fails.
#include "containers.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/ids.hpp>

#include <algorithm>
#include <string_view>

#include "outcomes.hpp"

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

// The id in "container:<id>"; empty for every other mode.
std::string joined(const std::string& mode) {
  constexpr std::string_view kPrefix = "container:";
  return mode.starts_with(kPrefix) ? mode.substr(kPrefix.size()) : std::string();
}

std::vector<std::string> before_colons(std::vector<std::string> texts) {
  for (std::string& text : texts) text.resize(std::min(text.find(':'), text.size()));
  return texts;
}

// The volumes among the binds: a bind whose source is a path is a folder of the host.
std::vector<std::string> volumes_of(const std::vector<std::string>& binds) {
  auto sources = before_colons(binds);
  std::erase_if(sources, [](const std::string& source) { return source.starts_with('/'); });
  return sources;
}

Container container_of(const effects::ContainerKey& key, const std::string& name,
                       const std::string& runtime_id, TimePoint now) {
  Container container;
  container.listed.key = key;
  container.listed.runtime_id = runtime_id;
  container.listed.created_at = now;
  container.name = name;
  return container;
}

// Behind the "@" of a reference by digest; empty where there is none.
std::string digest_in(const std::string& image) {
  const auto at = image.find('@');
  return at == image.npos ? std::string() : image.substr(at + 1);
}

}  // namespace

// Looks like a digest, and is the same for the same image until move_tag().
std::string Containers::digest_of(const std::string& image) const {
  if (std::string given = digest_in(image); !given.empty()) return given;
  const auto moved = moves_.find(image);
  std::uint64_t hash = 0xcbf29ce484222325 + (moved == moves_.end() ? 0 : moved->second);
  for (const unsigned char byte : image) hash = (hash ^ byte) * 0x100000001b3;
  return "sha256:" + IdSource(hash).hex(64);
}

bool Containers::has_image(const std::string& image) const {
  const std::string digest = digest_in(image);
  return images_.contains(digest.empty() ? image : digest);
}

void Containers::add_image(const std::string& image) {
  images_.insert({image, digest_of(image)});
}

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

Container* Containers::find_named(const std::string& name) {
  const auto id = ids_by_name_.find(name);
  return id == ids_by_name_.end() ? nullptr : find(id->second);
}

Container* Containers::add(std::string runtime_id, Container container) {
  ids_by_name_.emplace(container.name, runtime_id);
  return &containers_.emplace(std::move(runtime_id), std::move(container)).first->second;
}

std::vector<std::string> Containers::running() const {
  std::vector<std::string> ids;
  for (const auto& [id, container] : containers_) {
    if (container.listed.running) ids.push_back(id);
  }
  return ids;
}

bool Containers::is_volume_in_use(const std::string& volume) const {
  return std::ranges::any_of(containers_, [&](const auto& one) {
    return std::ranges::count(one.second.volumes, volume) > 0;
  });
}

// Nothing where the name is free. The same key's container is found again, another one's is in the
// way.
std::optional<Containers::Made> Containers::found_by_name(const effects::ContainerKey& key,
                                                          const std::string& name) {
  Container* other = find_named(name);
  if (!other) return std::nullopt;
  if (other->listed.key == key) return other;
  return refused("Conflict. The container name \"/" + name +
                 "\" is already in use by container \"" + other->listed.runtime_id + "\".");
}

Containers::Made Containers::create(const effects::CreateContainer& what, std::string runtime_id,
                                    TimePoint now) {
  const auto& spec = what.spec;
  if (auto found = found_by_name(what.key, spec.name)) return std::move(*found);
  Container container = container_of(what.key, spec.name, runtime_id, now);
  container.digest = digest_of(spec.image);
  container.record = spec.record;
  container.script = read_script(spec.environment);
  container.network = spec.network;
  container.has_address = spec.network || spec.network_mode == "bridge";
  if (container.has_address) container.ports = spec.ports;
  container.ties = {.network = joined(spec.network_mode),
                    .pid = joined(spec.pid_mode),
                    .ipc = joined(spec.ipc_mode),
                    .links = before_colons(spec.links),
                    .volumes_from = before_colons(spec.volumes_from)};
  container.volumes = volumes_of(spec.binds);
  container.health_interval = health_interval_of(spec.definition);
  if (!container.script.create_error.empty()) return refused(container.script.create_error);
  for (const auto& names : {container.ties.links, container.ties.volumes_from})
    for (const std::string& name : names)
      if (!find_named(name)) return refused("No such container: " + name);
  return add(std::move(runtime_id), std::move(container));
}

// A sandbox that has ended cannot be started again: it is removed, and another one takes its name.
Containers::Made Containers::create(const effects::PrepareSandbox& what, std::string runtime_id,
                                    TimePoint now) {
  Container* dead = find_named(what.spec.name);
  if (dead && dead->listed.ever_started && !dead->listed.running) remove(dead->listed.runtime_id);
  if (auto found = found_by_name(what.key, what.spec.name)) return std::move(*found);
  Container sandbox = container_of(what.key, what.spec.name, runtime_id, now);
  sandbox.network = what.spec.network;
  sandbox.has_address = sandbox.network.has_value();
  return add(std::move(runtime_id), std::move(sandbox));
}

// The problem, if a container that this one joins or links to is missing or does not run.
std::optional<Problem> Containers::check_ties(const Container& container) {
  const std::pair<const char*, const std::string&> namespaces[] = {
      {"network", container.ties.network},
      {"PID", container.ties.pid},
      {"IPC", container.ties.ipc}};
  for (const auto& [what, id] : namespaces) {
    if (id.empty()) continue;
    const Container* other = find(id);
    if (!other) return no_container(id);
    if (!other->listed.running)
      return refused(std::string("cannot join ") + what + " of a non running container: " + id);
  }
  for (const std::string& name : container.ties.links) {
    const Container* other = find_named(name);
    if (!other) return no_container(name);
    if (!other->listed.running)
      return refused("Cannot link to a non running container: /" + name + " AS /" + container.name);
  }
  return std::nullopt;
}

// Takes ports and an address, or neither; words a refusal as Docker does.
std::optional<Problem> Containers::start(Container& container) {
  if (container.listed.running) return std::nullopt;
  if (!container.script.start_error.empty()) return refused(container.script.start_error);
  if (auto problem = check_ties(container)) return problem;
  auto taken = ports_.take(container.ports);
  if (const int* port = std::get_if<int>(&taken))
    return refused("driver failed programming external connectivity on endpoint " + container.name +
                   ": Bind for 0.0.0.0:" + std::to_string(*port) +
                   " failed: port is already allocated");
  container.taken_ports = std::move(std::get<0>(taken));
  if (container.has_address) container.address = addresses_.take(container.network);
  if (container.has_address && !container.address) {
    ports_.give_back(std::exchange(container.taken_ports, {}));
    return refused("no available IPv4 addresses on this network's address pools");
  }
  container.listed.running = container.listed.ever_started = true;
  container.listed.exit_code = 0;
  container.listed.health = aws::ecs::HealthStatus::UNKNOWN;
  container.exit_reported = false;
  ++container.run;
  return std::nullopt;
}

// What it holds while it runs is free again: ports and address.
void Containers::end(Container& container, int exit_code) {
  container.listed.running = false;
  container.listed.exit_code = exit_code;
  ports_.give_back(std::exchange(container.taken_ports, {}));
  if (container.address) addresses_.give_back(*container.address);
  container.address.reset();
}

void Containers::remove(const std::string& runtime_id) {
  const auto gone = containers_.find(runtime_id);
  if (gone == containers_.end()) return;
  ids_by_name_.erase(gone->second.name);
  containers_.erase(gone);
}

}  // namespace localecs::simulated
