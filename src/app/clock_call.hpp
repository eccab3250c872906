// The daemon's clock as users see and set it, and the world's times in it.
#pragma once

#include <localecs/base/adjustable_clock.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/message.hpp>

#include <string>

namespace localecs::app {

http::Response json_response(unsigned status, const std::string& body);

// GET shows it; POST {"speed": 60} or {"advance": 300} (seconds) sets it. Then what it shows.
http::Response answer_clock(AdjustableClock& clock, const http::Request& request);

// The Engine tells in the system's time when what it lists was made.
effects::Observation in_clock(const AdjustableClock& clock, effects::Observation observation);

}  // namespace localecs::app
