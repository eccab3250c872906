// POST /containers/create, and finding a container again that an earlier call has made.
#include <localecs/base/text.hpp>

#include "answers.hpp"
#include "containers.hpp"
#include "create_request.hpp"
#include "exits.hpp"
#include "labels.hpp"

namespace localecs::docker {

using effects::ContainerKey;
using effects::Created;
using effects::Problem;

namespace {

constexpr unsigned conflict = 409;

bool is_ours(const Inspected& inspected, const std::string& owner, const ContainerKey& key) {
  const auto has = [&](const char* label, const std::string& value) {
    const auto found = inspected.labels.find(label);
    return found != inspected.labels.end() && found->second == value;
  };
  return has(labels::owner, owner) && has(labels::task, key.task_arn) &&
         has(labels::container, key.container);
}

struct Creation {
  Workshop& shop;
  ContainerKey key;
  std::string name;
  Finished finished;

  void made(const std::string& id) const {
    const auto now = std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
    shop.roster.note(id, key, now);
    shop.tell(Created{key, id, {}});
    finished();
  }
  void failed(Problem problem) const {
    shop.tell(Created{key, "", std::move(problem)});
    finished();
  }

  void answered(const Answer& answer) const {
    if (answer.status == conflict) return adopt(*answer.problem);
    if (answer.problem) return failed(*answer.problem);
    const auto id = text(member(parse_json(answer.body), "Id"));
    id.empty() ? failed(senseless("create")) : made(id);
  }

  // The name is unique to this container: who bears it and our labels was made by an earlier call
  // whose answer was lost.
  void adopt(const Problem& refused) const {
    inspect(shop, name,
            [self = *this, refused](const Answer&, const std::optional<Inspected>& inspected) {
              const bool ours = inspected && is_ours(*inspected, self.shop.options.owner, self.key);
              ours ? self.made(inspected->id) : self.failed(refused);
            });
  }
};

}  // namespace

void create_container(Workshop& shop, const effects::CreateContainer& effect, Finished finished) {
  const Creation creation{shop, effect.key, effect.spec.name, std::move(finished)};
  shop.api.ask(
      {"POST", "/containers/create?name=" + percent_encode(effect.spec.name), "created",
       shop.options.create_timeout, write_json(create_request(effect, shop.options.owner))},
      [creation](const Answer& answer) { creation.answered(answer); });
}

}  // namespace localecs::docker
