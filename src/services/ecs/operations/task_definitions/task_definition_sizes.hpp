// Task-level cpu and memory as users write them: "1024" or "1 vCPU", "2048" or "2 GB".
#pragma once

#include <optional>
#include <string_view>

namespace localecs::services::ecs {

std::optional<int> parse_cpu(std::string_view text);     // in units, 1024 a vCPU
std::optional<int> parse_memory(std::string_view text);  // in MiB

// Of ephemeral storage. Throws ClientException.
void check_storage_size(int gibibytes);

// Whether Fargate offers that pair.
bool is_fargate_size(int cpu, int memory);

}  // namespace localecs::services::ecs
