// One line for each observation: "Started web refused".
#include "engine_fixture.hpp"

namespace localecs::simulated {

std::string line_of(const effects::Observation& observation) {
  static constexpr const char* names[] = {
      "SandboxReady", "SandboxReleased", "VolumeCreated", "VolumeRemoved", "Pulled",
      "Created",      "Started",         "Stopped",       "Removed",       "Dying",
      "Exited",       "Health",          "Output",        "OutputEnded",   "Up",
      "Down"};
  static_assert(std::size(names) == std::variant_size_v<effects::Observation>);
  std::string line = names[observation.index()];
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.key; })
          line += " " + (one.key.container == effects::kSandboxName ? "pause" : one.key.container);
        if constexpr (requires { one.problem; }) {
          static constexpr const char* kinds[] = {"refused", "no_image", "vanished", "timed_out",
                                                  "unreachable"};
          if (one.problem) line += std::string(" ") + kinds[static_cast<int>(one.problem->kind)];
        }
        if constexpr (requires { one.exit_code; }) line += " " + std::to_string(one.exit_code);
        if constexpr (requires { one.lines; })
          for (const auto& output : one.lines) line += " " + output.text;
        if constexpr (requires { one.containers; })
          line += " " + std::to_string(one.containers.size());
      },
      observation);
  return line;
}

}  // namespace localecs::simulated
