# Royalties, reports, rewards, budget: papers, and why something cannot be done.

# Royalties: what a signer has to know
issue-approved-by-payee = Item { $code } was approved by { $name }, who is also paid for it, on the head's override.
issue-rate-missing = Item { $code } was published on { $day }: no royalty rate is in force on that day. Please add the decision about rates.
issue-shares-do-not-sum = Item { $code }: the authors' shares add up to { $sum }%; they must be 100%.
issue-shares-said =
    The parts add up to { $sum }%{ $way ->
        [less] , { $off }% is missing
        [more] , { $off }% too much
       *[whole] { "" }
    }{ $names ->
        [0] .
       *[other] ; no part is given for { $without }.
    } Nothing has changed. Please write parts that make 100%, for example: Lan 60%, Minh 40%; or names alone, for equal parts.
issue-share-unknown = Item { $code } credits nobody, or several people, as { $name }. Its authors are: { $names }. Nothing has changed.
issue-author-missing = Item { $code } has no name to pay. Please enter the author's full name.
issue-ceiling-spent = The ceiling of { $decision } is { $amount } đồng below what is spent already. Nothing more is paid now; please ask the head to review it.
issue-ceiling-hit = { $owed } đồng are owed, more than { $ceiling } by { $decision }, of which { $left } đồng are left. Rule: { $rule }.
ceiling-by-month = the month's ceiling
ceiling-by-quarter = the quarter's ceiling
ceiling-by-year = the year's ceiling
ceiling-rule-proRata = everybody is reduced alike
ceiling-rule-byGrade = grade A first, then B, then C
ceiling-rule-rollOver = the rest is paid next month
issue-line-taken-back = Item { $code } was taken down after payment: { $amount } đồng of { $name } come back.
issue-debt-carried = { $name } still owes { $amount } đồng, taken from the next statement.
issue-two-rates = Several rates hold in this month, by day of publication: { $decisions }.
issue-photo-paid-twice = { $code } shows a photo of { $others }; look at it before photos are paid.
issue-item-of-earlier-month = Item { $code }, published on { $day }, is not in its frozen statement and is paid now.
issue-no-items = Nothing was published in { $month }.
issue-support-undistributed = { $percent }% of the support for the board have no office holder and stay in the fund.

# Statement
issue-period-frozen = The statement of { $month } is approved and frozen. To change it, give a reason: a new version is made.
issue-no-statement = There is no statement of this month yet. Please compute it first.
issue-statement-state = The statement of { $month } is at this step: { $state }.
issue-payee-approves = You are paid by this statement, so you cannot approve it. Please ask the chairman, or give a reason if you must.
issue-computer-checks = Whoever computes a statement and whoever checks it must be two people. Please ask the accountant or the head to compute it, or give a reason why you check it yourself.
issue-decision-sample = “{ $decision }” is an example without a number. Please enter the Chairman's decision.
issue-checker-approves = Checking and approving is for two people.
issue-hash-broken = This is no longer what its hash was made of at its approval. Please do not sign, send or pay by it, and tell the head to look into it.
statement-state-computed = Computed
statement-state-checked = Checked
statement-state-approved = Approved
statement-state-paid = Paid
statement-state-replaced = Replaced by a new version

# Reports
issue-no-report = There is no report of this period yet. Please draft it first.
issue-report-state = The report of { $period } is at this step: { $state }.
issue-report-withdrawn = The report of { $period } was withdrawn, so no direction can be written on it. The board will send a new one.
issue-words-missing = There are no words. Please write a few lines.
issue-words-too-long = The text is longer than { $most } characters. Please shorten it.
report-direction-told = The chairman’s direction on the report of { $period }: “{ $text }”. What has to be done is on the list that is followed.
report-state-draft = Draft
report-state-submitted = Submitted
report-state-approved = Approved
report-state-sent = Sent
report-state-withdrawn = Withdrawn

# Rewards, violations, budget
issue-clause-missing = Please name the article and clause of the regulation.
issue-not-heard = The person concerned was not heard. Please record their explanation first.
issue-violation-state = This matter is at this step: { $state }.
violation-state-noted = Noted
violation-state-heard = Heard
violation-state-proposed = Proposed
violation-state-decided = Decided
violation-state-dropped = Dropped
issue-amount-unreadable = The amount must be a whole number of đồng above 0.
issue-budget-not-approved = No figure has been approved for { $name }.
issue-budget-no-line = The budget of { $year } has no line for { $name }; { $amount } đồng are needed.
issue-budget-exceeded = { $left } đồng are left for { $name }, not enough for { $amount } đồng.

# Names of papers
paper-here = { $paper }: the document is attached.
paper-name-statement = Royalty statement { $of }
paper-name-report = { $kind ->
    [deputy] Report of the standing deputy { $of }
    [monthly] Monthly report { $of }
    [quarterly] Quarterly report { $of }
    [yearly] Yearly report { $of }
   *[other] Report on demand { $of }
    }
paper-name-minutes = { $kind ->
    [praise] Minutes about praise { $of }
   *[other] Minutes { $of }
    }
paper-name-budget = Budget { $of }
paper-name-estimate = Estimate { $of }
paper-name-reward = Proposal of rewards { $of }
paper-name-violations = Register of violations
paper-name-regulation = Proposed changes of the regulation
paper-name-dossier = Dossier { $of }

# The frame of a paper
paper-country = SOCIALIST REPUBLIC OF VIET NAM
paper-motto = Independence - Freedom - Happiness
paper-number = No.
paper-to = To
paper-recipients = Recipients
paper-language = en
paper-agency-above = PEOPLE'S COMMITTEE OF { $ward }
paper-agency =
    EDITORIAL BOARD
    OF THE WEB PORTAL
paper-agency-line = EDITORIAL BOARD OF THE WEB PORTAL OF { $ward }
paper-place-date = { $place }, day       month { $month } year { $year }
paper-period-month = month { $month } of { $year }
paper-period-quarter = quarter { $quarter } of { $year }
paper-period-year = year { $year }
paper-period-days = { $from } to { $to }
paper-basis = Pursuant to { $name }
paper-on-behalf-of-board = FOR THE EDITORIAL BOARD
paper-office-head = HEAD OF THE BOARD
paper-office-standing-deputy =
    STANDING DEPUTY
    HEAD
paper-office-checker = CHECKED BY
paper-office-maker = MADE BY
paper-office-chairman = CHAIRMAN
paper-office-accountant = ACCOUNTANT
paper-office-chair = CHAIR
paper-office-secretary = SECRETARY
paper-post-deputy-chairman = VICE CHAIRMAN, { $ward }
paper-to-board = The editorial board of the web portal of { $ward }
paper-to-head = The head of the editorial board
paper-to-chairman = The Chairman of { $ward }
paper-recipient-above = As above
paper-recipient-archive = Archive
paper-appendix = Appendix { $number }
paper-appendix-of = (To the { $type } of the { $by ->
        [standingDeputy] standing deputy head
       *[board] editorial board
    })
