board-title = The editorial board's desk
board-skip = Skip to content
board-menu = Pages of the desk
board-overview = Overview
board-sign-in = Send /bang to the bot; the system answers with a link that signs you in once. No password is needed.
board-session-lasts = After 30 minutes without use, or twelve hours, you sign in again.
board-session-over = Your session is over
board-session-over-why = What you sent was not done; the words that you typed are still on this page. Keep it open, sign in in another tab, then press “Send again”.
board-session-over-typed = What you typed
board-session-over-again = Send again
board-meanwhile = All reviewing can be done in the chat with the bot as well.
board-to-portal = To the information portal
board-hello = Welcome, { $name }.
board-enter-why = This address opens once, for you only.
board-enter = Open the board
board-link-over = This address was used or its time is over. Send /bang to the bot for a new one.
board-refused = The request did not come from this page and was not carried out. Open the board again and repeat.
board-not-found = There is no such page.
board-head-only = This page or act does not belong to your role.
board-readers-why = Here you read and sign the board's reports, royalty statements, estimates and budget.
board-back = To the board
board-items = Items
board-items-mine = Waiting for you
board-items-all = All items
board-corrections-mine = Corrections that wait for your approval
board-items-none = There are no items.
board-item-state = { $state ->
    [submitted] waiting for approval
    [returned] sent back
    [approved] approved
    [published] published
    [unpublished] taken down
    [rejected] not used
    [withdrawn] withdrawn
    [merged] merged into another item
   *[other] being handled
  }
board-due = due { $on }
board-turn = waits for { $names }
board-more = Go on
board-people = People
board-people-how = A name opens what they did, and what you can do.
board-person-role = { $role ->
    [contributor] contributor
    [member] member
    [office] office
    [deputy] deputy
    [standingDeputy] standing deputy
    [head] head
    [chairman] chairman
    [accountant] accountant
   *[other] citizen
  }
board-waiting = Waiting for you: { $count }
board-needs = Needs you
board-need-hearing = The register of violations has an entry about you ({ $clause }): read and answer it
board-need-held = { $code } · held; only you see it and decide
board-need-correction = { $code } · a correction waits for your approval · { $title }
board-need-question = { $code } { $step ->
    [assigned] waits for your draft
    [drafted] has an answer that waits for your approval
    [approved] is approved and has not reached its asker: please phone
   *[received] has nobody yet
  } · { $late ->
    [yes] OVERDUE
   *[no] due
  } { $due } · { $title }
board-need-mask = { $code } { $step ->
    [masked] has a masked text that waits for your approval
   *[given] may be made public: please mask what is private
  } · { $title }
board-need-more-questions = and { $count ->
    [one] one more question
   *[other] { $count } more questions
  }
board-waiting-all = See all { $count } that wait
board-sessions = Sessions
board-sessions-why = A session ends by itself after 30 minutes without use. If one of them is not yours, sign out everywhere, then write /baomat to the bot.
board-session-this = this one
board-session-unnamed = A browser without a name
board-session-times = began { $began }, last used { $used }
board-leave = Sign out
board-leave-all = Sign out everywhere
board-channels = Channels
board-channel = { $channel ->
    [telegram] Telegram
    [zalo-oa] Zalo OA
    [zalo-bot] Zalo Bot
    [web] Web page
   *[other] { $channel }
  }
board-channel-ok = Works
board-channel-expiring = Access runs out soon
board-channel-needsReconnect = Must be connected again
board-channel-refused = The platform refuses our messages
board-channel-until = until { $at }
board-reconnect = Connect
board-unreached = Messages not delivered
board-unreached-none = Every message went out.
board-unreached-why = These people have not been reached. Call them and note the result; the messages still go out when they write again.
board-unreached-since = since { $at }
board-no-phone = no phone number
board-unreached-count = { $count } { $count ->
    [one] message
   *[other] messages
  }
board-call-result = Result
board-called = Called
board-called-at = called { $at }
board-connect-title = Connect a channel
board-connect-why = You go to the platform's page, allow us to send for the ward, and come back here.
board-connect-go = To the platform's page
board-connected = Connected. What was waiting goes out now.
board-grant-over = This grant is too late or was used. Press Connect and do it again.
board-grant-refused = The platform did not accept it. Check that it is the ward's account, press Connect and do it again.
board-sections = Pages of the portal
board-sections-why = The ward's own pages on the portal. Each has an owner; past its days it should be looked at again.
board-section-never = nothing written yet
board-section-updated = updated { $on }, to be looked at after { $days } days
board-section-state = { $state ->
    [empty] Empty
    [stale] To be looked at
    [fromFile] From the ward’s file
   *[fresh] Fresh
  }
