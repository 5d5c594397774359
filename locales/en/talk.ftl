# The talk with contributors and citizens. A first line that begins with "# " is a heading.

welcome-citizen =
    Good day. This is where the ward's information portal receives your questions.
    Please write what you would like to ask; we answer within 15 working days.
    You can also send: “my data”, “link another app”, “language” (tiếng Việt).
welcome-member =
    { $role ->
        [contributor] Hello { $name }.
       *[other] Welcome, { $name }.
    }
    Send photos with a few lines about them, and you have a news item. The rest is below.
    You can also send: “my data”, “link another app”, “language”, “account stolen, lock it”.
welcome-official =
    Welcome, { $name }, { $role ->
        [chairman] chairman of the People’s Committee
       *[other] accountant
    }.
    What you can do stands below; the rest is not in the system yet.
    You can also send: “my data”, “link another app”, “language”.
official-not-yet = This is not there yet for your role. { $role ->
    [chairman] You can read reports, the royalty statement, the budget and praise; directions are written below a report.
   *[other] You can read the royalty statement and the budget.
  } To ask something, choose below.
ward-joined = The People's Committee of { $ward } now does the work of { $before }. What you asked or sent before is kept and dealt with here; your old code still finds it.
privacy-notice =
    The People's Committee of { $ward } keeps your messages and account to answer you, until 90 days after the matter ends{ $through ->
        [page] {""}
       *[other] ; Telegram or Zalo carries them
    }.
    Please send no identity numbers, medical or secret papers.
    To see or delete your data, send “my data” or call { $phone }.
say-something = Please write your message in words.
question-please = Please write your question in one message.
question-receipt =
    We have received your question “{ $words }”, code { $code }.
    We answer by the end of { $due } at the latest, 15 working days.
question-receipts =
    We have received { $count } questions of yours. Code and last day of the answer (15 working days) of each:
    { $list }
question-receipts-first = { $code } “{ $words }”: { $due }
question-receipts-next =
    { $before }
    { $code } “{ $words }”: { $due }
item-state = Item { $code }: { $state ->
    [draft] draft
    [submitted] sent, waiting for approval
    [returned] returned, more is needed
    [approved] approved
    [published] published
    [rejected] not used
    [withdrawn] withdrawn
    [merged] merged into another item
   *[other] in progress
  }.
look-up-how-to = Please send the code, for example: HD-2611-0017.

unsupported = We cannot read this kind of message yet. Please send words or photos.
file-not-yet = { $kind ->
    [audio] We do not take recordings yet. Please write down what it says.
    [video] We do not take videos yet. Please send photos and a few lines about them.
    [document] We do not take this file yet. Please send photos and the text as a message.
   *[other] We do not take this kind of file yet. Please send photos and the text as a message.
  }
language-changed = From now on the system answers in English. Send “language” to change back.
prompt-over = { $code ->
    [none] You were asked for this more than 4 hours ago, so this message is not used for it. If it is still needed, please press the button again.
   *[other] You were asked about { $code } more than 4 hours ago, so this message is not used for it. If it is still needed, please press the button again and resend.
  }
press-too-old = This button is too old. Please send “menu” to start again.

submit-not-invited = Sending news is for invited contributors. You can ask a question right here.
draft-how-to =
    Please send photos (one or more) and a few lines: what, where, when.
    The first line becomes the title. For a standfirst add a line “Sa-pô: …” right below it.
ask-text = { $photos ->
    [0] { $files ->
        [0] Please write
        [one] { $files } file received. Please write
       *[other] { $files } files received. Please write
    }
    [one] { $photos } photo received. Please write
   *[other] { $photos } photos received. Please write
  } a few lines: what, where, when?
ask-eventOn = On which day was “{ $title }”? Please choose or write the day, for example 20/11.
ask-source = What is the source of “{ $title }”? If you were there, press the button. If not, write a person's name or a document number.
ask-source-ahead = “{ $title }” is still to come. Please write the source: who announces it, or the number of the paper.
ask-title-anew = Please write the new title.
ask-text-anew =
    The text of item { $code } as it is now:

    { $now }

    Please send the whole new text in one message; it takes the place of the old one.
