// CBOR against the examples of RFC 8949, appendix A, and against what is no CBOR.
#include <localecs/base/cbor.hpp>

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace localecs::cbor {
namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

TEST(Cbor, integers_are_those_of_the_standard) {
  const std::pair<std::int64_t, const char*> rows[] = {
      {0, "00"},
      {23, "17"},
      {24, "1818"},
      {100, "1864"},
      {1000, "1903e8"},
      {1000000, "1a000f4240"},
      {1000000000000, "1b000000e8d4a51000"},
      {-1, "20"},
      {-100, "3863"},
      {std::numeric_limits<std::int64_t>::max(), "1b7fffffffffffffff"},
      {std::numeric_limits<std::int64_t>::min(), "3b7fffffffffffffff"}};
  for (const auto& [number, hex] : rows) {
    std::string written;
    Writer(written).integer(number);
    EXPECT_EQ(written, from_hex(hex)) << number;
    const std::string bytes = from_hex(hex);
    EXPECT_EQ(Reader(bytes).integer(), number);
  }
}

TEST(Cbor, floating_numbers_of_all_widths_are_read) {
  const std::pair<const char*, double> rows[] = {{"f90000", 0.0},
                                                 {"f93c00", 1.0},
                                                 {"f97bff", 65504.0},
                                                 {"f90001", 5.960464477539063e-8},
                                                 {"f9c400", -4.0},
                                                 {"fa47c35000", 100000.0},
                                                 {"fb3ff199999999999a", 1.1},
                                                 {"f97c00", INFINITY},
                                                 {"1903e8", 1000.0}};
  for (const auto& [hex, number] : rows) {
    const std::string bytes = from_hex(hex);
    EXPECT_EQ(Reader(bytes).floating(), number) << hex;
  }
  const std::string nan = from_hex("f97e00");
  EXPECT_TRUE(std::isnan(Reader(nan).floating()));
  std::string written;
  Writer(written).floating(1.1);
  EXPECT_EQ(written, from_hex("fb3ff199999999999a"));
}

TEST(Cbor, what_is_written_is_read_again) {
  std::string bytes;
  Writer out(bytes);
  out.open_map();
  out.text("a");
  out.array(2);
  out.boolean(true);
  out.null();
  out.text("b");
  out.bytes(std::string(300, '\xFF'));
  out.end();
  Reader in(bytes);
  int items = 0;
  in.items(Major::map, [&] {
    if (in.text() == "b") {
      EXPECT_EQ(in.bytes(), std::string(300, '\xFF'));
    } else {
      in.items(Major::array, [&] { items++ == 0 ? void(in.boolean()) : void(in.take_null()); });
    }
  });
  EXPECT_EQ(items, 2);
  EXPECT_TRUE(in.at_end());
}

TEST(Cbor, any_item_can_be_passed_over) {
  for (const char* hex :
       {"00", "3863", "f97e00", "f6", "43010203", "6449455446", "83010203", "a26161016162820203",
        "c11a514b67b0", "9f018202039f0405ffff", "bf6346756ef563416d7421ff", "5f42010243030405ff",
        "7f657374726561646d696e67ff"}) {
    const std::string bytes = from_hex(std::string(hex) + "17");
    Reader in(bytes);
    in.skip();
    EXPECT_EQ(in.integer(), 23) << hex;
  }
}

TEST(Cbor, what_is_none_is_refused) {
  for (const char* hex : {"", "18", "1c", "1f", "5b7fffffffffffffff", "62", "81", "9f01", "bf6161",
                          "ff", "df", "5f6161ff", "c1", "fc"}) {
    const std::string bytes = from_hex(hex);
    EXPECT_THROW(Reader(bytes).skip(), Malformed) << hex;
  }
  const std::string deep(100'000, '\x81');
  EXPECT_THROW(Reader(deep).skip(), Malformed);
  const std::string text = from_hex("6161"), huge = from_hex("1bffffffffffffffff");
  EXPECT_THROW(Reader(text).integer(), Malformed);
  EXPECT_THROW(Reader(text).boolean(), Malformed);
  EXPECT_THROW(Reader(text).bytes(), Malformed);
  EXPECT_THROW(Reader(huge).integer(), Malformed);
}

}  // namespace
}  // namespace localecs::cbor
