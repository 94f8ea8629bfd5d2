#!/bin/sh
# The load run in one go: builds, starts every server on loopback, prints the tables.
# Arguments are passed on: --smoke (a minute, figures worthless), --seconds N, --rounds N, --jfr FILE.
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
command -v wrk >/dev/null || { echo 'run-load.sh: wrk is missing; install it (Debian: apt-get install wrk)' >&2; exit 3; }
(cd "$home" && sh ./mvnw -q -B -Pbenchmarks -pl benchmarks -am -DskipTests package 1>&2)
target=$home/benchmarks/target
slow=''
if command -v cc >/dev/null && cc -O2 -shared -fPIC -o "$target/slow_fsync.so" "$home/benchmarks/load/slow_fsync.c" -ldl; then
  slow="--slow-fsync $target/slow_fsync.so"
else
  echo 'run-load.sh: no C compiler, so no row with a slow disk' >&2
fi
# shellcheck disable=SC2086
exec java -cp "$target/benchmarks.jar" io.gradeway.benchmarks.load.LoadRun $slow "$@"
