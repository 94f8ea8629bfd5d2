package io.gradeway.gateway.enforce;

import io.gradeway.body.BodyException;
import io.gradeway.body.BodyFormat;
import io.gradeway.body.BodySink;
import io.gradeway.plan.Plan;
import io.gradeway.plan.Protection;
import io.gradeway.plan.ProtectionSummary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body goes through between upstream and caller. Not thread-safe. */
abstract class BodyFilter {
  abstract void write(byte[] bytes, int from, int to);

  /** Ends the body; the summary is empty where nothing was looked at. */
  abstract Optional<ProtectionSummary> end();

  abstract Optional<ProtectionSummary> summary();

  /** Applies a plan. */
  static BodyFilter protecting(Plan plan, BodyFormat format, BodySink sink) {
    Protection protection = plan.protection(format, sink);
    return new BodyFilter() {
      @Override
      void write(byte[] bytes, int from, int to) {
        protection.write(bytes, from, to);
      }

      @Override
      Optional<ProtectionSummary> end() {
        return Optional.of(protection.end());
      }

      @Override
      Optional<ProtectionSummary> summary() {
        return Optional.of(protection.summary());
      }
    };
  }

  /** Passes the owner's own data on, within the limit. */
  static BodyFilter passing(long bytesMax, BodySink sink) {
    return new BodyFilter() {
      private long total;

      @Override
      void write(byte[] bytes, int from, int to) {
        total += to - from;
        if (total > bytesMax) {
          throw new BodyException(BodyException.Kind.LIMIT, "body exceeds its limit", bytesMax);
        }
        sink.accept(bytes, from, to);
      }

      @Override
      Optional<ProtectionSummary> end() {
        return Optional.empty();
      }

      @Override
      Optional<ProtectionSummary> summary() {
        return Optional.empty();
      }
    };
  }

  /**
   * Passes a body on and computes beside it what a plan would have done (mode observe). A body that
   * the plan cannot read, or fails on, is passed on all the same and has no summary.
   */
  static BodyFilter observing(BodyFilter passing, Plan plan, BodyFormat format) {
    Protection shadow = plan.protection(format, (bytes, from, to) -> {});
    return new BodyFilter() {
      private @Nullable Protection readable = shadow;

      @Override
      void write(byte[] bytes, int from, int to) {
        passing.write(bytes, from, to);
        if (readable != null) {
          try {
            readable.write(bytes, from, to);
          } catch (RuntimeException e) {
            readable = null;
          }
        }
      }

      @Override
      Optional<ProtectionSummary> end() {
        if (readable == null) {
          return Optional.empty();
        }
        try {
          return Optional.of(readable.end());
        } catch (RuntimeException e) {
          readable = null;
          return Optional.empty();
        }
      }

      @Override
      Optional<ProtectionSummary> summary() {
        return Optional.ofNullable(readable).map(Protection::summary);
      }
    };
  }
}
