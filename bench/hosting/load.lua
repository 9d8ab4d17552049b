-- Asks for what stands in the file given after "--", one request a line: how often in a round, ETag or "-", path. The
-- requests are made before the first one is sent; to make one is dearer than to send it.
local requests = {}
local at = 0

function init(args)
	local headers = { ["Accept-Encoding"] = "br" }
	if args[2] == "close" then headers["Connection"] = "close" end
	for line in io.lines(args[1]) do
		local times, etag, path = line:match("^(%d+) (%S+) (%S+)$")
		headers["If-None-Match"] = etag ~= "-" and etag or nil
		local request = wrk.format("GET", path, headers)
		for _ = 1, tonumber(times) do requests[#requests + 1] = request end
	end
	-- In any order, but the same one each time.
	math.randomseed(20261123)
	for i = #requests, 2, -1 do
		local j = math.random(i)
		requests[i], requests[j] = requests[j], requests[i]
	end
end

function request()
	at = at % #requests + 1
	return requests[at]
end

function done(summary, latency)
	local errors = summary.errors
	io.write(string.format(
		'\n{"requests":%d,"micros":%d,"bytes":%d,"refused":%d,"broken":%d,"p99Micros":%d}\n',
		summary.requests, summary.duration, summary.bytes, errors.status,
		errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(99)))
end
