// Wires the parts of the Docker engine: effects into lanes, events to what heeds them.
#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/post.hpp>

#include "call_runner.hpp"
#include "connection.hpp"
#include "containers.hpp"
#include "exits.hpp"
#include "pulls.hpp"
#include "sweep.hpp"

namespace localecs::docker {

using namespace effects;

namespace {

class DockerEngine : public ContainerEngine {
 public:
  DockerEngine(boost::asio::io_context& loop, DockerOptions options, http::TlsFiles tls)
      : shop_(loop, std::move(options), std::move(tls)),
        runner_(loop, shop_.options.parallel_starts),
        pulls_(shop_, runner_),
        connection_(shop_, [this](const Event& event) { heed(event); }),
        sweep_(shop_, runner_) {
    shop_.api.on_unreachable([this](const std::string& reason) { connection_.lost(reason); });
  }

  void watch(Inbox inbox) override {
    shop_.inbox = std::move(inbox);
    connection_.open();
  }

  void perform(Effect effect) override {
    std::visit([this](auto& one) { begin(std::move(one)); }, effect);
  }

  std::unique_ptr<Terminal> open_terminal(TerminalSpec, TerminalEvents) override { return {}; }
  void read_stats(const std::string&, std::function<void(std::string)>) override {}
  void remove_everything(std::function<void(std::string)> done) override;

 private:
  // What the Engine was not asked for.
  void heed(const Event& event);

  void begin(PrepareSandbox) {}
  void begin(ReleaseSandbox) {}
  void begin(CreateVolume) {}
  void begin(RemoveVolume) {}
  void begin(PullImage effect) { pulls_.pull(effect); }
  void begin(CreateContainer effect) {
    queue<Created>(Lane::create, std::move(effect), create_container);
  }
  void begin(StartContainer effect) {
    queue<Started>(Lane::start, std::move(effect), start_container);
  }
  void begin(StopContainer effect) { stop_container(shop_, effect); }
  void begin(RemoveContainer effect) {
    queue<Removed>(Lane::remove, std::move(effect), remove_container);
  }

  template <class Outcome, class E>
  void queue(Lane lane, E effect, void (*run)(Workshop&, const E&, Finished)) {
    auto shared = std::make_shared<const E>(std::move(effect));
    runner_.add(
        lane, [this, shared, run](Finished finished) { run(shop_, *shared, std::move(finished)); },
        [this, key = shared->key] {
          Outcome outcome;
          outcome.key = key;
          outcome.problem = {Problem::Kind::unreachable, "dropped: everything is being removed"};
          shop_.tell(std::move(outcome));
        });
  }

  Workshop shop_;
  CallRunner runner_;
  Pulls pulls_;
  Connection connection_;
  Sweep sweep_;
  Lifeline lifeline_;
};

void DockerEngine::heed(const Event& event) {
  switch (event.kind) {
    case Event::Kind::started:
      return shop_.roster.started(event.runtime_id, event.key);
    case Event::Kind::died:
      return heed_death(shop_, event);
    case Event::Kind::out_of_memory:
      if (auto* entry = shop_.roster.find(event.runtime_id)) entry->out_of_memory = true;
      return;
    case Event::Kind::health:
      shop_.roster.note(event.runtime_id, event.key);
      shop_.roster.has_health(event.runtime_id, event.health, shop_.roster.mark());
      return shop_.tell(HealthChanged{event.key, event.health});
    case Event::Kind::destroyed:
      shop_.deaths.forget(event.runtime_id);
      return heed_removal(shop_, event);
  }
}

void DockerEngine::remove_everything(std::function<void(std::string)> done) {
  boost::asio::post(shop_.loop, lifeline_.guard([this, done = std::move(done)]() mutable {
    for (const auto& job : runner_.hold()) job.drop();
    pulls_.cancel_all();
    sweep_.begin([this, done = std::move(done)](const std::string& problem) {
      if (!sweep_.is_running()) runner_.release();
      done(problem);
    });
  }));
}

}  // namespace

std::unique_ptr<ContainerEngine> make_docker_engine(boost::asio::io_context& loop,
                                                    DockerOptions options, http::TlsFiles tls) {
  return std::make_unique<DockerEngine>(loop, std::move(options), std::move(tls));
}

}  // namespace localecs::docker
