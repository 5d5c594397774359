# The desk: people, calendar, process, papers, money, channels, audit
board-more-places = More
board-calendar = Calendar
board-papers = Papers
board-money = Money
board-audit = Audit log
board-leave-it = Leave it as it is
board-did = { $what ->
    [freeze] The account is frozen. Every session, address and button of this person has ended.
    [unfreeze] Noted: the account is to be unfrozen.
    [remove] Removed from the list.
    [resetPin] Noted: the PIN is to be chosen anew.
    [role] The role is changed.
    [revoked] The invitation is revoked.
    [away] Your absence is noted; your substitute has been told.
    [back] What waits has come back to you.
    [process] The new process holds for items sent from now on.
    [undertaking] There is a new undertaking; everybody who writes has been told.
    [retry] Back in the queue, to be tried again.
    [paper] Noted.
    [day-confirm] It is in the calendar.
    [day-drop] Noted: it does not apply.
    [day-remove] The day is out of the calendar.
    [day-confirmYear] The year's calendar is final.
    [day-add] It is in the calendar.
   *[other] Noted.
  }

# People
board-role = Role
board-role-change = Change the role
board-stands-in = standing in as { $role }
board-person-state = { $state ->
    [frozen] Frozen
    [removed] Removed
   *[other] Active
  }
board-invitations = Open invitations
board-invitations-why = A role comes only by invitation: one code, used once, within 7 days.
board-invite = Invite somebody
board-invite-name = Full name
board-invite-go = Make the invitation
board-invitation-until = good until { $at }
board-invitation-revoke = Revoke
board-invited = Invitation for { $name }
board-invited-how = The code below gives the role { $role }, once, within { $days } days. It is shown only now; please send it on at once.
board-invited-qr = QR code of the invitation's address
board-away = Away, with a substitute
board-away-none = Nobody is away.
board-away-line = { $substitute } stands in for { $name }
board-away-plan = I shall be away
board-away-from = From
board-away-to = Until the end of
board-away-whom = Substitute
board-away-go = Note my absence
board-back-at-work = I am back
board-mandates = Roles held
board-mandate-instead = for { $name }
board-person-stands-in = Stands in for { $name } from { $from } to { $to }. Locking or removing ends that, and { $name } is told at once.
board-mandate-from = from { $on }
board-mandate-until = until { $on }
board-mandate-by = given by { $name }
board-accounts = Accounts
board-accounts-none = No account yet.
board-account-used = last used { $at }
board-person-no-unit = no unit noted
board-person-never-heard = no account linked
board-account-lost = Cannot be reached
board-person-acts = What can be done
issue-invitation-over = This invitation was used, revoked, or is too old.

# Calendar
board-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
  }
board-day-number = Number of the notice (empty: “chưa có số thông báo” is noted)
board-closure = Office closed
board-today = Today
board-provisional = provisional
board-month = { $month }
board-month-before = ‹ Before
board-month-after = After ›
board-overdue-list = Overdue: { $count }
board-special-days = Days off and days worked that come
board-special-none = No special day that comes is in the calendar.
board-entered-by = entered by { $name }
board-proposals = Waiting for a decision
board-proposal-open = No official decision or notice seen yet; deadlines around these days are provisional.
board-proposal-past = A day is past; it can no longer be adopted.
board-day-add = Add a day to the calendar
board-day-kind = Kind of day
board-day-date = Day
board-day-source = Notice or reason
board-see-moves = See which due dates move
board-day-offer = { $kind ->
    [dayOff] Day off { $date } ({ $source })
    [workedDay] Day worked { $date } ({ $source })
   *[closure] Office closed { $date } ({ $source })
  }
board-moves = { $count ->
    [0] If it applies, no due date moves.
    [one] If it applies, one due date moves; those concerned are told.
   *[other] If it applies, { $count } due dates move; those concerned are told.
  }
board-moved-told = { $count ->
    [0] No due date moved.
    [one] One due date moved; those concerned have been told.
   *[other] { $count } due dates moved; those concerned have been told.
  }

# Process
board-process-version = Version { $version }, in force from { $from }. Items keep the process under which they were sent.
board-process-edit = Change
board-process-route = Who signs
board-process-hours = Internal time in office hours { $law ->
    [none] (the regulation sets none; at most { $most }, empty: none)
   *[other] (the regulation gives { $law }; empty: as the regulation)
  }
