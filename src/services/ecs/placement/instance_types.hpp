// The sizes of the EC2 instance types that people name most, as EC2 lists them.
#pragma once

#include <array>
#include <string_view>

namespace localecs::placement {

struct InstanceType {
  std::string_view name;
  int vcpus, gibibytes, gpus = 0;
};

inline constexpr std::array kInstanceTypes = std::to_array<InstanceType>({
    {"t2.micro", 1, 1},      {"t2.small", 1, 2},          {"t2.medium", 2, 4},
    {"t2.large", 2, 8},      {"t3.micro", 2, 1},          {"t3.small", 2, 2},
    {"t3.medium", 2, 4},     {"t3.large", 2, 8},          {"t3.xlarge", 4, 16},
    {"m5.large", 2, 8},      {"m5.xlarge", 4, 16},        {"m5.2xlarge", 8, 32},
    {"m5.4xlarge", 16, 64},  {"c5.large", 2, 4},          {"c5.xlarge", 4, 8},
    {"c5.2xlarge", 8, 16},   {"c5.4xlarge", 16, 32},      {"r5.large", 2, 16},
    {"r5.xlarge", 4, 32},    {"r5.2xlarge", 8, 64},       {"g4dn.xlarge", 4, 16, 1},
    {"g5.xlarge", 4, 16, 1}, {"g5.12xlarge", 48, 192, 4}, {"p3.2xlarge", 8, 61, 1},
});

}  // namespace localecs::placement
