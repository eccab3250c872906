// POST /containers/create, and finding a container again that an earlier call has made.
#include "create.hpp"

#include <localecs/base/text.hpp>

#include "create_request.hpp"
#include "engine/answers.hpp"
#include "engine/labels.hpp"
#include "free_ports.hpp"
#include "preparation.hpp"

namespace localecs::docker {

using effects::ContainerKey;
using effects::CreateContainer;
using effects::Created;
using effects::Problem;

namespace {

bool is_ours(const Inspected& inspected, const std::string& owner, const ContainerKey& key) {
  const auto has = [&](const char* label, const std::string& value) {
    const auto found = inspected.labels.find(label);
    return found != inspected.labels.end() && found->second == value;
  };
  return has(labels::kOwner, owner) && has(labels::kTask, key.task_arn) &&
         has(labels::kContainer, key.container);
}

// One call to create a container, and what is done if its name is taken.
struct Making {
  Workshop& shop;
  ContainerKey key;
  std::string name;
  std::function<void(std::optional<Problem>, std::string id)> done;

  void note_made(const std::string& id) const {
    const auto now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    // A spare sandbox has no task yet, and is no business of the roster's until it has.
    if (!key.task_arn.empty()) shop.roster.note(id, key, now);
    done({}, id);
  }

  void on_answer(const Answer& answer) const {
    if (answer.status == kConflict) return adopt(*answer.problem);
    if (answer.problem) return done(answer.problem, {});
    const auto id = text(member(parse_json(answer.body), "Id"));
    id.empty() ? done(senseless("create"), {}) : note_made(id);
  }

  // No other container is ever given this name. So one that bears it, and our labels for the same
  // key, was made by an earlier call whose answer we never got: take its id as the answer.
  void adopt(const Problem& refused) const {
    shop.api.inspect(
        name, [self = *this, refused](const Answer&, const std::optional<Inspected>& inspected) {
          const bool ours = inspected && is_ours(*inspected, self.shop.options.owner, self.key);
          ours ? self.note_made(inspected->id) : self.done(refused, {});
        });
  }
};

// The effect CreateContainer: files, ports, address and cgroup first, then the container.
struct Creation : std::enable_shared_from_this<Creation> {
  Creation(Workshop& workshop, const CreateContainer& what, Finished call)
      : shop(workshop), effect(what), finished(std::move(call)) {}

  Workshop& shop;
  CreateContainer effect;
  const Finished finished;
  Surroundings surroundings;

  void end(const std::optional<Problem>& problem, const std::string& id = {}) const {
    shop.report(Created{effect.key, id, problem});
    finished();
  }

  // Files and ports first: they need no call. Then the place on the task's network, if this
  // container is to own it.
  void prepare() {
    auto& spec = effect.spec;
    if (const auto problem = add_environment_files(spec.environment_files, spec.environment))
      return end(problem);
    if (const auto problem = write_files(spec.files)) return end(problem);
    choose_ranges(spec.ports);
    if (!spec.network) return create();
    shop.networks.join(*spec.network, effect.key.task_arn,
                       [self = shared_from_this()](const auto& problem, const Place& place) {
                         if (problem) return self->end(problem);
                         self->surroundings.place = place;
                         self->create();
                       });
  }

  // Everything is known that the request depends on.
  void create() {
    const auto& spec = effect.spec;
    surroundings.owner = shop.options.owner;
    surroundings.minor_version = shop.api.minor_version();
    surroundings.cgroup_parent =
        shop.task_cgroups.join(effect.key, spec.task_limits, spec.cpu_shares);
    surroundings.engine_cpus = shop.task_cgroups.engine_cpus();
    surroundings.has_swappiness = !shop.task_cgroups.is_unified();
    const auto query =
        spec.platform.empty() ? std::string() : "&platform=" + percent_encode(spec.platform);
    make_container(shop, effect.key, {spec.name, query, create_request(effect, surroundings)},
                   [self = shared_from_this()](const auto& problem, const std::string& id) {
                     self->end(problem, id);
                   });
  }
};

}  // namespace

void make_container(Workshop& shop, const ContainerKey& key, const NamedContainer& what,
                    std::function<void(std::optional<Problem>, std::string id)> done) {
  const Making making{shop, key, what.name, std::move(done)};
  shop.api.ask({"POST", "/containers/create?name=" + percent_encode(what.name) + what.query,
                "created", shop.options.create_timeout, write_json(what.request)},
               [making](const Answer& answer) { making.on_answer(answer); });
}

void create_container(Workshop& shop, const CreateContainer& effect, Finished finished) {
  std::make_shared<Creation>(shop, effect, std::move(finished))->prepare();
}

}  // namespace localecs::docker
