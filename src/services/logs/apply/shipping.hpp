// The functions that the loop calls to bring containers' output into log streams.
#pragma once

#include <localecs/services/wing.hpp>

#include <span>
#include <string>

namespace localecs::services::logs {

// The stored parts and the log shipper, which is kept in memory only.
std::span<const state::Part> all_parts();

void observe(Desk& desk, const effects::Observation& observation);
// Sends messages that have waited long enough for their next line. There is one shipper; its id is
// "".
void flush_shipper(Desk& desk, const std::string& id);

}  // namespace localecs::services::logs