paper-imprint = Made from the system's records; version { $version }, step: { $state }; hash: { $hash }
paper-hash-note = Whole hash: { $hash }
paper-imprint-praise = Made from the system's records; proposed on { $day }{ $outcome ->
        [none] {""}
       *[other] ; outcome: { $outcome }
    }; hash: { $hash }
paper-imprint-estimate = Made from the system's records; sent on { $day }; hash: { $hash }
paper-no-hash = not frozen yet
paper-total = Total
paper-others = { $count } other { $what ->
    [author] authors
   *[other] entries
    }
paper-no-date = no date
paper-no-unit = No unit given
paper-in-words = In words: { $words }.

# Names of columns
paper-column-number = No.
paper-column-name = Name
paper-column-royalty = Royalties (đ)
paper-column-support = Support for the board (đ)
paper-column-gross = Gross (đ)
paper-column-tax = Income tax (đ)
paper-column-tax-percent = Tax rate
paper-column-tax-reason = About tax
paper-column-net = Paid out (đ)
paper-column-signed = Signature
paper-column-code = Code
paper-column-title = Title
paper-column-published = Published
paper-column-genre = Genre
paper-column-grade = Grade
paper-column-coefficient = Coefficient
paper-column-unit = Unit (đ)
paper-column-percent = Share
paper-column-earlier = Taken back, carried over (đ)
paper-column-rounding = Rounding (đ)
paper-column-owed = Earned (đ)
paper-column-ceiling = By the ceiling (đ)
paper-column-payee = Payee
paper-column-paid = Paid (đ)
paper-column-remark = Remark
paper-column-count = Number
paper-column-part = Part
paper-column-clause = Kind of information
paper-column-on-time = On time
paper-column-late = Late
paper-column-rate = On-time rate
paper-column-section = Section
paper-column-author = Author
paper-column-aim = Aim (Art. 2)
paper-column-topic = Topic
paper-column-budget = Line
paper-column-approved = Approved (đ)
paper-column-left = Left (đ)
paper-column-due = Due
paper-column-done = Done
paper-column-with-author = With the writer (h)
paper-column-with-board = With the board (h)
paper-column-with-portal = With the portal (h)
paper-column-hours-late = Late by
paper-late-by = { $unit ->
    [days] { $days } d{ $hours ->
        [0] {""}
       *[other] {" "}{ $hours } h
    }
    [hours] { $hours } h{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } min
    }
   *[minutes] { $minutes } min
    }
paper-column-place = Rank
paper-column-points = Points
paper-column-unit-of = Unit, area
paper-column-unit-name = Collective
paper-column-spent-before = Spent in { $year } (đ)
paper-column-estimate = Estimate for { $year } (đ)
paper-column-basis = Basis
paper-column-article = Article
paper-column-problem = Problem
paper-column-proposal = Proposal
paper-column-noted = Noted on
paper-column-degree = Degree
paper-column-evidence = Evidence
paper-column-hearing = Hearing
paper-column-outcome = Outcome

# Royalty statement
paper-statement-type = STATEMENT
paper-statement-subject = Royalties and support for the board, { $period }
paper-decision-numbered = decision no. { $number }
paper-decision-unnumbered = decision no. …… of ……/……/…… on royalty rates
paper-statement-summary = { $items } items earn royalties{ $decisions ->
        [none] {""}
       *[other] {" "}by { $decisions }
    }: { $owed } đồng earned, { $paid } đồng paid now; support for the board { $support } đồng. { $payment }
paper-day-long = { $day } { $month } { $year }
paper-sign-hint = (signature, full name)
paper-statement-subject-version = (version { $version }, corrected; replaces version { $before }{ $day ->
    [none] )
   *[other] {" "}approved on { $day })
    }
paper-statement-paid-on = Version { $version } was paid on { $day }.
paper-statement-to-pay-on = To be paid on { $day }; income tax is that of this day.
paper-statement-steps = How the sums are made
paper-step-owed = Earned by { $items } items
paper-step-ceiling = Cut or carried over by the ceiling
paper-step-granted = Royalties within the ceiling
paper-step-back = Taken back for withdrawn items or debts
paper-step-royalty = Royalties paid this period
paper-step-support = Management support: { $percent }% × { $base } (royalties before anything is taken back; the part of those in office)
paper-step-debt = Still owed, carried to the next period
paper-step-drawn = Total drawn from the budget (net and tax)
paper-step-drawn-before = Drawn by the version that was paid
paper-step-drawn-now = Still to draw, or to return (-)
paper-step-tax = Income tax withheld
paper-step-net = Net
paper-statement-tax = Income tax withheld: { $list }.
paper-statement-tax-of = { $name } { $percent }% × { $gross } = { $tax } dong ({ $reason })
paper-tax-note-nonResident = not a resident
paper-tax-note-withheld = at or above the threshold, without a commitment
paper-statement-exceptions = To be looked at before signing
paper-statement-no-exceptions = Nothing needs attention.
paper-statement-override = Approved by { $name }, who is paid by it. Reason: { $reason }.
paper-statement-own-check = { $name } both computed and checked the statement. Reason: { $reason }.
paper-statement-new-version = Version { $version } replaces the frozen one. Reason: { $reason }. { $count ->
    [0] No line changes.
   *[other] Changed lines:
    }
paper-statement-renewal = What version { $version } changes
paper-statement-renewed = Version { $version } replaces the frozen one. Reason: { $reason }. { $count ->
    [0] No line changes.
   *[other] { $count } lines have another amount:
    }
paper-statement-largest = { $isAll ->
    [yes] Lines that change:
   *[no] The largest changes (every line is in { $appendix }):
    }
paper-statement-ceiling-moved = The ceiling keeps the sum as it was: { $count } lines that earn the same are paid another amount, for it is divided anew, each by { $same ->
    [yes] { $least } đồng
   *[no] { $least } to { $most } đồng
    }.
paper-statement-changes = Lines that change
paper-column-lines-changed = Lines
paper-statement-change-of = { $what ->
    [tax] tax
   *[support] support
    } of { $name }
paper-statement-change = { $what ->
    [tax] Tax of{" "}
    [support] Support of{" "}
   *[line] { $code ->
        [none] {""}
       *[other] { $code },{" "}
        }
    }{ $name }: from { $before } to { $after } đồng ({ $difference })