board-process-see = See the difference
board-process-urgent = { $urgent ->
    [on] Urgent matters: one signature publishes, the head reviews it within a working day.
   *[off] The urgent road is closed.
  }
board-process-versions = Versions so far
board-process-of-file = from the ward's file
board-process-before = Now
board-process-after = Then
board-process-when = It holds for items sent from now on; items already sent keep theirs.
board-undertaking = Undertaking of those who write, version { $version }
board-undertaking-missing = { $count ->
    [0] Everybody who writes has agreed.
    [one] One person has not agreed: { $names }
   *[other] { $count } people have not agreed: { $names }
  }
board-undertaking-how = A new version goes to everybody who writes; who has not agreed cannot send items.

# Channels
board-held = Messages held
board-held-none = No message is held.
board-held-why = No channel carries these now. They go out by themselves when the person writes again or the channel works.
board-given-up = Given up after several tries
board-given-up-none = Nothing was given up.
board-given-up-why = Please look at the reason, mend its cause, and have it tried again.
board-retry = Try again
board-to-nobody = The system's own work
board-came-in = Something that came in
board-message-kind = { $kind ->
    [card] review card
    [renewCard] change of a review card
    [notice] notice
    [tell] message
    [show] whole item
    [answer] answer to a question
    [showQuestion] question
    [publish] publication on the portal
    [publishQuestion] publication of a question
    [publishSection] publication of a page
    [fetchPhoto] download of a photo
    [fetchQuestionPhoto] download of a question's photo
    [fetchFile] download of a file
    [forgetFiles] deletion of files
    [menu] command menu
    [acknowledge] answer to a press
    [message] message
    [press] press
    [edit] edited message
   *[other] { $kind }
  }
issue-not-given-up = This no longer waits to be tried again.

# Audit
board-audit-why = Every act is one line, tied to the one before by its hash; a line that was changed or removed shows at once.
board-audit-check-start = Check from the beginning
board-audit-check-here = Check on
board-audit-checked = The chain is whole up to entry { $seq } (checked by { $name }, { $at }).{ $left ->
    [0] {""}
   *[other] {" "}{ $left } newer ones are left.
  }
board-audit-everybody = See everybody's
board-audit-kept = { $count } entries of this stretch are in the chain and not shown: they are about letters, or items that are kept closed.
board-day-event = { $at ->
    [none] { $title }
   *[other] { $at } { $title }
  }
board-day-meeting = { $at } { $kind ->
    [quarterly] Quarter’s meeting
    [yearly] Year’s meeting
   *[monthly] Month’s meeting
  }
board-audit-number = No.
board-audit-at = At
board-audit-who = Who
board-audit-what = Act
board-audit-process = how items are approved{ $version ->
    [none] {""}
   *[other] , version { $version }
  }
