# What may come next on a command line of quadro, for bash. The program itself
# knows; its words come filtered by what is typed, and are safe to paste.
_quadro() {
	local typed=${COMP_WORDS[COMP_CWORD]} answer
	local -a words=("${COMP_WORDS[@]:1:COMP_CWORD}")

	words=("${words[@]/#\~\//$HOME/}")
	answer=$(quadro complete -- "${words[@]}" 2>/dev/null)
	case $answer in
	'') COMPREPLY=() ;;
	@files)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$typed")
		;;
	@directories)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$typed")
		;;
	*) mapfile -t COMPREPLY <<<"$answer" ;;
	esac
}
complete -F _quadro quadro
