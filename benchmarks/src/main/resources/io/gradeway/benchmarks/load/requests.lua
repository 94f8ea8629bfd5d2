-- Arguments: tokens file, path, number of bodies, requests after which to stop (0 = never).
local ffi = require("ffi")
ffi.cdef "typedef struct { long s; long us; } moment; int gettimeofday(moment *, void *);"
local requests, count, at, stop_after, start = {}, 0, 0, 0, nil
local worker
elapsed = 0 -- microseconds until the stop; wrk itself sleeps on until its duration is over

local function now()
  local m = ffi.new("moment")
  ffi.C.gettimeofday(m, nil)
  return tonumber(m.s) * 1000000 + tonumber(m.us)
end

function setup(thread) worker = thread end

function init(args)
  local tokens = {}
  for line in io.lines(args[1]) do tokens[#tokens + 1] = line end
  local bodies = tonumber(args[3])
  stop_after = tonumber(args[4])
  count = math.max(#tokens, bodies)
  for i = 0, count - 1 do
    requests[i] = wrk.format("GET", args[2] .. "?page=" .. (i % bodies),
      { Authorization = "Bearer " .. tokens[i % #tokens + 1] })
  end
end

function request()
  local next = requests[at % count]
  if stop_after > 0 then
    start = start or now()
    if at + 1 >= stop_after then
      elapsed = now() - start
      wrk.thread:stop()
    end
  end
  at = at + 1
  return next
end

function done(summary, latency)
  local e = summary.errors
  local stopped = worker:get("elapsed")
  io.write(string.format("RESULT %d %d %d %d %d %d\n", stopped > 0 and stopped or summary.duration,
    summary.requests, e.connect + e.read + e.write + e.timeout, e.status,
    latency:percentile(50), latency:percentile(99)))
end
