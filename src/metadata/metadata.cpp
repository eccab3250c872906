// The endpoint: finds the task that a request is about, keeps the rate limit and calls the answer's
// function.
#include <localecs/metadata/metadata.hpp>

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "credentials.hpp"
#include "fault.hpp"
#include "protection.hpp"
#include "rate_limit.hpp"
#include "route.hpp"
#include "stats.hpp"
#include "view.hpp"

namespace localecs::metadata {
namespace {

using Kind = Route::Kind;

// The task and container that a request is about. Paths of a container have both or neither; for
// other paths `container` may be null.
struct Subject {
  const state::Task* task = nullptr;
  const state::Container* container = nullptr;
};

class Endpoint {
 public:
  Endpoint(state::State& state, effects::ContainerEngine& engine, const Clock& clock, IdSource& ids)
      : state_(state), clock_(clock), ids_(ids), stats_(engine, clock) {}

  void handle(const http::Request& request, http::Respond respond) {
    const Route route = route_of(request.target);
    const Subject subject = subject_of(route, request.peer);
    const std::string& caller = subject.task ? subject.task->arn : request.peer;
    if (!limit_.admit(caller, clock_.now())) return respond(too_many());
    if (!allows(route.kind, request.method))
      return respond(answer(405, request.method + " is not supported here."));
    switch (route.kind) {
      case Kind::unknown:
        return respond(answer(404, "There is no " + request.target + "."));
      case Kind::credentials:
        return respond(credentials_answer(state_, route, request.peer, ids_, clock_.now()));
      case Kind::protection:
        return respond(protection_answer(state_, subject.task, request, ids_, clock_.now()));
      case Kind::fault:
        return respond(fault_answer(route.id, subject.task));
      default:
        return answer_about_task(route, subject, request.peer, std::move(respond));
    }
  }

 private:
  static bool allows(Kind kind, const std::string& method) {
    if (kind == Kind::protection) return method == "GET" || method == "PUT";
    if (kind == Kind::fault) return method == "POST";
    return method == "GET" || method == "HEAD";
  }

  static http::Response too_many() {
    return {.status = 429,
            .headers = {{"Content-Type", "text/plain; charset=utf-8"}},
            .body = "You have reached maximum request limit."};
  }

  Subject subject_of(const Route& route, const std::string& peer) const {
    if (route.kind == Kind::credentials) {
      const auto& tasks = state_[ecs::endpoints].credentials;
      const auto found = tasks.find(route.id);
      return {found == tasks.end() ? nullptr : state_[ecs::tasks].find(found->second)};
    }
    if (route.version == 2) return subject_at(route, peer);
    const auto found = state_[ecs::endpoints].containers.find(route.id);
    if (found == state_[ecs::endpoints].containers.end()) return {};
    const state::Task* task = state_[ecs::tasks].find(found->second.task_arn);
    if (!task) return {};
    const auto container =
        std::ranges::find(task->containers, found->second.container, &state::Container::name);
    return {task, container == task->containers.end() ? nullptr : &*container};
  }

  // Version 2 of the endpoint knows an awsvpc task by its address. Only old programs use it, so
  // a search through all tasks is quick enough.
  Subject subject_at(const Route& route, const std::string& peer) const {
    Subject subject;
    for (const auto& [arn, task] : state_[ecs::tasks].rows())
      if (!task.is_stopped() && state::is_awsvpc(task) && task.sandbox.address &&
          task.sandbox.address->ip == peer)
        subject.task = &task;
    if (!subject.task || route.rest.empty()) return subject;
    const auto container =
        std::ranges::find(subject.task->containers, route.rest, &state::Container::runtime_id);
    if (container != subject.task->containers.end()) subject.container = &*container;
    return subject;
  }

  // True for a container that asks before the Engine has reported its start and its address.
  static bool asks_early(const Subject& subject) {
    return subject.container && subject.container->step == state::ContainerStep::starting &&
           !subject.container->address && is_bridge(*subject.task);
  }

  void answer_about_task(const Route& route, const Subject& subject, const std::string& peer,
                         http::Respond respond) {
    if (asks_early(subject)) {
      // The request itself shows both: it comes from the address, and the container runs.
      state::Task corrected = *subject.task;
      state::Container& container = *state::find_container(corrected, subject.container->name);
      container.address.emplace().ip = peer;
      container.step = state::ContainerStep::running;
      return answer_about_task(route, {&corrected, &container}, peer, std::move(respond));
    }
    const bool of_container = route.kind == Kind::container || route.kind == Kind::container_stats;
    if (!subject.task || (of_container && !subject.container))
      return respond(answer(404, not_found(route, subject, peer)));
    switch (route.kind) {
      case Kind::container:
        return respond(
            answer(200, container_view(*subject.task, *subject.container, route.version)));
      case Kind::container_stats:
        return stats_.answer_container(*subject.task, *subject.container, std::move(respond));
      case Kind::task_stats:
        return stats_.answer_task(*subject.task, std::move(respond));
      case Kind::associations:
        return respond(associations(route));
      default:
        return respond(answer(
            200, task_view(state_, *subject.task, route.version, route.with_tags, clock_.now())));
    }
  }

  // Always an empty list: Elastic Inference, the only thing ever associated, is gone from AWS.
  static http::Response associations(const Route& route) {
    if (route.rest.find('/') == std::string::npos)
      return answer(200, {{"Associations", Json::array()}});
    return answer(404, "V" + std::to_string(route.version) +
                           " container associations handler: unable to find association " +
                           route.rest);
  }

  // The ECS agent's error texts, down to its two spellings of "ARN".
  static std::string not_found(const Route& route, const Subject& subject,
                               const std::string& peer) {
    if (route.version == 2 && !subject.task)
      return "Unable to get task arn from request: unable to associate '" + peer + "' with task";
    if (route.version == 2) return "Unable to find container '" + route.rest + "' of the task";
    const std::string handler = "V" + std::to_string(route.version) + " ";
    const std::string by_task =
        "unable to get task arn from request: unable to get task Arn from v3 endpoint ID: ";
    const std::string by_container =
        "unable to get container ID from request: unable to get docker ID from v3 endpoint ID: ";
    switch (route.kind) {
      case Kind::container:
        return handler + "container metadata handler: " + by_container + route.id;
      case Kind::container_stats:
        return handler + "container stats handler: " + by_task + route.id;
      case Kind::task_stats:
        return handler + "task stats handler: " + by_task + route.id;
      case Kind::associations:
        return handler + "container associations handler: " + by_container + route.id;
      default:
        return handler + "task metadata handler: " + by_task + route.id;
    }
  }

  state::State& state_;
  const Clock& clock_;
  IdSource& ids_;
  Stats stats_;
  RateLimit limit_;
};

}  // namespace

http::Handler make_handler(state::State& state, effects::ContainerEngine& engine,
                           const Clock& clock, IdSource& ids) {
  return [endpoint = std::make_shared<Endpoint>(state, engine, clock, ids)](
             const http::Request& request, http::Respond respond) {
    endpoint->handle(request, std::move(respond));
  };
}

http::Response refuse(unsigned status, std::string_view reason) {
  return answer(status, std::string(reason));
}

}  // namespace localecs::metadata
