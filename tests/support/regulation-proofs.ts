/**
 * For each row of docs/regulation.md, the titles of the tests that prove it. The row names the file of the first test for the
 * reader; the tests listed here were reviewed against the row's wording.
 */
const board = 'tests/usecases/board-at-work.test.ts';
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
    [meetings, 'silent ones are named, in words and by command; somebody is invited into a unit'],
  ],
  'Điều 2.': [[plan, 'is proposed from its words, chosen by whoever decides, and counted']],
  'Điều 3.': [
    [
      'tests/faults/nightly-backup.test.ts',
      'is made, kept as many times as configured, copied elsewhere and restored there',
      'whose copy elsewhere fails reports why and does not count as made',
    ],
  ],
  'Điều 4, gạch 1': [[board, 'tells each what waits for them, the head everything on one screen']],
  'Điều 4, gạch 2': [
    [
      plan,
      'is written in one line, given to somebody, and told to them then and on the morning',
      'takes an item of its day and place by itself, and a press takes it out again',
      'takes for granted only what its words or place say; what else comes that day is asked, and nothing once it is out',
      'that nothing came of by its day is told once to whoever went and to who keeps it, and stands in their list',
    ],
  ],
  'Điều 4, gạch 3': [
    [submission, 'of a document goes from a deputy to the head', 'on an old card shows the new one'],
    ['tests/stories/album-to-portal.test.ts', 'refuses an approval by the author'],
  ],
  'Điều 4, gạch 4': [
    [
      meetings,
      'silent ones are named, in words and by command; somebody is invited into a unit',
      'silent units come with their picture, for those who read reports',
      'items that come back for one reason become a word, which its sender decides on',
    ],
  ],
  'Điều 4, gạch 5': [
    [
      whole,
      'show each channel with a code for the camera',
      'gives the address, a QR code, words for a chat and a text for the loudspeaker',
    ],
  ],
  'Điều 4, gạch 6': [
    [
      meetings,
      'is proposed in the last days of its period, once, on the first working day after it',
      'is called, answered by buttons, held with minutes, and what it resolved has an owner who is reminded',
    ],
    [papers, 'is drafted, remarked, approved and sent; the directions on it are tracked until they are done'],
    ['tests/papers/papers.test.ts', 'is A4 with the margins of the decree'],
  ],
  'Điều 5, gạch 1': [[plan, 'reaches whoever speaks for the unit, is reminded of, and its answer reaches who asked']],
  'Điều 5, gạch 2': [
    [papers, 'a budget line is estimated, approved with number and date, committed and paid, and never exceeded'],
  ],
  'Điều 5, gạch 3': [
    ['tests/web/portal/page.test.ts', 'shows where an item speaks of the words, and keeps what was chosen'],
    ['tests/web/portal/api.test.ts', 'finds words with and without diacritics, page by page'],
    [
      'tests/pages/accessible.long.test.ts',
      'has nothing that axe objects to at %i px in %s %s, and never scrolls sideways',
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
  'Điều 6 khoản 3.': [[decisions, '"cần chỉnh về pháp lý" returns the item with its reason, and the head hears of it']],
  'Điều 6 khoản 4.': [
    ['tests/stories/album-to-portal.test.ts', 'becomes one answer, then an approved article on the portal'],
  ],
  'Điều 6. Người vắng mặt': [
    [
      board,
      'is named in plain words; the queue moves on the first day and comes back by itself',
      'is not somebody who is away too, nor part of a circle; dates have to make sense',
    ],
    [time, '7 who stands in signs in the stead of who is away, and the queue comes back'],
    [
      'tests/usecases/questions-away.test.ts',
      'goes to who stands in, who is told, reminded and may draft it, and comes back by itself',
    ],
  ],
  'Điều 6 gạch 1.': [
    [
      'tests/usecases/four-eyes.test.ts',
      'does not approve what they rewrote; a few words make nobody a co-author',
      'does not approve their own item through a substitute',
    ],
    [decisions, 'in words or pictures does not sign it, nor gets its card, also when somebody else sent it'],
  ],
  'Điều 6 gạch 2.': [[process, 'a sensitive class is decided with the PIN from then on, and not what was sent before']],
  'Điều 6 gạch 3.': [
    [
      'tests/usecases/standing.test.ts',
      'is frozen at once; the head and the standing deputy read what it did, and the head alone lifts it',
    ],
    [items, 'who reports the own account stolen is out at once; the head reads what it did and lets it in again'],
  ],
  'Điều 6 gạch 4.': [
    ['tests/usecases/check.test.ts', 'leaves every screen but the head’s: no card, no list, no view'],
    ['tests/usecases/check-items.test.ts', 'leave nothing of a secret in the database'],
    ['tests/domain/checks/secrecy.test.ts', 'the lowercase word alone never counts among ordinary words'],
  ],
  'Điều 7. Chính xác': [
    [
      submission,
      'is refused while the source is missing; nothing is saved, told or recorded',
      'is opened by the first thing that comes, and asks for what is missing',
    ],
  ],
  'Điều 7. Không sao chép': [
    ['tests/domain/checks/copied-text.test.ts', 'is found completely', 'is located in both texts, passage by passage'],
  ],
  'Điều 7. Người gửi': [
    [process, 'asks everybody who writes, stops the next item until it is agreed to, and lists who has not'],
  ],
  'Điều 7. Sai thì sửa': [
    [decisions, 'has an approval of its own, is seen with its day, and keeps what stood there before'],
    [items, 'a wrong file of a paper is replaced by a correction, once whoever signs the paper has read the new one'],
    ['tests/web/portal/page.test.ts', 'shows its corrections'],
  ],
  'Điều 8 khoản 1. Quy trình': [
    [
      process,
      'shows the difference first; it holds for what is sent then, and items keep the version of their sending',
      'of two heads at once the second sees what the first has done, and nothing is half done',
      'refuses a budget that is longer than the law, and what is no number, each with a sentence',
    ],
  ],
  'Điều 8 khoản 1. Cập nhật thông tin hàng ngày': [
    [board, 'says how many working days brought nothing new, from the second on, to those who lead'],
  ],
  'Điều 8 khoản 1. Việc khẩn': [
    [process, 'is one signature where the process asks for two; the head hears of it and reviews it, once'],
  ],
  'Điều 8 khoản 1 điểm a.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm b.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm c.': [[due, '…: … from … is due on … (…)']],
  'Điều 8 khoản 1 điểm d.': [[due, 'statistics are due on the working day on which the report was sent']],
  'Điều 8 khoản 1 điểm đ.': [
    [
      questions,
      'is answered by who was given it, signed by another, and the proof of its arrival is kept',
      'reminds after ten and thirteen working days, on the last one, and when it is over; each once',
    ],
    ['tests/stories/album-to-portal.test.ts', 'asks, and gets code, date and sentence in one message'],
  ],
  'Điều 8 khoản 1 điểm e.': [
    [
      whole,
      'show headings, lists and tables, say whose they are and when they were looked at',
      'say that they are old, and are text whatever is typed',
    ],
  ],
  'Điều 8. Ngày nghỉ': [
    [
      calendar,
      'is adopted with one press: open cases move, author, deputy and asker hear both days, once each',
      'gets the number of its notice in the same talk, or later; both days carry it',
      'is shown with what moves before it holds, tells the asker, and can be taken out again',
      'is asked for each week from the first of October, with what is undecided, until it is entered in full',
    ],
  ],
  'Điều 8. Nhắc trước hạn': [
    [time, '4 half and three quarters of the time are told to whoever signs, nine tenths to the head, in office hours'],
  ],
  'Điều 8. Quá hạn': [
    [board, 'says who has it, since when and where the time went; the holder says why, and the head hears it'],
  ],
  'Điều 8 khoản 1. Thời hạn': [[rules, 'hold for what begins on their day; what is under way keeps its own']],
  'Điều 8 khoản 1. Bài xếp nhầm': [
    [
      decisions,
      'is given with a reason: the due day and the route move, the author reads why, the log keeps both',
      'by code and words, with a second signature where the category asks for two; nothing moves without a reason',
    ],
  ],
  'Điều 9. Mức chi': [
    [
      rules,
      'is written by the standing deputy, read with its difference, adopted by the Chairman and not by the head, who is paid by it; each day keeps its own',
      'below what is owed says by how much before it holds, and what happens to the lines',
      'are dated by their decrees, after those that the program knows',
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
    [meetings, 'are a list with days, states and whose they are; those that ended before the board was there are none'],
  ],
  'Điều 11. Văn bản': [
    [rules, 'is read by articles; a new text is shown, told to all, and who has not read it is a list'],
    ['tests/stories/board.test.ts', '11 the portal shows the regulation that is in force, from its day on'],
  ],
  'Điều 12.': [
    [time, '9 gaps of the regulation are noted by people in three lines, and by the program where it meets one'],
    [papers, 'defects of the regulation are recorded by the board, and by the program if no rate applies'],
  ],
};
