// What the loop calls of CloudWatch Logs: containers' output on its way to log streams.
#pragma once

#include <localecs/services/wing.hpp>

#include <span>
#include <string>

namespace localecs::services::logs {

// The stored parts, and the log shipper, which is in memory alone.
std::span<const state::Part> all_parts();

void observe(Desk& desk, const effects::Observation& observation);
// Sends what has waited for its next line long enough. There is one shipper, under the id "".
void flush_shipper(Desk& desk, const std::string& id);

}  // namespace localecs::services::logs
