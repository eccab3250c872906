// Creating a container, and finding it again where an earlier call has made it already.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/call_runner.hpp"
#include "engine/json_read.hpp"
#include "workshop.hpp"

namespace localecs::docker {

struct NamedContainer {
  std::string name;   // unique to this container
  std::string query;  // of the call, behind the name: "&platform=linux%2Farm64"; may be empty
  Json request;
};
// Makes a container, or adopts the one that bears its name and our labels: then the answer to an
// earlier call was lost. `done` gets the Engine's id, or a problem and an empty id.
void make_container(Workshop& shop, const effects::ContainerKey& key, const NamedContainer& what,
                    std::function<void(std::optional<effects::Problem>, std::string id)> done);

// Reports Created, then calls `finished`.
void create_container(Workshop& shop, const effects::CreateContainer& effect, Finished finished);

}  // namespace localecs::docker