board-audit-about = About
board-audit-none = No line yet.
board-audit-deed = { $isRefused ->
    [yes] refused:{" "}
   *[no] {""}
  }{ $action ->
    [person-taken-in] took a removed person in again
    [account-refused] refused a new account
    [rule-proposed] wrote a new version of a rule
    [rule-adopted] adopted a new version of a rule
    [rule-dropped] dropped a new version of a rule
    [regulation-read] confirmed having read the regulation
    [coached] gave a contributor a word
    [action-done] finished an action of a report
    [action-set] gave work and a day
    [aim-chosen] chose the aim of an item
    [appraised] graded an item
    [shares-said] shared a royalty
    [back] is back at work
    [board-entered] entered the desk
    [board-left] left the desk
    [board-link-made] made an address of the desk
    [board-pair-wrong] typed wrong digits for another computer
    [board-paired] opened the desk by phone
    [budget-add] added a budget line
    [budget-estimate] estimated the budget
    [budget-send] sent the estimate
    [budget-approve] approved a budget line
    [budget-commit] committed money
    [budget-spend] spent money
    [request-ask] asked a unit for news
    [request-answer] answered a request
    [request-close] closed a request
    [called] called somebody
    [chain-head-sent] sent the head of the log away
    [channel-connected] connected a channel
    [children-declared] declared about children
    [code-wrong] typed a wrong code
    [codes-braked] codes were slowed down
    [consent-withdrawn] withdrew consent
    [danger-opened] cried for help
    [danger-nobody-took] danger: nobody took it
    [danger-nobody-left] danger: nobody left to tell
    [danger-alerted] raised the alarm
    [danger-added] added to a danger
    [danger-called] called about a danger
    [danger-arrived] the alarm reached somebody
    [danger-replied] answered about a danger
    [danger-ended] ended a danger
    [danger-reopened] opened a danger again
    [data-deletion-taken-back] took back the wish to be forgotten
    [data-deletion-asked] asked to delete own data
    [data-deletion-granted] granted a deletion
    [data-deletion-declined] declined a deletion
    [data-deletion-prolonged] prolonged a deletion
    [data-exported] exported data
    [defect-noted] noted a defect of the regulation
    [delay-explained] explained a delay
    [demo-loaded] loaded demo data
    [demo-person-removed] removed a demo person
    [dossier-taken] took a dossier
    [draft-emptied] emptied a draft
    [draft-opened] opened a draft
    [given-up] gave up a turn
    [hand-overs-read] read hand-overs
    [invitation-revoked] revoked an invitation
    [joined] joined
    [letter-handed-over] handed a letter over
    [masked] masked private data
    [merge] merged items
    [unmerge] took a merge apart
    [note] wrote to the author
    [own-data-corrected] corrected own data
    [payee-noted] noted payment data
    [person-forgotten] forgot a person
    [phone-kept] kept a phone number
    [phone-sought] searched by a phone number
    [photo-blurred] blurred a photo
    [template-kept] kept a template of an answer
    [template-dropped] dropped a template of an answer
    [audit-checked] checked the log
    [photo-cropped] cropped a photo
    [photo-put-back] put a photo back as it was
    [photo-unblurred] unblurred a photo
    [pin-chosen] chose a PIN
    [pin-locked] locked the PIN
    [pin-reset] reset a PIN
    [pin-reset-wanted] asked to reset a PIN
    [pin-wrong] typed a wrong PIN
    [plan-add] added to the plan
    [plan-assign] assigned a plan entry
    [plan-move] moved a plan entry
    [plan-drop] dropped a plan entry
    [plan-attach] attached an item to the plan
    [plan-detach] detached an item from the plan
    [meeting-propose] proposed a meeting
    [meeting-call] called a meeting
    [meeting-move] moved a meeting
    [meeting-answer] answered a meeting
    [meeting-hold] recorded a meeting
    [meeting-drop] dropped a meeting
    [praise-propose] proposed praise
    [praise-meet] noted the minutes about praise
    [praise-settle] settled praise
    [published] published
    [republished] republished
    [unpublished] took an item down
    [withdrawn] withdrew an item
    [restored] took a withdrawn item back
    [unschedule] cancelled the hour
    [dropCorrection] dropped a correction
    [review] reviewed an urgent approval
    [takeOver] took over
    [release] released an item
    [destroy] destroyed an item
    [quarantined] held an item
    [schedule-stopped] stopped a scheduled item
    [due-moved] moved a day due
    [question-received] sent a question
    [question-added] added to a question
    [question-separated] took an addition out as a question of its own
    [question-clarificationAsked] asked the citizen back
    [question-answered] answered a question
    [question-rated] a citizen rated
    [question-reopened] reopened a question
    [question-interimSent] sent an interim answer
    [question-topicSet] chose the topic of a question
    [question-heardByPhone] answered by phone
    [question-handedOver] handed over a letter
    [question-undone] undid about a question
    [question-withdrawn] withdrew a question
    [question-delayExplained] explained a late answer
    [recoded] changed codes
    [replayed] sent held messages again
    [secrecy-passed] let a text pass
    [secrecy-permitted] permitted one more sending
    [secrecy-stopped] stopped a secret text
    [secrecy-photo-stopped] stopped a secret photo
    [section-edited] edited a page of the portal
    [statement-compute] computed a statement
    [statement-renew] computed a statement anew
    [statement-check] checked a statement
    [statement-approve] approved a statement
    [statement-pay] paid a statement
    [report-draft] drafted a report
    [report-keep] kept the remarks of the report before
    [report-remark] remarked on a report
    [report-submit] submitted a report
    [report-approve] approved a report
    [report-send] sent a report
    [report-direct] gave a direction
    [report-demand] demanded a report
    [report-meet] met about a report
    [report-withdraw] withdrew a report
    [violation-note] noted a violation
    [violation-hear] heard a person
    [violation-answer] answered
    [violation-propose] proposed a measure
    [violation-decide] decided a violation
    [violation-drop] dropped a violation
    [stolen-page] reported a stolen account by page
    [stolen-said] reported a stolen account
    [stolen-signs] saw odd signs of an account
    [stolen-undone] undid what a stolen account did
    [unit-member] set a contributor of a unit
    [unit-liaison] set the liaison of a unit
    [undertaking-accepted] accepted the undertaking
    [undertaking-changed] changed the undertaking
    [ward-exported] exported all data
    [ward-imported] imported another’s data
    [ward-absorbed] absorbed another’s data
    [old-button] an old button
    [stranger-press] a stranger’s press
    [forged-press] a forged press
    [edit] edited
   *[other] { stolen-deed }
  }
