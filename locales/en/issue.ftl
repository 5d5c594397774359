# Why it cannot be done, and what to do next.

issue-not-entitled = This is for the editorial board. If you need it, please contact the head of the board.
issue-not-author = Only the author can send or withdraw this item.
issue-own-item = You are the author, so you cannot decide about this item. Please leave it to a colleague.
issue-not-your-turn = This item is waiting for someone else's signature. The system will tell you when it is your turn.
issue-signed-already = You have already signed this item.
issue-four-eyes-payee = You are credited for words or photos of item { $code }, so somebody else has to approve it too.
issue-four-eyes-rewriter = You rewrote more than a tenth of item { $code }, so somebody else has to approve it.
issue-four-eyes-merged = You sent a report that became part of item { $code }, so somebody else has to approve it too.
issue-four-eyes-signed-before = You gave the first signature of an earlier version of item { $code }, so this time somebody else has to approve it.
issue-four-eyes-substitute = You are standing in for somebody who has a part in item { $code }, so somebody else has to approve it.
issue-override-needed = Nobody else can sign item { $code }. You may decide alone with “Decide alone as head”; the board will be told.
issue-override-needless = Somebody can still sign item { $code } in the ordinary way, so the head need not decide alone.
issue-head-frozen = Your account is locked for now. Please call the standing deputy head, who vouches for you; the operator of the server unlocks it.
issue-account-frozen = This account is suspended. Please contact the head of the editorial board.
issue-account-removed = The role of this account has ended. To ask something, please use Questions and answers on the portal or call the ward.
issue-not-seen-yet = You have not seen item { $code } yet. Here it is; please look, then decide.
issue-revision-changed = Item { $code } has just changed. Please see the new version, then decide.
issue-missing-text = The item has no text yet. Please write a few lines, then send.
issue-missing-eventOn = The item has no day yet. Please choose the day, then send.
issue-missing-source = The item has no source yet. Please choose “I was there” or write the source.
issue-consent-withdrawn = The family has withdrawn its consent to photos of the child in item { $code }, and the author has not answered yet. Please wait for the author, or return the item.
issue-undo-late = More than 60 seconds have passed, so the decision about { $code } can no longer be taken back. You can decide anew below the item.
issue-undo-nothing = Something else has happened since the decision about { $code }, so it can no longer be taken back. Please look at it again.
issue-undo-others = { $name } decided about { $code }; only they can take it back.
issue-undo-none = You have decided nothing within the last 60 seconds that could be taken back.
issue-decided-already = Item { $code } has been decided and can no longer be edited.
issue-restore-nothing = You have no item that you took back.
issue-restore-merged = { $code } is part of { $into } and can’t be taken back alone. Please tell the board if it should be.
issue-restore-empty = Nothing of { $code } is left to take back.
issue-restore-late = { $code } was withdrawn too long ago; its photos and files are gone. Please send it anew.
issue-restore-other = You are writing { $other }. Send or cancel it first, then take { $code } back.
issue-restore-open = { $code } has not been withdrawn; it is still there.
issue-correction-files = The new file for the correction of { $code } has not been read yet, so it can’t be approved. Please try again in a few minutes.
issue-correction-no-photo = This page takes PDF, DOCX and XLSX files in place of a published paper only.
issue-replace-which = Which item’s file is to be replaced? Please name its code, for example: thay tệp bài 0010.
issue-replace-not-open = { $code } is not published: its sender takes the old file out (“bỏ tệp 1”) and sends the new one, or it is returned with a reason. Nothing has changed.
issue-answer-whose = Question { $code } { $name ->
    [none] has been given to nobody; please write “giao { $code } cho …” first
   *[other] is answered by { $name }
  }. What you wrote was neither sent nor kept as the answer.
issue-no-draft = You have no draft. Send photos with a few lines to begin.
issue-no-such-photo = There is no photo { $number }. { $photos ->
    [one] The item has { $photos } photo.
   *[other] The item has { $photos } photos.
  }
