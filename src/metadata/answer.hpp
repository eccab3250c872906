// Answers of the endpoint: always JSON; an error text is a JSON string.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>

#include <nlohmann/json.hpp>

#include <optional>

namespace localecs::metadata {

// Members stay in the order in which the ECS agent writes them.
using Json = nlohmann::ordered_json;

// body: a view, or a plain text for an error.
http::Response answer(unsigned status, const Json& body);
// Adds the member `name` in RFC 3339; leaves it out if there is no time.
void add_time(Json& view, const char* name, const std::optional<TimePoint>& at);

}  // namespace localecs::metadata
