# Citizens' questions (Article 8.1.đ). Not more than six lines each.

## First answers

question-greeting =
    Welcome. Here the portal of { $ward } receives questions and reports of problems.
    Please write what you would like to know, with or without Vietnamese marks.
question-thanks = Thank you. Please write here whenever you need us.
question-emergency =
    PLEASE CALL { $numbers } NOW.
    114: fire, rescue. 115: ambulance. 113: police.
    { $first ->
        [no115] Stay with the person; move them only if the place is dangerous.
        [no113] Keep away from the danger and do not step in yourself.
       *[other] Bring everybody to a safe place.
    } We are telling the ward's officer on duty.
    This channel does not replace the emergency numbers.{ $reach ->
        [none] {" "}Please also send a telephone number that the officer can call.
       *[known] {""}
    }
question-danger = If somebody is in danger now, please call { $numbers } at once. 114: fire, rescue. 115: ambulance. 113: police.
question-not-taken = This channel only receives people's questions and reports to the ward.
question-unclear =
    We are not sure what you need.
    Please write one sentence: what, and where. For example: “Which papers do I need for a new birth certificate?”
question-unsure = { $kind ->
    [complaint] Would you like information, or to file a complaint (khiếu nại)?
   *[denunciation] Would you like information, or to file a denunciation (tố cáo)?
  }
    Please give no details and no names here yet.
question-letter = { $kind ->
    [complaint] What you wrote reads as a complaint (khiếu nại), which is not dealt with among questions and answers.
   *[denunciation] What you wrote reads as a denunciation (tố cáo), which is not dealt with among questions and answers.
  }
    Please hand in a signed letter, or speak in person, at { $place }, { $hours }.
    { $kind ->
        [complaint] The time for it is 90 days from knowing the decision.
       *[denunciation] You may ask that your name and address are kept secret.
    }
    Please send no more details here. It will not be published.
question-letter-higher = { $kind ->
    [complaint] This reads as a complaint (khiếu nại) and is not dealt with among questions and answers.
   *[denunciation] This reads as a denunciation (tố cáo) and is not dealt with among questions and answers.
  }
    Please hand in a signed letter at, or come to, the reception office of the People's Committee or inspectorate above.
    You may ask that your name and address are kept secret.
    Please send no more details. Nothing will be published.
question-letter-where = Please hand in a signed letter, or speak in person, at { $place }, { $hours }.
question-letter-road =
    A signed letter can be handed in, or the matter told in person, at { $place }, { $hours }.
    Please tell no details and name nobody here.
    If that is what you need, please press Yes. If you still want to ask the ward, press Ask a question.
question-letter-where-higher = Please send a signed letter to the reception office of the People's Committee or the inspectorate one level above.
question-letter-photos =
    Photos sent with a complaint or a denunciation are not kept here. Please hand them in with your letter.
    If they belong to a question, please press Add something under that question and send them again.
question-mixed =
    We have received the question: “{ $text }”.
    { $kind ->
        [complaint] The rest reads as a complaint (khiếu nại); it is not dealt with here and will not be published.
       *[denunciation] The rest reads as a denunciation (tố cáo); it is not dealt with here and will not be published.
    }
    { $directions }
question-elsewhere =
    { $body ->
        [electricity] The electricity supplier answers for this, not the ward. Please call its customer service.
        [socialInsurance] The social insurance agency answers for this, not the ward. Please go to its local office or apply online.
        [water] The water supplier answers for this, not the ward. Please call the number on your bill.
        [telecom] Your telephone or internet company answers for this, not the ward. Please call its customer service.
        [court] The People's Court answers for this, not the ward. Please go to the regional People's Court.
       *[licence] The police answer for this, not the ward. Please apply on the National Public Service Portal or at the police.
    }
    If that is what you need, press Yes. If you would still like to ask the ward, press Send the question.
question-tip =
    { $kind ->
        [praise] Would you like these words of praise passed on to the board?
       *[event] Would you like to give us news that the board may publish on the portal?
    }
    If so, press Yes. If you would like to ask something, press Send the question.

## Similar answers

question-similar-one =
    There is an answer to this already: “{ $title }”.
    If that is what you need, press Yes. If not, press Send the question.
