#!/bin/sh
# booted.sh prepare|life: what is done and seen inside the fresh system: before
# it boots, and once it runs. Each line printed is a fact to be compared.
set -u
home=/var/lib/quadro
workspace=$home/cremasco

as_quadro() {
	runuser -u quadro -- "$@"
}

# --- Before the boot: installed, a workspace, its timer enabled ---------------------
prepare() {
	echo '# Installed'
	getent passwd quadro | cut -d: -f1,6,7
	stat -c '%A %U %G %n' $home
	quadro doctor | cut -c1-13 | sort | uniq -c | tr -s ' '
	bash -c '. /usr/share/bash-completion/completions/quadro
		complete -p quadro'

	echo '# Two workspaces'
	for plan in cremasco:cremasco-2021-2023 oglio-po:oglio-po-2021-2023; do
		as_quadro quadro init "$home/${plan%%:*}" --from "${plan#*:}"
	done
	stat -c '%A %U %G %n' $workspace $workspace/inbox
	systemctl enable quadro@cremasco.timer 2>/dev/null
	ls /etc/systemd/system/timers.target.wants | grep quadro

	# The machine was off for two nights, and need not be patient.
	mkdir -p /var/lib/systemd/timers /etc/systemd/system/quadro@.timer.d
	touch -d '2 days ago' /var/lib/systemd/timers/stamp-quadro@cremasco.timer
	printf '[Timer]\nRandomizedDelaySec=0\n' \
		>/etc/systemd/system/quadro@.timer.d/now.conf
	cat >/etc/systemd/system/life.service <<-END
		[Unit]
		After=timers.target
		SuccessAction=poweroff
		FailureAction=poweroff
		[Service]
		Type=oneshot
		ExecStart=/bin/sh /root/booted.sh life
		StandardOutput=append:/root/said
		StandardError=inherit
		[Install]
		WantedBy=multi-user.target
	END
	systemctl enable life.service 2>/dev/null
}

# settle UNIT: waits until it has run, then tells how it ended.
settle() {
	for _ in $(seq 300); do
		case $(systemctl show -P ActiveState "$1") in
		activating | active) ;;
		*) [ "$(systemctl show -P ExecMainStartTimestamp "$1")" = '' ] ||
			break ;;
		esac
		sleep 0.4
	done
	echo "$1: $(systemctl show -P Result "$1")," \
		"status $(systemctl show -P ExecMainStatus "$1")"
}

published() {
	find "$1/out" -name '*.pdf' 2>/dev/null | wc -l
}

# --- Booted ---------------------------------------------------------------------------
the_timer_makes_up_for_a_missed_night() {
	echo '# The timer fired at boot'
	settle quadro@cremasco.service
	[ "$(published $workspace)" -gt 0 ] && echo 'documents are published'
	journalctl -q -o cat -u quadro@cremasco.service | grep -c '^Pubblicato'
	find $workspace ! -user quadro
	find $workspace -perm /o=rwx ! -type l
	quadro doctor -w $workspace | grep -v '^ok'
	quadro doctor -w $home/oglio-po | grep -A 1 '^da guardare'
}

the_night_can_reach_nothing_else() {
	echo '# Inside the walls of the service'
	install -m 755 /root/probe.sh /usr/local/bin/probe
	sed 's|^ExecStart=.*|ExecStart=/usr/local/bin/probe %i|' \
		/usr/lib/systemd/system/quadro@.service \
		>/run/systemd/system/probe@.service
	systemctl daemon-reload
	systemctl start probe@cremasco.service
	cat $workspace/probe
	rm -f $workspace/probe /usr/local/bin/probe
}

the_office_drops_files() {
	echo '# Files of the staff'
	useradd -M -G quadro impiegata
	chmod 2770 $workspace/inbox
	runuser -u impiegata -- sh -c 'umask 007; cd '$workspace'/inbox &&
		printf "id;comune;forma;data_avvio\n" >patti_SONCINO_2023T4.csv &&
		printf "id;cf\n1;RSSMRA80A01H501U\n" >atti_SONCINO_2023T4.csv'
	systemctl start quadro@cremasco.service
	settle quadro@cremasco.service
	ls $workspace/inbox
	stat -c '%A %U %n' $workspace/inbox/respinti-privacy/atti_SONCINO_2023T4.csv
	tail -n 1 $workspace/ricevute/patti_SONCINO_2023T4.ricevuta.txt
}

a_failed_night_is_a_failed_unit() {
	echo '# A mistake in the matrix'
	cp -p $workspace/matrice.csv /root/good
	sed -i '2s/$/;x;y;z/' $workspace/matrice.csv
	systemctl start quadro@cremasco.service 2>/dev/null
	settle quadro@cremasco.service
	quadro doctor -w $workspace 2>/dev/null | sed -n 's/^DA SISTEMARE *\([^:]*\).*/\1/p'
	cat /root/good >$workspace/matrice.csv
	systemctl reset-failed quadro@cremasco.service
	systemctl start quadro@missing.service 2>/dev/null ||
		echo 'a workspace that is not there does not start'
}

an_upgrade_keeps_the_timers() {
	echo '# Upgraded'
	dpkg -i /root/quadro.deb >/dev/null 2>&1 || echo 'not installed'
	systemctl is-active quadro@cremasco.timer
	systemctl is-enabled quadro@cremasco.timer
}

removal_keeps_the_workspaces() {
	echo '# Removed'
	before=$(find $home -type f | wc -l)
	dpkg -L quadro | grep -v '/\.$' >/root/listed
	apt-get -qq -y remove quadro >/dev/null
	systemctl show -P ActiveState quadro@cremasco.timer
	while read -r path; do
		[ -d "$path" ] || [ ! -e "$path" ] || echo "left: $path"
	done </root/listed
	find / -xdev -iname '*quadro*' ! -path "$home*" ! -path '/root/*' \
		! -path '*/quadro@.timer.d' \
		! -path '/proc/*' ! -path '/var/log/*' ! -path '/run/*' \
		! -path '/var/cache/*' ! -path '/var/lib/apt/*' | sort
	[ "$before" = "$(find $home -type f | wc -l)" ] &&
		echo 'the workspaces are as they were'

	echo '# Purged'
	apt-get -qq -y purge quadro | grep -c 'are kept'
	[ "$before" = "$(find $home -type f | wc -l)" ] &&
		echo 'the workspaces are as they were'
	getent passwd quadro | cut -d: -f1
	find /etc /usr /var/lib/systemd -iname '*quadro*' \
		! -path '*/quadro@.timer.d'
}

nothing_is_left_when_nothing_was_there() {
	echo '# Installed again, with what was there'
	dpkg -i /root/quadro.deb >/dev/null 2>&1
	as_quadro quadro status -w $workspace >/dev/null && echo 'status is told'
	echo '# Purged without workspaces'
	rm -rf ${home:?}/*
	userdel impiegata
	apt-get -qq -y purge quadro | grep 'are kept'
	getent passwd quadro
	getent group quadro | cut -d: -f1
	ls -d $home 2>&1
}

life() {
	the_timer_makes_up_for_a_missed_night
	the_night_can_reach_nothing_else
	the_office_drops_files
	a_failed_night_is_a_failed_unit
	an_upgrade_keeps_the_timers
	removal_keeps_the_workspaces
	nothing_is_left_when_nothing_was_there
	true
}

"$1"
