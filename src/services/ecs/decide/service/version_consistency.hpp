// Version consistency: all tasks of a service deployment run the images that its first one ran.
#pragma once

#include <localecs/services/ecs/rows.hpp>

namespace localecs::decide {

struct ServiceLook;

// Lets a container whose image the Engine has not been asked for run the digest that the revision
// of its service knows, if it knows one.
void pin_image(const state::State& state, const state::Task& task, state::Container& container);

// Takes the digests that the deployments' first tasks have shown into the service's revisions.
void note_digests(ServiceLook& look);

}  // namespace localecs::decide
