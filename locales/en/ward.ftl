# The process, undertakings, working days and plan of the board.

process-shown =
    # Process, version { $version } since { $from }
    { $lines }
    { $urgent ->
        [on] Urgent: one signature publishes, the head reviews it within a working day.
       *[off] There is no urgent road.
    }{ $missing ->
        [0] {""}
       *[other] {""}
        { $missing } have not agreed to the undertaking: { $names }
    }
process-line = { $category ->
    [news] News, events
    [document] Documents
    [conference] Conferences
    [statistics] Statistics
   *[other] Other
  }: { $route }{ $hours ->
    [none] {""}
   *[other] ; within { $hours } office hours
  }{ $sensitive ->
    [yes] ; decided on a page with a PIN
   *[no] {""}
  }
process-role = { $role ->
    [deputy] deputy head
    [standingDeputy] standing deputy head
    [head] head
    [office] office
    [member] member
   *[other] { $role }
  }
process-or = { $first } or { $second }
process-then = { $first }, then { $second }
process-category =
    { $line }
    What should change? Items that were sent keep the process of then.
process-offer =
    Now: { $before }
    Then: { $after }
    For items sent from now on; the others keep theirs.
process-offer-urgent = { $now ->
    [on] The urgent road is open. Closed, every item takes all its signatures.
   *[off] The urgent road is closed. Open, one signature is enough for what can’t wait; the head is told and reviews it within a working day.
  }
process-budget-please = Within how many office hours are { $category ->
    [news] news
    [document] documents
    [conference] conferences
    [statistics] statistics
   *[other] other items
  } decided? Write a number like 4; “không” for the time of the regulation.
process-changed = { $name } changed the process; version { $version } holds for items sent from now on.
note-process-changed = Applied
choice-apply = Apply
choice-process = Process
choice-process-show = See the process
choice-route = { $route ->
    [one] One signature
    [two] Two: a deputy, then the head
    [standing] The standing deputy or the head
    [standingFirst] The standing deputy, then the head
   *[head] The head alone
  }
choice-budget = Internal time
choice-sensitive = Decide with a PIN
choice-not-sensitive = Without PIN
choice-urgent-on = Open the urgent road
choice-urgent-off = Close the urgent road
choice-undertaking-new = New undertaking
undertaking-please = Write the new undertaking. Everybody who writes will be asked to agree.
undertaking-changed = Undertaking { $version } holds now. { $asked } people were asked to agree.
issue-process-head-only = The head decides about the process (Art. 8.1).
issue-process-same = The process is like that already.
issue-process-changed = The process was changed { $name ->
    [none] just now
   *[other] by { $name }
  } to version { $version }. Send /quytrinh to see it.
issue-budget-unreadable = That is no number of hours. Write a number from 1, like 4.
issue-budget-too-long = { $hours } hours are longer than the regulation allows. At most { $law } office hours.
issue-undertaking-short = That is too short. Write whole sentences.

choice-hasten = Approve urgently, one signature
choice-review = Reviewed
note-hasten = { $code } approved urgently, the head is told
note-review = It is on record that you reviewed { $code }.
urgent-to-head = { $name } approved { $code } “{ $title }” urgently with one signature. Please review it within a working day.
issue-no-urgent-road = This item has no urgent road.
issue-nothing-to-review = { $code } waits for no review.

days-list =
    { $count ->
        [0] The calendar has no days off ahead.
       *[other] Days off and days worked in exchange, ahead:{ $lines }
    }{ $pending }{ $agenda }
days-line = { $date } · { $name } ({ $source }){ $status ->
    [projected] {" "}· provisional
   *[official] {""}
  }{ $by ->
    [none] {""}
   *[other] {" "}· entered by { $by }
  }
days-pending-line = Undecided: { $effect }{ $moves ->
    [none] {""}
    [past] {" "}(one day is past; it can no longer be adopted).
    [0] . Adopted, no case moves.
   *[other] . Adopted, { $moves } cases move.
  }
