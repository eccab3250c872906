// What a service stops: surplus tasks, tasks to be replaced, unhealthy ones.
#pragma once

#include <string>
#include <string_view>

#include "crews.hpp"
#include "decide/deployment/service_look.hpp"

namespace localecs::decide {

// Stops the tasks and says so. `where` goes into the event, `reason` is the tasks' own; empty: by
// the scaling of PRIMARY, or of the task set that is being decided.
void stop_tasks(ServiceLook& look, const TaskRefs& tasks, std::string_view kind,
                std::string reason = {}, std::string_view where = {});
// Moves the first `count` of the list into the result.
TaskRefs take_first(TaskRefs& from, int count);
// The same, but protected tasks stay until their protection ends.
TaskRefs take_unprotected(ServiceLook& look, TaskRefs& from, int count);

// Stops tasks of one deployment beyond `desired`: those that do not run yet go first, then those
// not known to be healthy, of each the youngest. Unhealthy ones are no surplus: they leave when
// they are replaced.
void scale_in(ServiceLook& look, Crew& crew, int desired, std::string_view where = {});
// Stops tasks of earlier deployments as far as `keep` healthy tasks remain.
void retire_old(ServiceLook& look, Crews& crews, int keep);

// Says of each of the tasks that its health check failed, and stops it.
void stop_unhealthy(ServiceLook& look, const TaskRefs& tasks);
// Stops PRIMARY's unhealthy tasks once their replacements are healthy; at once, one at a time,
// where there is no `room` for a replacement beside them.
void replace_unhealthy(ServiceLook& look, Crews& crews, int room);

}  // namespace localecs::decide