board-audit-actor = { $actor ->
    [system] the system
    [admin] command line
   *[other] { $actor }
  }

# Papers, money
board-papers-none = There is no paper for you to sign or read.
board-paper-not-sent = not sent to you yet
board-report-awaited = This report has not been sent to you yet. It is due on { $due }.
board-paper-sent = Sent
board-paper-not-yet = Not made yet; shown as it would be now
board-files = Files
board-file-form = { $form ->
    [docx] Document (DOCX)
    [html] As it is printed
    [pages] Pages as pictures (ZIP)
    [xlsx] Workbook (XLSX)
    [zip] Dossier (ZIP)
    [onTime] Chart: on time (PNG)
   *[units] Chart: units (PNG)
  }
board-remarks = Remarks of the report
board-remarks-save = Save the remarks
issue-remark-changed = Somebody has just changed “{ $part }”. The new words are below; please look and write again.
board-done-on = done { $on }: { $note }
board-violations-open = Under consideration
board-money-sum = { $sum } đ
board-money-own = Your royalties (before tax)
board-money-later = Since the freezing { $count } items ({ $sum } đ) are in no version. Make a new one, or the next month’s statement takes them.
board-money-expected = { $month }, as it stands: { $sum } đ.
board-money-state = Step
board-money-items = Items
board-money-royalty = Royalties
board-money-support = Management support
board-money-tax = Tax
board-money-net = Paid out
board-money-ceiling = Ceiling of the month
board-money-no-ceiling = none
board-money-under = { $ceiling } đ ({ $decision }); { $left } đ left; { $cut } đ not paid because of it
board-money-lines = Lines
board-money-payee = Payee
board-money-part = { $part ->
    [photo] photos
   *[text] words
  }
board-money-owed = By the rates
board-money-paid = Paid
board-money-more = { $count ->
    [one] One more line is in the statement's files.
   *[other] { $count } more lines are in the statement's files.
  }
board-budget-line = Line
board-budget-estimate = Estimate
board-budget-approved = Approved
board-budget-committed = Committed
board-budget-spent = Spent
board-budget-left = Left
board-budget-all = Total

# One item
board-dossier = Download the dossier
board-publish-on = Day of publication
board-publish-at = Hour
board-correct-drop-photo = Take out photo { $number }
board-correct-drop-file = Take out file { $number }
board-correct-how = Put right in the fields above what is wrong; the words below stand under the item for its readers.
board-correction-waits = A correction waits for approval (proposed by { $name })
board-correction-note-only = This correction only adds a note below the item; its words, photos and files stay. For a wrong photo or file, propose again and choose what to take out.
board-correction-note = Readers will see: “{ $words }”
board-compare = Earlier versions (press one to compare it with what stands now)
board-since-revision = What is different between versions { $number } and { $now }
board-since-legend = Struck out: the older version; marked: the newer one.
board-revision-gone = Nothing of this version was kept.
board-revision-same = Nothing is different.
board-changed-part = { $what ->
    [title] Title
    [text] Text
    [place] Place
    [source] Source
    [authors] Authors
    [photographers] Photographers
    [number] Number
   *[signer] Signer
  }

# Signing in with a phone
board-pair = Sign in with a phone
board-pair-first = On a phone that is signed in at the desk, please scan the code below.
board-pair-compare = On the phone, type the number { $number } and press “Allow”. The code is good for a minute.
board-pair-last = Press the button below on this computer.
board-pair-qr = QR code with which a phone lets this computer in
board-pair-go = Allowed; open the desk
board-pair-anew = Get a new code
board-pair-not-yet = The phone has not allowed it yet, or the code is over. Below is a new one.
board-pair-browser = Browser
board-pair-place = Network address
board-pair-time = At
board-pair-digits = The four digits that computer shows
issue-pair-over = This code was used, or is more than a minute old. Please get a new one on the computer and scan again.
issue-pair-digits = The digits do not match, and the computer was not let in. Please get a new code on the computer and scan again; if somebody sent you the code, ignore it.
session-began = The desk was opened on a computer with your phone.
    Computer: { $browser ->
        [none] unknown browser
       *[other] { $browser }
    } · network address { $place } · { $time }
    If it was not you, press the button below and send /baomat.
