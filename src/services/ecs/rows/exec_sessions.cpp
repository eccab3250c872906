// Forgets ExecuteCommand sessions whose data channel was never opened.
#include <localecs/services/ecs/rows/exec_session.hpp>

namespace localecs::state {
namespace {

constexpr Duration kTimeToOpen = std::chrono::minutes(1);

}  // namespace

void expire(ExecSessions& sessions, TimePoint now) {
  std::erase_if(sessions, [&](const auto& row) {
    return !row.second.opened && row.second.created_at + kTimeToOpen <= now;
  });
}

}  // namespace localecs::state