question-similar =
    This is close to a question that was answered: “{ $title }”.
    If that is what you need, press Yes, or choose one of those below. If none fits, press Send the question.
question-page =
    { $answer }

    All of it: { $url }
    Is that what you need?
question-page-hours =
    Where: { $place }. Opening hours: { $hours }. Telephone: { $phone }.

    All of it: { $url }
    Is that what you need?
question-draft-closed = Comments on the draft “{ $title }” closed on { $on }, so yours can no longer be part of the consultation. Shall we file it as a question, to be answered?
question-similar-answer =
    # { $title }
    { $answer }

    { $url }
    Is that what you needed?

## Step by step, with the asker

question-in-hand = Your question { $code } is in somebody's hands. We answer by the end of { $due } at the latest.
question-clarify =
    About your question { $code }: to answer precisely, we need to know:
    { $text }
    Please reply here. The time until you do is not counted.
question-which = Does this belong to the question we are waiting for your reply on, or is it a new question? Please choose.
question-clarified-thanks = Thank you. We go on with your question { $code } and answer by the end of { $due } at the latest.
question-heard-thanks =
    On the phone you told us about question { $code }: { $text }
    We answer by the end of { $due } at the latest. If this is not right, please write here.
question-added-thanks = Added to your question { $code }. We answer by the end of { $due } at the latest.
question-added-guess =
    Added to the question { $code } that you have just sent: “{ $text }”
    If it is another matter, choose Another matter.
question-interim =
    Your question ({ $code }) needs more time.
    So far: { $text }
    We will answer by the end of { $due } at the latest. Thank you for your patience.
question-answer =
    { $isGreeted ->
        [yes] About your question { $code }:
       *[no] Dear Sir or Madam, about your question { $code }:
    }

    { $answer }

    Signed: { $name }. Does this answer your question?
question-redirected =
    Your question { $code } is not the ward's to answer.
    Please contact { $body }{ $contact ->
        [none] .
       *[other] , { $contact }.
    }
question-rated-thanks = Thank you for telling us ({ $code }).
question-rated-sorry =
    We have noted what you say about question { $code }.
    The head of the board will be told. You can also call { $phone }.
question-reopened =
    Thank you for telling us. Somebody else will look at question { $code }.
    We answer by the end of { $due } at the latest.
question-withdrawn = Question { $code } has been withdrawn, as you wished.
question-closed-unanswered =
    Question { $code } has been closed because we did not receive what we had asked for.
    Please send your question again when you have it.
question-closed-duplicate = { $answer ->
    [none] Question { $code } asks the same as your question { $other }, which is being dealt with. The answer comes there.
   *[other] What you asked in { $code } has been answered{ $isOwn ->
        [yes] { " " }in your question { $other }
       *[no] { "" }
    }: { $answer }
  }
question-closed-unreached =
    There is an answer to question { $code }, but we could not reach you, so it was closed.
    Please call { $phone } or write here if you need more.
question-closed-other =
    We have read { $code }. It is no question or report to the ward, so we close it.
    If you want to ask something else, write here or call { $phone }.
question-progress =
    Question { $code }{ $was ->
        [none] {""}
       *[other] {" "}(formerly { $was })
    } “{ $title }”: { $state ->
        [received] received
        [assigned] in somebody's hands
        [drafted] an answer is being written
        [approved] the answer is approved and on its way to you
        [undelivered] there is an answer, but it could not be sent to you; we are trying to reach you
        [answered] answered
        [rated] answered
        [closed] closed
        [clarification] we are waiting for you to tell us: { $text }
        [redirected] not the ward's to answer; please contact { $body }
       *[handedOver] shown where to hand it in; nothing is kept here
    }.
    { $isLate ->
        [yes] We are later than promised ({ $due }) and apologise.
       *[no] { $state ->
            [received] We answer by the end of { $due } at the latest. { $explanation }
            [assigned] We answer by the end of { $due } at the latest. { $explanation }
            [drafted] We answer by the end of { $due } at the latest. { $explanation }
            [answered] Does this answer your question?
           *[other] Please write here whenever you need us.
        }
    }
question-due-paused = The wait for your reply from { $askedOn } to { $repliedOn } ({ $movedDays } working days) is not counted; the time ends with { $dueOn }{ $isProvisional ->
    [yes] { " " }(provisional: the days off have not been announced).
   *[no] .
  }
