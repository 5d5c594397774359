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
    }{ $pending }
days-line = { $date } · { $name } ({ $source }){ $status ->
    [projected] {" "}· provisional
   *[official] {""}
  }{ $by ->
    [none] {""}
   *[other] {" "}· entered by { $by }
  }
days-pending-line = Undecided: { $effect }{ $moves ->
    [none] {""}
    [0] . Adopted, no case moves.
   *[other] . Adopted, { $moves } cases move.
  }
days-moved = The calendar changed ({ $source }); { $count } of your cases move:{ $lines }
days-moved-asker = The calendar changed ({ $source }); the day by which you get an answer moves:{ $lines }
days-moved-line = { $code }: { $from } → { $to }
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
    } { $date } ({ $source }).
    { $count ->
        [0] No case moves.
       *[other] { $count } cases move:{ $lines }
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
    }
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
