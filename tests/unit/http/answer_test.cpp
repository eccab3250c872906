// Tests of the wording of an answer's head.
#include "http/server/answer.hpp"

#include <gtest/gtest.h>

namespace localecs::http {

namespace {

std::string head(const Response& response, Persistence persistence = Persistence::implied) {
  std::string out;
  append_head(out, response, persistence, "today");
  return out;
}

}  // namespace

TEST(Answer, HasLengthAndDateAndNoServer) {
  EXPECT_EQ(
      head({200, {{"Content-Type", "text/plain"}}, "four"}),
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nDate: today\r\nContent-Length: 4\r\n\r\n");
}

TEST(Answer, SaysWhetherTheConnectionStays) {
  EXPECT_NE(head({}, Persistence::close).find("\r\nConnection: close\r\n"), std::string::npos);
  EXPECT_NE(head({}, Persistence::keep).find("\r\nConnection: keep-alive\r\n"), std::string::npos);
  EXPECT_EQ(head({}).find("Connection"), std::string::npos);
}

TEST(Answer, KeepsTheHandlersDateButNotItsFraming) {
  const auto text =
      head({200, {{"date", "then"}, {"Content-Length", "9"}, {"transfer-encoding", "x"}}, ""});
  EXPECT_EQ(text, "HTTP/1.1 200 OK\r\ndate: then\r\nContent-Length: 0\r\n\r\n");
}

TEST(Answer, LineBreaksCannotSmuggleHeaders) {
  const auto text = head({200, {{"X-Echo", "a\r\nSet-Cookie: b"}}, ""});
  EXPECT_NE(text.find("X-Echo: a  Set-Cookie: b\r\n"), std::string::npos);
}

TEST(Answer, BodilessStatusesHaveNoLength) {
  for (const unsigned status : {204u, 304u}) {
    EXPECT_EQ(head({status, {}, ""}).find("Content-Length"), std::string::npos) << status;
  }
}

TEST(Answer, DatesAreWordedAsHttpWants) {
  EXPECT_EQ(DateText().at(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
}

}  // namespace localecs::http