ask-eventOn-anew = Please write the day, for example 20/11 or “hôm qua” (yesterday).
ask-source-anew = Please write the source: a person's name, a document number or a link.
ask-place-anew = Please write the place.
draft-preview =
    # { $title }
    { $category ->
        [news] News and events
        [document] Document
        [conference] Conference
        [statistics] Statistics
       *[other] Other
    }{ $date }{ $place }
    Source: { $source } · { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }{ $files ->
        [0] {""}
       *[other] , { $files } files
    } · code { $code }{ $credits ->
        [none] {""}
       *[other] {" · "}by: { $credits }
    }

    { $text }

    { $due }{ $children }{ $findings }
draft-edit-menu = What would you like to edit? To leave out a photo, write “bỏ ảnh 2” (leave out photo 2).
more-photos-please = Please send more photos here. To leave out a photo, write “bỏ ảnh 2” (leave out photo 2).
which-photo = { $photos ->
    [0] The item has no photo yet.
   *[other] The item has { $photos } photos. To drop one, type “bỏ ảnh 2”.
  }
no-secrets = Secret papers may not be sent through this chat; nothing has been received. They are handed to the records clerk in person, under the Law on Protection of State Secrets.
too-many-photos = An item takes { $max } photos at most. The photos after that were not added.
said-and-asked = { $said } { $next }
photo-dropped = Photo { $number } is left out.{ $missing ->
    [none] {""}
   *[other] {" "}There is no photo { $missing }.
  } { $left ->
    [one] { $left } photo remains.
   *[other] { $left } photos remain.
  }
undertaking =
    # The sender's undertaking
    { $text }

    (Version { $version }.) Please press Agree to send items.
draft-changed =
    Thank you for agreeing. Item { $code } has changed since you pressed Send, so it is not sent yet.
    Please look at it once more just below, then press Send.
undertaking-thanks = Thank you. You can send items from now on.
sent =
    The editorial board has received “{ $title }”, code { $code }.
    { $due }
late-part-joined = What you sent afterwards was added to item { $code }.
edit-joined = Your changes were added to item { $code }. The editorial board will read the new version.
edit-after-decision = Item { $code } has been decided, so editing a message no longer changes it. If a correction is needed, please write to the editorial board.
draft-left = Stopped. Item { $code } “{ $title }” is kept, not sent yet.
cancel-sure = Do you want to drop item { $code } “{ $title }”, which you are writing?
cancelled = Item { $code } is cancelled. To go on with it, press Undo or write “lấy lại bài { $number }”.
restored = Item { $code } is back as a draft; it has not been sent.
note-restored = It is back
returned-to-author =
    The editorial board thanks you. “{ $title }” needs something more: { $reason }.
    Please press Edit item, add to it, then press Send.
rejected-to-author =
    The editorial board thanks you for “{ $title }”. It cannot be used: { $reason }.
    We look forward to your next item.
published-to-author =
    Your item is published: “{ $title }”.
    { $url }
republished-to-author =
    Your item is on the portal again: “{ $title }”.
    { $url }
scheduled-to-author = Item { $code } “{ $title }” is approved and goes out at { $at }. To take it back before, write “rút bài { $code }”.
unscheduled-to-author = Item { $code } “{ $title }” does not go out at its hour any more; the board looks at it again. You need not do anything.
undone-to-author = { $act ->
    [approve] Item { $code } “{ $title }” is off the portal while the board looks at it once more. You need not do anything.
    [return] The board has taken back the return of { $code } “{ $title }”. It waits for approval; you need not mend it.
   *[reject] The board has taken back its refusal of { $code } “{ $title }”. It waits for approval.
  }
