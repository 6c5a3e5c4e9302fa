--[[ driver.lua: the terminal that gnuplot draws on.

gnuplot calls the functions of `term`; each primitive becomes one line of
whole numbers on the output, which reports/chart/replay.c reads:

  S rgb width on off on off n x1 y1 ... xn yn    a stroke; width, dash in 1/100 pt
  F rgb hatched n x1 y1 ... xn yn                a filled polygon
  T align angle x y token                        a text, 0 left 1 centre 2 right

Coordinates are in units of 1/40 point: fine enough for the eye, and small
enough that gnuplot's own clipping, done in int, cannot overflow. Texts are
tokens; their size, colour and words are known to the C side only. What no
chart uses (arrow heads, images, palettes, boxed text) is refused or ignored.
]]

local UNITS = 40		-- per point
local CANVAS = 1000		-- points, both ways: charts use its lower left
local CORNERS = 24		-- of a disc

local colour, width, dash, radius
local path = {}
local align, angle = 0, 0

local ALIGN = { left = 0, center = 1, right = 2 }

term.xmax = UNITS * CANVAS
term.ymax = UNITS * CANVAS
term.h_tic = UNITS
term.v_tic = UNITS
term.h_char = 4 * UNITS
term.v_char = 8 * UNITS
term.description = "one primitive per line"
term.flags = term.TERM_CAN_DASH + term.TERM_LINEWIDTH

local function hundredths(number)
	return math.floor(number * 100 + 0.5)
end

local function forget()
	path = {}
end

local function flush()
	local n = #path // 2
	if n > 1 and width > 0 then
		gp.write(string.format("S %06x %d %s %d %s\n", colour,
			hundredths(width), dash, n, table.concat(path, " ")))
	end
	forget()
end

local function fill(style, parameter, corners)
	flush()
	if style == "EMPTY" then
		return 1
	end
	local numbers = {}
	for i = 1, #corners do
		numbers[2 * i - 1] = corners[i][1]
		numbers[2 * i] = corners[i][2]
	end
	gp.write(string.format("F %06x %d %d %s\n", colour,
		style == "PATTERN" and 1 or 0, #corners, table.concat(numbers, " ")))
	return 1
end

term.options = function(words, initial, count)
	gp.term_options("")
	return 1
end

term.init = function()
	return 1
end

term.graphics = function()
	colour, width, dash, radius = 0, 1, "0 0 0 0", 1
	align, angle = 0, 0
	forget()
	return 1
end

term.text = function()
	flush()
	return 1
end

term.reset = function()
	return 1
end

term.move = function(x, y)
	local n = #path
	if n >= 2 and path[n - 1] == x and path[n] == y then
		return 1
	end
	flush()
	path = { x, y }
	return 1
end

term.vector = function(x, y)
	local n = #path
	if n >= 2 and path[n - 1] == x and path[n] == y then
		return 1
	end
	path[n + 1] = x
	path[n + 2] = y
	return 1
end

term.linetype = function(linetype)
	flush()
	dash = "0 0 0 0"
	return 1
end

-- A custom dash comes as lengths in points, at most four are used.
term.dashtype = function(kind, pattern)
	flush()
	dash = "0 0 0 0"
	if kind == -3 and pattern then
		local lengths = { 0, 0, 0, 0 }
		for i = 1, math.min(4, #pattern) do
			lengths[i] = hundredths(pattern[i])
		end
		dash = table.concat(lengths, " ")
	end
	return 1
end

term.linewidth = function(points)
	flush()
	width = points
	return 1
end

term.set_color = function(kind, linetype, value, opacity, r, g, b)
	flush()
	if kind == "RGBA" then
		colour = hundredths(r * 2.55) * 65536 + hundredths(g * 2.55) * 256
			+ hundredths(b * 2.55)
	end
	return 1
end

term.pointsize = function(size)
	radius = size
	return 1
end

-- Every point is a disc; its size is the radius in points.
term.point = function(x, y, number)
	flush()
	local corners = {}
	for i = 0, CORNERS - 1 do
		local turn = 2 * math.pi * i / CORNERS
		corners[i + 1] = {
			math.floor(x + radius * UNITS * math.cos(turn) + 0.5),
			math.floor(y + radius * UNITS * math.sin(turn) + 0.5)
		}
	end
	fill("SOLID", 100, corners)
	return 1
end

term.arrow = function(sx, sy, ex, ey, head)
	return 0
end

term.filled_polygon = fill

term.boxfill = function(style, parameter, x, y, w, h)
	return fill(style, parameter,
		{ { x, y }, { x + w, y }, { x + w, y + h }, { x, y + h } })
end

term.justify_text = function(justify)
	align = ALIGN[justify] or 0
	return 1
end

term.text_angle = function(degrees)
	angle = degrees
	return 1
end

term.put_text = function(x, y, token)
	flush()
	gp.write(string.format("T %d %d %d %d %s\n", align, angle, x, y, token))
	return 1
end

term.set_font = function(font)
	return 1
end

term.boxed_text = function(x, y, option)
	return 0
end

term.layer = function(layer)
	return 1
end

term.path = function(p)
	return 1
end

term.image = function()
	return 0
end

term.make_palette = function()
	return 0
end

term.previous_palette = function()
	return 0
end
