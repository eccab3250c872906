// How far an image pull has come, out of the Engine's stream of lines.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace localecs::docker {

// The error that a line of a pull's stream carries, or an empty text.
std::string read_pull_error(std::string_view line);

class PullProgress {
 public:
  void take(std::string_view line);                    // one line of the stream, a JSON object
  const std::string& error() const { return error_; }  // the Engine's words, or empty

  // "3 of 7 layers, 12.3 of 45.6 MiB"
  std::string so_far() const;
  // "7 layers, 45.6 MiB"; empty where nothing had to be fetched.
  std::string summary() const;

 private:
  struct Layer {
    std::int64_t fetched = 0, size = 0;  // bytes
    bool is_done = false;
    bool is_fetched_here = false;  // not there already from another image
  };
  std::map<std::string, Layer> layers_;  // by the Engine's short id
  std::string error_;
};

}  // namespace localecs::docker
