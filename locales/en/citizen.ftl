# Citizens: in addition to question.ftl.

question-flood = We have received all the questions you sent, the newest is { $code }; each is answered. You may also write them in one message.
question-slower =
    We have received all your messages; none is lost.
    Please wait a few minutes before you write on. If it is urgent, call { $phone }.
question-storm = A great many new questions are coming in at once. Press Questions to see the list.
question-emergency-alert =
    # URGENT: a citizen reports danger
    { $name }{ $phone ->
        [none] {""}
       *[other] {" "}({ $phone })
    } wrote: { $text }
    They were told to call { $numbers }. Please check at once.
question-full =
    # { $code }
    Question: { $text }
    { $answer ->
        [none] {""}
       *[other] {""}
            Answer: { $answer }
    }
    In charge: { $assignee ->
        [none] nobody yet
       *[other] { $assignee }
    }. { $state ->
        [received] To be assigned.
        [assigned] To be drafted.
        [drafted] To be approved.
        [approved] Approved, being sent.
        [undelivered] Approved, could not be sent.
        [clarification] Waiting for the asker.
        [redirected] Shown to another body.
        [handedOver] The sender was shown where to hand it in; nothing is kept.
        [closed] Closed.
       *[other] Answered.
    } Topic: { $topic }. { $explanation }
question-mask-proposal =
    # Masked text of { $code }
    Question: { $text }

    Answer: { $answer }

    Original: { $original }
    Names of people are not found by themselves: please read closely.
question-line = { $code } · { $title } · { $state ->
    [received] to be assigned
    [assigned] to be drafted
    [drafted] to be approved
    [clarification] waiting for the asker
    [approved] being sent
    [undelivered] could not be sent
    [answered] answered
    [rated] answered
    [redirected] shown elsewhere
    [handedOver] shown where to hand it in
   *[other] closed
  }{ $assignee ->
    [none] {""}
   *[other] {" "}· { $assignee }
  } · { $isLate ->
    [yes] OVERDUE { $due }
   *[no] due { $due }
  }
question-line-letter = { $code } · shown where to hand it in; nothing is kept
questions-open = { $count ->
    [0] No question is waiting.
   *[other] Waiting questions ({ $count }):{ $lines }
  }
questions-to-sign = Drafts waiting for your signature ({ $count }):{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more. Write “questions” to see all.
  }
questions-to-draft = Questions given to you to draft ({ $count }):{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more. Write “questions” to see all.
  }
questions-signed = Your drafts that were signed ({ $count }):{ $lines }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more.
  }
questions-own = { $count ->
    [0] You have not asked anything yet.
   *[other] Your questions:{ $lines }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } older ones. To see one, write its code.
      }
  }
hand-overs = { $count ->
    [0] No complaint or denunciation has been handed over to you.
   *[other] Complaints and denunciations that were shown their way and told to you ({ $count }); neither words nor senders are kept:{ $lines }
  }
hand-over-line = { $at } · { $kind ->
    [complaint] complaint
   *[other] denunciation
  } · received by: { $names }
tip-thanks = { $kind ->
        [praise] Thank you. Your words of praise were passed on to the board.
       *[event] Thank you for the tip. The board will look at it and tell you if it is used.
    }
tip-to-board =
    # A citizen's tip
    { $name }: { $text }
    Photos: { $photos }. Press Write it to put it into your draft.
tip-taken = The board has taken up your tip. Thank you.
tip-taken-by = { $name } has taken up the resident's tip: “{ $text }”
citizen-file = { $kind ->
    [audio] This channel cannot listen to recordings. Please write it in words.
    [video] This channel cannot watch videos. Please send photos and describe it in words.
    [document] This channel cannot read files. Please describe it in words, or send a photo of it.
   *[other] This channel takes text and photos. Please describe it in words, or send a photo.
  }
citizen-photos = The photo is here. Please write a few words: what, and where.
citizen-photos-which = The photo is here. If it belongs to question { $code }, please choose to add it. If it is about something else, please write a few words: what, and where.

