package io.gradeway.examples.city;

import io.gradeway.gateway.Gradeway;
import java.io.IOException;

/**
 * Runs the {@code gradeway} command in a process that ends with the one that started it: that one
 * holds the other end of standard input, which closes however it dies.
 */
final class Lifeline {
  private Lifeline() {}

  public static void main(String[] arguments) {
    Thread watch = new Thread(Lifeline::exitWithParent, "lifeline");
    watch.setDaemon(true);
    watch.start();
    Gradeway.main(arguments);
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever sent.
      }
    } catch (IOException e) {
      // A broken pipe says the same as its end.
    }
    System.exit(0);
  }
}
