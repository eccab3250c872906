// The containers of a simulated engine and the rules of their lives, without time, chance or
// messages.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ports.hpp"
#include "script.hpp"

namespace localecs::simulated {

struct Container {
  effects::Listed listed;
  std::string name, image;
  Script script;
  std::vector<effects::PortBinding> ports;
  std::vector<aws::ecs::NetworkBinding> bindings;  // while it runs
  Duration health_interval{0};                     // 0: no health check
  int run = 0;            // counts its starts, so that what was noted for one run spares the next
  bool exit_told = true;  // the world knows how the last run ended
  std::vector<int> stoppers;  // effects in flight that wait for its end
};

class Containers {
 public:
  using Table = std::map<std::string, Container>;  // by runtime id

  const Table& all() const { return containers_; }
  Table& all() { return containers_; }
  Container* find(const std::string& runtime_id);
  Container* find_running(const effects::ContainerKey& key);
  std::vector<std::string> running() const;

  bool has_image(const std::string& image) const { return images_.contains(image); }
  void add_image(const std::string& image) { images_.insert(image); }

  // A container of the same name and key is the same container: a repeated call finds it.
  std::variant<Container*, effects::Problem> create(const effects::CreateContainer& what,
                                                    std::string runtime_id, TimePoint now);
  std::optional<effects::Problem> start(Container& container);
  void end(Container& container, int exit_code);
  void remove(const std::string& runtime_id);  // ended before

 private:
  Table containers_;
  std::set<std::string> images_;
  Ports ports_;
};

}  // namespace localecs::simulated
