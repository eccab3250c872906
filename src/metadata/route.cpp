// Reads the paths of all versions of the endpoint.
#include "route.hpp"

#include <localecs/base/text.hpp>

namespace localecs::metadata {
namespace {

using Kind = Route::Kind;

// Takes the path's first part from its front: "/v4/id/task" gives "v4" and leaves "/id/task".
std::string_view take_part(std::string_view& path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  const auto end = path.find('/');
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(part.size());
  return part;
}

std::string without_slash(std::string_view rest) {
  return std::string(rest.starts_with('/') ? rest.substr(1) : rest);
}

// path: the part behind /v4 or /v3: "/<id>/task".
Route container_route(int version, std::string_view path) {
  Route route{.version = version, .id = std::string(take_part(path))};
  if (path.empty()) route.kind = Kind::container;
  if (path == "/task" || path == "/taskWithTags") route.kind = Kind::task;
  route.with_tags = path == "/taskWithTags";
  if (path == "/stats") route.kind = Kind::container_stats;
  if (path == "/task/stats") route.kind = Kind::task_stats;
  constexpr std::string_view associations = "/associations/";
  if (path.starts_with(associations)) {
    route.kind = Kind::associations;
    route.rest = path.substr(associations.size());
  }
  return route;
}

// path: the part behind /v2. These paths name no caller; its address tells (except for
// credentials).
Route address_route(std::string_view path) {
  Route route{.version = 2};
  const std::string_view what = take_part(path);
  const bool whole_task = path.empty();
  if (what == "metadata") route.kind = whole_task ? Kind::task : Kind::container;
  if (what == "metadataWithTags" && whole_task) route.kind = Kind::task;
  route.with_tags = what == "metadataWithTags";
  if (what == "stats") route.kind = whole_task ? Kind::task_stats : Kind::container_stats;
  if (what == "credentials") {
    route.kind = Kind::credentials;
    route.id = without_slash(path);
  } else {
    route.rest = without_slash(path);
  }
  return route;
}

// The value of id= in "?id=...&more"; ids need no percent-encoding.
std::string id_of_query(std::string_view query) {
  for (const std::string_view pair : split(query, '&'))
    if (pair.starts_with("id=")) return std::string(pair.substr(3));
  return {};
}

// path: the part behind /api: "/<id>/task-protection/v1/state".
Route agent_route(std::string_view path) {
  Route route{.id = std::string(take_part(path))};
  constexpr std::string_view fault = "/fault/v1/";
  if (path == "/task-protection/v1/state") route.kind = Kind::protection;
  if (path.starts_with(fault)) {
    route.kind = Kind::fault;
    route.rest = path.substr(fault.size());
  }
  return route;
}

}  // namespace

Route route_of(std::string_view target) {
  const auto mark = target.find('?');
  std::string_view path = target.substr(0, mark);
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view first = take_part(path);
  if (first == "v4") return container_route(4, path);
  if (first == "v3") return container_route(3, path);
  if (first == "v2") return address_route(path);
  if (first == "api") return agent_route(path);
  if (first == "v1" && path == "/credentials")
    return {.kind = Kind::credentials,
            .version = 1,
            .id = mark == target.npos ? "" : id_of_query(target.substr(mark + 1))};
  return {};
}

}  // namespace localecs::metadata
