// The JSON payloads of frames: readers that accept hostile input, writers that word them as the SSM
// agent does.
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

// The readers return nullopt for any text that is not of the expected form.
std::optional<std::string> token_of(
    std::string_view opening);  // opening: the first, a text message
std::optional<std::int64_t> acknowledged_sequence(std::string_view payload);
std::optional<Size> size_of(std::string_view payload);
bool asks_to_terminate(std::string_view payload);  // payload: of a PayloadType::flag
// The client's answer to the session type in handshake_request(): "" if it accepts, else its error
// text.
std::optional<std::string> handshake_problem(std::string_view payload);

std::string acknowledgement_of(const Frame& frame);
std::string handshake_request();
std::string handshake_complete(Duration it_took);
// The client prints `last_words`; if they are empty it says that the session ends.
std::string channel_closed(const std::string& session_id, const std::string& message_id,
                           std::string_view last_words, TimePoint now);

}  // namespace localecs::exec
