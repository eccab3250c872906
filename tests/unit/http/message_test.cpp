// Tests of the plain values.
#include <gtest/gtest.h>

#include <localecs/http/message.hpp>

namespace localecs::http {

TEST(Message, HeadersAreFoundInAnyCase) {
  const Request request{"GET", "/", {{"X-Amz-Target", "a"}, {"x-amz-target", "b"}}, ""};
  EXPECT_EQ(request.header("x-AMZ-target"), "a");
  EXPECT_EQ(request.header("x-amz"), "");
}

}  // namespace localecs::http
