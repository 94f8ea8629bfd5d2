package io.gradeway.policies.realm;

import java.nio.file.Path;
import java.util.List;

/** A realm file that cannot be used. Tells everything that is wrong with it, at once. */
public final class RealmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * One thing that is wrong.
   *
   * @param path where, for example {@code subjects.medical-claims.roles[0]}; empty for the file
   * @param message what was found and what to write instead
   */
  public record Problem(String path, String message) {
    @Override
    public String toString() {
      return path.isEmpty() ? message : path + ": " + message;
    }
  }

  RealmException(Path file, List<Problem> problems) {
    super(
        file.getFileName()
            + " has "
            + (problems.size() == 1 ? "1 problem" : problems.size() + " problems")
            + problems.stream().map(problem -> "\n  " + problem).reduce("", String::concat));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
