// The endpoint that containers reach: method and URL in the first line, the client's address in the
// second, the body after it.
#include <localecs/metadata/metadata.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/simulated/simulated_engine.hpp>
#include <localecs/state/state.hpp>

#include <metadata/route.hpp>

#include "house.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

std::string with_ids(std::string target, const state::State& state) {
  const std::pair<std::string_view, std::string> names[] = {
      {"@id@", state[ecs::endpoints].containers.begin()->first},
      {"@credentials@", state[ecs::endpoints].credentials.begin()->first}};
  for (const auto& [placeholder, id] : names)
    if (const auto at = target.find(placeholder); at != target.npos)
      target.replace(at, placeholder.size(), id);
  return target;
}

void run(std::string_view bytes) {
  static House house;  // a protection that is set stays; all else is only read
  tests::World& world = house.world();
  Input input(bytes);
  Input first(input.line());
  http::Request request;
  request.method = first.until(" ");
  request.target = with_ids(unfolded(first.rest()), world.state);
  request.peer = input.line();
  request.body = unfolded(input.rest());
  metadata::route_of(request.target);
  const ManualClock clock(world.now());
  IdSource ids(1);
  const auto handler = metadata::make_handler(world.state, world.engine(), clock, ids);
  int answers = 0;
  handler(request, [&](const http::Response& answer) {
    require(answer.status >= 200 && answer.status <= 501 && answer.status != 500,
            "no failure is ours");
    require(answer.status == 429 || aws::Document::accept(answer.body), "an answer is JSON");
    ++answers;
  });
  house.live_on(std::chrono::milliseconds(100));
  require(answers == 1, "a request is answered once");
}

const Target target("metadata", run);

}  // namespace
}  // namespace localecs::fuzz
