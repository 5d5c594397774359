# The editorial board: cards for approval, decisions, reasons.

card =
    # { $title }
    { $category ->
        [news] News and events
        [document] Document
        [conference] Conference
        [statistics] Statistics
       *[other] Other
    }{ $date }{ $place } · { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }{ $files ->
        [0] {""}
       *[other] , { $files } files
    }
    { $author } · source: { $source } · code { $code }

    { $text }

    { $due }
    { $status }{ $royalty }{ $children }{ $findings }
card-authors-sender = { $authors } (sent by { $sender })
card-part = {" "}· { $text }
card-royalty = {""}
    Expected royalty { $amount } VND{ $ceiling ->
        [yes] ; this month's budget has { $left } VND left
       *[no] {""}
    }.
card-unfinished = Item { $code }: what was mended has not been sent again. { $status }
card-status-draft = Draft.
card-status-submitted = { $signed ->
    [0] Waiting for approval.{ $needed ->
        [0] {""}
        [1] {""}
       *[other] {" "}It needs { $needed } signatures; the first does not publish it.
    }
   *[other] { $name } approved at { $at }; waiting for the next signature.
  }
card-status-returned = { $name } returned it at { $at }: { $reason }.
card-status-rejected = { $name } decided at { $at } not to use it: { $reason }.
card-status-withdrawn = The author has withdrawn it.
card-status-merged = { $name } merged it into { $into } at { $at }; its author stays credited.
card-status-approved = ✅ { $name } { $act ->
    [republished] put it back
   *[other] approved
  } at { $at }. Being published.
card-status-published = ✅ Published. { $name } { $act ->
    [corrected] approved a correction
    [uncorrected] took back a correction
    [republished] put it back
   *[other] approved
  } at { $at }.
card-status-unpublished = Taken off the portal at { $at } ({ $name }): { $reason }.
card-status-quarantined = Set aside for review.
card-status-destroyed = Destroyed.
full-item =
    # { $title }
    { $text }

    Code { $code }{ $files }{ $children }{ $findings }{ $original }
    { $due }
full-item-files = {""}
    Files: { $names }
full-item-original = {""}

    As it was before private data were hidden:
    { $text }
full-item-proposal = {""}

    After “Hide private data” these passages are published like this:
    { $text }
queue = { $count ->
    [0] { $corrections ->
        [0] No item waits for you.
       *[other] No new item waits for you.
    }
    [one] One item waits for you:{ $lines }
   *[other] { $count } items wait for you:{ $lines }
  }{ $corrections ->
    [0] {""}
   *[other] {""}
        Corrections that wait for your approval: { $corrections }{ $corrected }
  }
queue-correction = { $code } · { $title }
ask-reason-return = Why is item { $code } “{ $title }” returned? Please choose or write one line; the author will read exactly that.
ask-reason-reject = Why is item { $code } “{ $title }” not used? Please choose or write one line; the author will read exactly that.
ask-reason-unpublish = Why is item { $code } “{ $title }” taken off the portal? Please choose or write one line; the author will read exactly that.
decided-already = What you decided of { $code } a moment ago stands. Choose below to undo it.
reason-sure-reject = Reason to reject { $code }: “{ $reason }”. The author reads it as it stands. Confirm, or write the reason anew.
reason-sure-unpublish = Reason to take { $code } down: “{ $reason }”. The author reads it as it stands. Confirm, or write the reason anew.
choice-sure-reject = Confirm: Reject
choice-sure-unpublish = Confirm: Take down
reason-facts = please give time, place and figures clearly
reason-photo = a clearer photo or more photos are needed
reason-source = the source must be given clearly
reason-wording = the wording needs work
reason-unfit = the subject is outside the scope of the portal
reason-duplicate = there is already an item about this
reason-late = the event was too long ago
reason-unverified = the content could not be verified
reason-other = another reason
board-edit-menu = Editing item { $code }: please choose what to edit.
board-edit-title =
    The title of item { $code } is now “{ $now }”.
    Please write the new title.
