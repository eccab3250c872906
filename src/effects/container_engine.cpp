// Anchors the interfaces of this room, so that it is a library like the others.
#include <localecs/effects/container_engine.hpp>
