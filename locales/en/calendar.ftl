### Due dates and working days. Each message is one sentence.
### $clock is what starts the clock; dates arrive written as dd/mm/yyyy or dd/mm.

calendar-due =
    { $clock ->
        [announced] The announcement was sent on { $startOn }
        [held] The event took place on { $startOn }
        [signed] The document was signed on { $startOn }
        [ended] The event ended on { $startOn }
        [sent] The report was sent on { $startOn }
       *[received] The question was received on { $startOn }
    }{ $isMoved ->
        [yes] , a day off, so counting starts from { $countedFrom }
       *[no] { "" }
    }; the limit is { $workingDays ->
        [one] { $workingDays } working day
       *[other] { $workingDays } working days
    }, not counting that day{ $skipped ->
        [none] { "" }
        [run] ; days off are { $hasHolidays ->
            [yes] { $holidays }{ $weekend ->
                [none] { "" }
                [saturday] , Saturday
                [sunday] , Sunday
                [both] , Saturday and Sunday
               *[other] , the weekly day of rest
            }
           *[no] { $weekend ->
                [saturday] Saturday
                [sunday] Sunday
                [both] Saturday and Sunday
               *[other] the weekly day of rest
            }
        } { $skippedLength ->
            [one] on { $skippedFrom }
           *[more] from { $skippedFrom } to { $skippedTo }
        }
       *[several] ; days off are { $hasHolidays ->
            [yes] { $holidays }{ $weekend ->
                [none] { "" }
               *[other] , weekends { $weekendDays }
            }
           *[no] weekends { $weekendDays }
        }
    }{ $hasWorkedDays ->
        [yes] ; worked in exchange and counted: { $workedDays }
       *[no] { "" }
    }; it is due by the end of { $dueOn }{ $isProvisional ->
        [yes] { " " }(provisional, because the days off in this period are not yet officially announced).
       *[no] .
    }

# The last day was named in the sentence before.
calendar-due-counted =
    Received on { $startOn }{ $isMoved ->
        [yes] , a day off, so counting starts from { $countedFrom }
       *[no] { "" }
    }; not counting that day{ $skipped ->
        [none] { "" }
       *[other] { $hasHolidays ->
            [yes] , weekends, { $holidays }
           *[no] { " " }and weekends
        }
    }{ $hasWorkedDays ->
        [yes] ; worked in exchange and counted: { $workedDays }
       *[no] { "" }
    }{ $isProvisional ->
        [yes] { " " }(provisional until the days off are announced).
       *[no] .
    }

calendar-due-same-day =
    { $clock ->
        [announced] The announcement was sent on { $startOn }
        [held] The event took place on { $startOn }
        [signed] The document was signed on { $startOn }
        [ended] The event ended on { $startOn }
        [received] The question was received on { $startOn }
       *[sent] The report was sent on { $startOn }
    }{ $isMoved ->
        [yes] , a day off, so it moves to the next working day
       *[no] { $skipped ->
            [none] , to be done on that same working day
           *[run] , a day off, so it moves to the next working day
        }
    }; it is due by the end of { $dueOn }{ $isProvisional ->
        [yes] { " " }(provisional, because the days off in this period are not yet officially announced).
       *[no] .
    }

calendar-no-deadline = This section is updated regularly and has no limit in working days.

issue-day-already-special = { $date } is already in the calendar ({ $name }), please choose another day.
issue-day-given-twice = { $date } was entered twice, please keep it once.
issue-day-worked-needs-weekend = { $date } is a working day anyway, please choose a Saturday or a Sunday to be worked in exchange.
issue-day-off-already = { $date } is a weekend day off anyway, please choose a working day.
issue-day-needs-name-and-source = Please give a name and a source (document number) for { $date }.