paper-statement-payouts = What each is paid
paper-statement-lines = Lines by item
paper-statement-steps-of = STEPS OF THE SUMS { $period }
paper-statement-lines-of = ROYALTY LINES, { $period }
paper-sheet-exceptions = To look at
paper-sheet-payouts = Payouts
paper-sheet-steps = Steps
paper-sheet-lines = Lines
paper-sheet-changes = Changes
paper-statement-changes-of = CHANGES OF THE STATEMENT OF { $period }, VERSION { $version }
paper-change-line = Royalty
paper-change-support = Support
paper-change-tax = Tax
paper-column-changed = What
paper-column-was = Version before (đ)
paper-column-is = This version (đ)
paper-column-difference = Difference (đ)
paper-part-photo = Photo
paper-genre-news = News
paper-genre-photoNews = Photo news
paper-genre-feature = Feature
paper-genre-interview = Interview
paper-genre-reportage = Reportage
paper-genre-video = Video
paper-genre-answer = Answer
paper-genre-document = Reposted document
paper-genre-statistics = Statistics
paper-line-withdrawn = taken back: item taken down
paper-line-carried = from the month before
paper-line-debt = still owed from the month before
paper-line-share = share { $percent }%
paper-line-equal = shared equally by { $count }
paper-line-photos = { $part } of the photos
paper-line-origin = compiled or translated { $percent }%
paper-line-official = official duty { $percent }%
paper-line-cut = ceiling, less { $amount }
paper-tax-unit = collective
paper-tax-withSalary = with the salary
paper-tax-commitment = commitment
paper-tax-belowThreshold = below the threshold
paper-tax-withheld = withheld
paper-tax-nonResident = non-resident

# Reports
paper-report-type = REPORT
paper-report-subject =
    Work of the web portal of { $ward }
    { $period }
paper-report-demand = This report was asked for by { $by ->
    [none] the head
   *[other] { $by }, the head
    }, due { $due }: { $text }.
paper-part-results = Results
paper-part-direction = Direction
paper-part-information = Information
paper-part-questions = Questions and answers
paper-part-money = Royalties and budget
paper-part-security = Security
paper-part-assessment = Assessment
paper-part-next = Next tasks
paper-part-proposals = Proposals
paper-remark-strengths = Strengths
paper-remark-limits = Limits
paper-remark-causes = Causes
paper-remark-unseen = (From the report before, not looked at yet.)
paper-remark-none = (Not written.)
paper-report-direction = The board kept the portal up to date every day, as the regulation asks.
paper-report-no-items = Nothing was published in this period.
paper-report-items = { $count } items were published ({ $comparison }); { $received } were received; { $late } were late by Art. 8 (charts in { $appendix }).
paper-report-by-section = By section:
paper-report-by-unit = By unit:
paper-report-by-author = By author (an item of several counts for each):
paper-report-by-aim = By aim of Art. 2:
paper-report-read = Items and answers on the portal were opened { $views } times{ $count ->
    [0] .
   *[other] ; most often:
    }
paper-report-read-item = { $title ->
    [none] { $code }
   *[other] { $title } ({ $code })
    }: { $views } times
paper-report-not-read = Readers on the portal: no figures.
paper-report-undated = On time, late and rate leave out { $count } items without a deadline.
paper-report-changes = Returned { $returned } times; not used { $rejected }; corrected { $corrected }; taken down { $down }.
paper-compare-none = none in the period before
paper-compare-same = as in the period before: { $before }
paper-compare-more = { $percent }% more than in the period before: { $before }
paper-compare-less = { $percent }% less than in the period before: { $before }
paper-report-questions = Received { $received } questions of organisations and citizens ({ $comparison }); { $isOver ->
    [yes] by the end of
   *[no] by
    } { $until }: answered { $done }, in progress { $active }, ended or passed on { $ended }. Answered in the period { $answered }, with questions of earlier periods, on time { $onTime }. At the same moment, all questions in progress, with those of earlier periods: { $open }.
paper-report-no-royalty = The royalty statement of the period is not frozen yet.
paper-report-royalty = Royalties approved in the period: { $amount } đồng{ $paid ->
    [none] .
   *[other] , paid { $paid } đồng, to be paid { $left } đồng.
    }
paper-report-support = Support of the board's work: { $amount } đồng, paid { $paid } đồng; with the royalties { $all } đồng.
paper-report-open-months = The { $count ->
    [1] statement of { $months } is not settled: royalties of this month are
   *[other] statements of { $months } are not settled: royalties of these months are
    } not in the sum above.
paper-report-whole-months = Royalties are settled by month and not divided by days: the sum above is of all of { $months }.
paper-report-budget-until = Budget of { $year }, cumulated to { $until }:
paper-column-report-committed = Committed (đ)
paper-report-until = Figures to { $until }; the period ends with { $last }.
paper-report-subject-demanded =
    Work of the portal of { $ward }
    { $period }
    (asked for: { $text })
paper-report-plan = Plan of items: { $planned ->
    [0] no figures (nothing was noted for the period).
   *[other] { $done }/{ $planned } done.
    }
paper-report-actions = What was directed and resolved before:
paper-report-no-actions = Nothing directed before is open.
paper-action-open = { $text } (due { $due }): { $isOverdue ->
    [yes] overdue, not done
   *[no] in progress
    }
paper-action-done = { $text }: done on { $day }{ $note ->
    [none] {""}
   *[other] ; { $note }
    }
paper-report-no-security = No security event in this period.
paper-report-security = Recorded: { $list }. Contents are not reported.
paper-security-block = { $count } documents with marks of state secrets stopped
paper-security-hold = { $count } contents held for the head
paper-security-danger = { $count } cries for help taken
paper-security-handover = { $count } letters of complaint or denunciation shown their way
paper-report-late-list = Late items and answers
paper-report-charts = Charts
paper-report-item-list = Published items
paper-report-closing = This is the report on the portal's work, { $period }
paper-chart-on-time = On time and late
paper-chart-units = Items by unit
paper-clause-news = News, events (a)
paper-clause-document = Documents (b)
paper-clause-conference = Conferences (c)
paper-clause-statistics = Statistics (d)
paper-clause-answer = Answers (đ)
paper-clause-other = Other (e)
paper-clause-short-news = News
paper-clause-short-document = Documents
paper-clause-short-conference = Conferences
paper-clause-short-statistics = Statistics
paper-clause-short-answer = Answers
paper-clause-short-other = Other

