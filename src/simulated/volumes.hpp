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
  // Makes the volume, or finds it where it is there already; a problem if it must exist and does
  // not.
  std::optional<effects::Problem> create(const effects::CreateVolume& what);
  // Docker makes a volume for every bind to a name that is not there. It belongs to no task, and
  // nobody removes it.
  void create_unasked(const std::string& name) { volumes_.try_emplace(name, Volume{.name = name}); }
  void remove(const std::string& name) { volumes_.erase(name); }
  void remove_ours();

  std::vector<Volume> all() const;

 private:
  std::map<std::string, Volume> volumes_;  // by name
};

}  // namespace localecs::simulated
