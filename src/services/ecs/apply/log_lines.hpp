// Lines of the log about tasks and services: whose they are, what happened, where to reach them.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::services::ecs {

// "shop/web: task 8ee82e (web:3) is RUNNING at 10.64.160.4"; "shop: task 41f0aa (job:1) is STOPPED:
// Essential container in task exited; main exited with code 3".
std::string task_line(const state::Task& task);

// Logs the events that `after` has and `before` had not, the oldest first: "shop: (service web) has
// reached a steady state."
void log_new_events(const state::Service& before, const state::Service& after);

}  // namespace localecs::services::ecs
