// The start and the end of a container's run, each reported once and in that order, whoever brings
// the news first: an event, a stop, an inspect.
#pragma once

#include <functional>

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "workshop.hpp"

namespace localecs::docker {

// The Engine's `die` event. Reports Exited; where memory may have been the cause, the Engine is
// asked first.
void on_died(Workshop& shop, const Event& event);
// The Engine's `destroy` event, after which nothing more is heard of the container: if its exit has
// not been reported, it is now.
void on_destroyed(Workshop& shop, const Event& event);
// An inspect shows that the container does not run: reports Exited unless that has been done.
void on_seen_ended(Workshop& shop, const effects::ContainerKey& key, const Inspected& inspected);
// Calls `done` once the exit of a run that is over has been reported, asking the Engine if its
// event has not come yet. Also where the container runs on: a stop may have had no effect.
void ensure_exit_reported(Workshop& shop, const effects::ContainerKey& key,
                          const std::string& runtime_id, std::function<void()> done);

// To be called before the Engine is asked for a start: an exit that is heard of from now on waits
// until conclude_start().
void begin_start(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id);
// The Engine has carried out the start. Does nothing if its `start` event has said so already.
void note_started(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id);
// Reports the outcome of a start, and behind it the exit if that has come meanwhile.
void conclude_start(Workshop& shop, const effects::ContainerKey& key, const std::string& runtime_id,
                    effects::Observation outcome);

}  // namespace localecs::docker
