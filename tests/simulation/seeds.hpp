// Which seeds a run plays: LOCALECS_SEEDS says how many, LOCALECS_SEED plays one alone, again.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace localecs::tests {

int number_from(const char* variable, int otherwise);

// Plays the seeds of one of `shards` parts of equal size, of `otherwise` ones where nothing else is
// asked for; all parts together play each seed once. What `problems_of` returns or throws fails the
// test and names the seed; after five failures it stops. How many were played.
int play_seeds(int shard, int shards, int otherwise,
               const std::function<std::vector<std::string>(std::uint64_t)>& problems_of);

}  // namespace localecs::tests
