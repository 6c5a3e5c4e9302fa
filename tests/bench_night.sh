#!/bin/sh
# bench_night.sh BUILD: how long the Cremasco's night takes, whole and up to
# the pages: the median of seven nights, each on a fresh workspace.
set -eu
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
night=2023-06-30

now() { date +%s%N; }

# once COMMAND...: milliseconds of one night's commands on a fresh workspace.
once() {
	rm -rf "$work/w"
	"$build/quadro" init "$work/w" --from cremasco-2021-2023 \
		--as-of $night >/dev/null
	start=$(now)
	for command in "$@"; do
		"$build/quadro" "$command" -w "$work/w" --as-of $night \
			>"$work/out" || [ $? = 1 ]
	done
	echo $((($(now) - start) / 1000000))
}

median() {
	i=0
	while [ $i -lt 7 ]; do
		once "$@"
		i=$((i + 1))
	done | sort -n | sed -n 4p
}

once run >/dev/null
files=$(ls "$work/w/ricevute" | grep -c 'ricevuta.csv$')
echo "files received                    $files"
echo "the night, dashboard included     $(median run) ms"
echo "everything before the pages       $(median before-pages) ms"
