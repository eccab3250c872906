// Answers GET and POST /_localecs/clock.
#include "clock_call.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/base/json.hpp>

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace localecs::app {
namespace {

using aws::Document;

constexpr double kFarthestAdvance = 10 * 365 * 86400.0;  // seconds: ten years

void set(AdjustableClock& clock, const std::string& body) {
  const Document asked = read_json(body);
  const auto number = [&](const char* name) -> std::optional<double> {
    if (!asked.contains(name)) return std::nullopt;
    if (!asked[name].is_number())
      throw std::invalid_argument("'" + std::string(name) + "' is no number");
    return asked[name].get<double>();
  };
  if (!asked.is_object()) throw std::invalid_argument("the body is no JSON object");
  const auto speed = number("speed"), advance = number("advance");
  if (!speed && !advance) throw std::invalid_argument("give 'speed' or 'advance' (seconds)");
  if (advance && !(*advance >= 0 && *advance <= kFarthestAdvance))
    throw std::invalid_argument("'advance' is from 0 to 315360000 seconds");
  if (speed) clock.set_speed(*speed);
  if (advance) clock.advance(Duration(static_cast<std::int64_t>(*advance * 1000)));
}

}  // namespace

http::Response json_response(unsigned status, const std::string& body) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body + "\n"};
}

http::Response answer_clock(AdjustableClock& clock, const http::Request& request) {
  try {
    if (request.method != "GET") set(clock, request.body);
  } catch (const std::invalid_argument& problem) {
    const Document error{{"__type", "ValidationException"}, {"message", problem.what()}};
    return json_response(400, error.dump(-1, ' ', false, Document::error_handler_t::replace));
  }
  const Document shown{{"now", epoch_seconds(clock.now())},
                       {"time", to_rfc3339(clock.now())},
                       {"speed", clock.speed()}};
  return json_response(200, shown.dump());
}

effects::Observation in_clock(const AdjustableClock& clock, effects::Observation observation) {
  if (auto* up = std::get_if<effects::EngineUp>(&observation))
    for (effects::Listed& listed : up->containers) listed.created_at = clock.at(listed.created_at);
  return observation;
}

}  // namespace localecs::app
