// Version consistency: all tasks of a service deployment run the images that its first one ran.
#pragma once

#include "decide/deployment/service_look.hpp"

namespace localecs::decide {

// Takes the digests that the deployments' first tasks have shown into the service's revisions, from
// which container/image.hpp pins those of later tasks.
void note_digests(ServiceLook& look);

}  // namespace localecs::decide
