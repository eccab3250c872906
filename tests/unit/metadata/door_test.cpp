// The door on a loopback address: which ports it takes, and what it tells tasks.
#include <localecs/metadata/door.hpp>

#include <localecs/services/ecs/rows/settings.hpp>

#include <gmock/gmock.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace localecs::metadata {
namespace {

using boost::asio::ip::tcp;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string kAddress = "127.0.0.77";

struct DoorTest : testing::Test {
  DoorTest() {
    options.address = kAddress;
    options.redirects = false;
    options.api_address = "127.0.0.1";
    options.port = free_port();
    options.public_port = free_port();
    options.api_port = free_port();
  }

  // Held until the test ends.
  void occupy(std::uint16_t port) {
    taken.emplace_back(loop, tcp::endpoint(boost::asio::ip::make_address(kAddress), port));
  }
  std::uint16_t free_port() {
    tcp::acceptor probe(loop, tcp::endpoint(boost::asio::ip::make_address(kAddress), 0));
    return probe.local_endpoint().port();
  }
  // Whether somebody listens there.
  bool answers(std::uint16_t port) {
    tcp::socket client(loop);
    boost::system::error_code error;
    client.connect(tcp::endpoint(boost::asio::ip::make_address(kAddress), port), error);
    return !error;
  }
  std::unique_ptr<Door> make_door() {
    const http::Handler handler = [](http::Request, const http::Respond& respond) { respond({}); };
    const http::Refuse refuse = [](unsigned status, std::string_view) {
      return http::Response{.status = status, .headers = {}, .body = {}};
    };
    return std::make_unique<Door>(loop, settings, options,
                                  DoorHandlers{handler, handler, refuse, refuse});
  }
  std::unique_ptr<Door> open() {
    auto door = make_door();
    door->open();
    return door;
  }
  // The port in "http://127.0.0.77:40123"; 0 for another text.
  std::uint16_t port_in(const std::string& url) const {
    const std::string before = "http://" + kAddress + ":";
    return url.starts_with(before)
               ? static_cast<std::uint16_t>(std::stoi(url.substr(before.size())))
               : std::uint16_t{0};
  }

  boost::asio::io_context loop{1};
  state::Settings settings;
  DoorOptions options;
  std::vector<tcp::acceptor> taken;
};

TEST_F(DoorTest, listens_where_sdks_look_if_permitted) {
  const auto door = open();
  EXPECT_EQ(settings.metadata_url, "http://" + kAddress);
  EXPECT_EQ(settings.credentials_url, "");
  EXPECT_EQ(settings.api_url, "http://localecs.internal:" + std::to_string(options.api_port));
  EXPECT_THAT(settings.host_entries,
              ElementsAre("localecs.internal:" + kAddress, "data-localecs.internal:" + kAddress,
                          "stream-localecs.internal:" + kAddress));
  for (const auto port : {options.port, options.public_port, options.api_port})
    EXPECT_TRUE(answers(port));
}

TEST_F(DoorTest, tells_its_port_where_the_public_one_is_taken) {
  occupy(options.public_port);
  const auto door = open();
  EXPECT_EQ(port_in(settings.metadata_url), options.port);
  EXPECT_EQ(settings.credentials_url, settings.metadata_url);
}

// Whoever holds the agent's port holds the redirect as well: a listener on the public port would
// never be asked.
TEST_F(DoorTest, leaves_the_public_port_to_whoever_has_the_agents) {
  occupy(options.port);
  const auto door = open();
  const auto port = port_in(settings.metadata_url);
  EXPECT_NE(port, 0);
  EXPECT_NE(port, options.port);
  EXPECT_TRUE(answers(port));
  EXPECT_EQ(settings.credentials_url, settings.metadata_url);
  EXPECT_FALSE(answers(options.public_port));
}

TEST_F(DoorTest, limits_connections_to_each_of_its_ports) {
  options.max_connections = 1;
  const auto door = open();
  for (const auto port : {options.port, options.public_port, options.api_port}) {
    const tcp::endpoint end(boost::asio::ip::make_address(kAddress), port);
    tcp::socket first(loop), second(loop);
    bool is_closed = false;
    char byte = 0;
    first.connect(end);
    first.async_read_some(boost::asio::buffer(&byte, 1),
                          [&](const auto& error, std::size_t) { is_closed = bool(error); });
    second.connect(end);
    for (int i = 0; i < 250 && !is_closed; ++i) loop.run_one_for(std::chrono::milliseconds(20));
    EXPECT_TRUE(is_closed) << port;  // the longest idle one makes room
    first.close();
    loop.poll();
  }
}

TEST_F(DoorTest, takes_another_port_for_the_api_where_its_own_is_taken) {
  occupy(options.api_port);
  const auto door = open();
  const std::string before = "http://localecs.internal:";
  ASSERT_TRUE(settings.api_url.starts_with(before));
  const int port = std::stoi(settings.api_url.substr(before.size()));
  EXPECT_NE(port, options.api_port);
  EXPECT_TRUE(answers(static_cast<std::uint16_t>(port)));
}

TEST_F(DoorTest, needs_no_second_api_where_the_first_is_everywhere) {
  options.api_address = "0.0.0.0";
  const auto door = open();
  EXPECT_EQ(settings.api_url, "http://localecs.internal:" + std::to_string(options.api_port));
  EXPECT_FALSE(answers(options.api_port));
}

TEST_F(DoorTest, stays_shut_on_an_address_that_is_not_ours) {
  options.address = "192.0.2.1";
  const auto door = open();
  door->open();
  EXPECT_EQ(settings.metadata_url, "");
  EXPECT_EQ(settings.api_url, "");
  EXPECT_THAT(settings.host_entries, IsEmpty());
}

TEST_F(DoorTest, opens_once_and_closes_with_its_owner) {
  auto door = open();
  const std::string url = settings.metadata_url;
  door->open();
  EXPECT_EQ(settings.metadata_url, url);
  door.reset();
  for (const auto port : {options.port, options.public_port, options.api_port})
    EXPECT_FALSE(answers(port));
}

}  // namespace
}  // namespace localecs::metadata