choice-q-add = Add something
choice-q-add-to = Add to { $code }: { $title }
choice-q-separate = Another matter
choice-q-withdraw-all = Withdraw all { $count }
choice-q-withdraw = Withdraw the question
choice-q-withdraw-consent = Withdraw my consent
choice-q-view-code = View { $code }
choice-next = More
choice-q-page = Open a page to write
choice-q-page-read = Read the whole draft
choice-q-person = { $name }
choice-q-redirect = Not the ward's business
choice-q-explain-delay = Give the reason
choice-q-hand-over-complaint = It is a complaint
choice-q-hand-over-denunciation = It is a denunciation
choice-q-close = Not a question
choice-q-close-unanswered = Close, nothing added
choice-q-close-duplicate = Same as another
choice-q-mask-as-shown = Submit this masked text
choice-q-mask-own = Write the question anew
choice-q-mask-answer = Write the answer anew
choice-q-page-mask = Write both on a page
choice-q-page-masked = Read what would be published
choice-tip-take = Write it
note-tip = The tip was sent.
note-tip-taken = It is in your draft.
issue-tip-taken = Somebody has taken up this tip.
issue-question-nobody = There is nobody left to give this question to.
menu-cauhoi = Questions
menu-donchuyen = Letters handed over
menu-dulieu = My data

data-you = { $role ->
    [citizen] you
    [contributor] you
   *[board] you
  }
data-own =
    Kept about { $you }: { $name ->
        [none] {""}
       *[other] name { $name },{" "}
    }{ $accounts } chat accounts, { $phone ->
        [none] {""}
       *[other] phone { $phone },{" "}
    }{ $questions } questions, { $items } items.{ $due ->
        [none] {""}
       *[other] {" "}To be deleted by { $due }.
    }
    To answer and for the records. Messages are deleted after 30 days; name, accounts, phone 90 days after the last case.
    See, correct: “Get a copy”. Delete: “Delete my data”.
data-export = A copy for { $you } opens here for 24 hours. Please do not pass the address on.
data-delete-sure =
    Deleting: what is kept about { $you } is deleted, that is name, accounts, phone, photos and messages.
    Answered questions stay on record without your name. The log of what was done must be kept.
    A published question (masked) stays on the portal; to take it off, withdraw your consent first.
data-delete-soon = Noted. Your data is deleted by { $due } at the latest.
data-delete-after-answer =
    Your wish to have your data deleted is noted. A question of yours is still open, so the time is prolonged once, by { $days } days.
    We delete as soon as it is answered, by { $due } at the latest, with or without an answer. To delete sooner, please withdraw the question.
data-delete-at-work =
    Noted. The head decides, by { $due } at the latest; if granted, your role ends at once.
    Deleted: accounts, phone, messages, PIN.
    Kept: published items with their author, royalties, the log.
data-delete-of-head =
    Noted. The last head can't leave: please hand the role to a successor first, by { $due } at the latest.
    Kept: published items with their author, decisions, royalty statements and the log.
data-delete-granted =
    The head agreed: your role has ended; accounts, phone and messages are deleted tonight.
    Published items with their author, royalty statements and the log stay, as the rules ask.
data-delete-declined = The head has not deleted it, since you still have duties. When they end, send “my data” again; for questions please see the head.
issue-data-settled = The wish of { $name } was settled already.
note-data-settled = { $granted ->
    [yes] Granted: { $name } leaves the list, the data is deleted tonight.
   *[no] { $name } was told that it is not deleted now.
  }
choice-data-grant = Delete
choice-data-decline = Not now
data-delete-again = The request from { $you } was noted already and is being carried out.
data-delete-to-head =
    { $name } asks for the deletion of their personal data. Due: { $due }.
    If granted they leave the list; accounts, phone and messages are deleted. Published items with their name, royalties and the log stay.
data-delete-late = The deletion that { $name } asked for is due and could not be done.
data-kept = Your wish to have data deleted is taken back ({ $you }). Everything stays as it was.
data-delete-taken-back = { $name } took back the wish to have their data deleted. Nothing is left to decide.
choice-data-keep = Keep my data
choice-data-export = Get a copy
choice-data-delete = Delete my data
choice-data-sure = Yes, delete
choice-data-open = Open the copy
question-answer-due = Answer by { $due }.
choice-q-whole-answer = Read the whole answer
question-long-answer = { $answer }… (read it whole on the page below, open until the end of { $until })
question-undone-asker = { $act ->
    [approved] The answer to { $code } that we have just sent is not right; please leave it aside. We will send another.
    [redirected] What we have just sent about { $code } is not right; please leave it aside. The ward goes on with it.
   *[other] { $code } is not closed; the ward goes on with it. Please leave the last message aside.
  }
question-undone = { $name } has undone { $act ->
    [assigned] the assignment of { $code }
    [approved] the approval of the answer to { $code }
    [sentBack] the return of the draft for { $code }
    [redirected] the redirection of { $code }
   *[other] the closing of { $code }
  }.
issue-mask-finding = The masked copy still has “{ $text }”. Please write it anew without that, then hand it in.
