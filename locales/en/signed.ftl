# Pages that open with an address of their own: view, decide, upload, talk, draft an answer.

signed-site = { $ward }
signed-name-above = Web portal
signed-skip = Skip to the content
signed-help = For help, please call { $phone }.
signed-keep-secret = Do not pass the address of this page on.
signed-to-front = To the portal
signed-back = Back

## Addresses that open nothing

problem-unknown-title = This page was not found
problem-unknown-text = The address may be cut short. Open it again from the message, or ask the bot for a new one.
problem-used-title = This address has been used
problem-used-text = Each address works once. If you still need it, ask the bot for a new one.
problem-expired-title = This address has expired
problem-expired-text = For safety, addresses open for a limited time. Ask the bot for a new one.
problem-revoked-title = This address was revoked
problem-revoked-text = The account was reported and locked, so older addresses no longer open. Ask the bot for a new one.
problem-frozen-title = The account is locked
problem-frozen-text = Nothing can be seen or done here for now. Please contact the head of the editorial board.
problem-elsewhere-title = Not accepted
problem-elsewhere-text = The request came from another site and was not carried out. Open the address from the message and try again.
problem-too-many-title = Please wait a moment
problem-too-many-text = There are too many visits from this network. Please try again in a few minutes.
problem-too-big-title = Too large
problem-too-big-text = At most 10 files at a time, 20 MB each. Please go back and send less.
problem-malformed-title = What was sent could not be read
problem-malformed-text = The connection may have broken. Please go back and send it again.
problem-not-here-title = This cannot be shown
problem-not-here-text = It has changed, is gone, or is not for this account. Ask the bot what there is to do.
problem-closed-title = The system is restarting
problem-closed-text = Please try again in a minute. What you entered was not sent.
problem-trouble-title = Something went wrong on our side
problem-trouble-text = Please try again in a few minutes. If it does not help, call the number at the end of the page.

## View and decide

signed-as-public = This is exactly how it will appear on the portal:
signed-was-public = The item was taken down; before, it was shown as below:
signed-is-public = Published, as it appears below:
signed-read-public = Read it on the portal
signed-jump = To the decision
signed-photos-waiting = { $count } photos are being processed; reload the page to see them.
signed-photos-refused = { $count } photos could not be taken.
signed-files-waiting = { $count } files are being processed.
signed-files-refused = { $count } files could not be taken.
signed-file-count = { $count } { $count ->
    [one] file
   *[other] files
}
signed-photo-count = { $count } photos
signed-revision = revision { $revision }
signed-changed-since = The item changed after this address was sent (revision { $before }, now { $now }). The newest is below.
signed-shared = Passages that stand in another item too
signed-shared-own = This item
signed-masked = Private data that were hidden
signed-mask-proposal = Private data that could be hidden
signed-mask-where = To hide it, press “{ choice-mask }” under the card in the chat with the bot, or at the desk.
signed-mask-legend = Struck through: the original, which is not published; underlined: what is published.
signed-changes = What changed since you looked
signed-changes-legend = Struck out is gone; underlined is new.
signed-documents = Documents
signed-pages = { $count } pages
signed-findings = Findings
signed-history = History
signed-history-submitted = { $name } sent it
signed-history-signed = { $name } signed
signed-history-approved = { $name } approved it
signed-history-returned = { $name } returned it
signed-history-rejected = { $name } rejected it
signed-history-edited = { $name } edited it
signed-history-withdrawn = { $name } withdrew it
signed-history-published = Published
signed-history-republished = { $name } put it back on the portal
signed-history-undone = { $name } took back the decision
signed-history-unpublished = { $name } took it off the portal
signed-history-masked = { $name } hid private data
signed-history-photo-blurred = { $name } hid a part of a photo
signed-history-photo-cropped = { $name } cropped a photo
signed-history-photo-put-back = { $name } put a photo back as it was
signed-history-photo-unblurred = { $name } showed a photo as it came again
signed-history-renewed = The portal has the new version
signed-history-scheduled = { $name } approved it and set the hour
signed-history-unscheduled = { $name ->
    [none] The hour was cancelled
   *[other] { $name } cancelled the hour
  }
