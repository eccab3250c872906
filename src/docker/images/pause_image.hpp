// The image of the pause containers: imported into the Engine once, when it turns out to be
// missing.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "engine/engine_api.hpp"

namespace localecs::docker {

class PauseImage {
 public:
  using Done = std::function<void(std::optional<effects::Problem>)>;

  explicit PauseImage(EngineApi& api) : api_(api) {}

  // Imports the image; calls made while an import is under way share it. `done` gets the problem,
  // if any.
  void import(Done done);

 private:
  void imported(const Answer& answer);

  EngineApi& api_;
  std::vector<Done> waiting_;
};

}  // namespace localecs::docker