question-due-interim = On { $sentOn } we told you that more time was needed; the new time ends with { $dueOn }{ $isProvisional ->
    [yes] { " " }(provisional: the days off have not been announced).
   *[no] .
  }

## Publishing a question

question-consent =
    May we publish question { $code } and its answer on the portal, so that others can read it?
    Names, addresses, telephone numbers and private matters are masked first.
    No reply means no. You can take it back at any time by writing “rút đăng { $code }”.
question-consent-thanks = Thank you. Question { $code } is masked and checked before it is published.
question-consent-refused = Question { $code } will not be published.
question-consent-withdrawn = You have taken back your consent. Question { $code } will not be published; if it was, we take it down now.
question-published =
    Question { $code } has been published, with private matters masked.
    { $url }
question-taken-down = Question { $code } has been taken down from the portal: { $note }.

## With the board

question-desk = { $desk ->
    [tu-phap-ho-tich] justice and civil status
    [van-hoa-xa-hoi] culture and social affairs
    [dia-chinh-xay-dung] land and construction
    [van-phong] office of the People's Council and Committee
    [cong-an] ward police
    [quan-su] military command
    [tram-y-te] health station
    [kinh-te] economy
   *[none] not known
  }
question-new =
    # New question { $code }
    “{ $title }”
    Due by the end of { $due }. Suggestion: { $desk }.
question-assigned =
    # Question { $code }
    { $text }

    { $name } asks you to draft the answer. Due by the end of { $due }. Title: “{ $title }”.
question-taken-over = Question { $code } has gone to { $name }. Thank you.
question-to-approve =
    # { $code }: { $title }
    Asked: { $text }

    Draft by { $name }: { $answer }

    Due by the end of { $due }.
question-sent-back = { $name } asks for changes to the draft for { $code }: { $note }
question-approved = { $name } has approved the answer to { $code }. It is being sent.
question-unreachable =
    The answer to { $code } “{ $title }” (due { $due }) could not be sent: { $outcome ->
        [failed] the channel failed; the asker may not have it.
       *[held] the asker's chat cannot be reached. The answer is kept.
    }
    Who asked: { $name }, { $phone ->
        [none] no phone number
       *[other] phone { $phone }
    }.
    Please phone the asker, then press Phoned. If everything was tried and nobody was reached, press Not reached.
question-nobody-approves = Nobody may approve the draft for { $code }: whoever wrote it does not sign it. Please invite another deputy.
question-added =
    The asker adds to { $code } “{ $title }”: { $text }
    { $photos ->
        [0] {""}
       *[other] Photos: { $photos }.{" "}
    }Due by the end of { $due }.
question-separated = The asker says that “{ $text }” is no part of { $code } “{ $title }”; it is a question of its own now.
question-photos-added = The asker sends photos ({ $photos }) for { $code } “{ $title }”. Due by the end of { $due }.
question-heard =
    { $name } asked on the phone about { $code } “{ $title }”. The asker says: { $text }
    The days run on, due by the end of { $due }.
question-interim-sent = { $name } has told the asker of { $code } “{ $title }”: new date { $due }.
question-delay = Question { $code } “{ $title }” is later than { $due }. { $name } gives the reason: { $note }
question-handed-over = { $kind ->
    [complaint] Something that reads as a complaint came to this channel. The sender was told where to file it. Nothing of it is kept.
   *[denunciation] Something that reads as a denunciation came to this channel. The sender was told where to file it. Nothing of it is kept.
  }
question-rated-helpful = The asker of { $code } “{ $title }” (due { $due }) says that it was answered.
question-not-helpful-twice = The asker of { $code } “{ $title }” (due { $due }) says for the second time that it was not answered: { $note }
question-reopened-board = Question { $code } “{ $title }” is open again, because its asker was not helped; the office gives it to somebody else.{ $note ->
    [none] { "" }
   *[other] { " " }What they say: { $note }
  }
question-reopened-office =
    Question { $code } “{ $title }” is open again: the answer by { $name } was not clear. The asker says: { $note }
    Please give it to somebody else. New date: { $due }.
question-withdrawn-note = The asker has withdrawn question { $code }.
question-to-mask =
    The asker agrees to the publication of { $code } “{ $title }” (due { $due }).
    Please mask what is private and hand it in for approval.