signed-history-correction-proposed = { $name } proposed a correction
signed-history-corrected = { $name } approved the correction
signed-history-correction-signed = { $name } signed the correction; another signature follows
signed-history-correction-dropped = { $name } dropped the proposed correction
signed-history-overridden = { $name } approved alone
signed-history-reviewed = { $name } reviewed the urgent approval
signed-history-merged = { $name } merged it with another item
signed-history-parted = { $name } took it out of the item it was merged into
signed-history-restored = { $name } took the withdrawn item back
signed-history-shares-said = { $name } shared the royalty among the authors
signed-history-noted = { $name } wrote to the author
signed-take-down = Taking down, consent withdrawn
signed-taken-down = Noted. How the item stands now is said below.
signed-decision = Your decision
signed-no-decision = This item is not waiting for a decision.
signed-approve = Approve
signed-override = Decide alone as head
signed-override-title = Decide alone to publish this item?
signed-override-text = Nobody else on the board can sign this item. You decide alone as head; this is recorded as such and told to the board.
signed-override-confirm = Confirm, as head alone
signed-return = Return
signed-reject = Reject
signed-approve-title = Approve this item?
signed-approve-text = Exactly the revision you saw will be published. If it changes before you confirm, you will be shown the new one.
signed-approve-step = You sign exactly the revision you saw; then it waits for the next signature. If it changes before you confirm, you will be shown the new one.
signed-approve-confirm = Confirm approval
signed-republish-title = Put this item back?
signed-republish-text = It returns to the portal as it was. Read why it was taken down before you confirm.
signed-republish-confirm = { choice-republish }
signed-approve-correction-title = Approve this correction?
signed-approve-correction-text = The portal will show the note with its day, exactly as you saw it; the older version is kept.
signed-approve-correction-confirm = { choice-approve-correction }
signed-return-title = Return this item?
signed-return-text = The author mends it and sends it again, and reads the reason as you write it.
signed-return-confirm = Confirm return
signed-reject-title = Reject this item?
signed-reject-text = It will not be used. The author reads the reason as you write it.
signed-reject-confirm = Confirm rejection
signed-unpublish-title = Take this item off the portal?
signed-unpublish-text = The item, its photos and files will be gone from the portal, from RSS and from the search. The author will read your reason exactly as you write it.
signed-unpublish-confirm = Confirm taking down
signed-consent-title = The family no longer agrees to photos of the child?
signed-consent-text = If the item is published, it comes down at once; if it is not, its author is asked again. The head of the board and the author are told.
signed-consent-confirm = { choice-withdraw-consent-sure }
signed-words-stopped = What was written may be something that must not be published, so it was stopped and not kept. Please contact the head of the board.
signed-reason = Reason
signed-reason-line = Add a line (optional if you chose one above)
signed-reason-missing = Please choose a reason or write a line.
signed-decided-title = Your decision is recorded
signed-outcome-title = This address has been used
signed-outcome-text = Above is how the item stands now. Each address decides once; open other items from the bot’s messages.

## PIN

