# Royalties, reports, rewards, budget: papers, and why something cannot be done.

# Royalties: what a signer has to know
issue-approved-by-payee = Item { $code } was approved by { $name }, who is also paid for it, on the head's override.
issue-rate-missing = Item { $code } was published on { $day }: no royalty rate is in force on that day. Please add the decision about rates.
issue-shares-do-not-sum = Item { $code }: the authors' shares add up to { $sum } %; they must be 100 %.
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
issue-item-of-earlier-month = Item { $code }, published on { $day }, is not in its frozen statement and is paid now.
issue-no-items = Nothing was published in { $month }.
issue-support-undistributed = { $percent } % of the support for the board have no office holder and stay in the fund.

# Statement
issue-period-frozen = The statement of { $month } is approved and frozen. To change it, give a reason: a new version is made.
issue-no-statement = There is no statement of this month yet. Please compute it first.
issue-statement-state = The statement of { $month } is at this step: { $state }.
issue-payee-approves = You are paid by this statement, so you cannot approve it. Please ask the chairman, or give a reason if you must.
issue-checker-approves = Checking and approving is for two people.
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
issue-budget-exceeded = { $left } đồng are left for { $name }, not enough for { $amount } đồng.
