// Reads by read(), which reports errors; iterators over the stream's buffer would throw them.
#include <localecs/base/file.hpp>

#include <array>
#include <fstream>

namespace localecs {

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text;
  std::array<char, 4096> piece;
  do {
    file.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  } while (file);
  if (file.bad()) return std::nullopt;
  return text;
}

}  // namespace localecs
