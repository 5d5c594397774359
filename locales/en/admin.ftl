# Command line and start.

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
admin-ward-new-key = The ward has a new key: buttons, links, invitations, PINs and grants made with the old one are void. To keep the old key, import into a fresh folder with --code and the code of the export.
admin-ward-file-kept = { $file } is there and differs from the one in the archive: it stays, please compare.
admin-ward-merged = { $from } is part of { $into } now: { $people } people ({ $joined } known to both), { $articles } pages of the portal. Codes of items stay, old addresses lead on. Codes of questions that both had given out:
admin-province-link = An address that opens the page of all wards, once, within { $days } days:
admin-province-ended = { $count } addresses and sessions were ended.
admin-ward-line = { $name } ({ $ward }): { $alive ->
    [yes] alive, head { $head }
   *[no] without a head
  }; board { $boardMembers }, contributors { $contributors }; items waiting { $waiting }, overdue { $overdue }; questions { $questionsOpen }, overdue { $questionsOverdue }; { $month }: { $published } published{ $onTime ->
    [none] {""}
   *[other] {""}, { $onTime }% on time
  }; silent units { $silentUnits }/{ $units }; process { $process }; { $lastAct ->
    [none] no audit entry yet
   *[other] last audit entry { $lastAct }
  }
