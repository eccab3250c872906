// Answers of the endpoint: JSON, an error text being a JSON string.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>

#include <nlohmann/json.hpp>

#include <optional>

namespace localecs::metadata {

// Members stay in the order in which the ECS agent writes them.
using Json = nlohmann::ordered_json;

http::Response answer(unsigned status, const Json& body);
// The member, where there is a time to show.
void add_time(Json& view, const char* name, const std::optional<TimePoint>& at);

}  // namespace localecs::metadata
