// Brings the program's file in as bytes, and wraps it into an archive.
#include "pause_program.hpp"

#include <array>
#include <cstdio>
#include <cstring>

#include "engine/stable_hash.hpp"

// The path is given by CMake. The assembler reads the file.
asm(".pushsection .rodata\n"
    "localecs_pause_begin: .incbin \"" LOCALECS_PAUSE_PROGRAM
    "\"\n"
    "localecs_pause_end: .byte 0\n"
    ".popsection\n");

extern "C" {
extern const char localecs_pause_begin[];
extern const char localecs_pause_end[];
}

namespace localecs::docker {

namespace {

constexpr std::size_t kBlock = 512;  // of a tar archive

// Fields of a header, as POSIX's ustar has them.
void put_text(std::array<char, kBlock>& header, std::size_t at, std::string_view text) {
  std::memcpy(header.data() + at, text.data(), text.size());
}
void put_octal(std::array<char, kBlock>& header, std::size_t at, int digits, std::size_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "%0*zo", digits, value);
  put_text(header, at, text);
}

std::string header_of(std::string_view name, std::size_t size) {
  constexpr std::size_t kMode = 100, kUser = 108, kGroup = 116, kLength = 124, kTime = 136,
                        kChecksum = 148, kType = 156, kMagic = 257;
  std::array<char, kBlock> header{};
  put_text(header, 0, name);
  put_octal(header, kMode, 7, 0755);
  put_octal(header, kUser, 7, 0);
  put_octal(header, kGroup, 7, 0);
  put_octal(header, kLength, 11, size);
  put_octal(header, kTime, 11, 0);
  put_text(header, kChecksum, "        ");  // counts as blanks in its own sum
  put_text(header, kType, "0");
  put_text(header, kMagic, std::string_view("ustar\00000", 8));
  std::size_t sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  put_octal(header, kChecksum, 6, sum);
  header[kChecksum + 6] = '\0';
  return {header.data(), header.size()};
}

}  // namespace

std::string_view pause_program() {
  return {localecs_pause_begin,
          static_cast<std::size_t>(localecs_pause_end - localecs_pause_begin)};
}

// A tar archive of one file: a header, the program padded to whole blocks, and two empty blocks.
std::string pause_archive() {
  const auto program = pause_program();
  std::string archive = header_of("pause", program.size());
  archive += program;
  archive.append((kBlock - program.size() % kBlock) % kBlock, '\0');
  archive.append(2 * kBlock, '\0');
  return archive;
}

const std::string& pause_image_name() {
  static const std::string name = [] {
    char text[20];
    std::snprintf(text, sizeof text, "%016llx",
                  static_cast<unsigned long long>(stable_hash(pause_program())));
    return "localecs-pause:" + std::string(text);
  }();
  return name;
}

}  // namespace localecs::docker
