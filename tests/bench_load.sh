#!/bin/sh
# bench_load.sh BUILD [ROWS...]: loading one large export with every check on,
# against `sqlite3 .import` of the same file in the same run: rows/s, MB/s,
# peak memory, and the ratio of the two times (above 1: quadro is faster). More
# than one size shows whether the cost grows with the file.
set -eu
build=$1
shift
[ $# -gt 0 ] || set -- 300000 3000000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

generate() {
	LC_ALL=C awk -v rows="$1" -F ';' '
	NR > 1 && $3 == "SERGNANO" { comune[n++] = $2 }
	END {
		split("mediazione_abitativa isd sad saap tirocinio altro", tipo, " ")
		split("positivo parziale negativo", esito, " ")
		print "id;persona;comune;tipo;data_segnalazione;data_avvio;" \
			"data_fine;esito;valutato_il"
		for (i = 0; i < rows; i++) {
			d = 1 + i % 28; m = 1 + int(i / 28) % 12
			printf "S/%07d;SER-%06d;%s;%s;;%02d/%02d/2022;" \
				"%02d/%02d/2023;%s;%02d/%02d/2023\n", i,
				i % 900000, comune[i * 7 % n], tipo[1 + i % 6],
				d, m, d, m, esito[1 + i % 3], d, m
		}
	}' fixtures/cremasco-2021-2023/anagrafe/comuni.csv
}

now() { date +%s%N; }

# The peak is read while it runs: no tool but the shell is needed.
peak_of() {
	peak=0
	while now_kb=$(awk '/VmHWM/ { print $2 }' "/proc/$1/status") &&
		[ -n "$now_kb" ]; do
		peak=$now_kb
		sleep 0.05
	done 2>/dev/null
	echo "$peak"
}

measure() {
	rows=$1
	"$build/quadro" init "$work/w" --from cremasco-2021-2023 \
		--as-of 2021-01-01 >/dev/null
	rm -f "$work"/w/inbox/*
	generate "$rows" >"$work/w/inbox/interventi_SERGNANO_2023T4.csv"
	cp "$work/w/inbox/interventi_SERGNANO_2023T4.csv" "$work/copy.csv"
	megabytes=$(($(wc -c <"$work/copy.csv") / 1000000))
	sync

	start=$(now)
	"$build/quadro" acquire -w "$work/w" --as-of 2024-01-31 >"$work/out" &
	peak=$(peak_of $!)
	wait $! || { cat "$work/out"; exit 1; }
	ours=$((($(now) - start) / 1000000))
	grep -q '1 accettati' "$work/out" || { cat "$work/out"; exit 1; }
	sync
	store=$(($(du -k "$work/w/quadro.db" | cut -f 1) / 1024))
	start=$(now)
	"$build/quadro" acquire -w "$work/w" --as-of 2024-01-31 >"$work/out"
	again=$((($(now) - start) / 1000000))
	start=$(now)
	sqlite3 "$work/import.db" '.mode csv' '.separator ;' \
		".import $work/copy.csv interventi"
	theirs=$((($(now) - start) / 1000000))
	rm -rf "$work/w" "$work/copy.csv" "$work/import.db"
}

for size in "$@"; do
	measure "$size"
	echo "rows loaded, every check on              $rows ($megabytes MB)"
	echo "time                                     $ours ms"
	echo "rows per second                          $((rows * 1000 / ours))"
	echo "MB per second                            $((megabytes * 1000 / ours))"
	echo "peak memory                              $((peak / 1024)) MB"
	echo "store                                    $store MB"
	echo "acquire, nothing new                     $again ms"
	echo "sqlite3 .import of the same file         $theirs ms"
	echo "ratio (.import / quadro)                 $(awk "BEGIN { printf \"%.2f\", $theirs / $ours }")"
done
