// The cluster query language: any text is an expression or has a problem within it; expressions are
// asked about instances of all kinds.
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/placement/query.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/state/state.hpp>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

struct Fleet {
  Fleet() {
    bare.cluster_arn = usual.cluster_arn = "arn:aws:ecs:us-east-1:000000000000:cluster/default";
    bare.agent_connected = false;
    usual.arn = "arn:aws:ecs:us-east-1:000000000000:container-instance/default/1";
    usual.ec2_instance_id = "i-0123456789abcdef0";
    usual.agent_version = "1.80.0";
    usual.registered_at = from_epoch_seconds(1'700'000'000.5);
    for (const char* name : {"ecs.availability-zone", "ecs.instance-type", "ecs.os-type", "stack"})
      state::set_attribute(usual, name, "linux");
    state::set_attribute(usual, "ecs.capability.secrets", std::nullopt);
  }
  state::State state{services::parts()};
  state::Instance bare, usual;
};

void run(std::string_view bytes) {
  static const Fleet fleet;
  const std::string text = unfolded(bytes);
  placement::QueryProblem problem;
  const auto query = placement::Query::parse(text, &problem);
  if (!query) {
    require(!problem.message.empty(), "a bad expression has a problem");
    require(problem.position <= text.size(), "the problem lies within the expression");
    return;
  }
  // Not where it becomes too long or too deep by that.
  const auto opposite = placement::Query::parse("!(" + text + ")");
  for (const state::Instance* instance : {&fleet.bare, &fleet.usual}) {
    const bool holds = query->holds(fleet.state, *instance);
    if (opposite) require(opposite->holds(fleet.state, *instance) != holds, "not is not not");
  }
}

const Target target("cluster_query", run);

}  // namespace
}  // namespace localecs::fuzz
