// Dumps JSON answers.
#include "answer.hpp"

namespace localecs::metadata {

http::Response answer(unsigned status, const Json& body) {
  // Messages repeat parts of the request's path, which need not be UTF-8: dump() would throw.
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}},
          .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

void add_time(Json& view, const char* name, const std::optional<TimePoint>& at) {
  if (at) view[name] = to_rfc3339(*at);
}

}  // namespace localecs::metadata
