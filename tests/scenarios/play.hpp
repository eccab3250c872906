// Plays a scenario: the same text again, with what followed each command written below it.
#pragma once

#include <string>

namespace localecs::tests {

std::string play(const std::string& scenario);

}  // namespace localecs::tests
