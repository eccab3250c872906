// The calls that make a sandbox, and what is done when one of them fails.
#include "sandbox_maker.hpp"

#include <localecs/base/text.hpp>

#include "containers/create.hpp"
#include "containers/exits.hpp"
#include "engine/labels.hpp"
#include "images/pause_program.hpp"
#include "networks/endpoint.hpp"

namespace localecs::docker {

using effects::Problem;

namespace {

constexpr int kMostAttempts = 3;

struct Making : std::enable_shared_from_this<Making> {
  using Done = std::function<void(std::optional<Problem>, MadeSandbox)>;

  Making(Workshop& workshop, SandboxOrder what, Done tell)
      : shop(workshop), order(std::move(what)), done(std::move(tell)) {}

  Workshop& shop;
  const SandboxOrder order;
  const Done done;
  std::optional<Place> place;
  std::string id;
  int attempt = 0;
  bool is_imported = false;

  void join_network() {
    if (!order.spec.network) return create();
    shop.networks.join(*order.spec.network, order.holder,
                       [self = shared_from_this()](const auto& problem, const Place& joined) {
                         if (problem) return self->end(problem);
                         self->place = joined;
                         self->create();
                       });
  }

  void create() {
    const auto body = sandbox_request(order, place, shop.options.owner, shop.api.minor_version());
    make_container(shop, order.key, {order.spec.name, {}, body},
                   [self = shared_from_this()](const auto& problem, const std::string& made) {
                     if (problem) return self->on_refused(*problem);
                     self->id = made;
                     self->start();
                   });
  }

  // The pause image is missing at the first sandbox ever: import it and try again, once.
  void on_refused(const Problem& problem) {
    if (problem.kind != Problem::Kind::no_image || is_imported) return retry_or_end(problem);
    is_imported = true;
    shop.pause_image.import([self = shared_from_this()](const auto& failed) {
      failed ? self->end(failed) : self->create();
    });
  }

  void start() {
    if (!order.key.task_arn.empty()) begin_start(shop, order.key, id);
    shop.api.ask({"POST", "/containers/" + id + "/start", "started", shop.options.start_timeout},
                 [self = shared_from_this()](const Answer& answer) {
                   answer.problem ? self->remove_and_retry(*answer.problem) : self->end({});
                 });
  }

  // It was made but could not be started. If the Engine is away it stays: the repeated effect finds
  // it by its name.
  void remove_and_retry(const Problem& problem) {
    if (auto* entry = shop.roster.find(id)) entry->starting = false;
    if (problem.kind == Problem::Kind::unreachable) return end(problem);
    shop.roster.note_removed(id);
    shop.api.ask(
        {"DELETE", "/containers/" + id + "?force=1&v=1", "removed", shop.options.remove_timeout},
        [self = shared_from_this(), problem](const Answer&) { self->retry_or_end(problem); });
  }

  // Two refusals can be mended: somebody else has our address, or has removed the network. Then the
  // sandbox is made again with another address or a new network.
  void retry_or_end(const Problem& problem) {
    const auto words = to_lower(problem.message);
    const bool is_taken = words.find("address already in use") != words.npos;
    const bool is_gone =
        words.find("network") != words.npos && words.find("not found") != words.npos;
    if (!place || !(is_taken || is_gone) || ++attempt == kMostAttempts) return end(problem);
    if (is_taken) shop.networks.avoid_address_of(order.holder);
    shop.networks.inspect_again();
    join_network();
  }

  void end(const std::optional<Problem>& problem) {
    // If the Engine could not be reached the sandbox may have been made all the same, and the
    // effect will be repeated: keep the address for it.
    if (problem && problem->kind != Problem::Kind::unreachable) shop.networks.leave(order.holder);
    if (problem) return done(problem, {});
    if (!order.key.task_arn.empty()) note_started(shop, order.key, id);
    done({}, {id, place ? std::optional(place->address) : std::nullopt});
  }
};

Json labels_of(const SandboxOrder& order, const std::string& owner) {
  Json all = Json::object();
  for (const auto& [name, value] : order.spec.labels) all[name] = value;
  all[labels::kOwner] = owner;
  if (order.key.task_arn.empty()) {
    all[labels::kSandbox] = "yes";
  } else {
    all[labels::kTask] = order.key.task_arn;
    all[labels::kContainer] = order.key.container;
  }
  return all;
}

}  // namespace

Json sandbox_request(const SandboxOrder& order, const std::optional<Place>& place,
                     const std::string& owner, int minor_version) {
  const auto& spec = order.spec;
  Json config = {{"Image", pause_image_name()}, {"Labels", labels_of(order, owner)}};
  // "none" saves work at each start: the pause program writes nothing, so no log is needed, and an
  // IPC namespace without /dev/shm is a mount less.
  Json host = {{"NetworkMode", "none"},
               {"LogConfig", {{"Type", "none"}}},
               {"IpcMode", spec.shares_ipc ? "shareable" : "none"}};
  if (!spec.extra_hosts.empty()) host["ExtraHosts"] = spec.extra_hosts;
  if (!spec.sysctls.empty()) host["Sysctls"] = spec.sysctls;
  if (place) set_place(config, host, *place, minor_version);
  config["HostConfig"] = std::move(host);
  return config;
}

void make_sandbox(Workshop& shop, SandboxOrder order, Making::Done done) {
  std::make_shared<Making>(shop, std::move(order), std::move(done))->join_network();
}

}  // namespace localecs::docker
