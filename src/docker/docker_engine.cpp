// Wires the parts of the Docker engine: which lane an effect waits in, and who is told of an event.
#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/post.hpp>

#include "clearing/sweep.hpp"
#include "connection.hpp"
#include "containers/create.hpp"
#include "containers/exits.hpp"
#include "containers/start.hpp"
#include "containers/stop_and_remove.hpp"
#include "containers/terminal.hpp"
#include "containers/volumes.hpp"
#include "engine/call_runner.hpp"
#include "figures/stats_cache.hpp"
#include "images/pulls.hpp"
#include "networks/metadata_network.hpp"
#include "output/outputs.hpp"
#include "records.hpp"
#include "sandboxes/sandboxes.hpp"

namespace localecs::docker {

using namespace effects;

namespace {

class DockerEngine : public ContainerEngine {
 public:
  DockerEngine(boost::asio::io_context& loop, DockerOptions options, http::TlsFiles tls)
      : shop_(loop, std::move(options), std::move(tls)),
        runner_(loop, shop_.options.parallel_starts),
        metadata_network_(shop_.api, shop_.options),
        pulls_(shop_, runner_, shop_.digests),
        sandboxes_(shop_, runner_),
        connection_(
            shop_, metadata_network_, [this](const Event& event) { on_event(event); },
            [this](auto unclaimed) {
              return sandboxes_.spares().claim_unlabelled(std::move(unclaimed));
            }),
        records_(loop, shop_.api, shop_.options),
        sweep_(shop_, runner_, shop_.networks),
        outputs_(shop_, shop_.roster),
        stats_(shop_) {
    shop_.api.on_unreachable([this](const std::string& reason) { connection_.lost(reason); });
  }

  void read_records(std::function<void(std::vector<effects::Kept>)> done) override {
    records_.read(std::move(done));
  }
  void take_over(const std::vector<Held>& held) override;
  void watch(Inbox inbox) override {
    shop_.inbox = [this, inbox = std::move(inbox)](Observation observation) {
      if (const auto* up = std::get_if<EngineUp>(&observation)) on_list(*up);
      inbox(std::move(observation));
    };
    connection_.open();
  }

  void perform(Effect effect) override {
    std::visit([this](auto& one) { carry_out(std::move(one)); }, effect);
  }

  std::unique_ptr<Terminal> open_terminal(TerminalSpec spec, TerminalEvents events) override {
    return open_exec(shop_, std::move(spec), std::move(events));
  }
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done) override {
    stats_.read(runtime_id, std::move(done));
  }
  void remove_everything(std::function<void(std::string)> done) override;
  void put_away(std::function<void()> done) override {
    sandboxes_.spares().put_away(
        [this, done = std::move(done)] { metadata_network_.remove(std::move(done)); });
  }

 private:
  // News that no call has asked for.
  void on_event(Event event);
  void on_list(const EngineUp& up);

  void carry_out(const PrepareSandbox& effect) {
    metadata_network_.ensure_again();
    sandboxes_.prepare(effect);
  }
  void carry_out(const ReleaseSandbox& effect) { sandboxes_.release(effect); }
  void carry_out(CreateVolume effect) {
    queue<VolumeCreated>(Lane::create, std::move(effect), create_volume);
  }
  void carry_out(RemoveVolume effect) {
    queue<VolumeRemoved>(Lane::remove, std::move(effect), remove_volume);
  }
  void carry_out(PullImage effect) { pulls_.pull(effect); }
  void carry_out(CreateContainer effect) {
    metadata_network_.ensure_again();
    queue<Created>(Lane::create, std::move(effect), create_container);
  }
  void carry_out(StartContainer effect) {
    outputs_.expect(effect);
    queue<Started>(Lane::start, std::move(effect), start_container);
  }
  void carry_out(StopContainer effect) { stop_container(shop_, effect); }
  // The Engine's log of a container goes with it: its last lines are read first.
  void carry_out(RemoveContainer effect) {
    outputs_.when_ended(effect.runtime_id,
                        [this, effect] { queue<Removed>(Lane::remove, effect, remove_container); });
  }