signed-pin = PIN (6 digits)
signed-pin-choose = Choose your PIN
signed-pin-choose-why = Documents need a second confirmation. Choose 6 digits, remember them, and use them from now on; tell nobody.
signed-pin-new = New PIN (6 digits)
signed-pin-again = The same PIN again
signed-pin-six = A PIN has exactly 6 digits.
signed-pin-missing = Please enter your PIN to confirm.
signed-pin-different = The two do not match. Please choose again.
signed-pin-trivial = That is too easy to guess (like 123456, 000000). Please choose another.
signed-pin-wrong = Wrong PIN. { $left } tries left.
signed-pin-keep = Keep this PIN
signed-pin-chosen = Your PIN is kept
signed-pin-chosen-text = From now on you use it when you approve documents. This address does not open again.
signed-pin-taken = There is a PIN already, so this address chooses no other one. If it is forgotten, the head gives a new address.
signed-pin-none = You have no PIN yet. The address “Choose a PIN” is in your chat (good for 24 hours, sent again after some days); if it is urgent, ask the head to reset it.
pin-choose = To approve documents you need a PIN of 6 digits. Please choose it on the page within 24 hours; the address works once, pass it on to nobody.
choice-pin-page = Choose a PIN
signed-pin-locked = The PIN is locked after 5 wrong tries. Ask the head to reset it; the item still waits.
issue-link-over = The address expired while you were sending. Ask the bot for a new one and send again.
issue-pin-own = You cannot reset your own PIN. Please ask the administrator of the system.
issue-pin-none = This person uses no PIN.
note-pin-reset = Removed the PIN of { $name }
note-pin-first = One more person of the board has to confirm before the PIN of { $name } is reset
pin-was-reset = Your PIN was reset. The address to choose a new one comes with the next message.
alarm-pin-locked = The PIN of { $name } is locked after 5 wrong tries. If it was really them, reset it; if not, freeze the account.

## Upload

signed-correct-file-title = Replace the file of { $code }
signed-correct-file-choose = Choose files on this device
signed-correct-file-limits = At most { $max } files at a time, PDF, DOCX or XLSX, each up to { $megabytes } MB.
signed-correct-file-into = The new file comes into “{ $title }” by a correction. The portal changes once whoever signs has seen the file and approved it.
signed-correct-file-note = A sentence for readers
signed-correct-file-drop = Take out: { $name }
signed-correct-file-send = Propose the correction
signed-correct-file-after = Then go back to the chat; the outcome is told there.
signed-upload-title = Send photos and files
signed-upload-of = Photos and files of { $code }
signed-upload-into = They will join item { $code }: “{ $title }”.
signed-upload-new = The first one opens a new item of yours.
signed-upload-choose = Choose photos or files
signed-upload-limits = At most { $max } files at a time, { $megabytes } MB each. Photos as JPEG, PNG, WebP, HEIC; files as PDF, DOCX, XLSX.
signed-upload-send = Send
signed-upload-done = { $count } files received.
signed-upload-nothing = No file was chosen.
signed-upload-received = { $count } photos and files so far
signed-upload-after = When you are done, go back to the chat with the bot to go on writing and press send.
signed-file-too-big = The file is larger than { $megabytes } MB.
signed-file-empty = The file is empty.
signed-file-twice = The file is the same as another one of this form.
signed-sending = sending
signed-sent = sent
signed-failed = not sent, please press Send again
signed-photo-waiting = being processed
signed-photo-number = Photo { $number }

## Hide a part of a photo

signed-blur-title = Hide parts of a photo, or crop it
signed-blur-open = Hide in or crop photo { $number }
signed-blur-how-draw = Drag a finger or the mouse over what must be hidden: faces of children, number plates, papers. To crop: draw one frame around what stays. Press ✕ to remove a frame.
signed-blur-how-grid = Choose the squares that lie on what must be hidden: faces of children, number plates, papers.
signed-crop-confirm = Crop to the frame
signed-crop-one = To crop, please choose exactly one frame around what stays.
signed-crop-is = The photo is cropped.
signed-blur-grid = Squares on the photo
signed-blur-square = Row { $row }, column { $column }
signed-blur-remove = Remove this frame
signed-blur-confirm = Hide what is chosen
signed-blur-clear = Remove all frames
signed-blur-draw = Draw frames
signed-blur-by-grid = Choose squares
signed-blur-note = What is hidden cannot be brought back from the photo on the portal. The original is kept apart and is not public.
signed-blur-back = Back to the item
signed-blur-done = The photo is changed. The item is version { $revision } now. Please look at the photo below; if something is left, hide more.
signed-blur-changed = A photo has changed. The item is version { $revision } now, shown below; buttons of older messages are void.
signed-blur-hidden = { $count } places of this photo are hidden.
signed-blur-take-back = Show the photo as it came
signed-blur-nothing = Nothing was chosen to be hidden.
signed-blur-unreadable = The frames could not be read. Please draw them again, 100 at most.

