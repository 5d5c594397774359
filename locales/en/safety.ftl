### An account in other hands: locked at once, who leads is told, each act is taken back.

alarm-account-stolen =
    { $by ->
        [self] { $name } reports a stolen account; it is locked.
        [operator] The operator of the server has locked the account of { $name }.
       *[other] { $by } reports that the account of { $name } was stolen; it is locked for protection.
    } { $isHead ->
        [yes] Call to make sure, then press “Unlock”; the operator unlocks on the command line.
       *[no] Only the head lifts it, after calling to make sure.
    }
    In the last 14 days this account did:
    { $acts }
stolen-act = { $number ->
    [none] –
   *[other] { $number }.
    } { $time } · { $action }{ $code ->
    [none] {""}
   *[other] { " " }· { $code }
    }{ $mended ->
    [papers] { " " }(make it again or withdraw it among the papers)
    [sent] { " " }(has reached its reader, who needs another message)
    [gone] { " " }(comes back from a backup only)
    [registers] { " " }(mend it in the register or the plan)
   *[none] {""}
    }
stolen-deed = { $action ->
    [submitted] sent an item
    [approve] approved
    [override] approved in place of others
    [hasten] approved on the emergency road
    [schedule] chose the hour
    [return] returned
    [adjust] asked for legal adjustment
    [reject] rejected
    [unpublish] took down
    [republish] published again
    [approveCorrection] approved a correction
    [correct] proposed a correction
    [edited] edited
    [undo] took back a decision
    [question-assigned] assigned a question
    [question-drafted] drafted an answer
    [question-approved] approved an answer
    [question-sentBack] sent an answer back
    [question-redirected] redirected a question
    [question-closed] closed a question
    [role-changed] changed a role
    [person-frozen] locked an account
    [person-unfrozen] unlocked an account
    [person-removed] removed somebody
    [invited] invited somebody
    [accounts-joined] linked an account
    [account-unlinked] unlinked an account
    [away] named a substitute
    [process-changed] changed the process
    [days-changed] changed the calendar
    [days-numbered] noted the number of a notice
    [ceiling-set] set the ceiling
    [rule-adopted] adopted a new version of a rule
   *[other] { $action }
    }
stolen-nothing = nothing that stands in the log.
stolen-end = { $more ->
        [0] {""}
       *[other] {""}
    { $more } more before these: press “More”.
    }
    Press “Undo” with the number of what is wrong; what has no number is opened by its code.
stolen-acts-more =
    What the account of { $name } did before that:
    { $acts }
choice-undo-theirs = Undo { $number }: { $action }{ $code ->
    [none] {""}
   *[other] { " " }{ $code }
    }
stolen-sure = Lock the account of { $name }? Every button, page and code of theirs stops at once; the head alone lifts it. Have you called and asked them?
choice-report-stolen = Lock the account of { $name }
stolen-ask-report = Does { $name } report a stolen account? Lock it for protection: every button, page and code of theirs stops at once; the head and the standing deputy are told. People found: { $count }. Press to do it:
alarm-stolen-asked =
    { $from ->
        [page] Somebody says on the public page: the account of { $name } may be used by somebody else.
        [together] The public page was sent { $count } more times: these accounts may be used by somebody else: { $name }.
        [colleague] A colleague says: the account of { $name } may be used by somebody else.
        [linked] The account of { $name } behaves oddly: it decided right after a new app was linked.
       *[night] The account of { $name } behaves oddly: it decided much in the night.
    } Nothing is locked yet.
    Please call them at the number that you know. If it is true, press below.
note-stolen-said = The others of the board were asked about the account of { $name }. It is locked when one more says so.
note-stolen-frozen = The account of { $name } is locked for protection. The head and the standing deputy know.
note-stolen-undone = That was taken back.
issue-stolen-too-many = Each may lock one account for protection in 24 hours. For another one please call the head.
issue-stolen-moved-on = Somebody has acted on this since, or it was taken back{ $code ->
    [none] {""}
   *[other] { " " }({ $code })
    }. Please open it or the log to see.
issue-stolen-lifted = The account of { $name } is unlocked; please mend what it did one by one.
signed-stolen-title = Report a stolen account
signed-stolen-introduction = For contributors and board members of { $ward } whose phone is lost or whose Zalo or Telegram account is used by somebody else.
signed-stolen-name = Your name as the board knows it
signed-stolen-send = Tell the board
signed-stolen-how = This page locks nothing: the board reads it on their phones, calls back at the number they know, and locks. Quicker: send /baomat from another account of yours, or call somebody of the board.
signed-stolen-phone = If it is urgent, please call { $phone }.
signed-stolen-done = Received. If the name is in the list, the board is told at once, or within the hour when the page is sent often, and calls back at the number they know.
signed-stolen-name-missing = Please write your name.
