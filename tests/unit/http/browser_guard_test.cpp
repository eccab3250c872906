// Who is answered: every row is a request that a program or a web page can make.
#include <gmock/gmock.h>

#include <localecs/http/browser_guard.hpp>

namespace localecs::http {
namespace {

Request asking(std::vector<Header> headers, std::string method = "POST", std::string target = "/") {
  return {.method = std::move(method),
          .target = std::move(target),
          .headers = std::move(headers),
          .body = {},
          .peer = {}};
}

bool admits(const Request& request, std::vector<std::string> allowed = {}) {
  return BrowserGuard(std::move(allowed)).objection(request).empty();
}

TEST(BrowserGuard, answers_to_addresses_and_to_names_that_nobody_can_register) {
  for (const char* host : {"127.0.0.1:4566",
                           "127.0.0.1",
                           "localhost",
                           "localhost:4566",
                           "LocalHost:80",
                           "localhost.",
                           "me.localhost:4566",
                           "[::1]:4566",
                           "[::1]",
                           "[fe80::1]",
                           "0.0.0.0:4566",
                           "192.168.1.20:4566",
                           "172.17.0.1",
                           "169.254.170.2",
                           "169.254.170.2:51679",
                           "localecs.internal:4566",
                           "data-localecs.internal:4566",
                           "stream-localecs.internal",
                           "host.docker.internal:4566",
                           "localhost:",
                           ""})
    EXPECT_TRUE(admits(asking({{"Host", host}}))) << host;
  EXPECT_TRUE(admits(asking({})));  // HTTP/1.0 knows no Host, and no browser leaves it out
}

TEST(BrowserGuard, does_not_answer_to_names_that_a_page_may_have) {
  for (const char* host :
       {"evil.example", "evil.example:4566", "localhost.evil.example", "127.0.0.1.evil.example",
        "notlocalhost", "localhost:4566:80", "localhost:x", "localhost@evil.example", "a.internal",
        "[evil]", "[::1", "[::1]x", "127.0.0.1x", ":4566", ".", "ecs.us-east-1.amazonaws.com"})
    EXPECT_FALSE(admits(asking({{"host", host}}))) << host;
  EXPECT_FALSE(admits(asking({{"Host", "localhost"}, {"Host", "evil.example"}})));
  EXPECT_FALSE(admits(asking({{"Host", "evil.example"}, {"Host", "localhost"}})));
}

TEST(BrowserGuard, says_which_option_helps) {
  EXPECT_THAT(BrowserGuard().objection(asking({{"Host", "build.example:4566"}})),
              testing::HasSubstr("--allowed-host build.example."));
}

TEST(BrowserGuard, answers_to_the_names_it_is_told) {
  const std::vector<std::string> names{"Build", "*.Example.com"};
  for (const char* host : {"build:4566", "BUILD", "a.example.com", "a.b.example.com:1", "build."})
    EXPECT_TRUE(admits(asking({{"Host", host}}), names)) << host;
  for (const char* host : {"build2", "a.build", "example.com", "badexample.com", ".example.com"})
    EXPECT_FALSE(admits(asking({{"Host", host}}), names)) << host;
  EXPECT_TRUE(admits(asking({{"Host", "anything"}}), {"*"}));
}

TEST(BrowserGuard, does_nothing_for_a_page) {
  for (const char* origin :
       {"https://evil.example", "null", "http://localhost:3000", "file://", ""})
    EXPECT_FALSE(admits(asking({{"Host", "localhost:4566"}, {"Origin", origin}}))) << origin;
  for (const char* site : {"cross-site", "same-site", "Cross-Site", "anything"})
    EXPECT_FALSE(admits(asking({{"Host", "localhost:4566"}, {"Sec-Fetch-Site", site}}, "GET")))
        << site;
  // What a user types into the address bar.
  for (const char* site : {"none", "same-origin"})
    EXPECT_TRUE(admits(asking({{"Sec-Fetch-Site", site}, {"User-Agent", "Mozilla/5.0 (X11)"}},
                              "GET", "/_localecs/health")));
}

// Old browsers send forms without an Origin, and not all tell of links.
TEST(BrowserGuard, does_nothing_for_a_form_or_a_link_of_a_page) {
  const Header browser{"User-Agent", "Mozilla/5.0 (Macintosh) Safari/605.1.15"};
  const Header form{"Content-Type", "application/x-www-form-urlencoded"};
  EXPECT_FALSE(admits(asking({browser, form}, "POST", "/_localecs/reset")));
  EXPECT_FALSE(admits(asking({browser, form}, "POST", "/")));
  EXPECT_FALSE(admits(asking({browser}, "OPTIONS", "/")));
  EXPECT_TRUE(admits(asking({browser}, "GET", "/_localecs/health")));
}

TEST(BrowserGuard, does_not_mind_programs) {
  const Header curl{"User-Agent", "curl/7.88.1"};
  const Header form{"Content-Type", "application/x-www-form-urlencoded"};
  EXPECT_TRUE(admits(asking({{"Host", "127.0.0.1:4566"}, curl, form}, "POST", "/_localecs/clock")));
  EXPECT_TRUE(admits(asking({curl}, "GET", "/?Action=GetCallerIdentity")));
  // Programs that wear a browser's name, with a header that no page may send unasked.
  const Header browser{"User-Agent", "Mozilla/5.0"};
  for (const char* name : {"X-Amz-Target", "authorization", "smithy-protocol"})
    EXPECT_TRUE(admits(asking({browser, {name, "x"}}))) << name;
}

}  // namespace
}  // namespace localecs::http
