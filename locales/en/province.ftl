### The page for the province: wards seen from above, without people and cases.

province-title = Portals of wards and communes
province-above = Overview, read only
province-heading = { $count ->
    [one] One ward
   *[other] { $count } wards
  }
province-enter-why = This page shows how the portals are doing: alive, on time, overdue, budget. The address works once, in this browser.
province-enter = Open the page
province-closed = This page opens only with an address from the operator; it works once. Please ask the operator for a new one.
province-sum = { $alive } alive; { $overdue } overdue; { $published } items published this month.
province-ward = Ward
province-state = State
province-state-alive = Alive: { $board } on the board, { $contributors } contributors
province-state-noHead = No head of the board yet
province-state-stopped = The program has not run since { $since }
province-state-cutOff = Cut off: no app takes or brings messages
province-state-quiet = No message and no act since { $since }
province-channel-down = { $channel } is not connected
province-waiting = Waiting items
province-waiting-count = { $waiting }{ $overdue ->
    [0] {""}
   *[other] {""}, { $overdue } overdue
  }
province-on-time = On time this month
province-on-time-rate = { $percent }% of { $published }
province-none-published = Nothing published yet
province-questions = Open questions
province-silent = Units without items
province-silent-units = { $silent }/{ $units }
province-budget = Budget of the year
province-budget-taken = { $taken } / { $approved } đ
province-no-budget = Not approved
province-process = Process
province-process-version = version { $version }
province-last-message = Last message
province-last = Last act
province-foot = Figures of { $at }; program { $program }.
