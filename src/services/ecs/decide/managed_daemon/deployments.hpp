// The deployments of a managed daemon.
#pragma once

#include <string>

#include "look.hpp"

namespace localecs::decide {

// look.deployment for writing.
state::DaemonDeployment& edit_current_deployment(DaemonLook& look);

// Ends the deployments that a newer one has overtaken, begins what is PENDING. look.deployment is
// the newest one's from here on.
void advance_daemon_records(DaemonLook& look);
// Counts a failed task against the deployment that brought it.
void count_daemon_failure(DaemonLook& look, const state::Task& task);

// Fails the deployment whose alarms ring or whose tasks fail too often. True if the daemon is to
// run another revision now: its posts have to be looked at again.
bool judge_daemon_deployment(DaemonLook& look);

// Stops old tasks that do not serve on instances without application tasks. Such an instance takes
// none, and a batch may wait for it, so it waits for no batch.
void replace_useless(DaemonLook& look);
// Begins the next batch once the last one has settled and baked, and ends the deployment after the
// last.
void advance_daemon_deployment(DaemonLook& look);

}  // namespace localecs::decide