edited-by-board = { $name } has edited item { $code } “{ $title }”.{ $changes }
own-items = { $count ->
    [0] You have not sent any items yet. Send photos with a few lines about them, and you have a news item.
   *[other] Your items:{ $lines }
  }
list-join = {""}
    { $line }{ $rest }
list-line = { $code } · { $title } · { $state ->
    [draft] draft
    [submitted] { $late ->
        [yes] OVERDUE { $due }
       *[no] waiting for approval, due { $due }
    }
    [returned] more is needed
    [approved] approved
    [published] published
    [rejected] not used
    [withdrawn] withdrawn
    [merged] merged into another item
   *[other] in progress
  }

photo-not-a-picture = File { $which } of item { $code } is not a picture, so it was not added.
photo-unsupported-format = Photo { $which } of item { $code } is in a format that we do not take yet. Please send it again as JPEG or PNG.
photo-too-many-pixels = Photo { $which } of item { $code } is too large. Please send one of less than 64 megapixels.
photo-too-small = Photo { $which } of item { $code } is too small, so it was not added.
photo-too-long = Photo { $which } of item { $code } is too long for its width, so it was not added.
photo-damaged = Photo { $which } of item { $code } was damaged on the way. Please send it again.
photo-animated = Photo { $which } of item { $code } is animated, so it was not added.
photo-too-big = Photo { $which } of item { $code } is larger than 20 MB. Please send a smaller one.
photo-gone = Photo { $which } of item { $code } could not be fetched. Please send it again.
photo-later = Photo { $which } of item { $code } could not be fetched yet. It is tried again each hour for a day; if it is urgent, please send it again.
photo-here = Photo { $which } of item { $code } is here now.

source-missing = none yet
source-witness = the sender was there
source-document = document { $detail }
source-person = { $detail }
source-publication = { $detail }

invitation-not-found = This invitation code can no longer be used. Please ask the person who invited you for a new one.
joined =
    { $role ->
    [contributor] Welcome, { $name }. You are now a contributor to the information portal of { $ward }. Send photos with a few lines about them, and you have a news item.
   *[other] Welcome, { $name }, to the editorial board of the information portal of { $ward }.
    }
    Name, accounts and phone are kept while you work here, messages for 30 days, published items and royalties as archive rules ask. To see or delete: send “my data”.
invitation =
    Invitation code for { $name }: { $code }
    { $link }
    It can be used once, within { $days } days.
invitation-used = { $name } has accepted the invitation.
invite-name-please = Please write the full name of the person to invite.
people =
    Editorial board and contributors ({ $count }):{ $lines }
person-line = { $name } · { $role ->
    [contributor] contributor
    [member] member
    [office] office staff
    [deputy] deputy head
    [standingDeputy] standing deputy head
    [head] head
    [chairman] Chair of the People's Committee
    [accountant] accountant
   *[other] citizen
  }{ $status ->
    [frozen] {" "}· suspended
    [removed] {" "}· has left
   *[active] {""}
  }

menu-gui = Send news
menu-baicuatoi = My items
menu-quahan = Overdue items and questions
menu-lich = Days off and working days
menu-quytrinh = How items are approved
menu-choduyet = Items waiting for approval
menu-thanhvien = Members, invitations
menu-bang = Web desk
menu-hoi = Ask a question
menu-tracuu = Look up a code
choice-own-questions = My questions
menu-help = Help
menu-ngonngu = Language

choice-ask = Ask a question
choice-ask-still = Send the question all the same
choice-send = ✅ Send
choice-edit = Edit
choice-more = Add photos
choice-cancel = Cancel
choice-today = Today ({ $date })
choice-day = { $date }
choice-witness = I was there
choice-source-origin = From { $name }
choice-agree = Agree
choice-mend = Edit item
choice-continue = Continue my draft
choice-edit-title = Edit title
choice-edit-text = Edit text
choice-edit-date = Edit day
choice-edit-place = Edit place
choice-edit-source = Edit source
choice-category = Category: { $category ->
    [news] News and events
    [document] Document
    [conference] Conference
    [statistics] Statistics
   *[other] Other
  }