  // Runs the effect when its lane has room. One that is dropped before that (remove_everything) is
  // answered as unreachable.
  template <class Outcome, class E, class Link>
  void queue(Lane lane, E effect, void (*run)(Link&, const E&, Finished)) {
    auto shared = std::make_shared<const E>(std::move(effect));
    runner_.add(
        lane, [this, shared, run](Finished finished) { run(shop_, *shared, std::move(finished)); },
        [this, key = shared->key] {
          Outcome outcome;
          outcome.key = key;
          outcome.problem = {Problem::Kind::unreachable, "dropped: everything is being removed"};
          shop_.report(std::move(outcome));
        });
  }

  Workshop shop_;
  CallRunner runner_;
  MetadataNetwork metadata_network_;
  Pulls pulls_;
  Sandboxes sandboxes_;
  Connection connection_;
  Records records_;
  Sweep sweep_;
  Outputs outputs_;
  StatsCache stats_;
  AliveGuard alive_;
};

// Puts the addresses, cgroups and streams of an earlier run back where they would be had this
// object made them. Nothing is asked of the Engine: the first list tells what is still there.
void DockerEngine::take_over(const std::vector<Held>& held) {
  for (const Held& one : held) {
    if (one.network && one.address)
      shop_.networks.take_over(*one.network, one.key.task_arn, *one.address);
    if (one.runtime_id.empty()) continue;
    shop_.roster.note(one.runtime_id, one.key);
    shop_.task_cgroups.take_over(one.key);
    if (one.output.follow) outputs_.take_over(one);
  }
}

void DockerEngine::on_event(Event event) {
  if (event.key.task_arn.empty()) {
    const auto key = sandboxes_.claim_event(event);
    if (!key) return;
    event.key = *key;
  }
  switch (event.kind) {
    case Event::Kind::started:
      shop_.roster.note_started(event.runtime_id, event.key);
      return outputs_.on_running(event.runtime_id);
    case Event::Kind::died:
      return on_died(shop_, event);
    case Event::Kind::out_of_memory:
      if (auto* entry = shop_.roster.find(event.runtime_id)) entry->out_of_memory = true;
      return;
    case Event::Kind::health:
      shop_.roster.note(event.runtime_id, event.key);
      shop_.roster.note_health(event.runtime_id, event.health, shop_.roster.mark());
      return shop_.report(HealthChanged{event.key, event.health});
    case Event::Kind::destroyed:
      shop_.deaths.forget(event.runtime_id);
      outputs_.forget(event.runtime_id);
      stats_.forget(event.runtime_id);
      return on_destroyed(shop_, event);
  }
}

// Events before our time are lost, so the list is what tells that containers run.
void DockerEngine::on_list(const EngineUp& up) {
  for (const auto& listed : up.containers) {
    if (listed.running) outputs_.on_running(listed.runtime_id);
  }
  outputs_.open_taken_over();
  // Daemons on one Engine share the metadata network, and one that has ended may have removed it.
  metadata_network_.ensure([](bool) {});
}

// Holds back new calls, drops the waiting ones, then sweeps. At the end calls are let through
// again, unless another sweep has begun by then.
void DockerEngine::remove_everything(std::function<void(std::string)> done) {
  boost::asio::post(shop_.loop, alive_.guard([this, done = std::move(done)]() mutable {
    for (const auto& job : runner_.hold()) job.drop();
    pulls_.cancel_all();
    sandboxes_.spares().pause();
    sweep_.remove_all([this, done = std::move(done)](const std::string& problem) {
      if (!sweep_.is_running()) {
        shop_.networks.forget_all();
        shop_.digests.forget();
        shop_.task_cgroups.leave_all();
        sandboxes_.spares().resume();
        runner_.release();
      }
      metadata_network_.remove([done, problem] { done(problem); });
    });
  }));
}

}  // namespace

std::unique_ptr<ContainerEngine> make_docker_engine(boost::asio::io_context& loop,
                                                    DockerOptions options, http::TlsFiles tls) {
  return std::make_unique<DockerEngine>(loop, std::move(options), std::move(tls));
}

}  // namespace localecs::docker