# Minutes
paper-minutes-type = MINUTES
paper-minutes-subject = Meeting of the editorial board, { $period }
paper-minutes-opening = At { $at } on { $day }, at { $place }, the editorial board met about { $about }.
paper-hour = { $at }:{ $minute }
paper-minutes-about = its results and next tasks
paper-minutes-praise-subject = Meeting of the editorial board about praise, { $period }
paper-minutes-praise-about = praise for { $period } under Art. 10 of the regulation
paper-minutes-ranking = The standing deputy showed the ranking by the criteria: { $people } people and { $units } collectives; of each, those up to place { $places } are proposed.
paper-minutes-praised = { $name } ({ $points } points)
paper-minutes-people = People: { $names }
paper-minutes-units = Collectives: { $names }
paper-minutes-present = Present
paper-minutes-chair = Chair: { $name }.
paper-minutes-secretary = Secretary: { $name }.
paper-minutes-members = Present: { $names }.
paper-minutes-absent = Absent: { $names ->
    [none] nobody
   *[other] { $names }
    }.
paper-minutes-not-noted = { $name } (no reason noted)
paper-recipient-board = Members of the editorial board
paper-person-with-office = { $name } – { $office ->
    [head] head
    [standingDeputy] standing deputy head
    [deputy] deputy head
    [office] officer of the Office
   *[member] member
    }
paper-minutes-content = Content
paper-minutes-figures = The standing deputy reported on { $period }: { $items } items published; { $questions } questions received, { $answered } answered.
paper-minutes-opinions = Opinions
paper-minutes-resolutions = Resolutions
paper-minutes-unanswered = No answer to the invitation: { $names }.
paper-minutes-on-time = Items on time { $onTime }, late { $late }, rate { $rate }{ $undated ->
    [0] {""}
   *[other] {" "}({ $undated } items without a deadline are not counted)
    }; { $returned } returned to be completed.
paper-minutes-answers-on-time = Answers on time { $onTime }, late { $late }, rate { $rate }.
paper-minutes-planned = Plan: { $planned ->
    [0] no figures (nothing was noted for the period).
   *[other] { $planned } topics and events; with items { $done }.
    }
paper-minutes-before = Resolutions and directions before: { $count }; done { $done }, open { $open }.
paper-column-resolution = Resolution
paper-column-owner = Who sees to it
paper-whole-board = The board
paper-minutes-none = None
paper-minutes-closing = The meeting ended at { $at } on { $day }; the minutes were read out and agreed

# Rewards, estimate, proposal, register
paper-reward-type = PROPOSAL
paper-reward-subject = Praise for work on the web portal, { $period }
paper-reward-opening = By Art. 10 of the regulation, the board looked at the work of { $period } and proposes:
paper-reward-people = People ({ $count })
paper-reward-units = Collectives ({ $count })
paper-reward-criteria = Criteria
paper-reward-nobody = Nobody is proposed.
paper-reward-closing = The board submits this to the Chairman for decision
paper-reward-ranking = Ranking of people
paper-reward-ranking-units = Ranking of collectives
paper-weight = { $name }: { $most ->
    [yes] at most{" "}
   *[no] {""}
    }{ $points } points
paper-hearing-none = none yet
paper-criterion-published = Published items
paper-criterion-gradeA = Grade A
paper-criterion-photos = Photos
paper-criterion-answers = Answers
paper-criterion-onTimePermille = On time (%)
paper-criterion-returned = Returned
paper-criterion-violations = Violations
paper-estimate-subject = Estimate for the web portal, { $year }
paper-estimate-opening = By Art. 5 of the regulation and the results of { $before }, the board submits the estimate for { $year }:
paper-estimate-closing = The board submits this to the Chairman for approval
paper-regulation-subject = Amendments to the regulation of the web portal of { $ward }
paper-regulation-nothing = The board has noted nothing in the regulation that needs a change.
paper-violation-nothing = No violation is on record.
paper-regulation-opening = By Art. 12 of the regulation, the board collected { $count } matters that are new or no longer fit:
paper-regulation-closing = The board submits this to the Chairman for amendment of the regulation
paper-violation-type = REGISTER
paper-violation-subject = Violations of the regulation of the web portal
paper-violation-note = Kept by the head of the board; only those entitled may read it. Nothing is proposed about anybody who was not heard.
paper-hearing-own = { $day }, in their own words: { $words }
paper-hearing-taken = { $day }, taken down by { $name ->
    [none] the board
   *[other] { $name }
  }: { $words }
paper-degree-minor = Minor
paper-degree-serious = Serious
paper-degree-grave = Grave
issue-month-unreadable = “{ $month }” is no month. Please write it like 2026-11.
issue-month-ahead = { $month } has not begun (it begins on { $day }); there is no statement yet.
issue-period-unreadable = “{ $period }” does not fit this kind of report. Please write 2026-11 for a month, 2026-Q4 for a quarter, 2026 for a year.
issue-report-kind = The kind of report is one of: { $kinds }.

# In the chat
royalty-none = You have no royalty lines yet. Once an item of yours is published, the expected sum is shown here.
royalty-own =
    # Your royalties (before tax)
    { $expected ->
        [none] { $month } is frozen.
       *[other] { $month }, expected: { $expected } đồng.
    }
    Frozen:{ $paid }

    Lines:{ $lines }
royalty-no-month = no month yet
report-month =
    # Report from { $from } to { $to }
    Step: { $state }.
    Items published: { $items } ({ $before } in the period before); { $onTime } on time.
    Returned { $returned } times, rejected { $rejected }, corrected { $corrected }, taken down { $down }.{ $views ->
        [none] {""}
       *[other] {" "}Read on the portal: { $views }.
    }
    Questions: { $received } received, { $questions } answered, { $open } open.
    Royalties frozen: { $royalty }{ $support ->
        [none] {""}
       *[other] {" "}đ; management support { $support } đ
    }.

    { $late ->
        [0] Nothing was late.
       *[other] Late ({ $late }):
        { $lateLines }
    }

    { $notes }
report-none-late = none
report-royalty-open = not frozen yet
menu-nhuanbut = My royalties
menu-baocao = The month's report
menu-bangke = Royalty statement
menu-kinhphi = Budget
menu-khenthuong = Praise

# Acts on statements, reports, budget, registers
statement-month =
    # Royalty statement { $month }, version { $version }
    Step: { $state }. { $items } items.
    Royalties { $royalty } đ, support { $support } đ, tax { $tax } đ.
    Paid out { $net } đ.{ $ceiling ->
        [none] {""}
       *[other] {" "}The month's ceiling is { $ceiling } đ, not paid because of it { $cut } đ.
    }

    To know:
    { $notes }
statement-no-notes = nothing
statement-renewed = Version { $version } was made because: { $reason }. { $count } lines differ from the one before.{ $lines }
paper-note-line = - { $line }
    { $rest }
report-not-sent = The report of { $period } has not been sent to you yet.{ $due ->
        [none] {""}
       *[other] {" "}It is due on { $due }.
    }