days-moved = The calendar changed ({ $source }); { $count } of your cases move:{ $lines }
days-moved-asker = The calendar changed ({ $source }); the day by which you get an answer moves:{ $lines }
days-put-back = put back as it was: { $source }
rule-taken-back = { $name } took back version { $version } ({ $kind }) that a stolen account had adopted; the one before holds again.
days-adopted = { $off ->
    [none] {""}
   *[other] { $off } is off
  }{ $worked ->
    [none] {""}
   *[other] , { $worked } is worked
  }{ $source ->
    [none] {""}
   *[other] {" "}by { $source }
  }
day-source-kept = { $source } is noted for { $days }.
issue-day-number = There is no number in it. Write for example: số thông báo 12729/VPCP-KGVX.
issue-day-none-unnumbered = No day of the calendar waits for the number of its notice.
days-moved-line = { $code }: { $from } → { $to }{ $hour ->
    [none] {""}
   *[other] . Its hour { $hour } is behind that day now; choose another one
  }
day-please = { $kind ->
    [dayOff] Write the day off and the notice that says so, like: 02/01/2027, Công văn 123/VPCP.
    [workedDay] Write the Saturday that is worked and the notice that says so, like: 10/01/2027, Công văn 123/VPCP.
   *[closure] Write the day on which the office is closed and why, like: 30/11/2026, Thông báo 12/TB-UBND.
  }
day-offer =
    { $kind ->
        [dayOff] Day off
        [workedDay] Day worked
       *[closure] Office closed
    } { $date } ({ $source }).{ $behind ->
        [no] {""}
       *[other] {" "}{ day-behind }
    }
    { $count ->
        [0] No case moves.
       *[other] { $count } cases move:{ $lines }
    }
day-behind = { $behind ->
    [reported] This day is past and its month has been reported: what is done and what was reported stay.
   *[past] This day is past: only what is open is counted anew.
  }
day-changed =
    { $type ->
        [confirm] The calendar has it now.
        [drop] It will not be applied.
        [remove] The day is out of the calendar.
        [confirmYear] The year’s calendar is final.
       *[add] The calendar has it now.
    } { $count ->
        [0] No case moves.
       *[other] { $count } cases move; who holds them and who asked are told:{ $lines }
    }{ $asks ->
        [number] {" "}By which notice? Write its number, like 12729/VPCP-KGVX; or leave it: the calendar says “chưa có số thông báo”, and “số thông báo …” completes it later.
       *[nothing] {""}
    }
issue-day-past = A day of “{ $effect }” is past, so it can no longer be adopted. You can enter single days with their notice.
note-days-changed = In the calendar
choice-day-add = { $kind ->
    [dayOff] Add a day off
    [workedDay] Add a worked day
   *[closure] Add a closure
  }
choice-day-adopt = Adopt { $days }
choice-day-drop = Drop { $days }
choice-day-remove = Take out { $date }
choice-year-confirm = { $year } is entered in full
choice-calendar-show = See the calendar
calendar-next-year = The days off of { $year } are not entered in full, so its dates are provisional{ $open ->
    [0] .
   *[other] ; { $open } decisions are waited for.
  } Enter them when the notice is there.
issue-day-not-own = The ward did not enter { $date }, so it stays.
issue-day-gone = That day does not wait any more. Send /lich to begin anew.
issue-year-confirmed = The calendar of { $year } is final already.
issue-year-unknown = Nothing is known of { $year }.
issue-year-pending = Something of { $year } is undecided: { $effect }

# Scheduling, corrections, notes to authors.

