/**
 * For each row of docs/regulation.md, the titles of the tests that prove it. The row names the file of the first test for the
 * reader; the tests listed here were reviewed against the row's wording.
 */
const board = 'tests/usecases/reminders-and-substitutes.test.ts';
const calendar = 'tests/usecases/calendar-chat.test.ts';
const decisions = 'tests/usecases/decisions.test.ts';
const due = 'tests/domain/calendar-due-date.test.ts';
const items = 'tests/stories/board-items.test.ts';
const meetings = 'tests/usecases/meetings.test.ts';
const papers = 'tests/chat/papers.test.ts';
const plan = 'tests/usecases/plan.test.ts';
const process = 'tests/usecases/process.test.ts';
const questions = 'tests/usecases/questions.test.ts';
const royalty = 'tests/domain/royalty.test.ts';
const rules = 'tests/usecases/dated-rules.test.ts';
const submission = 'tests/usecases/submission.test.ts';
const time = 'tests/stories/board-time.test.ts';
const whole = 'tests/web/portal/whole.test.ts';

type Proof = readonly [file: string, ...titles: string[]];

export const proofs: Readonly<Record<string, readonly Proof[]>> = {
  'Điều 1.': [
    [
      'tests/domain/act/authorisation.test.ts',
      'with an item, $name: each cell of the matrix equals the decision of the rule',
      'allows no act to a frozen person',
    ],
    [
      meetings,
      'inactive contributors and units are listed, in words and by command, and a person can be invited into a unit',
    ],
  ],
  'Điều 2.': [[plan, 'is proposed from its words, chosen by a decider, and counted']],
  'Điều 3.': [
    [
      'tests/faults/nightly-backup.test.ts',
      'The nightly backup is made, rotated as configured, copied elsewhere, and can be restored there',
      'A backup whose remote copy fails reports why and does not count as made',
    ],
  ],
  'Điều 4, gạch 1': [[board, 'tells each person what waits for them, and gives the head an overview on one screen']],
  'Điều 4, gạch 2': [
    [
      plan,
      'takes an entry in one line, assigned to a person who is told at once and on the morning',
      'links an item of the same day and place automatically, and a press removes the link',
      'links automatically only what place or words match; another item of that day is asked about until it is published',
      'reports an event without an item once to the assigned person and the planner, and lists it',
    ],
  ],
  'Điều 4, gạch 3': [
    [submission, 'about a document goes from a deputy to the head', 'on an old card shows the new one'],
    ['tests/stories/album-to-portal.test.ts', 'The author of an item cannot approve it'],
  ],
  'Điều 4, gạch 4': [
    [
      meetings,
      'inactive contributors and units are listed, in words and by command, and a person can be invited into a unit',
      'inactive units are shown with a chart to people who may read reports',
      'if several items are returned for one reason, a message to contributors is proposed, and a person decides on it',
    ],
  ],
  'Điều 4, gạch 5': [
    [
      whole,
      'show each channel with a QR code',
      'offers the address, a QR code, a text for a chat and one for the loudspeaker',
    ],
  ],
  'Điều 4, gạch 6': [
    [
      meetings,
      'is proposed once in the last days of its period, for the first working day after it',
      'is called, answered by buttons, held with minutes, and each resolution has an owner who is reminded',
    ],
    [papers, 'is drafted, remarked, approved and sent; the directions on it are tracked until they are done'],
    ['tests/papers/papers.test.ts', 'is A4 with the margins that the decree prescribes'],
  ],
  'Điều 5, gạch 1': [
    [plan, 'reaches the contact person of the unit, who is reminded, and the answer reaches who asked'],
  ],
  'Điều 5, gạch 2': [
    [papers, 'a budget line is estimated, approved with number and date, committed and paid, and never exceeded'],
  ],
  'Điều 5, gạch 3': [
    ['tests/web/portal/page.test.ts', 'show the words in their context, and keep the chosen filters'],
    ['tests/web/portal/api.test.ts', 'finds words with and without diacritics, page by page'],
    [
      'tests/pages/accessible.long.test.ts',
      'Axe finds no fault on any page at %i px in %s %s, and no page scrolls sideways',
    ],
  ],
  'Điều 6 khoản 1.': [
    [
      items,
      'the head takes a step over, and an override is told to the whole board',
      'what waits for its hour does not go out when its signer is locked meanwhile',
    ],
  ],
  'Điều 6 khoản 2. Phó ban thường trực': [
    [
      items,
      'two reports of one event become one item that names both authors, and both are told',
      'reports that were merged by mistake come apart again, each with its own source',
      'what is public is corrected with a signature of its own, and the page says so with its day',
      'it is taken down with a reason, and put back by a press once the reason was read',
      'an hour is taken back until it has come, and its item is with the board again',
    ],
  ],
  'Điều 6 khoản 2. Báo cáo': [
    [
      papers,
      'is drafted, remarked, approved and sent; the directions on it are tracked until they are done',
      'outside the regular ones is requested by the head with a date',
    ],
  ],
  'Điều 6 khoản 3.': [[decisions, '"cần chỉnh về pháp lý" returns the item with its reason, and the head is told']],
  'Điều 6 khoản 4.': [
    [
      'tests/stories/album-to-portal.test.ts',
      'An album gets one answer and, once approved, is an article on the portal',
    ],
  ],
  'Điều 6. Người vắng mặt': [
    [
      board,
      'is named in plain words; the queue moves on the first day and returns automatically',
      'may not be absent too or part of a circle, and the dates must be valid',
    ],
    [time, '7 who stands in signs in the stead of who is away, and the queue comes back'],
    [
      'tests/usecases/questions-away.test.ts',
      'a question of an absent person goes to the substitute, who is told, reminded and may draft, and returns automatically',
    ],
  ],
  'Điều 6 gạch 1.': [
    [
      'tests/usecases/four-eyes.test.ts',
      'does not approve what they rewrote; a change of a few words makes nobody a co-author',
      'does not approve their own item through a substitute',
    ],
    [decisions, 'by text or photo may not sign it and gets no card for it, even if another person sent it'],
  ],
  'Điều 6 gạch 2.': [[process, 'a category marked sensitive needs the PIN from then on, not for items sent before']],
  'Điều 6 gạch 3.': [
    [
      'tests/usecases/standing.test.ts',
      'is frozen at once; head and standing deputy read what it did, and only the head unfreezes it',
    ],
    [items, 'who reports the own account stolen is out at once; the head reads what it did and lets it in again'],
  ],
  'Điều 6 gạch 4.': [
    ['tests/usecases/check.test.ts', 'is visible to the head only: others get no card, no list entry and no view'],
    ['tests/usecases/check-items.test.ts', 'leave nothing of a secret in the database'],
    ['tests/domain/checks/secrecy.test.ts', 'the lowercase word alone never counts among ordinary words'],
  ],
  'Điều 7. Chính xác': [
    [
      submission,
      'is refused while the source is missing, and nothing is stored, told or recorded',
      'is opened by the first message, and asks for what is missing',
    ],
  ],
  'Điều 7. Không sao chép': [
    ['tests/domain/checks/copied-text.test.ts', 'is found completely', 'is located in both texts, passage by passage'],
  ],
  'Điều 7. Người gửi': [
    [process, 'is sent to everybody who writes, must be accepted before the next item, and lists who has not accepted'],
  ],
  'Điều 7. Sai thì sửa': [
    [decisions, 'needs its own approval, is shown with its date, and keeps the earlier content'],
    [items, 'a wrong file of a paper is replaced by a correction, once whoever signs the paper has read the new one'],
    ['tests/web/portal/page.test.ts', 'shows its corrections'],
  ],
  'Điều 8 khoản 1. Quy trình': [
    [
      process,
      'shows the difference first; a change applies to later items, and earlier ones keep their version',
      'of two heads at once: the second is told what the first has changed, and nothing is half applied',
      'refuses an internal time limit longer than the legal one, or not a number, with a reason',
    ],
  ],
  'Điều 8 khoản 1. Cập nhật thông tin hàng ngày': [
    [board, 'tells who leads how many working days brought no news, from the second on'],
  ],
  'Điều 8 khoản 1. Việc khẩn': [[process, 'needs one signature instead of two; the head is told and reviews it once']],
  'Điều 8 khoản 1 điểm a.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm b.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm c.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm d.': [[due, 'statistics are due on the working day on which the report was sent']],
  'Điều 8 khoản 1 điểm đ.': [
    [
      questions,
      'is answered by its assignee, signed by another, and the proof of delivery is stored',
      'is reminded of after ten and thirteen working days, on the last one, and when it is overdue, once each',
    ],
    [
      'tests/stories/album-to-portal.test.ts',
      'A citizen who asks a question gets its code, due date and the deadline rule in one message',
    ],
  ],
  'Điều 8 khoản 1 điểm e.': [
    [
      whole,
      'show headings, lists and tables, their owner and their last review',
      'say when they are outdated, and show typed markup as text',
    ],
  ],
  'Điều 8. Ngày nghỉ': [
    [
      calendar,
      'is adopted with one press: due dates move, and author, deputy and asker are told both days once',
      'can get the number of its notice in the same conversation or later, for both days',
      'is shown with the dates that it moves before it applies, is told to the asker, and can be removed',
      'is requested weekly from the first of October, with the open proposals, until it is complete',
    ],
  ],
  'Điều 8. Nhắc trước hạn': [
    [time, '4 half and three quarters of the time are told to whoever signs, nine tenths to the head, in office hours'],
  ],
  'Điều 8. Quá hạn': [
    [board, 'names the holder, since when and the late step; the holder may give a reason, which the head is told'],
  ],
  'Điều 8 khoản 1. Thời hạn': [[rules, 'apply to what is sent from their first day on; earlier items keep theirs']],
  'Điều 8 khoản 1. Bài xếp nhầm': [
    [
      decisions,
      'needs a reason: due date and route change, the author reads the reason, and the log keeps both',
      'by code and words needs a second signature if the category does; nothing changes without a reason',
    ],
  ],
  'Điều 9. Mức chi': [
    [
      rules,
      'is proposed by the standing deputy with its difference, adopted by the chairman and not by the head, who is a payee; each day keeps its own table',
      'below the amount owed states the difference and the effect before it is adopted',
      'are dated by their decrees, after the values that the program knows',
    ],
  ],
  'Điều 9. Nhuận bút': [
    [
      papers,
      'are provisional while the month is open, and final after the statement’s approval',
      'is offered to each person with the act of their step only',
      'is reported as left for a new version, to its author, to the head and to who signs',
    ],
  ],
  'Điều 9. Mức trần': [[royalty, 'neither create nor lose a đồng under any rule']],
  'Điều 9. Hỗ trợ': [
    [royalty, 'is a fifth of the royalties, divided by role, and the part of an absent role is reported'],
  ],
  'Điều 10 khoản 1.': [[papers, 'praise is proposed by the ranking of the day, and decided by people']],
  'Điều 10 khoản 2.': [
    [
      papers,
      'a violation needs a hearing before a proposal, and is hidden from the person concerned',
      'the person concerned is told of a violation with its clause, and their answer is the hearing',
    ],
  ],
  'Điều 11. Trách nhiệm': [
    [meetings, 'are listed with dates, states and owners, without those that ended before the board existed'],
  ],
  'Điều 11. Văn bản': [
    [
      rules,
      'is shown by articles; a new text is previewed, announced to all, and people who have not read it are listed',
    ],
    ['tests/stories/board.test.ts', '11 the portal shows the regulation that is in force, from its day on'],
  ],
  'Điều 12.': [
    [time, '9 gaps of the regulation are noted by people in three lines, and by the program where it meets one'],
    [papers, 'defects of the regulation are recorded by the board, and by the program if no rate applies'],
  ],
};