report-demanded = The head asks for it by { $due }: { $text }
report-directed = Direction: { $text }
report-basis-replaced = No longer in force: { $name }{ $by ->
        [none] {""}
       *[other] , replaced by { $by }
    }.
report-list =
    # { $figure } ({ $count })
    { $lines }
figure-reason-line = { $code }: { $reason }
figure-last-line = { $line }{ $rest }
figure-list-line = { $line }
    { $rest }
figure-items = Published items
figure-late = Late
figure-returned = Returned
figure-corrected = Corrected
figure-questions = Answered questions
figure-open = Open questions
figure-rejected = Rejected
figure-down = Taken down
figure-received = Questions received
figure-read = Most read
figure-budget = Budget at the day of the report
figure-budget-line = { $name }: approved { $approved ->
        [none] not yet
       *[other] { $approved }
    }, spent { $spent }, committed { $committed }
royalty-more = … { $count } more items.
paper-more = … { $count } more, see the file
figure-actions = Actions to follow
figure-statements = The months' statements
figure-statement-line = { $month }: { $sum ->
    [none] not frozen
   *[other] { $sum } đồng
}
choice-further = On from entry { $from } ({ $count } more)
action-list =
    # Actions from directions and resolutions ({ $count })
    { $lines }
budget-year =
    # Budget { $year }
    Approved { $approved } đ, spent { $spent } đ, committed { $committed } đ.
    { $sent }

    { $lines }
budget-sent =
    The estimate was sent on { $on }.{ $isOther ->
        [yes] {" "}It has changed since: to have the new figures approved, send it once more.
       *[no] {""}
    }
budget-none = No lines yet. Estimate from what was spent last year, or add lines.
budget-line = { $number }. { $name }: estimate { $estimate } đ{ $basis ->
        [none] {""}
       *[some] {" "}({ $basis })
    }, { $left ->
        [none] not approved
       *[other] left { $left } đ
    }
budget-basis = { $way ->
    [statements] { $months } paid months took { $spent } đ, { $average } đ a month × 12
    [months] { $months } months so far took { $spent } đ, { $average } đ a month × 12
    [year] as much as the year took, { $spent } đ
    [once] bought once, { $spent } đ, not carried on by month
   *[none] nothing spent in the year
    }
budget-kind-royalty = Royalties
budget-kind-management = Management support
budget-kind-equipment = Equipment
budget-kind-operation = Running costs
budget-kind-training = Training
budget-kind-reward = Praise
violation-list =
    # Register of violations: { $count } open
    { $lines }
violation-line = { $name }, { $clause }, { $degree }: { $state }
defect-list =
    # Defects of the regulation: { $count }
    { $lines }
defect-line = { $clause }: { $problem }
reward-ranking =
    # Ranking for praise { $period }
    { $state }{ $outcome ->
        [none] {""}
       *[other] : { $outcome }
    }
    { $lines }
praise-state-none = Not proposed yet
praise-state-proposed = Proposed
praise-state-decided = Settled
remark-which = Which part of the report is the remark about?
paper-sure = Confirm: { $act } ({ $about })?{ $warning ->
    [none] {""}
   *[other] {" "}{ $warning }
    }
note-paper-done = Noted.
choice-statement = Statement { $month }
choice-st-compute = Compute the statement
choice-st-check = Checked
choice-st-own-check = Check with a reason
choice-st-approve = Approve the statement
choice-st-override = Approve with a reason
choice-st-pay = Paid out
choice-st-renew = Make a new version
choice-st-grade = Grade an item
choice-st-share = Share an item's royalty
choice-st-payee = Note a payee's tax
choice-rp-draft = Draft it
choice-rp-remark = Add a remark
choice-rp-keep = Keep last period's remarks
choice-rp-meet = Note resolutions
choice-rp-submit = Submit
choice-rp-approve = Approve the report
choice-rp-send = Send to the Chairman
choice-rp-direct = Note the direction
choice-rp-withdraw = Withdraw the report
choice-rp-demand = Ask for a report
choice-rp-finish = Action { $number } is done
choice-figure = See: { $figure }
choice-see-budget = Budget
choice-see-reward = Praise
choice-see-violations = Violations
choice-see-regulation = Defects
choice-bg-estimate = Estimate from what was spent
choice-bg-add = Add a line
choice-bg-send = Send the estimate
choice-bg-approve = Note the approved figure
choice-bg-commit = Note an order
choice-bg-spend = Note a payment
choice-vi-note = Note a violation
choice-vi-hear = Note the hearing: { $name }
choice-vi-page = Answer on a page
choice-vi-answer = Answer
choice-vi-propose = Propose: { $name }
choice-vi-decide = Note the outcome: { $name }
choice-vi-drop = Drop: { $name }
choice-df-note = Note a defect
choice-pr-propose = Propose praise
choice-pr-meet = Note the minutes
choice-pr-settle = Note the outcome
ask-st-own-check = You computed this statement. Please write why you check it yourself; the reason stands first in it.
ask-st-override = You are paid by this statement. Please write why you approve it yourself; the reason stands first in it.
ask-st-renew = The statement is frozen. Please write why a new version is needed.
ask-st-grade = Please write: code; grade A, B or C; the genre if it is another. For example: 0042; A; phóng sự
ask-st-share = Please write: code; each author's part, 100% in all. For example: 0042; Lan 60%, Minh 40%
ask-st-payee = Please write: name; cam kết 2026, hợp đồng, or không cư trú. A commitment holds for its year alone; to take it back: bỏ cam kết 2026
ask-rp-remark = Please write the remark, a line for each point.
ask-rp-meet = Please write what the meeting resolved, a line for each. What was said begins with “Ý kiến:”.
direction-kept = The report of { $about } is still a draft. Your direction is kept with it; each task is followed from now on, and the head and the standing deputy are told.
ask-rp-direct = Please write the Chairman's direction, a line for each action.
ask-rp-demand = Please write: from - to; due day; what about. For example: 01/11 - 20/11; 25/11; election news
ask-rp-finish = What came of it? One line, please.
ask-pr-meet = Please write what the meeting about praise resolved, a line for each.
ask-bg-add = Please write: name; amount; basis.
ask-bg-approve = Please write: number of the line; amount; decision; day. For example: 1; 10.000.000; 45/QĐ-UBND; 15/02/2026
ask-bg-commit = Please write: number of the line; amount; what for.
ask-bg-spend = Please write: number of the line; amount; what for.
ask-vi-note = Please write: name; clause; nhẹ, nặng or rất nghiêm trọng; evidence.
ask-vi-hear = Please write what the person said.
ask-vi-answer = Please write your answer in one message. It goes into the register word by word.
violation-noted =
    The board has noted something about { $you } under { $clause }, degree: { $degree }.
    Evidence: { $evidence }
    Nothing is concluded, and { $you } may answer; the words stand in the register before anything is proposed.
