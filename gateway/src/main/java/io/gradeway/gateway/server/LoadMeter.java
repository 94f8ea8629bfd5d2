package io.gradeway.gateway.server;

import io.gradeway.gateway.enforce.Load;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts exchanges, for the bound on how many may be under way and for the metrics. Labels are
 * route ids and outcomes, never anything a caller sent.
 */
public final class LoadMeter implements Load {
  private static final Logger LOG = LoggerFactory.getLogger(LoadMeter.class);

  private record Series(String route, String outcome) {}

  private final MeterRegistry registry;
  private final int exchangesMax;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
  private final Counter failures;
  private volatile boolean draining;

  public LoadMeter(MeterRegistry registry, int exchangesMax) {
    this.registry = registry;
    this.exchangesMax = exchangesMax;
    this.failures =
        Counter.builder("gradeway_internal_failures")
            .description("Exchanges refused because the gateway itself failed")
            .register(registry);
    Gauge.builder("gradeway_exchanges_under_way", underWay, AtomicInteger::get)
        .description("Exchanges between acceptance and end")
        .register(registry);
  }

  @Override
  public void entered() {
    underWay.incrementAndGet();
  }

  @Override
  public void left(Optional<String> route, String outcome, long startNanos) {
    underWay.decrementAndGet();
    timers
        .computeIfAbsent(new Series(route.orElse("none"), outcome), this::timer)
        .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Series series) {
    return Timer.builder("gradeway_exchange")
        .description("Exchanges from acceptance to end")
        .tag("route", series.route())
        .tag("outcome", series.outcome())
        .publishPercentileHistogram()
        .register(registry);
  }

  @Override
  public void failed(Throwable error) {
    failures.increment();
    // The type and place only: a message may quote what was being handled.
    StackTraceElement[] trace = error.getStackTrace();
    LOG.error(
        "exchange failed error={} at={}",
        error.getClass().getName(),
        trace.length == 0 ? "?" : trace[0]);
  }

  @Override
  public boolean full() {
    return underWay.get() > exchangesMax;
  }

  @Override
  public boolean draining() {
    return draining;
  }

  /** Refuses what comes from now on. */
  public void drain() {
    draining = true;
  }

  public int underWay() {
    return underWay.get();
  }
}
