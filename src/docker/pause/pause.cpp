// The program in a pause container: keeps the task's namespaces open and, as process 1, buries the
// processes that lost their parents. Ends at once when it is told to.
#include <signal.h>
#include <sys/wait.h>

#include <initializer_list>

int main() {
  // Signals are taken one by one instead of handled: process 1 has no default actions.
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&signals, number);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  for (;;) {
    const int number = sigwaitinfo(&signals, nullptr);
    if (number == SIGTERM || number == SIGINT) return 0;
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
  }
}