violation-answer-kept = Your answer is in the register and has gone to those who keep it. To write it anew, { $you } can choose “Answer” again.
minutes-here = Minutes of { $day }: { $present } present, { $count } resolutions.
minutes-none = There are no minutes of this period yet.
violation-answered =
    { $name } answers about { $clause }:
    { $words }
violation-settled =
    What was noted under { $clause }: { $state }.
    { $text }
ask-vi-propose = Please write what is proposed.
ask-vi-decide = Please write the outcome, with number and day of a decision.
ask-vi-drop = Please write why it is dropped.
ask-df-note = Please write three lines: clause; problem; proposal.
ask-pr-settle = Please write the outcome: decision number and day, or why there was none.
issue-item-unknown = There is no single item with the code { $code }.
issue-grade-unreadable = A grade is A, B or C. For example: 0042; A; phóng sự
issue-tax-unreadable = Please write cam kết with a year, hợp đồng, or không cư trú.
issue-ceiling-unreadable = At least one limit (tháng, quý or năm) and a decision number are needed.
issue-decision-known = Decision { $decision } is there already. What was noted does not change; please note a new decision.
issue-demand-unreadable = The period or the due day could not be read. For example: 01/11 - 20/11; 25/11; election news
issue-demand-past = { $day } is over. Please name a day from today on.
issue-year-unreadable = “{ $year }” is no year.
issue-decision-missing = Please write the decision number and its day. For example: 1; 10.000.000; 45/QĐ-UBND; 15/02/2026
issue-budget-line = The budget of { $year } has no line { $number }.
issue-budget-empty = No line of { $year } has an estimate to send. Please estimate, or add lines, first.
issue-budget-approved = { $name } has an approved figure; its estimate does not change any more.
issue-budget-below = { $name } has used { $used } đồng already, more than { $amount }.
issue-remarks-unseen =
    Remarks of the report before that nobody has looked at. Please change them, or choose “Keep last period's remarks”, before it is approved:
    { $parts }
issue-remarks-seen = No remark of the report before waits to be looked at.
issue-no-praise = Nothing is proposed for this period.
issue-praise-decided = This period is settled already.
issue-paper-unknown = A paper is one of: { $names }.
issue-paper-missing = There is no { $name }.
issue-act-unknown = An act is one of: { $names }.
paper-article = Article { $number }
paper-no-proposal = (no proposal yet)
paper-budget-type = USE OF THE BUDGET
paper-budget-subject = Budget of the web portal in { $year }
paper-column-decision = Decision
paper-column-paid-out = Paid (đ)
paper-column-committed = Committed (đ)
paper-column-day = Day
paper-column-what = What for
paper-column-state = State
paper-column-amount = Amount (đ)
paper-not-approved = not approved
paper-spendings = Orders and payments
spending-state-committed = committed
spending-state-spent = paid
paper-remark-done = What was directed
paper-remark-next = What comes next
paper-remark-proposals = Proposals
paper-column-outcome-of-question = Outcome
paper-report-figure-list = What each figure counts
paper-figure-received = Items received
paper-figure-returned = Returned to be completed (times)
paper-figure-rejected = Rejected
paper-figure-corrected = Corrected
paper-figure-down = Taken down
paper-figure-plan-done = Plan: done
paper-figure-plan-open = Plan: not done
paper-figure-questions-received = Questions received in the period
paper-figure-outcome-done = Questions received: answered
paper-figure-outcome-active = Questions received: in hand
paper-figure-outcome-ended = Questions received: ended or passed on
paper-figure-state = Questions at: { $state }
paper-column-figure = Figure
paper-column-codes = List
paper-question-active = In progress
paper-question-received = Received
paper-question-assigned = Assigned
paper-question-drafted = Drafted
paper-question-clarification = Waiting for the citizen
paper-question-approved = Approved
paper-question-answered = Answered
paper-question-rated = Answered and rated
paper-question-redirected = Outside scope
paper-question-closed = Closed
paper-question-handedOver = Shown where to hand it in
topic-an-ninh-trat-tu = Security, order
topic-bao-tro-xa-hoi = Welfare
topic-chung-thuc = Certified copies
topic-cu-tru = Residence
topic-dat-dai = Land
topic-giam-ngheo = Poverty
topic-giao-duc = Schools
topic-ha-tang = Roads and utilities
topic-ho-kinh-doanh = Household businesses
topic-ho-tich = Civil status
topic-moi-truong = Environment
topic-mot-cua = One-stop procedures
topic-nghia-vu-quan-su = Military service
topic-nong-nghiep = Farming
topic-sap-xep-dvhc = The merged wards
topic-thoat-nuoc = Drains
topic-tiep-cong-dan = Citizen reception
topic-van-hoa = Culture
topic-xay-dung = Building
topic-y-te = Health
topic-other = Other
paper-column-line = Line

# The dossier of an item or a question
choice-dossier = 🗂 Dossier (ZIP)
issue-dossier-unknown = There is no item or question with the code { $code }.
issue-dossier-held = Item { $code } is held or was destroyed: there is no dossier of it.
issue-file-exists = { $file } is there already. Please choose another name.
dossier-here =
    The dossier of { $code }: contents of every revision, checks, decisions, corrections and an extract of the audit log. It holds verify.mjs: unpack it and run node verify.mjs; nothing of this program is needed.
    Head of the audit chain, entry { $seq }:
    { $head }
dossier-readme =
    DOSSIER { $code }
    { $ward }, made at { $at }

    record.json       the item or question, hashes (SHA-256) of original photos and files, publication, corrections
    revisions/        contents of every revision that the board saw, word for word
    revisions.json    the hash of each
    checks.json       what the checks found in each
    decisions.json    who decided what, when, about which revision, and why
    events.json       what happened, in order
    people.json       names and roles of the people in here
    audit.jsonl       extract of the ward's audit log; of entries about other things only a hash is told
    manifest.json     the files and their hashes

    To check it: install Node 20 or newer, open a terminal in this folder, type: node verify.mjs
    Against a head that was sent to a chat: node verify.mjs --head HASH
    Against original photos and files: node verify.mjs --originals FOLDER

    Head of the ward's audit chain when this was made, entry { $seq }:
    { $head }

    This holds personal data: keep it as the rules say, and send it nowhere without permission.
