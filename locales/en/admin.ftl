# Command line and start.

admin-archive-refused = { $why ->
    [here] The ward of this file is here already. Nothing was changed.
    [code] The code is wrong: the one that was printed with this archive is needed.
    [none] There is no such file, or it is no archive of a ward.
    [older] The file was made by program { $theirs }; this one is newer, { $ours }, with other tables. Nothing was changed. Please update the old machine and export again. If it is gone: import the file with program { $theirs } into an empty DATA_DIR, run this program's admin migrate there, and export again.
    [newer] The file was made by program { $theirs }; this one is { $ours }, with other tables. Nothing was changed. Please update the program here and import again.
    [server] A server { $process ->
        [none] {""}
       *[other] (process { $process })
      } runs here and would have to wait while { $megabytes } MB of rows are written. No row was written. Please stop it and run this command again. To keep that short, first run it with --files-only, which brings photos and documents.
    [room] The disk has { $free } MB free and { $wanted } MB are needed. Nothing was changed. Please free some and import again.
   *[machine] The file cannot be used: { $words }
  }
admin-beside-server = Another server { $process ->
    [none] {""}
   *[other] (process { $process })
  } uses these data. Please stop it first.
admin-address-portal = Portal
admin-address-board = Web board
admin-address-simulator = Phones to try
admin-invited = Invitation code: { $code }. To be used once, within { $days } days.
admin-migrated = The databases are up to date.
admin-replayed = Message { $id } is being handled again.
admin-audit-broken = The log was changed at entry { $seq }.
admin-audit-whole = The log is whole: { $entries } entries.
admin-portal-agrees = Portal and core agree.
admin-backed-up = Backed up to { $folder }: { $copied } new of { $files } photos and documents.
admin-restored = Restored from { $folder }.
admin-demo-loaded = The demo ward is loaded: { $people } people, { $items } items.
admin-no-head = There is no head yet. Invite one first: npm run -s admin -- invite --role head --name "Full name".
admin-no-such-unit = There is no unit “{ $name }”. The units: { $units ->
    [none] none yet
   *[other] { $units }
  }.
admin-no-such-person = There is no such person. Ids are shown by: npm run -s admin -- people --json.
admin-not-of-board = This person is not of the board, or is frozen.
admin-demo-person = { "" } (of the demo ward)
admin-demo-removed = { $people } people of the demo ward lost their roles.
admin-demo-refused = This ward has real people: the demo ward is loaded into an empty data folder only.
admin-restored-before = What was there before is in { $folder }; delete it when it is surely not needed.
admin-restored-no-key = The key { $name } is missing: buttons, links, PINs and Zalo's grant made with it are void. If you have it, copy it into the folder keys before the start.
admin-restored-media = Photos and files lay in { $place } and are not in this backup: MEDIA_URL must lead there, and what is lost in the bucket comes back from the bucket's own versions.
admin-case-moved = { $code }: from { $from } to { $to }
admin-cases-moved = { $count ->
    [0] No case has another day.
   *[other] { $count } cases have another day:
}
admin-person = { $name }: { $role }, { $state }.
admin-account-code = The code that links a new account, for 15 minutes: { $code }
admin-several-people = Several people are meant; please use the id:
admin-no-such-invitation = No invitation is open under this id. See: invitations.
admin-no-invitations = No invitation is open.
admin-list-empty = Nothing is here yet.
admin-no-channels = No channel is configured: fill in TELEGRAM_TOKEN, ZALO_OA_… or ZALO_BOT_TOKEN in .env.
admin-invitation-revoked = The invitation is revoked.
admin-republished = { $republished } missing items are published again; { $left } differ and need a person.
admin-audit-head-unknown = No entry of the log has the hash { $hash }: the log was written anew, or cut.
admin-audit-head-known = The head that was given is entry { $seq } of this log.
admin-process = Process, version { $version }, from { $from }:
admin-ward-exported =
    { $ward } is in { $file }: { $rows } rows, { $files } photos and documents.
    The code that opens its key, shown once; keep it apart from the file: { $code }
admin-ward-imported = { $ward } is here: { $rows } rows, { $files } new files. Head of its audit chain when it left: { $head }. Restart to bring it alive.
admin-ward-unmade = { $count } photos and documents could not be made again from the originals in the file and are not shown. Which files: npm run -s admin -- verify-files
admin-ward-later = { $how ->
    [files] { $count } photos and documents cannot be shown yet, because the machine was busy. Please run this command again when it is not.
   *[rows] { $count } photos and documents cannot be shown yet, because the machine was busy. The server makes them once it runs.
  }
admin-ward-files = { $files } new files of { $ward } are here. If its rows are not: within a day, please stop the server and run this command again without --files-only.
admin-ward-new-key = The ward has a new key: buttons, links, invitations, PINs and grants made with the old one are void. To keep the old key, import into a fresh folder with --code and the code of the export.
admin-ward-file-kept = { $file } is there and differs from the one in the archive: it stays, please compare.
admin-ward-merged = { $from } is part of { $into } now: { $people } people ({ $joined } known to both), { $articles } pages of the portal. Codes of items stay, old addresses lead on.
admin-ward-recoded = Codes of questions that were the same in both are new:
admin-merge-ahead = { $since } is ahead. This command joins { $from } into { $into } now, and it cannot be taken back. If that is meant, run it again with --sure, or wait for the day.
admin-restored-other-key = The key { $name } in the folder of keys is not that of this backup: buttons, links, PINs and Zalo’s grant made before are void. Put the right key in its place, and start.
admin-day-over = The year of { $date } is over: its calendar is not changed any more.
admin-portal-problem = { $code }: { $problem ->
    [missing] missing on the portal
    [version] another version on the portal than in the core
    [content] content differs
    [taken-down] taken down, and shown all the same
    [consent] on the portal without a consent
   *[stray] on the portal but not in the core
  }
