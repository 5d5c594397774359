# The plan, requests for information, meetings, obligations, units and contributors.

# Plan
plan-list =
    { $count ->
        [0] Nothing is planned yet.
       *[other] The plan, { $count } entries{ $missing ->
            [0] {""}
           *[other] , { $missing } overdue without an item
        }:{ $lines }
    }
plan-line = { $day }{ $at ->
    [none] {""}
   *[other] {" "}{ $at }
  } · { $kind ->
    [theme] Theme: { $title }
   *[event] { $title }
  }{ $place ->
    [none] {""}
   *[other] {" "}· { $place }
  }{ $who ->
    [none] {" "}· given to nobody
   *[other] {" "}· { $who }
  }{ $state ->
    [came] {" "}· came: { $codes }
    [missing] {" "}· OVERDUE, nothing came
    [dropped] {" "}· dropped
   *[open] {""}
  }
plan-sheet =
    { $kind ->
        [theme] Theme: { $title }
       *[event] { $title }
    }
    On { $day }{ $at ->
        [none] {""}
       *[other] , { $at }
    }{ $place ->
        [none] {""}
       *[other] , { $place }
    }. An item is due by { $due }.
    { $who ->
        [none] Given to nobody.
       *[other] Given to { $who }.
    } Noted by { $by }.
    { $state ->
        [came] Came: { $codes }.
        [missing] Overdue, nothing came.
        [dropped] Dropped: { $note }
       *[open] Nothing came yet.
    }
plan-assigned = { $by } gives you: { $title }, on { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }. Send photos and a few lines here by { $due }.
plan-moved = “{ $title }” has moved: { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }. Send the item by { $due }. Moved by { $by }.
plan-dropped = “{ $title }” on { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  } needs no item any more. Reason given by { $by }: { $note }
plan-today = Today is yours:{ $lines }
plan-missing = Overdue, and nothing came:{ $lines }
plan-attached = Item { $code } was attached to the plan “{ $title }” of { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }.
plan-attach-ask = Is item { $code } about the plan “{ $title }” of { $day }{ $at ->
    [none] {""}
   *[other] , { $at }
  }{ $place ->
    [none] {""}
   *[other] , { $place }
  }?
choice-pl-yes = Yes, this one
note-plan-attached = Attached to the plan.
note-plan-detached = Taken out of the plan.
choice-plan-open = { $day } { $title }
choice-plan-detach = Take { $code } out
choice-pl-add = Add to the plan
choice-pl-assign = Give to somebody
choice-pl-move = Move
choice-pl-item = Attach an item
choice-pl-drop = Drop it
choice-pl-no = Not this
ask-pl-add = Please write: what; day and hour; where; who goes. For example: Sports day of block 3; 05/12 7:30; Culture house; chị Lan
ask-pl-assign = To whom? Please write the full name.
ask-pl-move = Please write the new day, hour and place. For example: 06/12 8:00; Culture house
ask-pl-item = Please write the item’s code. For example: 0042
ask-pl-drop = Please write why.
issue-plan-no-day = No day was understood. Please write one that the calendar has, for example 05/12.
issue-plan-past = { $day } has passed. Please choose a day from today on.
issue-plan-unknown = This is no longer in the plan. Please send /kehoach to see it.
issue-plan-dropped = “{ $title }” was dropped from the plan.

# Requests to units
request-list =
    { $count ->
        [0] No request for information is open.
       *[other] Open requests for information, { $count }:{ $lines }
    }
request-line = { $unit }: { $text } · due { $due } · { $who ->
    [none] no liaison yet, please tell them directly
   *[other] { $who }
  }{ $state ->
    [late] {" "}· OVERDUE
    [answered] {" "}· answered
    [closed] {" "}· closed
   *[open] {""}
  }
request-sheet =
    { $line }
    { $answer ->
        [none] No answer yet.
       *[other] { $name } answers: { $answer }
    }
request-asked = { $by } asks { $unit } for: { $text }. Due { $due }. Press Answer and write, or send an item as usual.
request-due = { $level ->
    [late] Overdue
   *[due] Due soon
  }: information of { $unit }: { $text }. Due { $due }, asked by { $by }.
plan-missing-line = { $day } · { $title }: nothing has come
request-answered = { $name } ({ $unit }) answers “{ $text }”: { $answer }
choice-request-open = { $unit }, due { $due }
choice-rq-add = Ask for information
choice-rq-answer = Answer
choice-rq-answer-of = Answer: { $unit }
choice-rq-close = Close the request
ask-rq-add = Please write: unit; what is needed; by when. For example: Trường THCS Đồng Lạc; list of prize winners; 05/12
ask-rq-answer = Please write the answer.
issue-request-unknown = This request is gone.
issue-request-over = The request to { $unit } is closed.
issue-unit-unknown = There is no unit “{ $name }” here. Please send /donvi to see the names.
issue-unit-member-of-board = { $name } is not a member of the board.

