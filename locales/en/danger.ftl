danger-alert =
    # { $level ->
        [sure] URGENT: a cry for help
       *[possible] POSSIBLE DANGER
    } · { $code }
    { $state ->
        [open] { $round ->
            [1] {""}
           *[other] Nobody has taken this yet.{" "}
        }
        [taken] { $taker } took it at { $at }.{" "}
       *[ended] Ended at { $at }: { $how }.{" "}
    }{ $name ->
        [none] Somebody
       *[other] { $name }
    }, { $phone ->
        [none] no phone number known
       *[other] { $phone }
    }, { $text ->
        [none] cries for help. The words are not shown: they may be a letter.
       *[other] writes: { $text }
    }{ $latest ->
        [none] {""}
       *[other] {" "}Newest, { $latestAt }: { $latest }
    }
    They were told to call { $numbers }. { $over ->
        [said] The sender says that it is over: please make sure, then choose “Ended”.
       *[no] Please call or answer at once.
    }
danger-added =
    # { $code } · { $news ->
        [over] the sender says that it is over
       *[more] more
    }
    { $text ->
        [none] The sender wrote more; the words are not shown: they may be a letter.
       *[other] { $text }
    }{ $news ->
        [over] {" "}Please make sure where needed, then choose “Ended”.
       *[more] {""}
    }
danger-taken = { $code }: { $taker } took it at { $at }.
danger-ended = { $code }: { $taker } says it ended at { $at }: { $how }.
danger-taken-asker = { $name } of the ward has your message and is getting in touch. If you are still in danger, call { $numbers } now.
danger-reply =
    { $name } of the ward writes: { $text }
    If you are still in danger, call { $numbers } now.
danger-added-asker = Passed on to the person on duty. If you are still in danger, call { $numbers } now.
danger-over-asker = Good to hear. The person on duty knows. If there is danger again, call { $numbers } now.
danger-nobody-left = You can call the office directly: { $phone }.
danger-list =
    # URGENT: { $count }
    { $lines }
    { $more ->
        [0] {""}
       *[other] and { $more } more
    }
danger-line = { $level ->
    [sure] URGENT
   *[possible] Possible danger
  } { $code } · { $at } · { $name ->
    [none] somebody
   *[other] { $name }
  }{ $phone ->
    [none] {""}
   *[other] {" "}{ $phone }
  }: { $text ->
    [none] (words not shown)
   *[other] { $text }
  } · { $taker ->
    [none] taken by nobody
   *[other] taken by { $taker }
  }{ $over ->
    [said] ; the sender says that it is over
   *[no] {""}
  }
choice-dg-call = I called
choice-dg-reply = Answer
choice-dg-end = Ended
issue-danger-not-open = { $code } is not open any more. Send /choduyet for the cries for help that have not ended.
issue-danger-ended = { $code } has ended: { $name }, { $how }.
choice-dg-leave = { $act ->
    [end] Not ended yet
   *[reply] No reply yet
  }
danger-words-please = { $act ->
    [reply] Write what is to be said to the person in danger ({ $code }).
   *[end] How did { $code } end? One line, please.
  }
note-danger = { $act ->
    [call] { $code }: noted that you called. When it is over, choose “Ended”.
    [reply] { $code }: your message is on its way.
   *[end] { $code }: the outcome is noted.
  }
choice-dg-code = { $act ->
    [call] Called for { $code }
   *[end] { $code } has ended
  }
