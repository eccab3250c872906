// Erases rows that are no longer used: task definition revisions being deleted, client tokens.
#include "apply.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

namespace localecs::services::ecs {

// Erases DELETE_IN_PROGRESS revisions that no task or deployment uses. These share the definition,
// so a use count of 1 means that only the family's row still holds it.
void look_at_family(Desk& desk, const std::string& arn) {
  const state::Family* family = desk.state[ecs::families].find(arn);
  if (!family) return;
  std::vector<int> unused;
  bool waits = false;
  for (const auto& [number, revision] : family->revisions) {
    if (revision.status != aws::ecs::TaskDefinitionStatus::DELETE_IN_PROGRESS) continue;
    if (revision.registered.use_count() == 1)
      unused.push_back(number);
    else
      waits = true;
  }
  if (!unused.empty())
    for (int number : unused) desk.state[ecs::families].modify(arn)->revisions.erase(number);
  if (waits) desk.wake(ecs::families, arn, desk.now() + desk.timing.deleted_revision_retry);
}

// Forgets a clientToken after its time. Rows "service …" and "daemon …" stay: they remember the
// request that made a service or daemon, for as long as that exists.
void look_at_token(Desk& desk, const std::string& id) {
  const state::TokenUse* token = desk.state[ecs::tokens].find(id);
  if (!token || id.starts_with("service ") || id.starts_with("daemon ")) return;
  const TimePoint forget_at = token->at + desk.timing.token_kept;
  if (desk.now() < forget_at) return desk.wake(ecs::tokens, id, forget_at);
  desk.state[ecs::tokens].erase(id);
}

}  // namespace localecs::services::ecs