# Meetings
meeting-list =
    { $count ->
        [0] There are no meetings yet.
       *[other] Meetings of the board:{ $lines }
    }
meeting-line = { $kind ->
    [quarterly] Quarterly meeting
    [yearly] Yearly meeting
   *[monthly] Monthly meeting
  } on { $period } · { $at }, { $day } · { $place } · { $state ->
    [proposed] proposed, not called
    [called] called
    [held] held
   *[dropped] dropped
  }
meeting-sheet =
    { $line }
    Figures: { $published } items published; { $late } late; { $questions } questions, { $answered } answered; { $done } of { $planned } planned things done.
    Open resolutions: { $open }, overdue { $overdue }.
    Coming: { $come ->
        [none] nobody has answered
       *[other] { $come }
    }{ $miss ->
        [none] {""}
       *[other] . Not coming: { $miss }
    }{ $silent ->
        [none] {""}
       *[other] . Not answered: { $silent }
    }
    { $resolutions ->
        [none] { $note }
       *[other] Resolved:
            { $resolutions }
    }
meeting-proposed = { $period } ends soon. Proposed: { $kind ->
    [quarterly] quarterly meeting
    [yearly] yearly meeting
   *[monthly] monthly meeting
  }: { $at }, { $day }, { $place }.
meeting-invited = { $by } calls the { $kind ->
    [quarterly] quarterly meeting
    [yearly] yearly meeting
   *[monthly] monthly meeting
  } on { $period }: { $at }, { $day }, { $place }{ $agenda ->
    [none] {""}
   *[other] . About: { $agenda }
  }. Can you come?
meeting-moved = { $kind ->
    [quarterly] Quarterly meeting
    [yearly] Yearly meeting
   *[monthly] Monthly meeting
  } on { $period } has moved to { $at }, { $day }, { $place } (by { $by }). Can you come?
meeting-dropped = { $kind ->
    [quarterly] Quarterly meeting
    [yearly] Yearly meeting
   *[monthly] Monthly meeting
  } on { $period }, { $at }, { $day }, { $place }, will not be held. Reason given by { $by }: { $note }
resolution-given = { $by ->
    [meeting] The meeting gives you
    [chairman] The Chairman directs, for you to do
   *[other] { $by } gives you
  }: “{ $text }”.{ $due ->
    [none] {""}
   *[other] {" "}Due by the end of { $due }.
  }
resolution-done-told = { $name } says it is done: “{ $text }”{ $note ->
    [none] .
   *[other] : { $note }
  }
resolution-due = { $level ->
    [late] Overdue
   *[due] Due today
  }: { $text } (due { $due }).
choice-meeting-open = { $kind ->
    [quarterly] Quarterly meeting
    [yearly] Yearly meeting
   *[monthly] Monthly meeting
  } { $day }
choice-meeting-agenda = See the figures
choice-meeting-minutes = Minutes
choice-resolution-done = Done
choice-resolution-done-of = Done: { $text }
choice-mt-add = Propose a meeting
choice-mt-call = Call the meeting
choice-mt-move = Move the meeting
choice-mt-yes = I come
choice-mt-no = I can’t
choice-mt-hold = Note what was resolved
choice-mt-drop = Drop the meeting
ask-mt-add = Please write: tháng, quý or năm; day and hour; place. For example: tháng; 01/12 8:00; meeting room
ask-mt-move = Please write the new day, hour and place. For example: 02/12 9:00; meeting room
ask-mt-no = Why can’t you come?
ask-mt-hold = Please write what was resolved, a line each, with who and by when. For example: Open a new column – chị Lan – 10/12. Who was there or not, where it differs: lines “Dự: …”, “Vắng: …”.
ask-mt-drop = Please write why there is no meeting.
ask-rs-done = How did it end? Please write a line.
issue-meeting-unknown = This meeting was not found.
issue-meeting-state = The meeting on { $period } { $state ->
    [proposed] has not been called
    [called] has been called
    [held] has been held
   *[dropped] was dropped
  }, so this can’t be done.
issue-meeting-there = There is a meeting on { $period } already, on { $day }.

# Obligations
obligation-list =
    Obligations of the regulation: { $late } overdue, { $open } open, { $done } done.{ $lines }
obligation-line = { $what } · { $due ->
    [none] no day
   *[other] due { $due }
  } · { $who ->
    [none] nobody
   *[other] { $who }
  }{ $state ->
    [late] {" "}· OVERDUE
    [near] {" "}· due soon
    [done] {" "}· done
   *[open] {""}
  }
