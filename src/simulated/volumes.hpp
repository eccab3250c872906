// The volumes of a simulated engine.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/simulated/simulated_engine.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace localecs::simulated {

class Volumes {
 public:
  // Finds it when it is there already.
  std::optional<effects::Problem> create(const effects::CreateVolume& what);
  // As a container's bind does with a name that is not there: nobody's, and nobody removes it.
  void create_unasked(const std::string& name) { volumes_.try_emplace(name, Volume{.name = name}); }
  void remove(const std::string& name) { volumes_.erase(name); }
  void remove_ours();

  std::vector<Volume> all() const;

 private:
  std::map<std::string, Volume> volumes_;  // by name
};

}  // namespace localecs::simulated
