// Log groups and streams as the awslogs driver makes them.
#include "log_streams.hpp"

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/rows/logs.hpp>

namespace localecs::services::ecs {

void open_stream(state::Logs& logs, const state::LogTarget& target, TimePoint now) {
  if (!logs.find(target.group_arn)) {
    static constexpr std::string_view before_name = ":log-group:";
    state::LogGroup made;
    made.arn = target.group_arn;
    made.name = target.group_arn.substr(target.group_arn.find(before_name) + before_name.size());
    made.created = now.time_since_epoch().count();
    logs.put(std::move(made));
  }
  logs.open_stream(target.group_arn, target.stream, now);
}

}  // namespace localecs::services::ecs