admin-files-whole = All { $files } photos and documents are there; none is missing or damaged.
admin-files-flawed = { $files } photos and documents were checked: { $flawed } files are missing or damaged. Bring them back from a backup.
admin-file-problem = { $path }: { $problem ->
    [missing] missing from the store
   *[damaged] damaged or changed
  }; used in { $where }
admin-province-link = An address that opens the page of all wards, once, within { $days } days:
admin-province-ended = { $count } addresses and sessions were ended.
admin-ward-line = { $name } ({ $ward }): { $state ->
    [alive] alive, head { $head }
    [stopped] program stopped since { $since }, head { $head }
    [cutOff] cut off, head { $head }
    [quiet] no message and no act since { $since }, head { $head }
   *[noHead] without a head
  }{ $down ->
    [none] {""}
   *[other] {""}; not connected { $down }
  }; board { $boardMembers }, contributors { $contributors }; items waiting { $waiting }, overdue { $overdue }; questions { $questionsOpen }, overdue { $questionsOverdue }; { $month }: { $published } published{ $onTime ->
    [none] {""}
   *[other] {""}, { $onTime }% on time
  }; silent units { $silentUnits }/{ $units }; process { $process }; { $lastMessage ->
    [none] no message yet
   *[other] last message { $lastMessage }
  }; { $lastAct ->
    [none] no audit entry yet
   *[other] last audit entry { $lastAct }
  }
admin-mistyped = That was typed in a wrong way. It is typed:
admin-no-command = There is no command { $command }. There are:
admin-option-missing = { $option } is missing.
admin-option-unread = This command has no { $option }, or its value is missing. It is typed:
admin-one-of = { $option } must be one of { $values }.
admin-no-day = { $option } must be a day that exists, like 2026-11-25.
admin-no-number = { $option } must be a whole number from 1.
admin-not-on-portal = { $code } is not on the portal: it was never published, or the code is wrong.
admin-not-dead = { $id } is not a dead letter. See them by: status.
admin-backup-postgres = This copies files of SQLite. With DATABASE_URL copy both databases with pg_dump, and DATA_DIR.
admin-folder-of-another = The data folder { $folder } belongs to the user with the number { $user }, whose server could not read what root writes there. Run it as that user: sudo -u '#{ $user }' npm run -s admin -- …
admin-restore-postgres = This puts files of SQLite in place. With DATABASE_URL restore both databases with pg_restore.
admin-help-how = { $typed }; “{ $more }” says more
admin-help-exits = Exit code: 0 done, 1 refused with a reason, 2 wrong usage.
admin-help-act = does an act on a paper in the name of a person of the board
admin-help-audit = the audit log: its entries, newest first; whether its chain is whole; its last hash
admin-help-backup = a snapshot into a new folder, or one of earlier snapshots
admin-help-board-link = an address that opens the board once, within half an hour; for the head, or somebody of the board
admin-help-calendar = the calendar of working days, and what open cases it moves
admin-help-channels = asks each configured platform who we are; nothing is received or sent
admin-help-config = which settings are set, by name; never a value
admin-help-demo = loads the demo ward's people and items; never into a real ward
admin-help-dossier = the whole record of an item or a question as a ZIP that checks itself; what is held or handed over has none
admin-help-due = a due date, and the sentence that explains it
admin-help-export-ward = one ward with its rows, files, audit chain and key (sealed with the code that is printed once) into one file
admin-help-help = this list, or how a command is typed
admin-help-import-ward = a ward from such a file into this data folder; without the code with a new key: buttons, links, PINs and grants end; --files-only: only photos and documents
admin-help-invitations = invitations that nobody has used; takes one back
admin-help-invite = a code, good once, for seven days
admin-help-merge-ward = one ward becomes part of another, or gets a new name; codes stay, addresses lead on; the server must be stopped
admin-help-migrate = applies migrations without starting; the server must be stopped
admin-help-paper = writes one paper into a folder
admin-help-people = role, status and name of everybody
admin-help-person = changes what somebody may do
admin-help-process = who signs, within which office hours, what needs the PIN: the version in force, by category
admin-help-province-link = an address that opens the page of all wards (/tinh) once, within seven days; or ends all that were given
admin-help-questions = citizens' questions with their due dates
admin-help-replay = handles a dead letter again, or says again what was given up (see status)
admin-help-report = a period's report, as papers
admin-help-republish = puts on the portal what it lacks; with codes these items
admin-help-restore = puts a backup in place of the data folder; the server must be stopped
admin-help-statement = a month's royalty statement, as papers
admin-help-status = what waits, what is held, what was given up
admin-help-submissions = code, state and title of items
admin-help-verify-audit = follows the hash chain of the audit log; names the first entry that was changed. With a head that was sent to a chat: that the log still goes through it
admin-help-verify-files = checks each file of a photo or document that items, questions, pages and the portal use: that it is in the store, and as it came
admin-help-verify-portal = compares the core and the portal, item by item
admin-help-version = the program, and the newest schema that it knows
admin-help-wards = every ward in a line: alive, waiting, overdue, on time, silent units; no word of any case
