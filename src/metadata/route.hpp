// Reads a path of the endpoint into its parts.
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
  int version = 0;         // 4, 3, 2 or 1; 0 for Kind::protection and Kind::fault
  std::string id;          // the container's endpoint id, or the credentials' id
  bool with_tags = false;  // for Kind::task
  // Kind::associations: "type" or "type/name"; Kind::fault: "network-latency/start".
  // Under /v2: the Engine's id of the container.
  std::string rest;
};

// target: "/v4/<id>/task?query", as sent. Kind::unknown if there is no such path.
Route route_of(std::string_view target);

}  // namespace localecs::metadata
