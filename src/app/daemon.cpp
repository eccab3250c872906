// Builds the program's parts in the order of their dependencies, serves, and takes all down again.
#include <localecs/app/daemon.hpp>

#include <localecs/base/log.hpp>
#include <localecs/docker/docker_engine.hpp>
#include <localecs/durability/durability.hpp>
#include <localecs/engines/engines.hpp>
#include <localecs/exec/data_channels.hpp>
#include <localecs/functions/lambda_functions.hpp>
#include <localecs/gateway/calls.hpp>
#include <localecs/gateway/gateway.hpp>
#include <localecs/gateway/reading.hpp>
#include <localecs/http/client.hpp>
#include <localecs/loop/loop.hpp>
#include <localecs/metadata/door.hpp>
#include <localecs/metadata/metadata.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/apply/adoption.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/simulated/simulated_engine.hpp>
#include <localecs/state/state.hpp>
#include <localecs/store/task_record.hpp>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "clock_call.hpp"
#include "driver.hpp"
#include "ending.hpp"
#include "health.hpp"
#include "listen_address.hpp"
#include "machine.hpp"
#include "router_folders.hpp"
#include "security.hpp"
#include "settings.hpp"

namespace localecs::app {
namespace {

using aws::Document;

class Daemon {
 public:
  explicit Daemon(const Options& options);
  void run();

 private:
  std::unique_ptr<effects::ContainerEngine> make_engine();
  std::unique_ptr<effects::ContainerEngine> make_engine_elsewhere(const std::string& host);
  bool shares_host_folders() const;
  std::string address() const;
  std::string owner() const;
  std::unique_ptr<store::Store> open_store() const;
  void load();
  void adopt(const std::vector<effects::Kept>& kept);
  void go_on();
  void begin();
  http::Handler durable(http::Handler handler);
  http::Handler api();
  http::Refuse refuse_api();
  http::UpgradeHandler data_channels();
  std::unique_ptr<metadata::Door> make_door();
  void add_private_calls();
  void reset(http::Respond answer);
  void on_signal(int number);
  void log_what_stays() const;

