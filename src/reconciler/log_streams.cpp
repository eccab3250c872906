// Log groups and streams as the awslogs driver makes them.
#include "log_streams.hpp"

namespace localecs::reconciler {

void open_stream(state::Logs& logs, const state::LogTarget& target, TimePoint now) {
  const std::int64_t created = now.time_since_epoch().count();
  state::LogGroup* group = logs.modify(target.group_arn);
  if (!group) {
    static constexpr std::string_view before_name = ":log-group:";
    state::LogGroup made;
    made.arn = target.group_arn;
    made.name = target.group_arn.substr(target.group_arn.find(before_name) + before_name.size());
    made.created = created;
    group = &logs.put(std::move(made));
  }
  auto& stream = group->streams[target.stream];
  if (!stream.name.empty()) return;
  stream.name = target.stream;
  stream.created = created;
}

}  // namespace localecs::reconciler