question-mask-to-approve =
    # Approve { $code } for publication: { $title }
    Masked by { $name }: { $text }

    Original: { $original }
    Please read it whole on the page before you approve.
question-mask-rejected = { $name } asks for another masking of { $code }: { $note }
question-consent-withdrawn-note = The asker takes back the consent for { $code } “{ $title }” (due { $due }). What was published is taken down.
question-pause-over =
    Whoever asked { $code } “{ $title }” has added nothing in { $days } working days.
    Who asked: { $name }, { $phone ->
        [none] no phone number
       *[other] phone { $phone }
    }.
    Please phone them and press Asked on the phone, or press View to close it.
pause-over-line = { $code } “{ $title }”: the asker has added nothing
question-closed-unreached-note = Question { $code } “{ $title }” (due { $due }) was closed: its asker could not be reached. Tried: { $note }
question-reminder-line = { $code } “{ $title }”: { $level ->
    [fiveDaysLeft] 5 working days left
    [twoDaysLeft] 2 working days left
    [lastDay] due today
   *[overdue] overdue
  } ({ $due })
question-reminder = { $level ->
    [fiveDaysLeft] 5 working days left
    [twoDaysLeft] 2 working days left
    [lastDay] Due today
   *[overdue] Overdue
  }: question { $code } “{ $title }”, due by the end of { $due }. { $hasHolder ->
    [yes] In the hands of { $holder }.
    [signed] The answer is approved but has not reached the asker.
   *[no] Not assigned.
  }

## Asking whoever pressed a button

question-ask-assign = Who drafts the answer to { $code } “{ $title }”?
question-ask-hand-over-complaint =
    It is a complaint – { $code } “{ $title }”?
    The sender is shown where to hand it in and the case ends. It can be undone for 60 seconds; then its words are destroyed for good.
question-ask-hand-over-denunciation =
    It is a denunciation – { $code } “{ $title }”?
    The sender is shown where to hand it in and the case ends. It can be undone for 60 seconds; then its words are destroyed for good.
question-ask-close-duplicate = Which question is { $code } “{ $title }” the same as? Its asker gets the answer to that one.
question-ask-draft =
    Please write the answer to { $code } “{ $title }” in one message.
    Greeting and signature are added by themselves; do not name the asker or the asker's address.
question-ask-send-back = What should be changed in the draft for { $code } “{ $title }”?
question-ask-reject-mask = What should be masked otherwise in { $code } “{ $title }”?
question-ask-clarify = What do you need to know about { $code } “{ $title }”? The asker reads it as you write it; the clock stands still.
question-ask-interim = Please write in one or two sentences what has been done about { $code } “{ $title }” so far.
question-ask-interim-date = By which day will { $code } “{ $title }” be answered? For example 20/11.
question-ask-redirect = Who answers for { $code } “{ $title }”, and where? First line: the body; next line: address, telephone.
question-redirect-sure =
    The asker of { $code } will read: “This is not the ward's to answer. Please contact { $body }{ $contact ->
        [none] .”
       *[other] , { $contact }.”
    }
    Sending it ends the question. Press Send to the asker, or write it anew.
question-ask-mask = Please send the question { $code } “{ $title }” with everything private masked, in one message. The answer stays as you have just seen it.
question-ask-mask-answer = Please send the answer to { $code } “{ $title }” with everything private masked, in one message. The question stays as you have just seen it.
question-ask-take-down = Why is question { $code } “{ $title }” taken off the portal? The person who asked will read the reason.
question-ask-phone = Whom did you call, when, and what was said ({ $code } “{ $title }”)?
question-ask-heard-by-phone = What did the asker say on the phone about { $code } “{ $title }”? The time and your name are recorded; the days run on.
question-ask-give-up = When and how did you try to reach the asker, and what came of it ({ $code } “{ $title }”)? The question is closed afterwards.
question-ask-explain-delay = Why is { $code } “{ $title }” later than its date?
question-ask-rate-no = What was not clear about { $code } “{ $title }”?
question-ask-add = Please write, or send photos of, what you would like to add to { $code } “{ $title }”.
question-ask-set-topic = Which topic is question { $code } “{ $title }” about? Reports count it under this one.

