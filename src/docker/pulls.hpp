// Image pulls: one for each image, shared by all who ask for it meanwhile.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "call_runner.hpp"
#include "event_stream.hpp"
#include "workshop.hpp"

namespace localecs::docker {

class Pulls {
 public:
  Pulls(Workshop& shop, CallRunner& runner) : shop_(shop), runner_(runner) {}

  void pull(const effects::PullImage& effect);
  void cancel_all();  // they are answered as unreachable, soon

 private:
  struct Pull {
    std::vector<effects::ContainerKey> waiting;
    Lines lines;
    std::string error;  // the stream's own
    std::chrono::steady_clock::time_point begun_at;
    EngineApi::Id call = 0;
    Finished finished;
  };

  void begin(const std::string& image, Finished finished);
  void drop(const std::string& image);
  void ended(const std::string& image, const Answer& answer);
  void answer_all(const std::string& image, const std::optional<effects::Problem>& problem);

  Workshop& shop_;
  CallRunner& runner_;
  std::map<std::string, Pull> pulls_;  // by image
};

// The error that a line of a pull's stream carries, or an empty text.
std::string read_pull_error(std::string_view line);

}  // namespace localecs::docker
