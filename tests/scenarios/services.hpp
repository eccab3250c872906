// Services in a scenario: what users ask of them, their deployments and task sets.
#pragma once

#include "chronicle.hpp"
#include "command.hpp"
#include "simulation/world.hpp"

namespace localecs::tests {

// service web task=web:1 [desired=2 | daemon=yes | external=yes] [strategy=FARGATE:1:1] and the
// options of a deployment: min=50 max=200 deploy=LINEAR percent=25 step-bake=2 bake=5
// breaker=rollback pause=POST_SCALE_UP alarms=a,b on-alarm=stop
void create_service(World& world, const Command& command);
// update web [task=web:2] [desired=3] [force], and the options of a deployment
void update_service(World& world, const Command& command);
// delete web [force]
void delete_service(World& world, const Command& command);
// deployment web stop | abort | continue | rollback | show
void answer_deployment(World& world, Chronicle& chronicle, const Command& command);
// task-set web create task=web:1 scale=50 [strategy=asg:0:1]; scale 1 to=100; primary 1;
// delete 1 [force]
void change_task_set(World& world, const Command& command);

}  // namespace localecs::tests