choice-end-session = Sign that computer out
note-session-ended = That computer is signed out
issue-session-over = That session is over.
board-pair-asked = Another computer asks to sign in with your name:
board-pair-warning = Allow only a computer in front of you. A code that somebody sent you is a fraud.
board-pair-allow = Allow
board-pair-allowed = Allowed. That computer can come in within a minute; a message tells you when it does.

# The plan at the desk
board-plan = Plan
board-plan-acts = What can be done
board-plan-none = Nothing that comes is planned.
board-requests = Requests to units
board-requests-none = No request is open.
board-meetings-none = No meeting yet.
board-meeting-answers = Coming: { $come }. Not coming: { $miss }.
board-obligations-none = No obligation is open.
board-units-none = None yet.
board-silent = Silent for 30 days
board-contributor = sent { $sent }, published { $published }, returned { $returned } within 90 days{ $last ->
    [none] {""}
   *[other] , last { $last }
  }

# Templates of answers
board-templates = Templates
board-templates-why = Answers that come again and again. When you draft, choose one and press “Put in”; in the chat, type “mẫu” and its name.
board-templates-none = There is no template yet.
board-template-new = Add a template
board-template-name = Name
board-template-text = Text
board-template-keep = Keep
board-template-drop = Drop
board-template-edit = Edit
board-template-done = Kept.
board-template-use = Template
board-template-insert = Put in
board-question-earlier = The same person asked
issue-template-name = The name of a template is one line of at most { $max } characters.
issue-template-text = The text is empty, or longer than { $max } characters.
issue-templates-many = There are { $max } templates already. Please drop some.
issue-plan-changed = Somebody has just changed this. It now says: { $line } Look at it again; what you typed is still in the field.
issue-role-changed = The role of { $name } has just become { board-person-role }. Look at it again, then choose.
issue-undertaking-changed = Somebody has just saved another undertaking. Yours is in the field below; Apply once more replaces theirs with it.
issue-templates-changed = Somebody has just changed the templates. Please look again, then save.
issue-template-unknown = There is no template “{ $name }”.{ $names ->
    [none] {""}
   *[other] {" "}There are: { $names }.
  }

# Rules with a day
board-rules = Rules with a day
board-rules-how = Each version stays true for its own days. A new one is written, its difference is read, then the head or the Chairman adopts it.
board-rules-money = Rates, ceilings and tax by day
board-rule-waiting = { $decision }, from { $from }: written by { $name }, waits to be adopted
board-rule-from = In force from
board-rule-see = Write it down and see the difference
board-rule-difference = What is different
board-rule-missing = Not yet read by { $count }: { $names }
board-rule-versions = Versions: { $count }
board-rule-of-program = By law, known to the program
board-settings = The ward’s settings
board-settings-now = In force today
board-settings-change = What can be changed here
board-settings-how = Open what is to change: the difference is shown first, with its day; it holds once it is adopted, and is on record.
board-settings-file = In the ward’s file
board-settings-file-why = These belong to addresses and codes that are public; whoever runs the machine changes the file and starts anew.
board-setting = { $name ->
    [phone] Phone
    [address] Address
    [email] E-mail
    [reception] Reception of citizens
    [hours] Opening hours
    [news] News are due within
    [answer] Answers are due within
    [name] Name
    [code] Letters of an item’s code
    [domains] Web address
    [units] Units
    [sections] Sections
    [sensitive] Items decided with a PIN
    [receipt] Questions that come on a day off
   *[recipients] Reports go to
  }
board-setting-receipt = { $policy ->
    [next-working-day] count from the next working day
   *[actual] count from the day itself
  }
board-message-why = { $why ->
    [nobody] No app reaches this person yet
    [quota] The channel’s messages are used up
    [credentials] The channel must be connected again
    [unreachable] The platform does not answer
    [blocked] The person has blocked the channel
    [window] The platform lets us write only after the person has written
   *[other] The platform refused it; details for the administrator
  }
