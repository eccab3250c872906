// The effects on a single container. Each tells its one outcome and then calls `finished`.
#pragma once

#include "engine/call_runner.hpp"
#include "engine/json_read.hpp"
#include "workshop.hpp"

namespace localecs::docker {

// A container that is to be there under its name, whether this call makes it or an earlier one has.
struct NamedContainer {
  std::string name;
  std::string query;  // of the call, behind the name: "&platform=linux%2Farm64"
  Json request;
};
void make_container(Workshop& shop, const effects::ContainerKey& key, const NamedContainer& what,
                    std::function<void(std::optional<effects::Problem>, std::string id)> done);

void create_container(Workshop& shop, const effects::CreateContainer& effect, Finished finished);
// A container that is not there, or that somebody removes already, is removed.
void remove_by_force(Workshop& shop, const std::string& runtime_id,
                     std::function<void(std::optional<effects::Problem>)> done);
void start_container(Workshop& shop, const effects::StartContainer& effect, Finished finished);
void stop_container(Workshop& shop, const effects::StopContainer& effect);
void remove_container(Workshop& shop, const effects::RemoveContainer& effect, Finished finished);

}  // namespace localecs::docker
