// The containers of a simulated engine, sandboxes among them, and the rules of their lives: without
// time, chance or messages.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "addresses.hpp"
#include "ports.hpp"
#include "script.hpp"

namespace localecs::simulated {

// Exit codes of a process that a signal has ended: 128 + SIGKILL, 128 + SIGTERM.
inline constexpr int kKilled = 137, kTerminated = 143;

// What a container needs of others when it starts.
struct Ties {
  std::string network, pid, ipc;  // runtime ids whose namespaces it joins; empty: its own
  std::vector<std::string> links, volumes_from;  // container names
};

struct Container {
  effects::Listed listed;
  std::string name, digest, record;
  Script script;
  Ties ties;
  bool has_address = false;  // while it runs, on `network` or on the bridge
  std::optional<effects::NetworkSpec> network;
  std::vector<std::string> volumes;  // names
  std::vector<effects::PortBinding> ports;
  Ports::Taken taken_ports;                        // while it runs
  std::optional<effects::NetworkAddress> address;  // while it runs
  Duration health_interval{0};                     // 0: no health check
  int run = 0;  // counts its starts, so that what was noted for one run spares the next
  bool exit_reported = true;  // the end of the last run has been reported
  std::vector<int> stoppers;  // effects in flight that wait for its end
  bool is_followed = false;   // its output is reported; OutputEnded is still to come
  std::vector<effects::OutputLine> unreported_lines;

  bool is_sandbox() const { return listed.key.container == effects::kSandboxName; }
};

class Containers {
 public:
  using Table = std::map<std::string, Container>;  // by runtime id

  const Table& all() const { return containers_; }
  Table& all() { return containers_; }
  Container* find(const std::string& runtime_id);
  Container* find_running(const effects::ContainerKey& key);
  std::vector<std::string> running() const;
  std::size_t addresses_taken() const { return addresses_.taken(); }
  bool is_volume_in_use(const std::string& volume) const;

  bool has_image(const std::string& image) const;
  void add_image(const std::string& image);
  void forget_images() {
    images_.clear();
    moves_.clear();
  }
  // The image's tag stands for another one from now on.
  void move_tag(const std::string& image) { ++moves_[image]; }

  // A container of the same name and key is the same container: a repeated call finds it.
  using Made = std::variant<Container*, effects::Problem>;
  Made create(const effects::CreateContainer& what, std::string runtime_id, TimePoint now);
  Made create(const effects::PrepareSandbox& what, std::string runtime_id, TimePoint now);
  std::optional<effects::Problem> start(Container& container);
  void end(Container& container, int exit_code);
  void remove(const std::string& runtime_id);  // ended before

 private:
  std::string digest_of(const std::string& image) const;
  Container* find_named(const std::string& name);
  std::optional<Made> found_by_name(const effects::ContainerKey& key, const std::string& name);
  std::optional<effects::Problem> check_ties(const Container& container);

  Container* add(std::string runtime_id, Container container);

  Table containers_;
  std::unordered_map<std::string, std::string> ids_by_name_;
  std::set<std::string> images_;  // names and digests
  std::map<std::string, std::uint64_t> moves_;
  Ports ports_;
  Addresses addresses_;
};

}  // namespace localecs::simulated
