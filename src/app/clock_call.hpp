// Lets users read and set localecs' clock, and translates the Engine's times into that clock's.
#pragma once

#include <localecs/base/adjustable_clock.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/message.hpp>

#include <string>

namespace localecs::app {

// Wraps a JSON body, and ends it with a line break for readers at a terminal.
http::Response json_response(unsigned status, const std::string& body);

// GET reads the clock. POST sets it: {"speed": 60} or {"advance": 300} (seconds, never backwards).
// Both answer with the clock's time and speed; status 400 if the body makes no sense.
http::Response answer_clock(AdjustableClock& clock, const http::Request& request);

// Docker reports the containers' creation times in the machine's time. Translates them into the
// time of `clock`, which may run faster; observations without such times stay as they are.
effects::Observation in_clock(const AdjustableClock& clock, effects::Observation observation);

}  // namespace localecs::app
