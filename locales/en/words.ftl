# Ordinary words: what people want of the service, work of the editorial board, courtesy.

courtesy = { $kind ->
    [thanks] You are welcome.
    [greeting] Hello. { $role ->
        [citizen] What would you like to ask? Please write it here.
       *[other] Send “menu” to see what you can do.
    }
    [wish] Thank you, and the same to you.
    [praise] Thank you. { $role ->
        [citizen] If you want to praise somebody, send their name and what they did; we will pass it on.
       *[other] {""}
    }
    [farewell] Goodbye.
   *[other] All right.
}
nothing-changed = Stopped, nothing has changed.
still-asked-why = The question “what was unclear” still waits for your answer.
still-asked = The item you are writing still needs { $slot ->
    [eventOn] the day of the event, for example 20/11
    [source] its source: “I was there”, or a person’s name or a document’s number
    [place] the place
    [text] a few lines of text
   *[other] a title
  }.
still-waiting = What was asked before still waits for { $ask ->
    [reason] a reason in words
    [boardEdit] the new words of the item
    [inviteName] the name of whoever is invited
   *[other] words
  }. To leave it, write “thôi”.
words-too-long = There is room for { $most } characters here, and your message is longer, so it was not used. Please send it shorter.
held-more = Is “{ $text }” the next part of { $code } or something else?
held-answer = Is “{ $text }” the { $slot ->
    [title] title
    [place] place
   *[source] source
  } of { $code }, or something else?
choice-held-answer = It is the { $slot ->
    [title] title
    [place] place
   *[source] source
  }
choice-held-more = Add to the item
held-forwarded = “{ $text }” was forwarded, so it is not used yet. Is it the { $ask ->
    [reason] reason
    [boardEdit] new text of the item
    [inviteName] name of the person to invite
   *[other] text that was asked for
  }, or something else? You may also write it in your own words.
choice-held-used = Use as { $ask ->
    [reason] the reason
    [boardEdit] the new text
    [inviteName] the name
   *[other] the text
  }
choice-held-of = Item { $code }
put-right = { $road ->
    [ask] Ask for a change of { $code } “{ $title }”:
   *[edit] Change in { $code } “{ $title }”:
  }{ $lines }
put-right-several = { $code } “{ $title }” has several such places. Which one is meant?{ $lines }
put-right-which = Which item does “{ $text }” change?
put-right-line = “{ $before }”
    → “{ $after }”{ $places ->
        [1] { "" }
       *[other] { " " }({ $places } places)
    }
put-right-gone = Leave out: “{ $before }”
choice-put-right = Change it so
choice-put-right-ask = Ask for this change
choice-put-right-way = { $from } → { $to }
held-what = Is “{ $text }” a new item or something else?
item-meant = Item { $code } “{ $title }”. { $seen ->
    [yes] Please press to decide.
   *[no] Please see it first, then decide.
  }
item-which = There are { $count } items “{ $words }”. Which one?
item-number-none = None of the newest waiting items has a code that ends with { $number }. Type “chờ duyệt” for the list, or all four digits, for example: duyệt 0013.
item-number-none-published = None of the newest published items has a code that ends with { $number }. Type all four digits, for example: { $act ->
    [unpublish] gỡ 0013.
   *[correct] đính chính 0013.
  }
choice-item-named = { $code } { $title }
nudge-how = Reminding one person cannot be asked for in words. Whoever holds an item or a question is reminded before it is due; if it is urgent, please call them.
leave-how = { $role ->
    [contributor] To stop being a contributor, please tell the head of the board, who alone can end a role.
   *[other] To leave the board, please tell its head, who alone can end a role.
  } What you sent keeps your name. To see or erase your data, write “my data”.
queue-answers = { $count } answers wait for your approval: { $codes }
source-known = The source of this item is there already. To change it, write “nguồn: …”.
report-whom = Reports are made and read by the head and the deputies, because their figures are not public yet. { $who ->
        [board] Please ask the head; your own items are under “my items”.
        [office] The questions with their dates are right below; for a whole period please ask the standing deputy.
       *[author] Please ask the head; your own items are under “my items”.
    }
held-plan = Does “{ $text }” go into the plan, or is it news?
choice-held-plan = Into the plan
held-plan-day = The day is not clear, so nothing is noted yet. Please write it with a day, for example: thêm kế hoạch: { $what }; 05/12{ $who ->
    [none] {""}
   *[other] ; giao { $who }
  }
choice-held-item = New item
choice-held-other = Something else
held-other = “{ $text }” still waits.{ $draft ->
    [none] {""}
   *[other] {" "}Your item { $draft } stays as it is.
  } Choose below, or say it in other words, for example: “my items”, “which items are waiting”.
held-lapsed = { $count ->
    [1] Your message of the day before, “{ $text }”, was used for nothing: whether it is news or something else was not chosen.
   *[other] { $count } messages since the day before were used for nothing: whether they are news or something else was not chosen.
  } If you still need them, please choose below.