  Options options_;
  boost::asio::io_context io_{1};
  const http::BrowserGuard guard_;
  AdjustableClock clock_;
  IdSource ids_;
  state::State state_{services::parts()};
  std::unique_ptr<http::Server> server_;  // bound first: containers are marked with its port
  std::unique_ptr<store::Store> store_;   // nullptr without --data-dir: the state is in memory only
  simulated::SimulatedEngine* simulated_ = nullptr;
  std::unique_ptr<HeldEngine> engine_;
  const gateway::House house_;
  const decide::Timing timing_;
  HeldFunctions functions_;
  HeldCalls calls_;
  Loop loop_;
  std::unique_ptr<Durability> durability_;
  Driver driver_;
  gateway::Gateway gateway_;
  std::unique_ptr<metadata::Door> door_;
  std::unique_ptr<exec::DataChannels> channels_;
  boost::asio::signal_set signals_;
  Ending ending_;
  bool adopting_ = false;  // the Engine has not yet listed an earlier run's containers
  bool stopping_ = false;
};

Daemon::Daemon(const Options& options)
    : options_(options),
      guard_(options.allowed_hosts),
      clock_(options.clock_speed),
      server_(http::serve(io_, server_options(options), api(), refuse_api(), data_channels())),
      store_(open_store()),
      engine_(std::make_unique<HeldEngine>(make_engine())),
      house_{gateway_options(options, guard_), state_, clock_, ids_, services::all()},
      timing_(timing_of(options)),
      functions_(make_lambda_functions(io_, options.lambda_endpoint)),
      calls_(gateway::make_calls(house_,
                                 [this](auto call) { boost::asio::post(io_, std::move(call)); })),
      loop_(state_, *engine_, functions_, calls_, clock_, ids_, timing_),
      driver_(io_, loop_, clock_),
      gateway_(house_),
      door_(make_door()),
      channels_(exec::make_data_channels(io_, state_, *engine_, clock_, ids_)),
      signals_(io_, SIGTERM, SIGINT),
      ending_(io_, state_, clock_, driver_, *engine_) {
  state_[ecs::hosts].own = this_machine();
  state_[ecs::settings] = settings_of(options_, server_->port());
  state_[logs::groups].set_limit(static_cast<std::size_t>(options_.log_memory) << 20);
  add_private_calls();
  engine_->listen([this](const effects::Effect& effect) { remove_router_folder(state_, effect); });
  if (simulated_)
    driver_.set_engine([this] { simulated_->advance(); },
                       [this] { return simulated_->next_due(); });
  state_[ecs::this_run].write_record = &store::task_record;
  state_[ecs::this_run].removes_orphans = options_.orphans == "remove";
  if (store_) load();
  // A simulated container ends with the process, so there is none to adopt.
  adopting_ = options_.orphans == "adopt" && !simulated_;
  if (adopting_)
    engine_->read_records([this](const auto& kept) { adopt(kept); });
  else
    go_on();
}

// Rebuilds tasks that the state does not know from the records on their containers (`--orphans
// adopt`).
void Daemon::adopt(const std::vector<effects::Kept>& kept) {
  const int adopted = services::ecs::adopt(loop_.desk(), kept, &store::read_task_record);
  if (adopted > 0) log::info("{} tasks of an earlier run go on", adopted);
  go_on();
}

// Takes up the stored rows again, however the last run ended. The rows are taken up in portions,
// and requests are answered between them: no answer depends on how far this is.
void Daemon::go_on() {
  adopting_ = false;
  driver_.resume([this] { begin(); });
}

// Starts to listen to the engine, to functions and to calls, and lets the loop run.
void Daemon::begin() {
  engine_->watch([this](effects::Observation observation) {
    // Opens the metadata door before the first container starts: its environment contains the
    // door's address.
    const auto* up = std::get_if<effects::EngineUp>(&observation);
    if (up && up->has_metadata_address && options_.task_endpoints) door_->open();
    // The simulated engine already uses this clock; Docker's times have to be translated.
    if (options_.engine == "docker") observation = in_clock(clock_, std::move(observation));
    loop_.deliver(std::move(observation));
    driver_.wake();
  });
  functions_.watch([this](effects::FunctionAnswered answer) {
    loop_.deliver(std::move(answer));
    driver_.wake();
  });
  calls_.watch([this](effects::CallAnswered answer) {
    loop_.deliver(std::move(answer));
    driver_.wake();
  });
  driver_.start();
}

std::unique_ptr<effects::ContainerEngine> Daemon::make_engine() {
  if (options_.engine == "simulated") {
    const state::Host host = this_machine();
    auto simulated = std::make_unique<simulated::SimulatedEngine>(
        clock_, simulated::Machine{.cpu = host.cpu, .memory = host.memory}, ids_.number());
    simulated_ = simulated.get();
    return simulated;
  }
  auto own = docker::make_docker_engine(
      io_,
      {.host = options_.docker,
       .owner = owner(),
       .warm_sandboxes = static_cast<std::size_t>(options_.warm_sandboxes),
       .registry_auth = registry_auth(options_),
       .metadata_network = options_.task_endpoints,
       .joins_subnets = options_.docker.starts_with("unix:"),
       .shares_host_folders = shares_host_folders(),
       .now = [this] { return clock_.now(); }},
      docker_tls());
  Engines::Others others;
  for (const state::InstancePlan& plan : options_.instances)
    if (!plan.engine.empty() && !others.contains(plan.engine))
      others.emplace(plan.engine, make_engine_elsewhere(plan.engine));
  if (others.empty()) return own;
  return std::make_unique<Engines>(state_, std::move(own), std::move(others));
}

bool Daemon::shares_host_folders() const {
  return !options_.forbidden.contains(state::Power::host_mounts);
}

// Connects to another machine's Docker. Tasks there have no awsvpc network, so no sandbox is kept
// ready (`warm_sandboxes` 0).
std::unique_ptr<effects::ContainerEngine> Daemon::make_engine_elsewhere(const std::string& host) {
  state_[ecs::hosts].others[host].problem = "not reached yet";
  return docker::make_docker_engine(io_,
                                    {.host = host,
                                     .owner = owner(),
                                     .warm_sandboxes = 0,
                                     .registry_auth = registry_auth(options_),
                                     .shares_host_folders = shares_host_folders(),
                                     .now = [this] { return clock_.now(); }},
                                    host.starts_with("tcp:") ? docker_tls() : http::TlsFiles{});
}

std::string Daemon::address() const {
  return authority(options_.address, server_->port());
}

// The label that marks our containers. Two localecs processes on one machine listen on different
// ports, so each sees only its own containers. A stored state keeps its label, so it finds its
// containers again on any port.
std::string Daemon::owner() const {
  return store_ ? store_->owner() : address();
}

std::unique_ptr<store::Store> Daemon::open_store() const {
  if (options_.data_dir.empty()) return nullptr;
  return store::open(options_.data_dir, address() + "/" + IdSource().hex(8), services::parts());
}

void Daemon::load() {
  store_->load(state_);
  // A clock that was advanced must not fall back at a restart: stored times would lie in the
  // future.
  if (const TimePoint now = clock_.now(); now < store_->saved_at())
    clock_.advance(store_->saved_at() - now);
  log::info("{} holds {} services and {} tasks", options_.data_dir, state_[ecs::services].size(),
            state_[ecs::tasks].size());
  durability_ = std::make_unique<Durability>(
      io_, state_, clock_, *store_, *engine_, functions_, calls_,
      [this](const std::string& problem) {
        return gateway_.refuse(500, "The change is not on disk and may be lost: " + problem);
      });
  driver_.set_turn([this] { durability_->begin(); }, [this] { durability_->settle(); });
}

// Wraps `handler`: with a stored state its answers wait until the change is on disk.
http::Handler Daemon::durable(http::Handler handler) {
  return [this, handler = std::move(handler)](http::Request request, http::Respond answer) {
    if (durability_)
      durability_->serve(handler, std::move(request), std::move(answer));
    else
      handler(std::move(request), std::move(answer));
    if (!state_.changes.empty()) driver_.wake();
  };
}

// While tasks are being stopped only reads are answered: a container still stopping could start new
// ones.
http::Handler Daemon::api() {
  return durable([this](http::Request request, http::Respond answer) {
    if (stopping_ && options_.stop_tasks_on_exit && !gateway::only_reads(request))
      return answer(gateway_.refuse(503, "localecs is stopping"));
    gateway_.handle(std::move(request), std::move(answer));
    channels_->end_erased_sessions();
  });
}

http::Refuse Daemon::refuse_api() {
  return
      [this](unsigned status, std::string_view reason) { return gateway_.refuse(status, reason); };
}

// Accepts the WebSockets of ECS Exec. A request that the browser guard objects to gets no
// WebSocket; it is handled as an ordinary request, and the gateway refuses it with a reason.
http::UpgradeHandler Daemon::data_channels() {
  return [this](const http::Request& request) {
    return guard_.objection(request).empty() ? channels_->accept(request) : http::AcceptWebSocket();
  };
}

// Makes the door of the task metadata endpoint. It is opened later, once the Engine has reported
// the address on which it listens.
std::unique_ptr<metadata::Door> Daemon::make_door() {
  const metadata::DoorOptions options{
      .api_address = options_.address,
      .api_port = server_->port(),
      .max_connections = static_cast<std::size_t>(options_.max_connections)};
  http::Handler endpoint = durable(metadata::make_handler(state_, *engine_, clock_, ids_));
  http::Handler guarded = [this, endpoint = std::move(endpoint)](http::Request request,
                                                                 http::Respond answer) {
    const std::string objection = guard_.objection(request);
    if (!objection.empty()) return answer(metadata::refuse(403, objection));
    endpoint(std::move(request), std::move(answer));
  };
  return std::make_unique<metadata::Door>(
      io_, state_[ecs::settings], options,
      metadata::DoorHandlers{std::move(guarded), api(), &metadata::refuse, refuse_api()});
}

void Daemon::add_private_calls() {
  gateway_.add_private_call("GET /_localecs/health",
                            [this](const http::Request&, const http::Respond& answer) {
                              const Document found = health(options_, state_, durability_.get());
                              answer(json_response(200, found.dump(2)));
                            });
  gateway_.add_private_call(
      "POST /_localecs/reset",
      [this](const http::Request&, http::Respond answer) { reset(std::move(answer)); });
  const auto clock = [this](const http::Request& request, const http::Respond& answer) {
    answer(answer_clock(clock_, request));
    driver_.wake();
  };
  gateway_.add_private_call("GET /_localecs/clock", clock);
  gateway_.add_private_call("POST /_localecs/clock", clock);
}

// Forgets every row and removes every container; the clock is as the options say. Answers once the
// containers are gone, or with status 503 and the problem.
void Daemon::reset(http::Respond answer) {
  remove_router_folders(state_);
  loop_.forget_everything();
  functions_.forget();
  calls_.forget();
  clock_.start_again(options_.clock_speed);
  if (durability_) durability_->settle_soon();  // the empty state is on disk before containers go
  engine_->remove_everything([answer = std::move(answer)](const std::string& problem) {
    Document body{{"status", problem.empty() ? "ok" : "containers may be left"}};
    if (!problem.empty()) body["problem"] = problem;
    answer(json_response(problem.empty() ? 200 : 503,
                         body.dump(-1, ' ', false, Document::error_handler_t::replace)));
  });
  driver_.wake();
}

void Daemon::run() {
  warn_of_others(options_);
  log::info("localecs {} listens on http://{}", LOCALECS_VERSION, address());
  signals_.async_wait([this](const boost::system::error_code& error, int number) {
    if (!error) on_signal(number);
  });
  io_.run();
  if (options_.stop_tasks_on_exit) remove_router_folders(state_);
  tidy_up(options_, state_[ecs::settings]);
}

// Says what becomes of the tasks: their containers outlive the daemon unless it is told otherwise.
void Daemon::log_what_stays() const {
  const auto& tasks = state_[ecs::tasks].rows();
  const auto live = std::ranges::count_if(
      tasks, [](const auto& row) { return row.second.last_status == state::TaskStatus::RUNNING; });
  if (live == 0 || simulated_) return;
  if (options_.stop_tasks_on_exit)
    log::info(
        "{} tasks are being stopped, each within its stopTimeout; a second signal leaves at once",
        live);
  else
    log::info("{} tasks go on running; --stop-tasks-on-exit or /_localecs/reset ends them", live);
}

// The first signal ends localecs in order, a second one at once.
void Daemon::on_signal(int number) {
  if (stopping_) {
    log::warn("signal {} again: leaving at once", number);
    return io_.stop();
  }
  stopping_ = true;
  log::info("signal {}: stopping", number);
  log_what_stays();
  signals_.async_wait([this](const boost::system::error_code& error, int again) {
    if (!error) on_signal(again);
  });
  ending_.begin(*server_, [this] {
    if (!options_.stop_tasks_on_exit) return Ending::Tasks::go_on;
    return adopting_ ? Ending::Tasks::remove : Ending::Tasks::stop;
  });
}

}  // namespace

void run(const Options& options) {
  raise_descriptor_limit();
  answer_before_others();
  Options resolved = options;
  resolved.address = resolve_listen_address(options.address);
  Daemon(resolved).run();
}

}  // namespace localecs::app