obligation-report = { $kind ->
    [deputy] The standing deputy’s monthly report
    [quarterly] Quarterly report to the Chairman
    [yearly] Yearly report to the Chairman
   *[monthly] Monthly report to the Chairman
  } on { $period }
obligation-meeting = { $kind ->
    [quarterly] Quarterly meeting
    [yearly] Yearly meeting
   *[monthly] Monthly meeting
  } on { $period }
obligation-calendar = Enter the days off of { $about }
obligation-section = Update the page “{ portal-page-name }”
names-more = { $names } and { $more } more
obligation-undertaking = { $count } people have not agreed to undertaking { $about }
obligation-request = Information of { $about }
obligation-resolution = Resolved: { $about }
choice-board-plan = Plan
choice-board-meetings = Meetings
choice-board-obligations = Obligations
choice-board-units = Units
choice-board-contributors = Contributors

# Units and contributors
unit-list = { $count } units, { $silent } silent for 30 days:{ $lines }
unit-line = { $name } · { $items } items in 90 days{ $last ->
    [none] {""}
   *[other] , the last on { $last }
  }{ $silent ->
    [yes] {" "}· SILENT
   *[no] {""}
  } · { $contributors } contributors{ $liaison ->
    [none] {""}
   *[other] , liaison { $liaison }
  }
unit-sheet =
    { $line }
    { $member ->
        [none] No member of the board looks after it.
       *[other] Looked after by { $member }.
    }
contributor-list =
    { $count ->
        [0] There are no contributors yet.
       *[other] { $count } contributors, { $dormant } silent for 30 days:{ $lines }
    }
contributor-line = { $name }{ $unit ->
    [none] {""}
   *[other] {" "}({ $unit })
  } · sent { $sent }, published { $published } in 90 days{ $last ->
    [none] {""}
   *[other] , the last on { $last }
  }{ $dormant ->
    [yes] {" "}· SILENT
   *[no] {""}
  }{ $returned ->
    [0] {""}
   *[other] {" "}· returned { $returned }{ $reason ->
        [none] {""}
       *[other] , mostly: { $reason }
    }
  }
choice-unit-open = { $name }
choice-un-liaison = Set the liaison
choice-un-member = Set who looks after it
choice-un-invite = Invite a contributor
ask-un-liaison = Who is the unit’s liaison? Please write the full name.
ask-un-member = Which member of the board looks after it? Please write the full name.
ask-un-invite = Whom do you invite? Please write the full name.
invitation-unit = Invitation for { $name } as a contributor of { $unit }: code { $code }{ $link ->
    [none] {""}
   *[other] . Open { $link } and write the code
  }. It works once, for { $days } days.

# In the calendar and in the morning’s list
agenda-title = Ahead:{ $lines }
digest-plan-today = Planned today: { $lines }
digest-plan-missing = Planned, overdue, nothing came: { $count } ({ $lines })
digest-channels = Channels that need somebody: { $names } (open the desk, Channels)
digest-obligations = Obligations: { $late } overdue, { $near } due soon (/nghiavu)
digest-resolutions = Resolutions overdue: { $count } ({ $lines })

# Aims (Art. 2)
choice-aim = Aim
aim-sheet = Item { $code } “{ $title }” serves the aim: { $aim }{ $chosen ->
    [yes] .
   *[no] {" "}(proposed).
  } Choose another if it is not that.
aim-list = Aims of Art. 2, { $month }:{ $lines }
aim-line = { $aim }: { $count }

choice-co-send = Send these words
choice-co-words = Write other words
coach-words = { $count } recent items had to come back because of: { $reason }. Please look at this before you send the next one; do ask if you need help.
coach-proposed =
    Items of { $name } came back several times for the same reason. Do you want to send these words?
    “{ $words }”
coach-note =
    A word from { $name }:
    “{ $words }”
ask-co-words = Please write your words; the contributor reads them as they are.
actions-unclear = What is to be done was noted. Nobody can be reminded of these yet:{ $lines }
    Please say who does it, and by which day.
action-unclear = { $number }. { $text }: { $lacks ->
    [owner] nobody is named
    [day] no day
   *[both] nobody is named, no day
    }
choice-resolution-set = Number { $number }: by whom, by when
ask-rs-set = By whom, and by which day? For instance: chị Lan; 10/12
issue-meeting-ahead = The meeting is set for { $at } on { $day }, which is still to come. If it has been held, send the conclusions again with a first line: đã họp
issue-meeting-none = Nobody has been called to a meeting yet. See /hop; to propose one, send for example: họp ban 14 giờ thứ Tư tuần sau.