board-section-see = See it on the portal
board-section-saved = Saved. The portal changes at once.
board-section-text = Text
board-section-marks = Empty lines part paragraphs. “## ” begins a heading, “- ” an entry, “ | ” parts the columns of a table (its first line names them). Days of the calendar are written in full: Monday 30/11/2026 | 08:00 | Reception | Chairman.
board-section-drafts = Each draft is a heading “## Name of the draft”, below it “Góp ý đến ngày 15/12/2026”, then a summary and the file. People can comment to the end of that day; after it the page says closed by itself.
board-section-save = Save and publish
board-section-preview = Preview
board-section-files = Add pictures, files
board-section-files-how = Pictures JPEG, PNG, WebP, HEIC; files PDF, Word (DOCX), Excel (XLSX), 20 MB each at most. They are checked before they go on the page. Each has a line of its own in the text, like “[hình 3: Administrative map]”: move the line to move it, edit its words to change the caption, delete the line to take it off.
board-section-file = Choose pictures or files
board-section-caption = Caption, or what the document is
board-section-description = Description for people who don’t see the picture
board-section-file-add = Add at the end of the page
board-section-files-there = Pictures and files of this page
board-section-file-state = { $state ->
    [shown] Shown
    [unused] Not used
    [todo] Being checked
   *[other] Not taken
  }
board-section-as-public = The public will read this
board-section-history = Versions
board-section-version = Version { $version }
board-section-from-file = from the ward's file
board-stale = Somebody has just saved another text. Yours is still in the field below; saving again puts it in place of theirs.
board-stale-differences = Differences: struck out is theirs, marked is yours
board-questions = Questions
board-questions-open = { $count } open questions.
board-questions-none = No question is open.
board-question-state = { $state ->
    [received] received
    [assigned] assigned
    [drafted] waits for approval
    [clarification] waits for the asker
    [approved] answer on its way
    [answered] answered
    [rated] rated
    [redirected] sent elsewhere
    [handedOver] told where to file
   *[other] closed
  }
board-question-event = { $event ->
    [received] received
    [assigned] assigned
    [drafted] answer drafted
    [approved] answer approved
    [sentBack] draft sent back
    [answered] answer sent
    [clarificationAsked] asker was asked
    [added] asker added
    [separated] addition taken out
    [interimSent] new day promised
    [redirected] sent elsewhere
    [rated] rated
    [reopened] opened again
    [closed] closed
    [delayExplained] lateness explained
    [topicSet] topic chosen
    [heardByPhone] the asker added by phone
    [handedOver] shown where to send it
    [undone] taken back
    [heldBack] the answer could not be delivered
    [due-moved] due day moved with the calendar
   *[other] { $event }
  }
board-question-asked = The citizen's question
board-question-draft = Draft
board-question-answer = Approved answer
board-question-public = Masked for publication
board-question-where = State
board-question-photos = Photos from the asker ({ $count })
board-question-photo = Photo from the asker, { $number } of { $count }
board-question-photos-missing = { $count } photos have not come yet.
board-question-said = What was said
board-question-said-asked = The ward asked back
board-question-said-interim = The ward answered for now, and promised the rest by { $on }
board-question-said-sentBack = { $name } sent the draft back
board-question-said-answer = The answer before, approved by { $name }
board-question-said-helpful = The asker says that it is clear
board-question-said-unclear = The asker says that it is not clear
board-question-said-redirect = Directed to
board-question-said-late = { $name } said why it is late
board-question-asker = Asked by
board-question-holder = Held by
board-question-topic = Topic
board-question-due = Due
board-overdue = Overdue
board-history = History
board-known = What the board knows, and what can be done
board-nothing-open = There is nothing that you can do here now.
board-done = Your decision about { $code } is recorded.
board-changed-meanwhile = Changed since you opened the page
board-words = Text
board-reason = Reason
board-reason-note = One more line
board-day = Day
board-whom = Give to
board-sure = Confirm before it is done
board-sure-why = { $why ->
    [public] Readers of the portal see this change at once.
    [person] This holds at once for whom it is about; they are told.
    [citizen] The asker is told at once, and the question closes.
    [paper] The paper and its sums are kept as you have just seen them.
   *[final] This can't be taken back.
  }
board-search = Find a code, a title, a name
board-search-waiting = Items that wait
board-search-published = On the portal
board-search-over = Taken down, not published or withdrawn
board-search-go = Find
board-search-why = Type a code (DL-2611-0042) or a few words, with or without accents.
board-search-found = “{ $words }”: { $count } found
board-search-phone = Find questions of this number
board-search-phone-why = By the number that a resident gave: by the whole number, and the search is logged.
board-search-phone-none = Please type the whole number, for example 0987 123 456.
board-live-news = There is something new. Press to see it.
board-dangers = Cries for help
board-dangers-why = People who reported danger. Call 113, 114, 115 if nobody has, then call them back.
board-dangers-more = and { $count } more
board-dangers-none = No case is open.
board-danger-open = nobody has taken it
board-danger-taken = taken by { $name }
board-keys = Keys (?)
board-key = { $key ->
    [jk] j, k: down, up in a list; Enter opens
    [d] d: to the approve button
    [t] t: open the form to return
    [u] u: back to the list
    [search] /: to the search
   *[help] ?: open or close this
  }
