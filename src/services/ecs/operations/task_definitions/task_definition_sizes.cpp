// Reads task sizes and knows Fargate's table of them.
#include "task_definition_sizes.hpp"

#include <localecs/base/text.hpp>

#include <charconv>
#include <cmath>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

// "2 GB" with suffix "gb" and scale 1024 -> 2048; the suffix may stand in any case and without the
// space. A value must come out whole and positive.
std::optional<int> parse(std::string_view text, std::string_view suffix, double scale) {
  text = trim(text);
  const std::string lower = to_lower(text);
  if (!lower.ends_with(suffix))
    scale = 1;
  else
    text = trim(text.substr(0, text.size() - suffix.size()));
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  number *= scale;
  if (!(number >= 1 && number <= 1e9) || number != std::floor(number)) return std::nullopt;
  return static_cast<int>(number);
}

struct FargateSize {
  int cpu, least, most, step;
};
constexpr FargateSize kFargateSizes[] = {
    {512, 1024, 4096, 1024},   {1024, 2048, 8192, 1024},   {2048, 4096, 16384, 1024},
    {4096, 8192, 30720, 1024}, {8192, 16384, 61440, 4096}, {16384, 32768, 122880, 8192},
};

}  // namespace

std::optional<int> parse_cpu(std::string_view text) {
  return parse(text, "vcpu", 1024);
}

std::optional<int> parse_memory(std::string_view text) {
  return parse(text, "gb", 1024);
}

void check_storage_size(int gibibytes) {
  constexpr int least = 21, most = 200;
  if (gibibytes < least) throw client_error("EphemeralStorage size should be at least 21");
  if (gibibytes > most) throw client_error("EphemeralStorage size should be at most 200");
}

bool is_fargate_size(int cpu, int memory) {
  if (cpu == 256) return memory == 512 || memory == 1024 || memory == 2048;
  for (const FargateSize& size : kFargateSizes)
    if (size.cpu == cpu)
      return memory >= size.least && memory <= size.most && memory % size.step == 0;
  return false;
}

}  // namespace localecs::services::ecs
