#!/bin/sh
# bench_growth.sh BUILD [AMBITI]: how the night grows. Ten years of quarters: the
# Cremasco's exports of two years, five times over with their dates moved, a
# night and a closing for each of the 40 quarters; then AMBITI workspaces (100)
# one after the other, a whole night each. Time and peak memory of a night, size
# of the store, and what a night with nothing new costs.
set -eu
build=$1
ambiti=${2:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

now() { date +%s%N; }

# night DIR DAY: sets ms and peak (KB). The peak is read while it runs.
night() {
	start=$(now)
	"$build/quadro" run -w "$1" --as-of "$2" >"$work/said" &
	peak=0
	while now_kb=$(awk '/VmHWM/ { print $2 }' "/proc/$!/status") &&
		[ -n "$now_kb" ]; do
		[ "$now_kb" -gt "$peak" ] && peak=$now_kb
		sleep 0.02
	done 2>/dev/null
	wait $! || [ $? = 1 ] || { cat "$work/said"; exit 1; }
	ms=$((($(now) - start) / 1000000))
}

# The night again: nothing to do. The least of five, as the disk is shared.
quiet() {
	least=
	for i in 1 2 3 4 5; do
		start=$(now)
		"$build/quadro" run -w "$1" --as-of "$2" >"$work/said" ||
			[ $? = 1 ]
		ms=$((($(now) - start) / 1000000))
		grep -q 'Niente di nuovo' "$work/said"
		[ -n "$least" ] && [ "$least" -le "$ms" ] || least=$ms
	done
	ms=$least
}

megabytes() { echo "$(($(du -k "$@" | awk '{ n += $1 } END { print n }') / 1024)) MB"; }

last_day() {
	case $2 in
	1) echo "$1-03-31" ;;
	2) echo "$1-06-30" ;;
	3) echo "$1-09-30" ;;
	4) echo "$1-12-31" ;;
	esac
}

# deliver YEAR QUARTER: the exports of the quarter that stands in its place in
# the two years, with their dates and names moved by whole pairs of years.
deliver() {
	add=$((($1 - 2022) / 2 * 2))
	from=$(($1 - add))
	for file in "$work"/pool/*_"$from"T"$2"*.csv "$work"/pool/*_"$from"S$(($2 / 2))*.csv \
		"$work"/pool/*_"$from".csv; do
		[ -f "$file" ] || continue
		case $file in *_"$from".csv) [ "$2" = 4 ] || continue ;; esac
		case $file in *_"$from"S*) [ $(($2 % 2)) = 0 ] || continue ;; esac
		name=$(basename "$file" | sed "s/_$from/_$1/")
		sed "s/202[1-4]/@&/g; s/@2021/$((2021 + add))/g
			s/@2022/$((2022 + add))/g; s/@2023/$((2023 + add))/g
			s/@2024/$((2024 + add))/g" "$file" >"$work/w/inbox/$name"
	done
}

echo "ten years of quarters: quarter, night, peak memory, store, quiet night"
"$build/quadro" init "$work/w" --from cremasco-2021-2023 \
	--as-of 2024-12-31 >/dev/null
sed -i 's/^fine *=.*/fine = 2031-12-31/' "$work/w/quadro.ini"
mv "$work/w/inbox" "$work/pool"
mkdir "$work/w/inbox"
n=0
for year in 2022 2023 2024 2025 2026 2027 2028 2029 2030 2031; do
	for quarter in 1 2 3 4; do
		n=$((n + 1))
		deliver $year $quarter
		day=$(last_day $year $quarter)
		night "$work/w" "$day"
		"$build/quadro" close "${year}T$quarter" -w "$work/w" \
			--as-of 2032-01-31 >/dev/null
		case $n in
		1 | 8 | 20 | 40)
			took=$ms
			night "$work/w" "$day"
			quiet "$work/w" "$day"
			printf '  %2d  %6d ms  %4d MB  %8s  %4d ms\n' $n \
				$took $((peak / 1024)) \
				"$(megabytes "$work/w/quadro.db")" "$ms"
			;;
		esac
	done
done
files=$(ls "$work/w/archivio" | wc -l)
echo "  originals kept                         $files"
start=$(now)
"$build/quadro" status -w "$work/w" --as-of 2032-01-31 >/dev/null
echo "  status                                 $((($(now) - start) / 1000000)) ms"
rm -rf "$work/w"

[ "$ambiti" -gt 0 ] || exit 0
echo "$ambiti Ambiti, one after the other"
total=0 most=0 i=0
while [ $i -lt "$ambiti" ]; do
	i=$((i + 1))
	"$build/quadro" init "$work/a$i" --from cremasco-2021-2023 \
		--as-of 2023-06-30 >/dev/null
	night "$work/a$i" 2023-06-30
	total=$((total + ms))
	[ $peak -le $most ] || most=$peak
done
echo "  all the nights                         $total ms"
echo "  a night                                $((total / ambiti)) ms"
echo "  peak memory                            $((most / 1024)) MB"
echo "  stores                                 $(megabytes "$work"/a*/quadro.db)"
