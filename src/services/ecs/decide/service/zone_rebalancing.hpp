// Availability Zone rebalancing: from a crowded zone to an emptier one, a task at a time.
#pragma once

#include <string>

#include "crews.hpp"
#include "decide/deployment/service_look.hpp"

namespace localecs::decide {

// A move to an emptier zone. So many tasks beyond the desired count stay while the new one is on
// its way; once it is healthy, `where` says in the event which zone scale-in takes a task from.
struct ZoneMove {
  int extra = 0;
  std::string where{};
};
// Goes on with the move that is under way; a service that is no longer settled gives it up.
ZoneMove advance_zone_move(ServiceLook& look, const Crews& crews);
// Starts a task in an emptier zone where that evens out a settled service.
void rebalance_zones(ServiceLook& look, const Crews& crews, int room);
// Says so if the tasks that are left after scale-in are spread evenly.
void tell_balance(ServiceLook& look, const Crews& crews);

}  // namespace localecs::decide