dossier-verdict-whole = RIGHT: the dossier { $about } is whole, { $entries } audit entries agree. Head of the audit chain: { $hash }
dossier-verdict-changed = WRONG: { $file } was changed.
dossier-verdict-missing = WRONG: { $file } is missing.
dossier-verdict-extra = WRONG: { $file } does not belong here.
dossier-verdict-unreadable = WRONG: { $file } cannot be read.
dossier-verdict-revision = WRONG: revision { $about } ({ $file }) does not have its hash.
dossier-verdict-decision = WRONG: the decision { $about } ({ $file }) is about other contents.
dossier-verdict-decision-unrecorded = WRONG: the decision { $about } ({ $file }) is not in the audit log.
dossier-verdict-chain = WRONG: the audit chain ({ $file }) breaks at entry { $about }.
dossier-verdict-chain-content = WRONG: audit entry { $about } names other contents than { $file }.
dossier-verdict-chain-head = WRONG: the audit chain does not lead to the head { $hash } in { $file }.
dossier-verdict-publication = WRONG: the published revision ({ $about }, { $file }) is not in here.
dossier-verdict-correction = WRONG: the correction “{ $about }” ({ $file }) is not in the log, or its words are others.
dossier-verdict-original-record = WRONG: the original with the hash { $hash } ({ $file }) is not the one that was approved.
dossier-verdict-original = WRONG: no file with the hash { $hash } lies in { $file }.
dossier-verdict-head-given = RIGHT: the audit chain passes through { $hash }.
dossier-verdict-head-unknown = WRONG: the audit chain in here does not pass through { $hash }.
dossier-verdict-older = { $entries } entries of an older program are told by their hash alone, and prove nothing by themselves.
dossier-verdict-rules-older = { $entries } decisions were written by an older program: the log names no version of the process, no day due and no reason, so these prove nothing by themselves.
dossier-verdict-checks-later = { $entries } revisions were checked again after the last audit entry about them: what the checks said then proves nothing by itself.
dossier-verdict-process = WRONG: the version of the process “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-undertaking = WRONG: the version of the undertaking “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-deadlines = WRONG: the version of the deadlines “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-submitted = WRONG: the time of sending “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-due = WRONG: the day due “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-received = WRONG: the time of receipt “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-reason = WRONG: the reason “{ $about }” ({ $file }) is not the one in the log.
dossier-verdict-checks = WRONG: what the checks said of revision { $about } ({ $file }) is not what the log says.
paper-aim-life = Life of the place
paper-aim-services = Administration and services
paper-aim-policy = Policies and law
paper-aim-promotion = Promoting the place
choice-rl-propose = Write a new version
choice-rl-drop = Don’t adopt
choice-acknowledge = I have read the regulation
choice-rules = { $rule }
choice-rule-waiting = Waits: { $rule } { $decision }
rule-kind-rates = Royalty rates
rule-kind-ceilings = Ceilings
rule-kind-salary = Base salary
rule-kind-tax = Personal income tax
rule-kind-bases = Legal bases
rule-kind-deadlines = Deadlines
rule-kind-office = Contact, reception of citizens, opening hours
rule-kind-regulation = The regulation
rule-now = { $rule }: { $from ->
    [none] none yet
   *[day] since { $from }{ $decision ->
        [none] {""}
       *[named] , { $decision }
      }
  }{ $next ->
    [none] {""}
   *[day] ; from { $next } by { $nextDecision }
  }
rules-all =
    # Rules with a day
    { $lines }{ $waiting ->
        [0] {""}
       *[other] { $waiting } new versions wait for somebody entitled.
      }
rule-one =
    # { $rule }{ $decision ->
        [none] {""}
       *[named] : { $decision }
      }{ $from ->
        [none] {""}
       *[day] , since { $from }
      }
    { $lines }
    Versions so far: { $versions }.{ $missing ->
        [0] {""}
       *[other] {" "}Not yet read by { $missing }: { $names }
      }
rule-line = { $label }: { $value }
rule-change = { $label }: { $before } → { $after }
rule-offer =
    # { $rule }: { $decision }, from { $from }
    { $lines }{ $warnings ->
        [none] {""}
       *[some] {""}
    ⚠ { $warnings }
      }
    { $state ->
        [adopted] Adopted.
        [dropped] Not adopted; the rule before it stays.
       *[proposed] Written by { $name }; it does not hold yet. Once adopted it counts from that day; what was before stays as it is.
      }
rule-none = none
rule-vnd = { $amount } đồng
rule-days = { $days ->
    [0] the same working day
   *[other] { $days } working days
  }
rule-basis = since { $from }{ $until ->
    [none] , in force
   *[day] {" "}until { $until }
  }{ $by ->
    [none] {""}
   *[named] , replaced by { $by }
  }
rule-field = { $name ->
    [responsible] Answers for the portal
    [address] Address
    [phone] Phone
    [email] E-mail
    [place] Where citizens are received
    [reception] When citizens are received
    [hours] Opening hours
    [unit] Unit, percent of the base salary
    [photo] Picture
    [paidPhotos] Paid pictures of an item
    [compiled] Compiled items
    [translated] Translated items
    [officials] Officials, as part of their office
    [management] Management support
    [month] Ceiling of a month
    [quarter] Ceiling of a quarter
    [year] Ceiling of a year
    [rule] When it is hit
    [salary] Base salary
    [threshold] Withheld from a payment of
    [percent] Tax withheld
   *[nonResident] Tax of non-residents
  }
rule-mid-month = It begins in the middle of { $month }: items published before { $day } earn by the rate before, from { $day } on by the new one; the month’s statement names both.
rule-settled = The statements of { $months } are settled and do not change by themselves; a new version of them needs a reason.
rule-ceiling-below = { $ceiling } of { $limit } đồng is below the { $owed } đồng that are owed already: { $over } đồng are missing, { $rule }.
rule-budget-cut = { $category ->
    [news] News, events
    [document] Documents
    [conference] Conferences
    [statistics] Statistics
   *[other] Other
  }: the internal { $hours } hours are longer than the new deadline; from that day on { $law } office hours count.
