// The instances that a managed daemon is on, or is to be on.
#pragma once

#include <string>

#include "look.hpp"

namespace localecs::decide {

// Fills look.posts. Returns the daemon's tasks that have ended; the others stand on their posts.
TaskRefs find_posts(DaemonLook& look);

// Leaves the instance to its application tasks until these are elsewhere; then it is terminated.
void drain_instance(DaemonLook& look, DaemonPost& post);
void stop_tasks_on(DaemonLook& look, DaemonPost& post, const std::string& reason);
// Drains an instance with application tasks: another one replaces it. On an instance without any
// the daemon's next task follows in place.
void replace_on(DaemonLook& look, DaemonPost& post, const std::string& reason);

// Waits until the post's task has served for long enough to be believed: true then.
bool wait_until_proven(DaemonLook& look, const DaemonPost& post);

}  // namespace localecs::decide