choice-schedule = Publish at an hour
choice-unschedule = Take the hour back
choice-take-over = The head takes this step
choice-adjust = Needs legal adjustment
choice-note = Note to the author
choice-correct = Correct
choice-approve-correction = Approve the correction
choice-drop-correction = No correction
schedule-please = When should { $code } go out? Write hour and day, like: 7 giờ 30 ngày 30/11.
scheduled = { $code } is approved and goes out at { $at }. Until then it can be taken back.
card-scheduled = ⏰ Approved by { $name }, goes out at { $publishAt }.
schedule-stopped = The hour of { $code } “{ $title }” came, but the account of { $name } is not valid any more, so it was not published. It waits for the board again.
note-schedule = Scheduled
note-unschedule = { $code } is not scheduled any more; it waits for the board again.
note-takeOver = { $code } waits for the head’s signature now; this is on record.
note-adjust = { $code } returned for legal adjustment
ask-reason-adjust = What does the law want otherwise in { $code } “{ $title }”? Author and head will read it. Choose, or write a line.
reason-basis = legal basis missing or wrong
reason-form = not in the prescribed form
reason-authority = not the ward’s to say
legal-to-head = { $name } wants { $code } “{ $title }” adjusted to the law; its author has it back.
correct-please =
    What is wrong in { $code }? Write the correction that readers will see.
    To change words of the item, add a line: đổi … thành …; to take out a photo or file: bỏ ảnh 2, bỏ tệp 1
correction-file-refused = The new file ({ $name }) for the correction of { $code } could not be taken; the item stays as it is. It has to be a readable PDF, DOCX or XLSX.
correction-files-sent =
    The new file for the correction of { $code } has come. Once it has been read, those who sign are asked; until then the portal keeps the old one.
    Readers will see: { $words }
correction-files-please = The file of { $code } is replaced by a correction: open the page below, choose the new file and write a sentence for readers. Whoever signs reads the file first.
choice-correct-file = Replace or add a file
correction-sent =
    The correction of { $code } waits for approval.
    { $hour ->
        [none] Readers will see
       *[other] Approved before { $hour }, it goes out so
    }: { $words }{ $places ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }({ $places } places)
    }{ $changes }
correction-to-approve = { $hour ->
    [none] { $name } proposes to correct { $code } “{ $title }”.
        Readers will see: { $words }{ $changes }
   *[other] { $name } asks to change { $code } “{ $title }” before it goes out at { $hour }: { $words }{ $changes }
        Unless somebody approves, it goes out as it was.
  }
correction-approved = { $state ->
    [approved] The board has taken the change: { $code } “{ $title }” goes out as it reads now.
   *[other] { $name } approved the correction of { $code } “{ $title }”.
  }
correction-dropped = { $name } does not correct { $code } “{ $title }”.
corrected-to-author = { $code } “{ $title }” was corrected on the portal, with its day: { $url }
uncorrected-to-author = The board has taken back the correction of { $code } “{ $title }”; the portal shows it as before: { $url }
note-correct = The correction is proposed
note-approveCorrection = The correction of { $code } is approved.
note-dropCorrection = { $code } stays as it is.
note-please = Write the note to the author of { $code }.
note-to-author = { $name } about { $code } “{ $title }”: { $words }
author-noted = The author of { $code } has your note.
note-note = The note is passed on
issue-act-not-open = This can’t be done with { $code } now.
issue-schedule-on-page = { $code } is decided on a page with a PIN, so it can’t be scheduled in the chat.
issue-schedule-past = The hour for { $code } is over. Choose another.
issue-schedule-far = The hour for { $code } is too far ahead: 60 days at most.
issue-schedule-after-due = That hour is after the due day of { $code } ({ $due }). Choose an earlier one.
issue-schedule-not-last = { $code } waits for another signature; whoever signs last chooses the hour.
issue-schedule-unreadable = That is no hour. Write it like: 7 giờ 30 ngày 30/11.
issue-not-scheduled = { $code } is not scheduled.
issue-correction-pending = A correction of { $code } by { $name } waits for approval already.
issue-no-correction = No correction of { $code } waits for approval.
issue-own-correction = You proposed this correction, so somebody else approves it.
issue-correction-which = “{ $words }”: the item has { $ways }. Say which: change … to …
issue-correction-words = “{ $words }” is nowhere in { $code }. Copy the words as they stand there.
issue-your-turn-already = { $code } waits for your own signature.

# What is late, reminders, the morning's list, substitutes.

