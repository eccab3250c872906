// Counts layers and bytes.
#include "pull_progress.hpp"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/json_read.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t kMostLayers = 1000;                      // an image has 127 at most
constexpr std::int64_t kLargestLayer = std::int64_t{1} << 50;  // bytes; so all of them can be added

std::string mebibytes(std::int64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", static_cast<double>(bytes) / (1 << 20));
  return text;
}

// Either member may carry the error; `errorDetail` counts more.
std::string error_of(const Json& line) {
  auto detail = text(member(member(line, "errorDetail"), "message"));
  return detail.empty() ? text(member(line, "error")) : detail;
}

}  // namespace

std::string read_pull_error(std::string_view line) {
  return error_of(parse_json(line));
}

void PullProgress::take(std::string_view line) {
  const auto json = parse_json(line);
  if (error_.empty()) error_ = error_of(json);
  const auto status = text(member(json, "status"));
  const auto id = text(member(json, "id"));
  // In the line "Pulling from ..." `id` is the image's tag, in all others it is a layer.
  if (id.empty() || status.starts_with("Pulling from") || layers_.size() >= kMostLayers) return;
  auto& layer = layers_[id];
  if (status == "Pull complete" || status == "Already exists") layer.is_done = true;
  if (status != "Downloading") return;
  const auto& detail = member(json, "progressDetail");
  layer.is_fetched_here = true;
  layer.fetched = std::max(layer.fetched, number_up_to(member(detail, "current"), kLargestLayer));
  layer.size = std::max(layer.fetched, number_up_to(member(detail, "total"), kLargestLayer));
}

// Counts a finished layer in full: the last progress of one may fall short of its size.
std::string PullProgress::so_far() const {
  std::int64_t fetched = 0, size = 0;
  for (const auto& [id, layer] : layers_) {
    fetched += layer.is_done ? layer.size : layer.fetched;
    size += layer.size;
  }
  const auto done =
      std::ranges::count_if(layers_, [](const auto& one) { return one.second.is_done; });
  return std::to_string(done) + " of " + std::to_string(layers_.size()) + " layers, " +
         mebibytes(fetched) + " of " + mebibytes(size) + " MiB";
}

// Layers that were there already have no size here, so nothing to count.
std::string PullProgress::summary() const {
  std::int64_t size = 0;
  for (const auto& [id, layer] : layers_) size += layer.size;
  const bool fetched =
      std::ranges::any_of(layers_, [](const auto& one) { return one.second.is_fetched_here; });
  if (!fetched) return {};
  return std::to_string(layers_.size()) + " layers, " + mebibytes(size) + " MiB";
}

}  // namespace localecs::docker