## Ask, talk

signed-ask-title = Ask a question
signed-ask-introduction = Ask the People’s Committee of { $ward } right here, without an account or an app. The answer will appear on a page of your own.
signed-ask-name = Full name
signed-ask-question = Your question
signed-ask-draft-title = Comment on a draft
signed-ask-draft-open = Comments are taken to the end of { $on }. They go to the office that wrote the draft; the answer is shown on a page of your own.
signed-ask-draft-closed = This draft is closed for comments ({ $on }); nothing was sent. For another matter please open “Send a question”.
signed-ask-about-draft = Comment on the draft “{ $title }”:
signed-ask-comment = Your comment
signed-ask-send-comment = Send the comment
signed-ask-phone = Telephone (optional)
signed-ask-send = Send the question
signed-ask-notice = The People’s Committee of { $ward } keeps your name, number and question in order to answer. Please send no identity numbers, papers, medical records or secret documents. To see or erase your data, call { $phone }.
signed-ask-name-missing = Please write your full name.
signed-ask-question-missing = Please write your question.
signed-ask-phone-wrong = That is no telephone number. Write it like 0912 345 678, or leave it empty.
signed-ask-again = The page was open for too long. Please press the button once more.
signed-ask-which = Whom would you like to ask?
signed-talk-title = Conversation
signed-talk-with = { $name } and { $ward }
signed-talk-log = Messages
signed-talk-keep = Please keep the address of this page: the answer will appear here. Whoever has the address can read it, so do not pass it on.
signed-talk-address = Address of this page
signed-talk-you = You
signed-talk-ward = Ward
signed-talk-waiting = Waiting for the answer…
signed-talk-look = Look for the answer
signed-talk-text = Write a message
signed-talk-files = Add photos or files
signed-talk-send = Send
signed-talk-nothing = Please write something or choose a photo.
signed-talk-sent-files = { $count } files sent:
signed-text-too-long = The text is longer than { $max } characters. Please shorten it or send it in two parts.
signed-copy = Copy the address
signed-copied = Copied

## Draft an answer

signed-hearing-title = Your answer
signed-hearing-words = Your answer
signed-hearing-hint = It goes into the register word by word. Until there is a conclusion, a later answer replaces an earlier one.
signed-hearing-save = Send the answer
signed-hearing-closed = This is over; no answer is taken any more.
signed-hearing-conclusion = Conclusion
signed-answer-title = Answer to { $code }
signed-answer-text = The answer
signed-answer-hint = Once saved, the draft goes to those who approve; it can be changed until they do.
signed-answer-save = Save and hand in
signed-answer-saved = The draft is saved and goes to those who approve.
signed-answer-empty = Please write the answer.
signed-answer-closed = This answer has gone on to the next step and cannot be changed here.

## Masking before publication

signed-mask-title = Mask what is private in { $code }
signed-mask-read-title = What would be published of { $code }
signed-mask-how = Please read question and answer with care: names, homes, illness and private matters are not recognised by a machine. Write so that nobody can tell who asked.
signed-mask-name = Title
signed-mask-question = Question
signed-mask-answer = Answer
signed-mask-original = The original, which is not published:
signed-mask-hint = Saving hands the masked text in for approval. Numbers and papers that are left over are masked as well.
signed-mask-save = Save and hand in
signed-mask-saved = The masked text is saved and waits for approval.
signed-mask-changed = The masked text was changed after this address was sent. Below is the newest; please decide in the newest message.
signed-mask-read = This is what everybody would read on the portal (masked text no. { $revision }).
signed-mask-decide = Please approve it or send it back in the bot's message. Below are the originals, to compare.

## A long answer

