// Connects, listens, lists, and begins again.
#include "connection.hpp"

#include <stdexcept>

namespace localecs::docker {

namespace {

constexpr std::chrono::milliseconds first_pause(100), longest_pause(2000);
constexpr std::chrono::seconds patience(30);
constexpr int killed = 137;                // 128 + SIGKILL
constexpr std::size_t most_inspects = 64;  // for one list

}  // namespace

Connection::Connection(Workshop& shop, MetadataNetwork& metadata_network,
                       std::function<void(const Event&)> heed, Claim claim)
    : shop_(shop),
      metadata_network_(metadata_network),
      heed_(std::move(heed)),
      claim_(std::move(claim)),
      timer_(shop.loop),
      pause_(first_pause) {}

void Connection::open() {
  ++attempt_;
  connected_ = true;
  lines_ = Lines();
  if (newest_ != 0) since_ = newest_ + 1;
  shop_.api.forget_version();
  then("/version", &Connection::versioned);
}

void Connection::lost(const std::string& reason) {
  if (!connected_) return;
  connected_ = false;
  ++attempt_;
  shop_.api.cancel(std::exchange(events_, 0));
  if (!std::exchange(down_told_, true)) shop_.report(effects::EngineDown{reason});
  wait(pause_, &Connection::open);
  pause_ = std::min(2 * pause_, longest_pause);
}

void Connection::wait(std::chrono::milliseconds time, void (Connection::*next)()) {
  timer_.expires_after(time);
  timer_.async_wait(
      lifeline_.guard([this, next, attempt = attempt_](const boost::system::error_code& error) {
        if (!error && attempt == attempt_) (this->*next)();
      }));
}

void Connection::then(std::string path, Step step) {
  shop_.api.ask({"GET", std::move(path), "connected", patience},
                [this, step, attempt = attempt_](const Answer& answer) {
                  if (attempt != attempt_) return;
                  if (answer.problem) return lost(answer.problem->message);
                  (this->*step)(answer);
                });
}

void Connection::versioned(const Answer& version) {
  const auto negotiated = negotiate(version.body);
  if (!negotiated.error.empty()) return lost(negotiated.error);
  shop_.api.use_version(negotiated.version);
  up_.version = negotiated.engine;
  then("/info", &Connection::informed);
}

void Connection::informed(const Answer& answer) {
  const auto info = read_info(answer.body);
  if (info.cpu == 0 || info.memory == 0) return lost("the Docker Engine's info makes no sense");
  shop_.networks.look_again();
  shop_.task_cgroups.learn(answer.body);
  up_.cpu = info.cpu;
  up_.memory = info.memory;
  up_.architecture = info.architecture;
  if (since_ == 0) since_ = info.clock;
  metadata_network_.ensure([this, attempt = attempt_](bool is_there) {
    if (attempt != attempt_) return;
    up_.has_metadata_address = is_there;
    open_events();
    ask_list();
  });
}

// The events are asked for from a moment in the past, so it does not matter when exactly the
// stream begins: nothing falls between it and the list.
void Connection::open_events() {
  const auto attempt = attempt_;
  events_ = shop_.api.stream(
      {"GET", "/events?" + events_query(shop_.options.owner, since_), "connected"}, {},
      [this, attempt](std::string_view data) {
        if (attempt == attempt_) take_events(data);
      },
      [this, attempt](const Answer& answer) {
        if (attempt != attempt_) return;
        lost(answer.problem ? answer.problem->message : "the Docker Engine ended its event stream");
      });
}

void Connection::take_events(std::string_view data) {
  lines_.put(data, [this](std::string_view line) {
    const auto event = read_event(line);
    if (!event) return;
    // Not the greatest: where the Engine's clock was set back, what comes now has earlier times.
    newest_ = event->time;
    heed_(*event);
  });
}

void Connection::ask_list() {
  up_.asked_at = shop_.options.now();
  mark_ = shop_.roster.mark();
  then("/containers/json?all=1&filters=" + owner_filter(shop_.options.owner), &Connection::listed);
}

void Connection::listed(const Answer& answer) {
  auto list = read_list(answer.body);
  if (!list) return lost("the Docker Engine's list of containers makes no sense");
  for (auto& claimed : claim_(std::exchange(list->unclaimed, {}))) {
    list->containers.push_back(std::move(claimed));
  }
  find_ooms(std::move(*list));
}

// A list does not say whether memory was what killed: that is asked for where the exit is news.
void Connection::find_ooms(ContainerList list) {
  struct Search {
    ContainerList list;
    std::size_t open = 1;
  };
  auto search = std::make_shared<Search>();
  search->list = std::move(list);
  const auto found_one = [this, search, attempt = attempt_] {
    if (--search->open == 0 && attempt == attempt_) tell_up(std::move(search->list));
  };
  for (std::size_t i = 0; i < search->list.containers.size() && search->open <= most_inspects;
       ++i) {
    const auto& listed = search->list.containers[i];
    const auto* known = shop_.roster.find(listed.runtime_id);
    if (listed.running || listed.exit_code != killed || (known && !known->listed.running)) continue;
    ++search->open;
    shop_.api.inspect(
        listed.runtime_id,
        [search, i, found_one](const Answer&, const std::optional<Inspected>& inspected) {
          search->list.containers[i].out_of_memory = inspected && inspected->out_of_memory;
          found_one();
        });
  }
  found_one();
}

void Connection::tell_up(ContainerList list) {
  down_told_ = false;
  pause_ = first_pause;
  auto up = up_;
  up.containers = shop_.roster.merge(std::move(list.containers), mark_);
  shop_.report(std::move(up));
  // The Engine tells of health only when it changes.
  for (const auto& [id, health] : list.health) {
    if (!shop_.roster.has_health(id, health, mark_)) continue;
    shop_.report(effects::HealthChanged{shop_.roster.find(id)->listed.key, health});
  }
  wait(shop_.options.resync, &Connection::ask_list);
}

}  // namespace localecs::docker
