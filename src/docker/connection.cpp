// Asks for the Engine's version, info, events and list, and begins again when the connection
// breaks.
#include "connection.hpp"

#include <stdexcept>

namespace localecs::docker {

namespace {

constexpr std::chrono::milliseconds kFirstPause(100), kLongestPause(2000);
constexpr std::chrono::seconds kPatience(30);
constexpr std::size_t kMostInspects = 64;  // for one list: after a long absence there may be many

}  // namespace

Connection::Connection(Workshop& shop, MetadataNetwork& metadata_network,
                       std::function<void(const Event&)> on_event, Claim claim)
    : shop_(shop),
      metadata_network_(metadata_network),
      on_event_(std::move(on_event)),
      claim_(std::move(claim)),
      timer_(shop.loop),
      pause_(kFirstPause) {}

// A new attempt: answers to the one before are ignored from here on. Events are asked for from the
// last one heard, so none is missed and none comes twice.
void Connection::open() {
  ++attempt_;
  connected_ = true;
  lines_ = Lines();
  if (newest_ != 0) since_ = newest_ + 1;
  shop_.api.forget_version();
  then("/version", &Connection::on_version);
}

// Several things notice a broken connection (the stream, a call, a step): the first one counts.
void Connection::lost(const std::string& reason) {
  if (!connected_) return;
  connected_ = false;
  ++attempt_;
  shop_.api.cancel(std::exchange(events_, 0));
  if (!std::exchange(is_down_reported_, true)) shop_.report(effects::EngineDown{reason});
  wait(pause_, &Connection::open);
  pause_ = std::min(2 * pause_, kLongestPause);
}

void Connection::wait(std::chrono::milliseconds time, void (Connection::*next)()) {
  timer_.expires_after(time);
  timer_.async_wait(
      alive_.guard([this, next, attempt = attempt_](const boost::system::error_code& error) {
        if (!error && attempt == attempt_) (this->*next)();
      }));
}

void Connection::then(std::string path, Step step) {
  shop_.api.ask({"GET", std::move(path), "connected", kPatience},
                [this, step, attempt = attempt_](const Answer& answer) {
                  if (attempt != attempt_) return;
                  if (answer.problem) return lost(answer.problem->message);
                  (this->*step)(answer);
                });
}

// GET /version, without a version in its path: agrees on the one to speak.
void Connection::on_version(const Answer& version) {
  const auto negotiated = negotiate(version.body);
  if (!negotiated.error.empty()) return lost(negotiated.error);
  shop_.api.use_version(negotiated.version);
  up_.version = negotiated.engine;
  then("/info", &Connection::on_info);
}

// GET /info: the machine's size and clock. The Engine may be another one than before, so what we
// know of its networks and cgroups is read anew.
void Connection::on_info(const Answer& answer) {
  const auto info = read_info(answer.body);
  if (info.cpu == 0 || info.memory == 0) return lost("the Docker Engine's info makes no sense");
  shop_.networks.inspect_again();
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

// Asks for events since a moment in the past. So it does not matter when exactly the stream begins:
// no event falls between it and the list.
void Connection::open_events() {
  const auto attempt = attempt_;
  events_ = shop_.api.stream(
      {"GET", "/events?" + events_query(shop_.options.owner, since_), "connected"}, {},
      [this, attempt](std::string_view data) {
        if (attempt == attempt_) on_events_data(data);
      },
      [this, attempt](const Answer& answer) {
        if (attempt != attempt_) return;
        lost(answer.problem ? answer.problem->message : "the Docker Engine ended its event stream");
      });
}

void Connection::on_events_data(std::string_view data) {
  lines_.put(data, [this](std::string_view line) {
    const auto event = read_event(line);
    if (!event) return;
    // The last event's time, not the maximum: the Engine's clock may have been set back.
    newest_ = event->time;
    on_event_(*event);
  });
}

// The mark is taken first, so that merge() knows which events are newer than the list.
void Connection::ask_list() {
  up_.asked_at = shop_.options.now();
  mark_ = shop_.roster.mark();
  then("/containers/json?all=1&filters=" + owner_filter(shop_.options.owner),
       &Connection::on_listed);
}

void Connection::on_listed(const Answer& answer) {
  auto list = read_list(answer.body);
  if (!list) return lost("the Docker Engine's list of containers makes no sense");
  for (auto& claimed : claim_(std::exchange(list->unclaimed, {})))
    list->containers.push_back(std::move(claimed));
  find_ooms(std::move(*list));
}

// A list shows exit codes, but not whether memory ran out. Where an exit of 137 is news, an inspect
// tells. `open` counts the inspects under way, and this function itself until its loop is through.
void Connection::find_ooms(ContainerList list) {
  struct Search {
    ContainerList list;
    std::size_t open = 1;
  };
  auto search = std::make_shared<Search>();
  search->list = std::move(list);
  const auto found_one = [this, search, attempt = attempt_] {
    if (--search->open == 0 && attempt == attempt_) report_up(std::move(search->list));
  };
  for (std::size_t i = 0; i < search->list.containers.size() && search->open <= kMostInspects;
       ++i) {
    const auto& on_listed = search->list.containers[i];
    const auto* known = shop_.roster.find(on_listed.runtime_id);
    if (on_listed.running || on_listed.exit_code != kKilled || (known && !known->listed.running))
      continue;
    ++search->open;
    shop_.api.inspect(
        on_listed.runtime_id,
        [search, i, found_one](const Answer&, const std::optional<Inspected>& inspected) {
          search->list.containers[i].out_of_memory = inspected && inspected->out_of_memory;
          found_one();
        });
  }
  found_one();
}

// The connection stands: EngineUp with the list, merged with what events have told since it was
// asked for. From now on only the list is asked for again, every few minutes.
void Connection::report_up(ContainerList list) {
  is_down_reported_ = false;
  pause_ = kFirstPause;
  auto up = up_;
  up.containers = shop_.roster.merge(std::move(list.containers), mark_);
  shop_.report(std::move(up));
  // The Engine's events tell of health only when it changes: what it is now, only the list shows.
  for (const auto& [id, health] : list.health) {
    if (!shop_.roster.note_health(id, health, mark_)) continue;
    shop_.report(effects::HealthChanged{shop_.roster.find(id)->listed.key, health});
  }
  wait(shop_.options.resync, &Connection::ask_list);
}

}  // namespace localecs::docker
