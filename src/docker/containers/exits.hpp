// The end of a container's run, told once, whoever hears of it first: an event, a stop, an inspect.
#pragma once

#include <functional>

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "workshop.hpp"

namespace localecs::docker {

// The Engine's die event. Whether memory was the cause is asked for first where it may be.
void heed_death(Workshop& shop, const Event& event);
// The Engine's destroy event: nothing more will be heard of the container.
void heed_removal(Workshop& shop, const Event& event);
// An inspect that shows the container at rest.
void heed_end(Workshop& shop, const effects::ContainerKey& key, const Inspected& inspected);
// Calls `done` when the exit of a run that has ended is told, asking the Engine if need be.
void settle_exit(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id,
                 std::function<void()> done);

// A start is about to be asked for: what is heard of its end waits until its outcome is told.
void begin_start(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id);
// The start was carried out.
void ran(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id);
// Tells the outcome of a start, and the end if that has come already.
void conclude_start(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id,
                    effects::Observation outcome);

}  // namespace localecs::docker