late-list = { $count ->
    [0] No item or question is late.
   *[other] OVERDUE: { $count }.{ $lines }
  }
late-line = { $code } · { $title } · due { $due } · { $holders ->
    [none] nobody has it
    [portal] on its way to the portal since { $since }
    [delivery] signed, being sent since { $since }
   *[other] with { $holders } since { $since }
  }{ $part ->
    [source] {" "}· sent in late
    [review] {" "}· late in review
    [approval] {" "}· late at a later signature
    [portal] {" "}· late on the portal
   *[none] {""}
  }{ $reason ->
    [none] {""}
   *[other] . Why: { $reason }
  }
choice-late-why = Say why { $code }
late-why-please = Why is { $code } late? One line; it helps to plan, nobody is blamed.
late-why-noted = The reason of { $code } is on record.
late-explained = { $name } says why { $code } is late: { $reason }
reminders = { $others ->
    [0] { $items ->
        [0] { $questions } questions are coming due:
       *[other] { $questions ->
            [0] { $items } items:
           *[other] { $items } items and { $questions } questions:
        }
    }
   *[other] A reminder of { $items ->
        [0] {""}
       *[other] items: { $items }, {""}
    }{ $questions ->
        [0] {""}
       *[other] questions: { $questions }, {""}
    }other things: { $others }:
  }{ $lines }
item-reminder-line = { $code } · { $title } · { $level ->
    [overdue] OVERDUE { $due }
   *[other] due { $due }
  }
reminders-more = and { $count } more
issue-not-late = { $code } is not late.
digest =
    # { $date }
    { $lines }
digest-nothing = { $date }: nothing waits for you.{ $hash ->
    [none] {""}
   *[other] {" "}Head of the audit log, entry { $seq }, please keep it: { $hash }
  }
digest-chain = Head of the audit log, entry { $seq }, please keep it: { $hash }
digest-danger = URGENT { $code }: { $taker ->
    [none] taken by nobody
   *[other] taken by { $taker }, not ended
  }{ $over ->
    [said] ; the sender says that it is over
   *[no] {""}
  }
digest-danger-more = URGENT: { $count } more, see /choduyet
digest-turn = Waiting for you: { $count } ({ $codes })
digest-sign = Answers waiting for your signature: { $count } ({ $codes })
digest-answers = Questions given to you: { $count } ({ $codes })
digest-mend = To be mended: { $count } ({ $codes })
digest-free = Questions given to nobody: { $count } ({ $codes })
digest-late = OVERDUE { $count }: { $codes }
digest-today = Due today { $count }: { $codes }
digest-near = Due soon { $count }: { $codes }
digest-questions = Open questions: { $count }, late { $late }
digest-yesterday = Last working day, { $from }: { $published } published, { $received } received, { $answered } questions answered
digest-quiet = { $days } working days without a new item (the last one on { $since })
digest-days-off = { $to ->
        [none] Day off { $from }
       *[other] Days off { $from } – { $to }
    }: { $published } published, { $received } received, { $answered } questions answered
digest-money = Royalties of { $month }, { $isOver ->
        [yes] not frozen
       *[no] so far
    }: { $amount } đồng
digest-meeting = Meeting today at { $at }: { $kind ->
    [quarterly] quarterly
    [yearly] yearly
   *[monthly] monthly
  }, { $period }, { $place }
digest-later = Since the statement of { $month } was frozen: { $count } items ({ $amount } đ) are in no version. Make a new one, or the next month’s statement takes them
digest-more = and { $count } more lines: see /quahan, /nghiavu, /kehoach
digest-odd = Note: signed in place of others { $overridden }, taken down { $taken } ({ $codes })
night-stopped = The server { $isOrderly ->
    [yes] was stopped from { $from } and runs again since { $at }
   *[other] ended suddenly after { $from } and runs again since { $at }; what was received is there
  }
