// Programs run to their end: exit statuses, and what cannot be run.
#include "base/child_process.hpp"

#include <gmock/gmock.h>

namespace localecs {
namespace {

TEST(ChildProcess, tells_the_exit_status) {
  EXPECT_EQ(run_quietly({"/bin/true"}), 0);
  EXPECT_EQ(run_quietly({"/bin/sh", "-c", "exit 7"}), 7);
  EXPECT_EQ(run_quietly({"/bin/sh", "-c", "test \"$1\" = 'a b'", "sh", "a b"}), 0);
}

TEST(ChildProcess, tells_what_did_not_end_by_itself_or_never_ran) {
  EXPECT_EQ(run_quietly({"/bin/sh", "-c", "kill -KILL $$"}), -1);
  EXPECT_EQ(run_quietly({"/nonexistent/program"}), -1);
}

}  // namespace
}  // namespace localecs