board-edit-text =
    The text of item { $code } is now:

    { $now }

    Please send the whole new text in one message.
note-sent = { $code } sent
note-agreed = Noted
note-undertaking-first = Please read and press Agree to send
note-draft-changed = The item has changed, not sent yet
note-cancelled = Cancelled
note-signed = You approved { $code }; the next signature follows. It is not published yet.
note-approve = { $code } approved.
note-override = { $code } decided by the head alone; the board is told.
note-return = { $code } returned.
republish-sure =
    { $code } “{ $title }” was taken down by { $name } at { $at }: { $reason }.
    Put it back as it was?
note-republish = { $code } goes onto the portal again.
note-undo = Your decision about { $code } is taken back.
note-reject = { $code } is rejected.
note-edited = { $code } edited
note-question = { $code } received
note-question-act = { $act ->
    [undo] The decision about { $code } is undone.
    [assign] Question { $code } has been given to { $name }.
    [draft] The draft answer to { $code } is kept and handed in for approval.
    [approve] The answer to { $code } is approved and on its way.
    [sendBack] The draft answer to { $code } has been sent back.
    [clarify] What you asked about { $code } is on its way to the asker.
    [interim] The asker of { $code } hears of the new day.
    [explainDelay] The reason for the delay of { $code } is kept.
    [redirect] The asker of { $code } is told whom to turn to.
    [handOver] The sender of { $code } is told where to hand the letter in.
    [phone] The call about { $code } is kept.
    [giveUp] Kept for { $code }: nobody could be reached.
    [setTopic] The topic of { $code } is kept.
    [heardByPhone] What the asker of { $code } said is kept.
    [close] Question { $code } is closed.
    [mask] The masked text of { $code } is kept and handed in for approval.
    [approveMask] { $code } is approved for publication.
    [rejectMask] The masked text of { $code } has been sent back.
    [takeDown] { $code } has been taken off the portal.
   *[other] Noted for { $code }.
  }
alarm-given-up = { $task ->
    [remake-file] A photo or document that came with the ward's data cannot be shown (job { $id }): its copies could not be made. The original is kept. Please tell the administrator.
   *[other] The system could not handle a message (number { $id }). Please tell the administrator.
  }
card-taken-back = { $code } “{ $title }”: its publication was undone at { $at }. It is not on the portal any more; your signature stands, and the next one follows.
card-outcome = { $code } “{ $title }”: { $state ->
    [approved] { $act ->
        [scheduled] { $own ->
            [yes] you
           *[no] { $name }
        } approved it; it goes out at { $publishAt }.
        [corrected] { $own ->
            [yes] you
           *[no] { $name }
        } approved the change at { $at }; it goes out at { $publishAt }.
        [uncorrected] { $own ->
            [yes] you
           *[no] { $name }
        } took the change back at { $at }; it goes out at { $publishAt }.
       *[other] you approved it at { $at }. It waits for the portal.
    }
    [published] { $own ->
        [yes] you
       *[no] { $name }
    } { $act ->
        [corrected] approved the correction at { $at }; the portal shows it. { $url }
        [uncorrected] took back the correction at { $at }; the portal shows it as before. { $url }
        [republished] put it back at { $at }, and it is published. { $url }
       *[other] approved it at { $at }, and it is published. { $url }
    }
    [returned] { $own ->
        [yes] you returned it at { $at }: { $reason }.
       *[no] decided by { $name } at { $at }: returned, { $reason }.
    }
    [rejected] { $own ->
        [yes] you rejected it at { $at }: { $reason }.
       *[no] decided by { $name } at { $at }: rejected, { $reason }.
    }
    [withdrawn] withdrawn by its author.
    [merged] { $own ->
        [yes] you merged it into { $into } at { $at }.
       *[no] { $name } merged it into { $into } at { $at }.
    }
    [unpublished] { $own ->
        [yes] you took it off the portal at { $at }: { $reason }.
       *[no] taken off the portal by { $name } at { $at }: { $reason }.
    }
   *[other] { $own ->
        [yes] you decided it at { $at }.
       *[no] decided by { $name } at { $at }.
    }
  }