night-clock = The server’s clock moved by { $minutes } minutes, seen at { $at }: please look at the day’s deadlines
night-restored = The data were restored at { $at } from the backup of { $from }: what was done after it is gone and has to be done again
night-disk-full = The server’s disk is full since { $from }{ $until ->
    [none] , still: tell the operator at once
   *[other] {" "}until { $until }; what was sent meanwhile came later
  }
night-silent = Channel { $about } could not be reached from { $from }{ $until ->
    [none] {" "}on, still
   *[other] {" "}until { $until }; what waited was sent
  }
night-refused = Channel { $about } refuses the ward’s account since { $from }{ $until ->
    [none] , still
   *[other] {" "}until { $until }
  }
night-put-off = Put off because the program ended again and again meanwhile, tried again for a day: { $count }
night-gave-up = Given up after many tries and set aside: { $count } (tell the operator)
night-unknown = Messages of which nobody knows whether they arrived: { $count } (tell the operator)
night-more = and { $count } more
away-sure = { $days ->
    [1] You are away the whole day of { $from }
   *[other] You are away from { $from } to { $to }
  }, and { $name } stands in?
away-noted = { $days ->
    [1] You are away the whole day of { $from }
   *[other] You are away from { $from } to { $to }
  }; { $name } stands in. Back earlier? Say “tôi đi làm lại”.
back-noted = Welcome back. What { $name } held for you is yours again.
stand-in-asked = { $name } is away from { $from } to { $to } and asks you to stand in. What waits comes to you.
stand-in-over = { $name } is back; you don’t stand in any more.
stand-in-lost = { $name } can’t stand in for you any more: nobody does from { $from } to { $to }. What waits comes to you; to ask somebody else, type for example: tôi nghỉ từ { $from } đến { $to }, giao đồng chí Minh.
stand-in-line = { $name } (away from { $from } to { $to })
issue-away-dates = Those dates don’t work: the last day is before the first, or over.
issue-away-whom = { $days ->
    [1] You are away the whole day of { $from }
   *[other] You are away from { $from } to { $to }
  }: who stands in? Like: giao đồng chí Minh. If you are not away, say “không”.
issue-away-several = Several have that name: { $names }. Write the whole name.
issue-away-already = Somebody stands in for you on those days already.
issue-away-stands-in = You stand in for { $name } on those days. Let somebody else do that first.
issue-substitute-away = { $name } is away on those days, too. Choose somebody else.
issue-not-away = You have no days away.

## Pages of the portal, by chat

section-offer = { $how ->
    [first] The page “{ portal-page-name }” is empty and will say
    [replace] The page “{ portal-page-name }” will be replaced as a whole; different from now:
   *[add] The page “{ portal-page-name }” will have at its end
  }: { $changes }
    Press Apply to publish it; until then nothing changes.
section-changed = The page “{ portal-page-name }” has been changed and is on its way to the portal: { $url }
section-file-why = { $why ->
    [private] it has numbers of people’s papers
    [too-big] it is larger than 20 MB
    [encrypted] it is locked or has a password
    [macros] it has a program inside (macros)
    [old-office] it is of old Word or Excel; please save it as DOCX, XLSX or PDF
    [too-small] the picture is too small
    [cut-off] it was cut off while it was uploaded
    [damaged] it is damaged and can’t be opened
    [gone] it could not be fetched
   *[other] it is no JPEG, PNG, WebP, HEIC picture and no PDF, DOCX, XLSX file
  }
section-file-refused = The file “{ $name }” for the page “{ portal-page-name }” can’t be used: { section-file-why }. Please send another; the page goes without it.
issue-section-gone = Another text stands there by now, or this one was applied already. The desk shows it under “Pages of the portal”.
issue-section-same = The page says just that already; nothing changes.

# Below an item that was corrected
told-changed = { $verb } “{ $from }” { $joint } “{ $to }”.
told-taken-out = { $verb } “{ $from }”.
told-rewritten = The text was reworded.
told-added = Added: { $words }
told-photos-gone = { $photos } photos taken out.
told-files-swapped = { $swapped } attached files replaced.
told-files-gone = { $gone } attached files taken out.
told-files-added = { $came } attached files added.
