// What frames carry as JSON: read with suspicion, written as the SSM agent writes it.
#pragma once

#include <localecs/base/time.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "frame.hpp"

namespace localecs::exec {

struct Size {
  int columns = 0, rows = 0;
  auto operator<=>(const Size&) const = default;
};

// The readers give nothing for what is not of their form.
std::optional<std::string> token_of(std::string_view opening);  // the first message, a text
std::optional<std::int64_t> acknowledged_sequence(std::string_view payload);
std::optional<Size> size_of(std::string_view payload);
bool asks_to_terminate(std::string_view payload);  // of a flag
// How the client took the session type that we asked for. "": well; otherwise its words.
std::optional<std::string> handshake_problem(std::string_view payload);

std::string acknowledgement_of(const Frame& frame);
std::string handshake_request();
std::string handshake_complete(Duration it_took);
// `last_words` are printed by the client; with none it says that the session ends.
std::string channel_closed(const std::string& session_id, const std::string& message_id,
                           std::string_view last_words, TimePoint now);

}  // namespace localecs::exec