choice-held-words = “{ $text }”
list-nearest = There is no list of just that; the nearest is:
list-none = Nobody counts or lists that here. There are: the plan, items to approve, questions, the month's report; see “menu”. If it was an item, please send its day and what happened.
royalty-own-only = What others are paid you cannot see. Yours:
remark-shown = Is “{ $text }” about { $code } “{ $title }”, which you saw last? It is returned only when you choose so.
choice-held-return = Return it for this reason
issue-held-gone = These words have been dealt with already.
issue-put-right-long = Item { $code } is longer than 8,000 letters, so the place could not be found. Please write: “đổi … thành … trong bài { $code }”.
work-not-yet = We do not know these words for it. What you can do is in “menu”; other work is on the web desk, send “bảng”.
change-by-request = Item { $code } “{ $title }” is { $state ->
    [published] published. { $who ->
        [board] What is out is changed by a correction: choose below, somebody else approves it.
       *[author] You may send a request for a change; when it is approved, the portal shows it.
    }
   [scheduled] approved and waits for its hour. You may send a request for a change; when it is approved, the item goes out so. To write it anew, withdraw it.
   *[other] approved and waits to be published. If something must change, please tell the board now; once it is out, a request can be sent here.
  }
change-please =
    What is to change in item { $code }? Please write one sentence that readers will see.
    To change words in the text, add a line: change … to …
change-sent =
    Your request to change item { $code } was sent for approval.
    { $hour ->
        [none] Readers will see
       *[other] Approved before { $hour }, it goes out so
    }: { $words }{ $places ->
        [0] { "" }
        [1] { "" }
       *[other] { " " }({ $places } places)
    }{ $changes }
choice-ask-change = Request a change
mend-how = Item { $code } “{ $title }” waits for a decision. Write: change … to … , or: thêm: … , or edit it on the page.
security-how = To lock an account, change a PIN or report a lost phone, please call the head of the board. Sessions are listed at /bang.



service-which = What do you need?
service-question = { $act ->
    [q-withdraw] { $count ->
        [1] Do you want to withdraw the question “{ $title }”?
       *[other] Which question do you want to withdraw?{ $more ->
            [0] {""}
           *[other] {" "}There are { $more } earlier ones: write “withdraw” and the code, or withdraw all.
        }
    }
    [q-add] { $count ->
        [1] Do you want to add to the question “{ $title }”?
       *[other] To which question do you want to add?
    }
   *[other] For which question do you withdraw your consent?
}
choice-retreat = Never mind
choice-service-question = { $act ->
    [q-withdraw] Withdraw “{ $title }” ({ $code })
    [q-add] Add to “{ $title }” ({ $code })
   *[other] Withdraw consent for “{ $title }” ({ $code })
}
question-withdraw-all = Withdraw all { $count }: { $lines }?
question-withdrawn-all = Withdrawn: { $count } ({ $codes }). We will not answer these any more.
service-none-open = You have no question that waits for an answer.
service-none-asked = You have asked nothing here yet.
service-none-answered = No answer waits for your opinion.
service-none-published = None of your questions is published.
service-hide-name = Questions on the portal don’t show your name.
service-person = You reach the ward’s staff by phone, { $phone }, or at { $place }, { $hours }.
service-phone = Phone of the ward: { $phone }. Reception: { $place }, { $hours }.
service-stop = We write only when you have a question. To receive nothing more, block this channel in your app.
service-subscribe = There is no subscription yet. News of the ward is on the portal.
service-who = This is the automatic channel of the portal of { $ward }. Questions are read and answered by the editorial board.
service-how = Write one sentence: what, and where. You get a code, then the answer here.
service-link = To link another app, send “link another app”.
service-files = This channel takes text and photos; no video, voice or files yet.
choice-service-eraseData = Erase my data
choice-service-showData = My data
choice-service-hideName = Hide my name
choice-service-withdrawConsent = Withdraw consent
choice-service-questionState = State of my question
choice-service-lostCode = Find my code
choice-service-ownQuestions = My questions
choice-service-withdrawQuestion = Withdraw a question
choice-service-noLongerNeeded = No answer needed
choice-service-sentByMistake = Sent by mistake
choice-service-addPhotos = Add photos
choice-service-correctQuestion = Correct a question
choice-service-notSatisfied = The answer is not clear
choice-service-person = Talk to a person
choice-service-phoneNumber = Phone of the ward
choice-service-language = Language (Tiếng Việt)
choice-service-stopMessages = Stop messages
choice-service-subscribe = News of the ward
choice-service-whoIsThis = Who is this
choice-service-howTo = How to ask
choice-service-linkAccount = Link another app
choice-service-voiceOrFile = Send video or voice
log-list = { $span ->
    [day] On { $from }
   *[days] From { $from } to { $to }
} { $count ->
    [0] nothing is on record yet.
   *[other] { $people } people did { $count } things:{ $lines }{ $more ->
        [0] {""}
       *[other] {""}
            And { $more } earlier ones.
    }
}
published-list = { $span ->
    [day] On { $from }
   *[days] From { $from } to { $to }
} { $count ->
    [0] no item has gone out on the portal yet.
   *[other] { $count ->
        [one] one item
       *[other] { $count } items
    } went out on the portal:{ $lines }{ $more ->
        [0] {""}
       *[other] {""}
            And { $more } earlier ones.
    }
}
published-line = – { $time } · { $code }: { $title }
log-line = – { $time } · { $name }: { $action }{ $code ->
    [none] {""}
   *[other] { " " }{ $code }
}
portal-page-how = Pages of the portal are changed on the board’s desk (send /bang). Or send here “mục giới thiệu: …” to add to a page’s end, “thay mục giới thiệu: …” to replace it; pictures and files with the caption “mục bản đồ: …”. What would differ is shown first. This message has changed nothing.