regulation-changed = The regulation has a new text by { $version }, in force from { $from }. Please read it and confirm (Art. 11).
deadlines-changed = Deadlines change by { $version }, counted from { $from } on. Items and questions from before keep their days.
ask-rl-propose = { $subject ->
    [rates] Please write the decision’s number; từ and the day; what changes, with semicolons between. For example: 25/QĐ-UBND; từ 01/12/2026; tin A 0,6 B 0,3; ảnh 0,05; quản lý 15 %
    [ceilings] Please write, with semicolons between: tháng …; quý …; năm …; giảm đều, theo loại or chuyển kỳ sau; decision number; từ and the day.
    [salary] Please write: the decree’s number; từ and the day; the amount. For example: Nghị định 161/2026/NĐ-CP; từ 01/07/2026; 2.530.000
    [tax] Please write: the decree’s number; từ and the day; what changes. For example: Nghị định 253/2026/NĐ-CP; từ 01/07/2026; ngưỡng 5 triệu; thuế suất 10 %
    [bases] Please write the name; từ and the day. Of one that was replaced: its name; hết and its last day; thay bằng and what replaces it.
    [deadlines] Please write: the decision’s number; từ and the day; kind and working days. For example: 12/QĐ-UBND; từ 01/12/2026; hội nghị 3; trả lời 10
    [office] Please write, with semicolons between: từ and the day; what changes. For example: từ 01/12/2026; điện thoại: 0220 3000 138; giờ làm việc: 7:30–11:30, 13:00–16:30
   *[regulation] Please write in the first line: the decision’s number; từ and the day. Below it the article that changes, whole, or the whole regulation.
  }
issue-rule-unreadable = “{ $words }” could not be read; nothing has changed.
issue-rule-no-table = There is no version to change yet; the first one is in the ward’s file.
issue-rule-order = “{ $words }”: grade A can’t earn less than B, nor B less than C. Nothing has changed.
issue-rule-percent = A percentage is from 0 to 100. Nothing has changed.
issue-rule-days = Working days are from 0 to { $most }, and answers need a number. Nothing has changed.
issue-rule-day = There is no day “{ $words }”. For example: từ 01/12/2026. Nothing has changed.
issue-rule-past = { $day } has passed: what is under way keeps the days and the regulation of then. Please write a day from today on.
issue-rule-same = It is not different from what holds; nothing has changed.
issue-rule-changed = Meanwhile { $version } was adopted. Please look at it and write yours again.
issue-rule-settled = This version was adopted or dropped already.
issue-basis-unreadable = Please begin with the name. For example: Nghị định 147/2024/NĐ-CP; từ 25/12/2024
issue-basis-unknown = There is no basis “{ $name }” in use that could be replaced.
issue-regulation-unreadable = No article was found. Please write the article that changes, whole, beginning with “Điều …”, below the line with the decision.
issue-regulation-twice = The regulation has two Articles { $number }. Please write a line “Chương …” above it.
issue-regulation-no-article = The regulation in force has no Article { $number } in that chapter; nothing has changed.
paper-chart-silent = Days without an item (of { $days }; ⚠ is silent)
paper-column-silent = Days
issue-paper-changed = This paper has changed since you opened it, so nothing was written:{ $changes }
    Please look at it as it is now and press again.
issue-statement-outdated = The statement of { $month } no longer agrees with the records, { $count } lines differ:{ $lines }
    Please compute it again, then check and approve it.
issue-tax-outdated = The statement of { $month } was not noted as paid: today's tax is not that of the frozen version, for { $count } of its people:{ $lines }
    Please make a new version, check and approve it, and pay by that one.
statement-change-line = – { $what ->
    [tax] tax of{" "}
    [support] support of{" "}
   *[line] { $code ->
        [none] {""}
       *[other] { $code },{" "}
        }
    }{ $name }: from { $before } to { $after } đồng
statement-since = It no longer agrees with the records, { $count } lines differ. It must be computed again before it is checked or approved.{ $lines }
statement-since-frozen = Since it was frozen { $count } lines differ. They do not count here, only in a new version.{ $lines }
paper-statement-since = The statement no longer agrees with the records: { $count } lines differ{ $codes ->
    [none] {""}
   *[other] {" "}({ $codes })
    }. It must be computed again before it is checked or approved.
paper-statement-since-frozen = Since it was frozen { $count } lines differ{ $codes ->
    [none] {""}
   *[other] {" "}({ $codes })
    }. They do not count here, only in a new version.
issue-budget-replaces = Line { $number } “{ $name }” has { $before } đồng approved ({ $decision }). The new figure is { $after } đồng, { $way ->
    [less] less by
   *[more] more by
    } { $difference } đồng. If it is to be replaced, send the same again and add at its end: ; thay { $before }
statement-state-settled = Paid, replaced by a new version
paper-column-paid-before = Paid already (đ)
paper-column-due-now = To pay / take back (−) (đ)
paper-statement-balance = By this version { $net } đồng, of which { $paid } đồng were paid by the one before; to be paid { $pay } đồng (in words: { $payWords }), to be taken back { $back } ({ $backWords }) đồng.
statement-balance = Paid by the version before { $paid } đ; to be paid { $pay } đ, to be taken back { $back } đ.
royalty-version = { $month }, version { $version } ({ $isFrozen ->
    [paid] paid
    [yes] frozen
    [later] after the freezing, waits for a new version
   *[no] provisional
    }): { $sum } đồng{ $paid ->
    [none] .
   *[other] ; { $paid } đồng were paid by the version before, { $way ->
        [back] to be taken back
       *[pay] remaining
     } { $left } đồng.
    }{ $lines }
statement-approver-supported = { $name } gets { $amount } đồng of management support by this statement{ $isBarred ->
        [yes] {" "}and does not approve it alone: the Chairman approves it, or { $name } does with a reason.
       *[no] , as the decision on rates gives it.
    }
statement-approved-by-supported = { $name } approved it and gets { $amount } đồng of management support by it.
report-withdrawn-why = { $name } took it back: { $reason }
ask-rp-withdraw = Why is the report taken back? The Chairman is told the reason, where it was sent already.
paper-early = The period ends on { $day } only; what is published later goes into a new version.
paper-early-frozen = Frozen on { $on }, before the period ended ({ $day }); what came later is not in it.
royalty-month-sum = { $month }: { $sum }{ $isPaid ->
    [yes] , paid
   *[no] , to be paid
    }
royalty-item = { $code ->
    [none] …
   *[other] { $code } { $title }
    }: { $kind ->
    [withdrawn] taken back{" "}
    [carried] carried over{" "}
    [debt] what was still owed{" "}
   *[royalty] {""}
    }{ $text ->
    [none] {""}
   *[other] text { $text }
    }{ $photo ->
    [none] {""}
   *[other] { $text ->
        [none] photos { $photo }
       *[other] , photos { $photo }
    }
    }
royalty-paid = { $way ->
    [back] By the new version of the statement of { $month }, to be taken back: { $sum } đồng.
    [rest] The rest of the royalties of { $month } was paid: { $sum } đồng.
   *[paid] The royalties of { $month } were paid: { $sum } đồng{ $isTaxed ->
        [yes] {" "}(after { $tax } đồng of tax)
       *[no] {""}
    }.
    }
statement-beyond-budget = The royalties paid for { $month } stand in the budget, and what was approved does not cover them:{ $lines }
statement-overridden = { $name } approved the royalty statement of { $month } although it pays them. Reason: { $reason }
