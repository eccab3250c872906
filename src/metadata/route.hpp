// What a path of the endpoint asks for.
#pragma once

#include <string>
#include <string_view>

namespace localecs::metadata {

struct Route {
  enum class Kind {
    unknown,
    container,
    task,
    container_stats,
    task_stats,
    associations,
    credentials,
    protection,
    fault,
  };
  Kind kind = Kind::unknown;
  int version = 0;         // 4, 3, 2 or 1
  std::string id;          // of the container's endpoint, or of the credentials
  bool with_tags = false;  // of Kind::task
  // Kind::associations: "type" or "type/name"; Kind::fault: "network-latency/start".
  // Under /v2: the Engine's id of the container, which has no endpoint id there.
  std::string rest;
};

// target: "/v4/<id>/task?query", as sent.
Route route_of(std::string_view target);

}  // namespace localecs::metadata