choice-approve = ✅ Approve
choice-return = Return
choice-reject = Reject
choice-view = See all
choice-why-due = Why?
why-due = { $code }: { $explanation }
choice-read = Read on the portal
choice-invite = { $role ->
    [contributor] Invite a contributor
    [member] Invite a member
    [office] Invite office staff
    [deputy] Invite a deputy head
    [standingDeputy] Invite a standing deputy head
    [chairman] Invite the Chair of the People's Committee
   *[accountant] Invite an accountant
  }
skipped = Skipped: nothing has changed.
choice-skip = Skip
choice-withdraw = Withdraw
withdraw-sure = Item { $code } “{ $title }” has been sent to the board. Do you want to withdraw it?
edit-after-board = The board has edited item { $code }, so your edited message was not taken over. Please write once more if something is missing.

alarm-channel-needsReconnect =
    The channel { $channel } cannot send any more: access must be granted again.
    Open the board, section Channels, and press Reconnect.
alarm-channel-expiring = The access of the channel { $channel } runs out soon. Open the board, section Channels, and press Reconnect.
alarm-channel-refused =
    The channel { $channel } refuses our messages ({ $reason }). They are kept, and go out by themselves when it works again.
    Ask whoever manages the channel to look at its package and its standing. Send /chuagui to see whom to call.

choose-by-number = Send the number of your choice:
choose-by-code = Send the code at the start of a line to choose, for example { $code }:
choose-by-either = Send the code (for example { $code }) or the number at the start of a line to choose:
reason-by-code = Send the code with a number from the list (for example: T 0042 2), or write the reason in words.
words-not-number = A number alone says too little. Please write it in words.
account-code =
    Linking code: { $code }
    Within { $minutes } minutes, open the other app (Zalo or Telegram) and send us this code.
account-code-unknown = This linking code is wrong or too late. Send “link another app” for a new one.
account-asks =
    An account has just sent your linking code: { $account }, at { $time }{ $others ->
        [0] {""}
       *[other] , with { $others } other accounts of that person
    }.
    If it is you, press “Confirm” within { $minutes } minutes. If not, press “Not me”.
account-waits = The code has come. Within { $minutes } minutes, press “Confirm” on the account on which you made it.
account-refused = Refused. That account is not linked, and the code is used up.
accounts-joined =
    The account { $account } now belongs to { $name } ({ $count } accounts).
    Messages go to the account that was used last.
own-accounts = You have { $count } accounts. Press to take off one that you no longer use:
choice-unlink = Take off { $account }
choice-unlink-all = Take off all other accounts
choice-confirm = Confirm
choice-not-me = Not me
account-unlinked = { $count ->
    [one] One account was taken off. Its buttons and open pages no longer work.
   *[other] { $count } accounts were taken off. Their buttons and open pages no longer work.
    }
account-unlinked-here = This account is no longer linked with its former role. You can still ask and look up, as everybody can.
account-in-app = { $name } ({ $app })
accounts-joined-here =
    This account now belongs to { $name } ({ $count } accounts).
    If that was not you, please tell the ward at once.
phone-kept = Thank you. When no message arrives we call { $phone }.
ask-phone-member = Please write your phone number here, so that the ward can call when no message arrives.
contact-of-another = That is somebody else’s number, so it is not kept. Please write your own.
ask-phone = You may leave a phone number, so that the ward can call when no message arrives.
upload-page-more = Use the page below to send more photos and files for { $code }. It is open for 24 hours.
upload-page-unsupported =
    This app does not carry that file.
    Send photos and files on the page below; they go straight into your draft. It is open for 24 hours.
upload-offered = That file did not come through either. Please send it on the page in the message above.
board-link = The address of the board, good once, for 30 minutes.
unreached = { $count ->
    [0] Every message went out.
   *[other] Messages not delivered, please call ({ $count }):{ $lines }
  }