choice-q-topic = Topic
choice-q-same = { $code } · { $title }
choice-q-rate-yes = Yes
choice-q-rate-no = Not yet
choice-q-agree = I agree
choice-q-disagree = I do not agree
choice-q-right = Yes
choice-q-not-sent = Drop it
choice-q-similar = { $title }
choice-q-information = Information
choice-q-letter = A complaint or denunciation
choice-q-assign = Assign
choice-q-view = View
choice-q-draft = Write the answer
choice-q-clarify = Ask for more
choice-q-interim = More time is needed
choice-q-redirect-send = Send to the asker
choice-q-approve = ✅ Approve
choice-q-send-back = Send back
choice-q-reject-mask = Send back
choice-q-phone = Phoned
choice-q-heard-by-phone = Asked on the phone
choice-q-give-up = Not reached
choice-q-mask = Mask what is private
choice-q-take-down = Take off the portal
choice-q-approve-mask = ✅ Publish

## Why not

issue-question-not-asker = Only the asker can do this.
issue-question-own = You asked { $code } yourself; please leave it to somebody else.
issue-question-own-draft = You drafted { $code }; please leave the approval to somebody else.
issue-question-not-assignee = This question is in somebody else's hands. Please tell the office if it should be yours.
issue-question-assignee-unfit = { $code } cannot be given to { $name }. Please choose another member of the board.
issue-question-assignee-unclear = { $code } was not given to anybody, because it is not clear to whom. Please press Assign and choose again.
issue-question-assignee-same = { $name } answered { $code } the last time. Please choose somebody else.
issue-question-state = { $action ->
    [none] Question { $code }
    [own] Question { $code }, dealt with by yourself,
   *[other] Question { $code }, dealt with by { $name },
  } { $state ->
    [received] is waiting to be assigned.
    [assigned] is waiting for a draft.
    [drafted] is waiting for approval.
    [approved] is approved and being sent.
    [answered] has been answered.
    [rated] has been answered.
    [closed] is closed.
    [clarification] is waiting for the asker's reply.
    [redirected] was shown to another body.
   *[handedOver] was shown where to hand it in; nothing is kept here.
  }
question-moved-on = { $own ->
    [reopened] Question { $code } is open again, because its asker was not helped; it waits to be assigned.
    [yes] You have dealt with question { $code }.
    [no] { $name } has dealt with question { $code }.
   *[nobody] Nothing is waiting here for question { $code } any more.
  }
issue-question-no-same = There is no question that { $code } can be joined to: only another one of the same asker, or an answered one that is alike.
issue-question-changed = Question { $code } has changed. Please look at the new version below, then decide.
issue-topic-unreadable = It is not clear which topic { $code } is to have. Press “Topic” below the question to choose from the list.
issue-question-nothing-added = It can no longer be taken out of { $code }. Please send it once more, beginning with “Another matter:”.
issue-question-heard-letter = This may be a complaint about somebody who reads { $code }, so it is not written here. Please hand it over as a letter, or write down the question alone.
issue-question-empty = Please write it in one message.
issue-question-no-draft = There is no draft for { $code } yet.
issue-question-interim-early = { $date } is not later than the date promised so far ({ $due }). Please choose a later day.
issue-question-interim-day-off = { $date } is a day off. Please choose a working day.
issue-question-interim-late = { $date } is too far away. Please choose a day not later than { $latest }.
issue-question-under-way = No attempt to send the answer to { $code } has failed. Please wait.
issue-question-not-late = Question { $code } is not late.
issue-question-not-answered = Question { $code } has not been answered, so this cannot be done yet.
issue-question-answered-already = Question { $code } has been answered.
issue-question-no-pause = Question { $code } is not waiting for its asker.
issue-question-wait-for-reply = The asker of { $code } still has time to reply: { $waited } of { $days } working days are over.
issue-question-publication = { $publication ->
    [private] The asker of { $code } has not been asked about publication.
    [asked] The asker of { $code } has not replied about publication.
    [refused] The asker of { $code } does not agree to publication.
    [given] Question { $code } has not been masked.
    [masked] The masked text of { $code } is waiting for approval.
    [cleared] Question { $code } is cleared for publication.
    [published] Question { $code } has been published.
    [takenDown] Question { $code } has been taken down.
   *[withdrawn] The asker of { $code } has taken back the consent.
  }
