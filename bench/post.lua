-- Sends one form after the other, each with a key of its own, and prints the figures as JSON.

local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("seed", os.time() + threads)
end

function init(arguments)
  math.randomseed(seed)
  path, token = arguments[1], arguments[2]
  headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Cookie"] = "csrftoken=" .. token,
  }
end

local function key()
  local groups = {}
  for group = 1, 8 do groups[group] = string.format("%04x", math.random(0, 65535)) end
  return table.concat(groups)
end

function request()
  return wrk.format("POST", path, headers, "csrfmiddlewaretoken=" .. token .. "&key=" .. key())
end

function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "seconds": %f, "p50": %f, "p95": %f, "p99": %f, "max": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout
  ))
end