unreached-line = { $name } · { $phone ->
    [none] no phone number
   *[other] { $phone }
  } · { $count } messages{ $codes ->
    [none] {""}
   *[other] {" "}{ $codes }
  } · since { $since }{ $called ->
    [none] {""}
   *[other] {" "}· called { $calledAt }
  }
log-operator = The operator (command line)
log-system = The system
person-unnamed = Citizen (name not known)
call-noted = Noted: you called { $name }. The messages still go out when they write again.
choice-upload = Send photos, files
choice-board = Open the board
choice-called = Called { $name }
menu-chuagui = Messages not delivered
menu-lienket = Link another app
note-called = The call is noted.
act-by-code = Please send it with the code, for example: X 0042 to see, D 0042 to approve. Send “items waiting for approval” or “questions” to see the codes.
number-unknown = This number is not in the newest list. Please look at the last list, or send “menu”.
alarm-platform-silent =
    The channel { $channel } has been out of reach for more than a day. Messages are kept, and still go out when it is back.
    Send /chuagui to see whom to call.
alarm-message-refused =
    The channel { $channel } did not take a message ({ $reason }). It is kept, and tried again when the person writes.
    Send /chuagui to see whom to call, and tell the administrator.
alarm-portal-differs =
    The portal was compared with the records: { $republished } missing items are published again.{ $left ->
        [0] {""}
       *[other] {" "}{ $left } items differ ({ $codes }): please ask whoever runs the server to look.
    }
alarm-outcome-unknown =
    Nobody knows whether a message (number { $id }) arrived, so it is not repeated. Please ask whoever runs the server to look.
alarm-webhook-slow =
    The server is slow to take messages of the channel { $channel } ({ $seconds } s). Late again and again, the platform cuts the channel off.
    Please ask whoever runs the server to look.

# Freeze, lift, remove, a stolen account

menu-baomat = Account stolen, lock it
choice-freeze = Lock the account
choice-unfreeze = Unlock
choice-remove = Remove
standing-choice-freeze = Lock the account of { $name }
standing-choice-unfreeze = Unlock { $name }
standing-choice-remove = Remove { $name }
standing-stands-in =
    { $name } stands in for:
    { $lines }
    { $act ->
        [freeze] Locking the account
        [remove] Removing them
       *[other] Letting their data be deleted
    } leaves those days without a substitute; whoever they stand in for is told at once.
standing-ask-freeze = Lock the account “{ $name }”: every button, page and code of theirs stops at once. People found: { $count }. Press to do it:
standing-ask-unfreeze = Unlock the account “{ $name }”. People found: { $count }. Press to do it:
standing-ask-remove = Remove “{ $name }”: they hold no role any more. People found: { $count }. Press to do it:
standing-done-freeze = The account of { $name } is locked. To lift it, send: unlock { $name }.
standing-done-unfreeze = The account of { $name } is unlocked.
standing-done-remove = { $name } was removed.
standing-note-freeze = { $name } is locked.
standing-note-unfreeze = { $name } is unlocked.
standing-note-remove = { $name } was removed.
note-vouched = Noted that you vouch for { $name }. The operator unlocks on the command line within 24 hours.
role-ended = Your role at the portal has ended. You can still ask and look up, as everybody can, and follow the questions that you sent.
role-given = From now on your role is: { $role ->
    [head] head of the board
    [standingDeputy] standing deputy head
    [deputy] deputy head
    [member] member of the board
    [office] office
    [accountant] accountant
    [chairman] chairman of the ward
   *[other] contributor
  }. Send “menu” for what you can do.
holder-left = { $name } has no role any more. { $count } questions were theirs and need somebody else: { $codes }.
person-unfrozen = Your account is unlocked. Old pages and codes stay closed; please ask for new ones.
stolen-how-to = If your phone is lost or somebody else uses your account, send /baomat: it is locked at once, and { $role ->
    [head] the standing deputy
   *[other] only the head
  } lifts it.