remind-item-half = Half of the time for { $code } “{ $title }” is over. It is due by { $due }.
remind-item-threeQuarters = { $code } “{ $title }” is due soon: by { $due }. Please look at it.
remind-item-nineTenths = { $code } “{ $title }” is nearly due (by { $due }) and not approved.
remind-item-overdue = { $code } “{ $title }” is overdue since { $due }.
remind-draft = Your draft { $code } “{ $title }” is not finished. Drafts are kept for 30 days.
choice-pin-reset = Reset the PIN
choice-open-page = Open the preview page
choice-decide-page = Open the decision page
decide-on-page =
    { $code } is of a class that is decided on a page of its own, with your PIN.
    Open the page below; it works once, for 24 hours.
note-decide-on-page = The address of the page was sent.
due-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
due-short = { $state ->
    [none] No deadline in days.
    [late] OVERDUE (due: end of { $weekday } { $on }).
    [over] Due: end of { $weekday } { $on }.
    [today] Due: end of today, { $weekday } { $on }.
   *[open] Due: days left: { $left }, end of { $weekday } { $on }{ $provisional ->
        [yes] {" "}(provisional).
       *[no] .
    }
  }
choice-leave-return = No, don’t return it
choice-leave-reject = No, don’t reject it
choice-leave-unpublish = No, leave it there
choice-leave-adjust = No, leave it as it is
choice-merge = Merge with another
merge-sure = Merge { $others } into { $into }? Photos, words and sources become one.{ $apart ->
    [none] {""}
   *[other] {" "}Please note: they do not look like one event ({ $apart }).
  } Until the item is decided they can be taken apart again.
issue-merge-files = { $code } has a file and cannot be merged into { $into }. Merge the other way round, or leave them apart.
merge-please = Which item is to be merged into { $code }? Please write its code, for example: 0043
merged = { $codes } merged into { $code }. Authors: { $names }.
note-merge = Merged.
choice-unmerge = Take apart again
unmerged = { $codes } taken out of { $code }: words, sources, photos and files of each are as they were.{ $changed ->
    [yes] {" "}{ $code } was edited after the merge and keeps those edits; please read it again.
   *[no] {""}
  }
note-unmerge = Taken apart.
issue-unmerge-nothing = Nothing was merged into { $code }.
issue-unmerge-decided = { $code } is approved, published or returned and can’t be taken apart. What is published can be taken down or corrected; what was merged is kept in the history.
parted-to-author = Your item { $code } “{ $title }” was taken out of { $from } and is an item of its own again (by { $name }).
merged-to-author = Your item { $code } “{ $title }” was merged into { $into } about the same event (by { $name }). You are credited.
issue-merge-itself = Item { $code } can’t be merged with itself.
issue-merge-decided = Item { $code } is approved or published and can’t be merged any more.
review-late = More than a working day ago: { $count } urgent items still wait for your review: { $codes }. Send /choduyet to see them.
review-late-line = { $code } went out urgently and waits for your review
choice-reclassify = Change the category
reclassify-which = Which category is item { $code }?
reclassify-why = Item { $code } becomes “{ $category }”: why? Its due day is counted again, and the author reads the reason as you write it. Choose, or write a line.
reason-content = its content is of this category
reason-clock = its time has to be counted as of this category
issue-reclassify-why = Please say why item { $code } is of another category; nothing has changed.
issue-category-same = Item { $code } is of that category already.
reclassified-author =
    { $name } has changed the category of item { $code } “{ $title }”: { $from } → { $to }.
    Reason: { $why }. { $isMoved ->
        [yes] Due: { $dueBefore ->
            [none] no day
           *[day] { $dueBefore }
          } → { $dueAfter ->
            [none] no day
           *[day] { $dueAfter }
          }.
       *[no] The due day stays.
      }