signed-answered-title = Answer to question { $code }
signed-answered-by = Answered by the People’s Committee of { $ward } on { $on }. Signed: { $name }.
signed-answered-until = This page holds this answer only. Whoever has the address can read it, until the end of { $until }. After that, send the code { $code } to the bot for a new address.

## Copy of one's own data

signed-data-title = Your data
signed-data-introduction = This is what the People’s Committee of { $ward } keeps about you in this system.
signed-data-take = Download
signed-data-name = Full name
signed-data-phone = Telephone
signed-data-accounts = Accounts
signed-data-questions = { $count } questions
signed-data-items = { $count } items
signed-data-answer = Answer
signed-data-photos = { $count } photos
signed-data-asked = We asked back
signed-data-interim = We named a new day
signed-data-redirected = We showed the way to:
signed-data-rated = { $helpful ->
    [yes] You said that it was clear
   *[no] You said that it was not clear
  }
signed-data-tips = { $count } tips
signed-data-consents = { $count } consents
signed-data-consent = { $purpose ->
    [publish-question] publish the masked question on the portal
   *[other] publish a photo with children
  }
signed-data-given = Given at { $at }.
signed-data-withdrawn = Taken back at { $at }.
signed-data-calls = { $count } calls
signed-data-correct = Correct name or telephone
signed-data-name-given = The name belongs to the role that you were given: please ask the head to correct it.
signed-data-save = Save
signed-data-saved = Corrected.
signed-data-dangers = Cries for help ({ $count })
signed-data-ended = Ended at { $at }
signed-data-delete = To correct what you asked, send the code of the question to us and press “Add something”, or call the number at the end of the page. To erase, send “my data”.

## One file that could not be sent in the chat

signed-file-title = Download a file
signed-file-size = { $kilobytes } KB
signed-file-download = Download
signed-file-once = This link works once. If the download breaks off, press again within 10 minutes.
choice-download = 📎 Download { $name }

# The page for editing

signed-edit-title = Edit item { $code }
signed-edit-field = { $name ->
    [title] Title
    [standfirst] Standfirst: a sentence or two under the title (optional)
    [text] Text
    [category] Category
    [eventOn] Day of the event, of signing
    [why] Why another category (only if you change it; the author reads it)
    [place] Place
    [source] Source (a name, an office, a document number, an address)
    [authors] Authors (several: with commas; unequal shares: Lan 60%, Minh 40%)
    [photographers] Photographers
    [documentNumber] Document number
   *[signer] Signer
  }
signed-edit-category = { $category ->
    [news] News, events
    [document] Document
    [conference] Conference
    [statistics] Statistics
   *[other] Other
  }
signed-edit-witness = The sender was there
signed-edit-photos = Photos and captions
signed-edit-photos-how = Photo 1 is the cover. Give a photo the number 1 to make it the cover; the others move down by themselves.
signed-edit-caption = Caption, printed under the photo (may stay empty)
signed-edit-description = What the photo shows, for people who cannot see it (not printed; empty: the grey words are read)
signed-edit-order = Place
signed-edit-drop = Take this photo out
signed-edit-drop-file = Take file { $number } out: { $name }
signed-edit-hint = Without a name in them, author and photographer are the sender. Saving makes a new version; signatures of the older one are void.
signed-edit-save = Save
signed-edit-preview = Preview
signed-edit-preview-here = Preview of what the fields say
signed-edit-saved = Item { $code } is saved
signed-edit-saved-draft = Saved. The preview with the button Send is in your app.
signed-edit-saved-sent = Saved as a new version. The board and the author see what has changed.
signed-edit-nothing = Nothing has changed.
signed-edit-again = Go on editing
signed-edit-at-desk = Open it at the desk
signed-edit-stale = The item got a new version while this page was open. What you typed is still in the fields; nothing was saved.
signed-edit-stale-changes = The version as it is now, and what you typed
signed-edit-stale-legend = Struck words stand in the version now and not in yours; underlined words are yours only. Saving replaces the version as it is now.