stolen-citizen = Send “link another app” to take off an account that you no longer use, or call { $phone } and the ward helps.
stolen-frozen = Your account is locked: sessions, links, buttons and codes stop at once. { $role ->
    [head] The standing deputy knows.
    [standingDeputy] The head knows.
   *[other] The head and the standing deputy know.
  } If it is urgent, call { $phone }.

# Words changed in words, and what has changed

choice-edit-page = Edit on a page
choice-preview = See it again
item-changed = Item { $code } is changed.{ $changes }
change-line-text = { $what ->
    [title] Title
    [text] Text
    [place] Place
    [source] Source
    [authors] Authors
    [photographers] Photographers
    [number] Document number
   *[signer] Signer
  }: { $words }
change-line-eventOn = Date: { $gone } → { $now }
change-line-category = Category: { $category ->
    [news] News, events
    [document] Document
    [conference] Conference
    [statistics] Statistics
   *[other] Other
  }
change-line-nothing = Words, photos and files stay as they are.
change-line-files = Files taken out: { $count }
change-line-filesAdded = Files added: { $count }
change-line-dropped = Photos taken out: { $count }
change-line-added = Photos added: { $count }
change-line-captions = Captions changed: { $count }
change-line-descriptions = Descriptions of photos changed: { $count }
change-line-order = Photos in another order
change-rest = …and { $count } more
change-replaced = “{ $gone }” → “{ $now }”
change-added = added “{ $now }”
change-removed = removed “{ $gone }”
change-and = { $first }; { $rest }
change-more = …and { $count } more places
change-several =
    “{ $words }” stands in { $count } places of item { $code }, so nothing was changed.
    To change all { $count }, write: change all { $words } to { $to }. Or add the word beside it, or edit on the page.
change-which =
    “{ $words }” stands in items { $codes }, so nothing was changed.
    Please add the number: change { $words } to { $to } in { $first }.
change-not-there = { $code ->
    [none] “{ $words }” is in none of the items that can be changed. Please write it as it stands there.
   *[other] “{ $words }” is not in item { $code }. Please write it as it stands there, or edit on the page.
  }
change-no-item = There is no item that can be changed now. What is approved or published is not changed by a message.
change-not-open = There is no such item, or it can’t be changed any more.
undertaking-again = You have read the undertaking above. Press Agree and the item is sent.

# A wish in one sentence
choice-use-file-text = Use the words of the file
issue-no-file = The item you are writing has no file.
issue-file-no-text = No words could be read in the file. Please write a few lines: what, where, when?
issue-file-on-its-way = The file is still being received. Please wait a moment and choose again.
issue-file-text-long = The file has more than { $most } characters, so it was not taken as the text. Please send what is to be published as a message.
issue-file-text-there = The words of the file are in the item already.
paper-please = Please send the document (Word, PDF) here{ $code ->
    [none] {""}
   *[other] , it joins { $code }, which you are writing
  }. Without a file, send one line such as: Quyết định số 52/QĐ-UBND ngày 26/11/2026 về việc kiện toàn tổ dân phố.
upload-page-paper =
    This app carries no files. Please open the page below to send the document (Word, PDF){ $code ->
        [none] {""}
       *[other] {" "}into { $code }
    }; it is open for 24 hours.
    Without a file, send one line such as: Quyết định số 52/QĐ-UBND ngày 26/11/2026 về việc kiện toàn tổ dân phố.
loudspeaker-how = Of which item do you need the loudspeaker’s text? Send its number too, for example: bài đọc loa 0001. It also stands on each item’s page, under Share.
loudspeaker-none = No published item is “{ $of }”. The loudspeaker’s text is there once an item is published; send its number, for example: bài đọc loa 0001.
loudspeaker-which =
    There are several:
    { $lines }
    Send the number of the one you need, for example: bài đọc loa { $first }
