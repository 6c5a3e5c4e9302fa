#!/bin/sh
# seeds.sh TARGET DIRECTORY: the first inputs of a fuzz target, from the
# fixtures: each behind the bytes with which the target chooses.
set -eu
export LC_ALL=C
target=$1
seeds=$2
plan=fixtures/cremasco-2021-2023
mkdir -p "$seeds"

# index WORD LIST...: the place of WORD in LIST, from 0.
index() {
	word=$1
	shift
	place=0
	for item in "$@"; do
		[ "$item" = "$word" ] && break
		place=$((place + 1))
	done
	echo "$place"
}

# seed NAME FILE BYTE...: the bytes, in octal, then the start of the file.
seed() {
	name=$1
	file=$2
	shift 2
	{
		for byte in "$@"; do
			printf "\\$(printf %03o "$byte")"
		done
		head -c 8000 "$file"
	} >"$seeds/$name"
}

layouts=$(for file in pipeline/tracciati/*.schema.json; do
	basename "$file" .schema.json
done)
senders="AMBITO $(sed 1d "$plan/anagrafe/subambiti.csv" | cut -d ';' -f 1 |
	tr -d '\r' | sort)"

# One delivery of every layout and sender; a letter in front of the period
# tells names like liste_attesa_AMBITO_2022T1.csv apart.
intake_seeds() {
	for file in "$plan"/inbox/*.csv; do
		stem=$(basename "$file" .csv)
		layout=$(echo "$stem" | sed 's/_[A-Z]*_20.*//')
		sender=$(echo "$stem" | sed 's/.*_\([A-Z]*\)_20.*/\1/')
		[ -e "$seeds/$layout-$sender" ] && continue
		seed "$layout-$sender" "$file" \
			"$(index "$layout" $layouts)" \
			"$(index "$sender" $senders)" 0 36
	done
}

cells_seeds() {
	for file in "$plan"/inbox/*2022T3*.csv "$plan"/*.csv; do
		seed "$(basename "$file")" "$file" 0
	done
}

workspace_seeds() {
	place=0
	for file in quadro.ini matrice.csv anagrafe/comuni.csv \
		anagrafe/subambiti.csv obiettivi.csv invii.csv; do
		seed "$(basename "$file")" "$plan/$file" "$place"
		place=$((place + 1))
	done
	for file in pipeline/tracciati/*.schema.json; do
		seed "$(basename "$file")" "$file" 8
	done
	seed cronoprogramma.csv "$plan/cronoprogramma.csv" 9
	seed contesto.csv "$plan/contesto.csv" 10
	seed valutazione.csv "$plan/valutazione-2018-2020.csv" 11
	seed risorse.csv "$plan/risorse-isd.csv" 12
	seed piano.csv fixtures/pnrr-1.1.3/piano-finanziario.csv 13
	# What this plan has not: a path, and a measure in SQL.
	printf 'indicatore;data;atteso\nPOV.P1;2022-06-30;2\n' >"$seeds/some"
	seed traiettorie.csv "$seeds/some" 6
	printf 'select data_avvio as data, comune, null as subambito, 1 as num,
0 as den, id as gruppo, record from patti where reti > 1\n' >"$seeds/some"
	seed misura.sql "$seeds/some" 7
	# A row of the matrix at a time: the whole is too long to be spoilt well.
	rows=$(wc -l <"$plan/matrice.csv")
	row=2
	while [ "$row" -le "$rows" ]; do
		sed -n "1p;${row}p" "$plan/matrice.csv" >"$seeds/some"
		seed "matrice-$row" "$seeds/some" 1
		row=$((row + 3))
	done
	rm -f "$seeds/some"
}

case $target in
fuzz_intake) intake_seeds ;;
fuzz_cells) cells_seeds ;;
fuzz_workspace) workspace_seeds ;;
esac