issue-question-unknown = Question { $code } was not found.
issue-not-found = This item was not found.
issue-why-due-which = Please send the code whose day you ask about, for example: vì sao 0042.
issue-no-such-day = No calendar has the day { $day }, so nothing was changed. Please write it again, like 20/11.
issue-no-day = We could not read the day. Please write it like 20/11.
issue-days-one-by-one = You named several days off. For public holidays and Tết please choose the whole period in the calendar above; other days one at a time, for example 05/02.
issue-two-codes = Two items have the same number: { $first } and { $second }. Please write the whole code, or press the button on the item's card.
issue-code-unknown = Code { $code } was not found among your questions and items. If you ask from another account, please send the code with the phone number you left, for example: HD-2611-0017 0912345678.
issue-name-missing = Please write the full name.
issue-press-unknown = This button cannot be used. Please send “menu” to start again.
issue-state-draft = Item { $code } is a draft.
issue-state-submitted = Item { $code } has been sent and is waiting for approval.
issue-state-returned = Item { $code } has been returned by { $name } (at { $at }).
issue-state-approved = Item { $code } has been approved by { $name } (at { $at }).
issue-state-published = Item { $code } is published; { $name } approved it (at { $at }).
issue-state-unpublished = Item { $code } has been taken down.
issue-state-quarantined = Item { $code } is set aside for review.
issue-state-rejected = { $name } decided not to use item { $code } (at { $at }).
issue-state-withdrawn = Item { $code } has been withdrawn.
issue-state-destroyed = Item { $code } no longer exists.
issue-has-role = You already have a role here, so you do not need this code. It stays open for somebody else.
issue-draft-changed = This button belongs to another item. You are writing { $code }; send “send news” to see it.
issue-same-account = This is the code of this very account. Send it from the other app.
issue-code-of-another = The linking code must come from this account: send “link another app” here, then send the code in the other app. A code that somebody else gives you does not work.
issue-page-without-role = This page cannot be used with your role. Please use Zalo or Telegram.
issue-account-late = This wish to link is over. Send “link another app” for a new code.
issue-account-not-linked = That account is not linked with you any more.
issue-too-many-codes = Too many wrong codes, so none is taken for now. Please try again in an hour.
issue-phone = This is not a phone number. Send all ten digits, for example 0912 345 678.
issue-too-many-tries = You have tried many times. Please try again in an hour, or call the ward.
issue-day-not-open = { $date } waits for no confirmation.
issue-day-several-ways = There are several ways for this day, choose one: { $options }
issue-not-oneself = You cannot lock or remove yourself with this button. If your account was stolen, send /baomat.
issue-person-gone = This person is no longer there.
issue-person-unknown = Nobody is called “{ $name }”. Send /thanhvien to see the list.
issue-frozen-already = This account is locked already.
issue-not-frozen = This account is not locked.
issue-last-head = This is the only head. Invite a new head first.
issue-head-needs-deputy = To unlock the head, the standing deputy has to press “Unlock” first, within 24 hours.
issue-section-unknown = The ward has no such page on its portal.
issue-section-not-yours = This page is edited by the office and those who decide for the board.
issue-section-too-long = The page is longer than { $max } characters; shorten it or split it.
issue-section-no-day = “{ $words }” is no day. Correct it and save.
issue-section-weekday =
    “{ $words }” is a { $weekday ->
        [7] Sunday
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
       *[other] Saturday
    }. Correct the weekday or the day and save.
issue-section-no-hour = “{ $words }” is no hour. Correct it and save.
issue-section-private = The page has { $count } numbers of a person's papers (identity card, passport, insurance). Take them out and save: everybody can read this page.
issue-section-secret = The text bears a sign of a state secret and was not kept. The head has been told.
issue-section-no-file = This page has no picture or file number { $number }. See the numbers below the page.
issue-section-no-files = No picture or file was chosen.
issue-section-files = A page has { $max } pictures and files at most. Please take some off first.
issue-section-file = { $name }: { $why ->
    [tooBig] larger than 20 MB, not taken.
    [twice] came twice with this form.
   *[other] has no content.
  }
issue-draft-day = “{ $words }”: the closing day can’t be read. Please write it out, like: Góp ý đến ngày 15/12/2026.
issue-draft-past = “{ $title }”: the closing day { $on } is over.
issue-draft-far = “{ $title }”: the closing day { $on } is more than a year ahead. Please check the year.
issue-draft-twice = Two drafts have the name “{ $title }”. Please name them differently, so that comments reach the right one.
issue-reason-missing = Choose or write a reason; the author will read the same words.
issue-day-missing = Choose a day.
issue-note-charges = The note for readers looks like a complaint or a denunciation, which is not taken here. Nothing was sent. Please write the note again; letters go to the citizens' reception.
