// Lists and removes our volumes and networks, both by GET and DELETE.
#include "leftovers.hpp"

#include <localecs/base/text.hpp>

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "engine/json_read.hpp"

namespace localecs::docker {

namespace {

struct Clearing {
  EngineLink& link;
  std::string folder;  // "/volumes/"
  const char* name;    // the member that a DELETE wants
  bool (*may_stay)(const Answer&);
  Cleared done;
  std::string problem{};
  std::size_t in_flight = 0;
};

bool never(const Answer&) {
  return false;
}

// The Engine's words for a network that containers are on.
bool is_in_use(const Answer& answer) {
  return answer.body.find("active endpoints") != std::string::npos;
}

// One that somebody else has removed meanwhile counts as removed. Of several problems the last one
// is told.
void ended(const std::shared_ptr<Clearing>& clearing, const Answer& answer) {
  const bool fine = !answer.problem || answer.status == kNotFound || clearing->may_stay(answer);
  if (!fine) clearing->problem = answer.problem->message;
  if (--clearing->in_flight == 0) clearing->done(clearing->problem);
}

// Removes all of them side by side: there are few, one for each subnet or some for each task.
void clear(const std::shared_ptr<Clearing>& clearing, const Json& list) {
  if (!list.is_array() || list.empty()) return clearing->done("");
  clearing->in_flight = list.size();
  for (const auto& one : list) {
    const auto path = clearing->folder + percent_encode(text(member(one, clearing->name)));
    clearing->link.api.ask({"DELETE", path, "removed", clearing->link.options.remove_timeout},
                           [clearing](const Answer& answer) { ended(clearing, answer); });
  }
}

void list(EngineLink& link, const std::string& path, EngineApi::Done done) {
  link.api.ask({"GET", path, "listed", link.options.inspect_timeout}, std::move(done));
}

}  // namespace

void remove_volumes(EngineLink& link, Cleared done) {
  auto clearing =
      std::make_shared<Clearing>(Clearing{link, "/volumes/", "Name", never, std::move(done)});
  list(link, "/volumes?filters=" + owner_filter(link.options.owner),
       [clearing](const Answer& answer) {
         if (answer.problem) return clearing->done(answer.problem->message);
         clear(clearing, member(parse_json(answer.body), "Volumes"));
       });
}

void remove_networks(EngineLink& link, Networks& networks, Cleared done) {
  auto clearing =
      std::make_shared<Clearing>(Clearing{link, "/networks/", "Id", is_in_use, std::move(done)});
  list(link, "/networks?filters=" + network_filter(link.options.owner),
       [clearing, &networks](const Answer& answer) {
         if (answer.problem) return clearing->done(answer.problem->message);
         networks.inspect_again();
         clear(clearing, parse_json(answer.body));
       });
}

}  // namespace localecs::docker
