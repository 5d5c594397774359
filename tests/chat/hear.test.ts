import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/adapters/fluent.ts';
import { menuOf, readCommand } from '../../src/chat/hear/commands.ts';
import { type Open, readMemory } from '../../src/chat/talk/memory.ts';
import { maySubmit, roles } from '../../src/domain/roles.ts';
import { foldForSearch } from '../../src/domain/text/normalize.ts';
import { does, forwards, inShort, presses, type Scene, says, sends } from './talk.ts';

const citizen: Scene = { role: 'citizen' };
const deputy: Scene = { role: 'deputy' };
const head: Scene = { role: 'head' };
const slot = (name: 'title' | 'eventOn' | 'source' | 'place' | 'text'): Scene => ({
  open: { ask: 'slot', slot: name },
  hasDraft: true,
});
const returning = { ask: 'reason', act: 'return', submission: 'item', revision: 2 } as const;
const news = 'Sáng nay khối 4 ra quân dọn vệ sinh đường làng, trồng 20 cây xanh.';

describe('a person with an invited role', () => {
  it.each<[string, Scene, readonly string[]]>([
    [news, {}, ['add']],
    ['/gui', {}, ['forget', 'say draft-how-to']],
    ['/gui', { hasDraft: true }, ['forget', 'preview']],
    ['gửi bài', { hasDraft: true }, ['forget', 'sendInWords']],
    ['GUI BAI', { hasDraft: true }, ['forget', 'sendInWords']],
    ['Gửi bài!', { hasDraft: true }, ['forget', 'sendInWords']],
    ['gui', { hasDraft: true }, ['forget', 'sendInWords']],
    ['Gửi', slot('source'), ['forget', 'sendInWords']],
    ['gui', {}, ['forget', 'say draft-how-to']],
    ['sửa', { hasDraft: true }, ['item fill']],
    ['Thêm ảnh', { hasDraft: true }, ['say more-photos-please']],
    ['sửa bài', {}, ['say issue-no-draft']],
    ['bài của tôi', {}, ['forget', 'listOwn']],
    ['/baicuatoi@tin_bot', {}, ['forget', 'listOwn']],
    ['/tracuu DL-2611-0042', {}, ['forget', 'lookUp']],
    ['/tracuu', {}, ['forget', 'say look-up-how-to']],
    ['/choduyet', {}, ['forget', 'say issue-not-entitled']],
    ['/khongco', {}, ['forget', 'say welcome-member']],
    ['trang chủ', {}, ['forget', 'say welcome-member']],
    ['Chào anh', {}, ['say welcome-member']],
    ['Cho em hỏi bao giờ bài lên ạ?', {}, ['say list-nearest', 'listOwn']],
    ['bỏ ảnh 5', { hasDraft: true }, ['dropPhoto']],
    ['Xóa hình số 2', { hasDraft: true }, ['dropPhoto']],
    ['bỏ ảnh 5', {}, ['say issue-no-draft']],
    ['D 0042', {}, ['byNumber']],
    ['T 0042 thiếu ảnh', { hasDraft: true }, ['byNumber']],
    ['D 0042', slot('source'), ['byNumber']],
    ['T7', slot('eventOn'), ['forget', 'fill']],
    ['😀', {}, ['courteous']],
    ['?!', {}, ['say say-something']],
    ['ABCD2345', {}, ['redeem']],
    ['/start ABCD2345', {}, ['forget', 'redeem']],
    ['/hoi', {}, ['forget', 'open question', 'say question-please']],
    ['/ngonngu en', {}, ['forget', 'language']],
    ['1', {}, ['say number-unknown']],
  ])('says "%s" (%j) → %j', (text, scene, wanted) => {
    expect(inShort(says(text, scene))).toEqual(wanted);
  });

  it('is understood in decomposed Unicode form too', () => {
    expect(says(news.normalize('NFD'))).toMatchObject([{ do: 'add', text: news.normalize('NFC') }]);
    expect(inShort(says('gửi bài'.normalize('NFD'), { hasDraft: true }))).toEqual(['forget', 'sendInWords']);
  });

  it('may send a word that looks like an invitation code: without such an invitation, the bot asks what it is', () => {
    expect(says('TRANGCAY')).toMatchObject([{ do: 'redeem', code: 'TRANGCAY', otherwise: [{ do: 'askWhatItIs' }] }]);
  });

  it('forwards a text, whose origin becomes the proposed source', () => {
    expect(forwards(news, 'Báo Hải Dương')).toMatchObject([{ do: 'add', forwardedFrom: 'Báo Hải Dương' }]);
  });
});

describe('words about the open draft', () => {
  it.each<[string, object]>([
    ['doi tieu de thanh: Khối 6 ra quân dọn vệ sinh', { slot: 'title', text: 'Khối 6 ra quân dọn vệ sinh' }],
    ['sửa đầu đề thành Đoàn thanh niên ra quân', { slot: 'title', text: 'Đoàn thanh niên ra quân' }],
    ['em muốn đổi lại tít: “Khối 6 ra quân”', { slot: 'title', text: 'Khối 6 ra quân' }],
  ])('"%s" sets its title, and is not added to its text', (text, fill) => {
    expect(says(text, { hasDraft: true })).toMatchObject([{ do: 'remember' }, { do: 'fill', fill }]);
    expect(says(text, slot('source'))).toMatchObject([{ do: 'remember' }, { do: 'fill', fill }]);
  });

  it('"sua dau de" asks for the title, and is not read as labour pains', () => {
    expect(inShort(says('sua dau de', { hasDraft: true }))).toEqual(['open slot', 'say ask-title-anew']);
    expect(inShort(says('sua dau de'))).toEqual(['say issue-no-draft']);
  });

  it('a quoted sentence is removed from it', () => {
    expect(says('bỏ câu “toi co mat tai cho”', { hasDraft: true })).toMatchObject([
      { do: 'remember' },
      { do: 'changeWords', change: { from: 'toi co mat tai cho', to: '' } },
    ]);
  });
});

describe('a document of the ward described in words', () => {
  const paper =
    'Quyết định số 150/QĐ-UBND ngày 26/11/2026 về việc kiện toàn Ban chỉ đạo phòng chống thiên tai phường, do Chủ tịch Nguyễn Văn Bắc ký.';

  it.each<Scene>([{ role: 'office' }, { role: 'contributor' }, { role: 'head' }])('starts an item for %j', (scene) => {
    expect(inShort(says(paper, scene))).toEqual(['add']);
    expect(says(`toi muon dang van ban: ${paper}`, scene)).toMatchObject([{ do: 'add', text: paper }]);
  });

  it('starts no item if the text complains about it', () => {
    const letter =
      'Quyết định số 12/QĐ-UBND ngày 01/10/2026 thu hồi đất nhà tôi là trái luật, tôi khiếu nại quyết định này.';
    expect(inShort(says(letter, { role: 'contributor' }))).not.toEqual(['add']);
  });

  it('is not sent to a person who reports an emergency', () => {
    const open: Open = { ask: 'dangerWords', act: 'reply', danger: 'case' };
    expect(inShort(says(`toi muon dang van ban: ${paper}`, { role: 'office', open }))).toEqual([
      'askWhatItIs',
      'say still-waiting',
    ]);
    expect(says('Đội chữa cháy đang đến, bà con ra đầu ngõ chờ.', { role: 'office', open })).toMatchObject([
      { do: 'remember' },
      { do: 'danger', act: 'reply', danger: 'case' },
    ]);
  });
});

it('a question is assigned to a person by name', () => {
  expect(says('giao HD-2611-0001 cho anh Bình', { role: 'office' })).toMatchObject([
    { do: 'assignQuestion', code: 'HD-2611-0001', name: 'Bình' },
  ]);
});

it.each([
  ['mã mời 442QKJW4', '442QKJW4'],
  ['dạ mã của em là tvgbxspp', 'TVGBXSPP'],
  ['my code is 442QKJW4.', '442QKJW4'],
])('an invitation code is found behind the words that announce it: "%s"', (text, code) => {
  expect(says(text, { role: 'citizen' })).toMatchObject([{ do: 'redeem', code }]);
});

describe('"thôi không xóa nữa"', () => {
  it.each(['thoi khong xoa nua', 'Thôi không xóa dữ liệu nữa'])(
    '"%s" cancels a requested deletion, or changes nothing',
    (text) => {
      const [kept, ...others] = says(text, citizen);
      expect(others).toEqual([]);
      expect(kept?.do === 'keepData' && inShort(kept.otherwise)).toEqual(['say nothing-changed']);
    },
  );
});

describe('an open prompt', () => {
  it.each<[string, Scene, object]>([
    ['Khối 4 ra quân', slot('title'), { slot: 'title', text: 'Khối 4 ra quân' }],
    ['Vì sao phải tiêm phòng?', slot('title'), { slot: 'title', text: 'Vì sao phải tiêm phòng?' }],
    ['hôm qua', slot('eventOn'), { slot: 'eventOn', text: 'hôm qua' }],
    [' bà Lan, trưởng khối ', slot('source'), { slot: 'source', text: 'bà Lan, trưởng khối' }],
    ['Dòng một\nDòng hai?', slot('text'), { slot: 'text', text: 'Dòng một\nDòng hai?' }],
    ['nhà văn hóa', slot('place'), { slot: 'place', text: 'nhà văn hóa' }],
  ])('"%s" answers it', (text, scene, fill) => {
    expect(says(text, scene)).toMatchObject([
      { do: 'remember', memory: { open: null } },
      { do: 'fill', fill },
    ]);
  });

  it.each<[string, Scene]>([
    ['Dòng một\nDòng hai', slot('title')],
    ['x'.repeat(201), slot('title')],
    [`Hôm qua, ${news} Ông Bấy, trưởng khối, cùng dự.`, slot('eventOn')],
    [`${news}\nBà con rất vui.`, slot('source')],
    [news.repeat(4), slot('source')],
    [news.repeat(2), slot('place')],
  ])('is not answered by an unsuitable text: "%s" becomes the next paragraph', (text, scene) => {
    expect(says(text, scene)).toMatchObject([{ do: 'add', text }]);
  });

  it('is not answered by a question: the bot asks what it is', () => {
    for (const name of ['eventOn', 'source', 'place'] as const)
      expect(inShort(says('Cho em hỏi bài bao giờ lên ạ?', slot(name)))).toEqual(['askWhatItIs', 'say still-asked']);
  });

  it('is not answered by an existing invitation code', () => {
    expect(says('abcd2345', slot('source'))).toMatchObject([
      { do: 'redeem', code: 'abcd2345', otherwise: [{ do: 'remember' }, { do: 'fill', fill: { slot: 'source' } }] },
    ]);
    expect(inShort(says('ABCD2345', { ...deputy, open: returning }))).toEqual(['redeem']);
  });

  it('is closed by a command', () => {
    expect(inShort(says('/help', slot('title')))).toEqual(['forget', 'say welcome-member']);
  });

  it.each<[string, Scene, readonly string[]]>([
    ['hủy', { hasDraft: true }, ['offerCancel']],
    ['Huy', slot('source'), ['offerCancel']],
    ['thôi', slot('source'), ['forget', 'preview']],
    ['Bỏ qua', { hasDraft: true }, ['forget', 'preview']],
    ['hủy', slot('title'), ['forget', 'preview']],
    ['bo qua', slot('text'), ['forget', 'preview']],
    ['hủy', {}, ['say skipped']],
    ['thoi', { role: 'head', open: { ask: 'inviteName', role: 'contributor' } }, ['forget', 'say skipped']],
    ['thôi', { ...deputy, open: returning }, ['forget', 'say skipped']],
    ['Hủy.', { ...deputy, open: returning, hasDraft: true }, ['forget', 'say skipped']],
    ['thêm ảnh', { ...deputy, open: returning, hasDraft: true }, ['forget', 'item return']],
    [
      'bỏ qua',
      { ...deputy, open: { ask: 'boardEdit', slot: 'text', submission: 'item', revision: 2 } },
      ['forget', 'say skipped'],
    ],
    ['thôi', { role: 'citizen', open: { ask: 'question' } }, ['forget', 'say skipped']],
    ['thôi nghỉ ở đây', slot('place'), ['askWhatItIs', 'say still-asked']],
  ])('is closed by "%s" (%j) → %j', (text, scene, wanted) => {
    expect(inShort(says(text, scene))).toEqual(wanted);
  });

  it('for a reason is answered in the board’s own words, for the revision that was seen', () => {
    const open = { ask: 'reason', act: 'return', submission: 'item', revision: 2 } as const;
    expect(says(' Bổ sung số cây ', { ...deputy, open })).toMatchObject([
      { do: 'remember', memory: { open: null } },
      {
        do: 'item',
        act: 'return',
        submission: 'item',
        revision: 2,
        reason: { code: 'other', note: 'Bổ sung số cây' },
      },
    ]);
  });

  it('for a title or text by the board takes the next message', () => {
    const open = { ask: 'boardEdit', slot: 'text', submission: 'item', revision: 2 } as const;
    expect(says('Dòng một\nDòng hai', { ...deputy, open })).toMatchObject([
      { do: 'remember' },
      { do: 'boardEdit', revision: 2, fill: { slot: 'text', text: 'Dòng một\nDòng hai' } },
    ]);
  });

  it('for a name takes the name of the invited person', () => {
    const open = { ask: 'inviteName', role: 'contributor' } as const;
    expect(says('Nguyễn Thị Lan', { ...head, open })).toMatchObject([
      { do: 'remember' },
      { do: 'invite', role: 'contributor', name: 'Nguyễn Thị Lan' },
    ]);
  });

  it('for a citizen’s question takes any message as the question', () => {
    expect(inShort(says(news, { open: { ask: 'question' } }))).toEqual(['forget', 'receive']);
  });
});

describe('a citizen', () => {
  it.each<[string, readonly string[]]>([
    ['Đường khối 4 hỏng đã lâu, đề nghị phường sửa.', ['receive']],
    ['/start', ['forget', 'say welcome-citizen']],
    ['xin chào', ['say welcome-citizen']],
    ['/gui', ['forget', 'say submit-not-invited']],
    ['/baicuatoi', ['forget', 'say welcome-citizen']],
    ['bỏ ảnh 2', ['clarify']],
    ['D 0042', ['receive']],
  ])('says "%s" → %j', (text, wanted) => {
    expect(inShort(says(text, citizen))).toEqual(wanted);
  });

  it('may write the question after the command', () => {
    expect(says('/hoi Trạm y tế tiêm chủng ngày nào?', citizen)).toMatchObject([
      { do: 'remember', memory: { open: null } },
      { do: 'receive', text: 'Trạm y tế tiêm chủng ngày nào?', isQuestion: true },
    ]);
  });

  it('may answer a question back in few words, which mean something else without one', () => {
    expect(says('3', citizen)).toMatchObject([{ do: 'clarify', text: '3', otherwise: [{ do: 'say' }] }]);
    expect(says('0912 345 678', citizen)).toMatchObject([{ do: 'clarify', otherwise: [{ do: 'keepPhone' }] }]);
    expect(says('Dạ', citizen)).toMatchObject([{ do: 'askerReply', reply: { act: 'yes' } }]);
  });

  it('may send photos, which are received with their caption', () => {
    expect(inShort(sends([{}], '', citizen))).toEqual(['receive']);
    expect(inShort(sends([{}], 'Đường hỏng', citizen))).toEqual(['receive']);
  });

  it('with an unknown invitation gets a neutral welcome', () => {
    expect(says('/start <b>inv_1</b>', citizen)).toMatchObject([
      { do: 'remember' },
      { do: 'redeem', code: '<b>inv_1</b>', otherwise: [{ message: { key: 'invitation-not-found' } }, { do: 'say' }] },
    ]);
  });
});

describe('a question code', () => {
  it.each<[string, string]>([
    ['rút đăng HD-2611-0002', 'withdrawConsent'],
    ['rut dang HD-2611-0002', 'withdrawConsent'],
    ['“Rút đăng HD 2611 0002” ạ.', 'withdrawConsent'],
    ['Cho tôi rút đồng ý đăng hd-2611-0002', 'none'],
    ['Rút đồng ý đăng hd-2611-0002', 'withdrawConsent'],
    ['Rút câu hỏi HD-2611-0002', 'withdraw'],
    ['HD-2611-0002', 'state'],
    ['hd 2611 0002', 'state'],
    ['Tra cứu HD-2611-0002', 'state'],
    ['xem HD-2611-0002 nhé', 'state'],
    ['Khối 4 trồng cây theo kiến nghị HD-2611-0002', 'none'],
  ])('in "%s" means %s for every role, whatever is open', (text, act) => {
    const open: Open = { ask: 'slot', slot: 'source' };
    for (const role of roles)
      for (const scene of [{ role }, { role, open }, { role, hasDraft: true }]) {
        const wanted = says(text, scene);
        const isCode = wanted.some(
          (intent) =>
            intent.do === 'askerReply' &&
            intent.reply.act === act &&
            'code' in intent.reply &&
            intent.reply.code === 'HD-2611-0002',
        );
        expect([role, text, isCode || act === 'none']).toEqual([role, text, true]);
        if (act === 'none' && maySubmit(role)) expect(wanted.map((each) => each.do)).not.toContain('askerReply');
      }
  });
});

describe('a deputy', () => {
  it.each<[string, object]>([
    ['D 0042', { do: 'byNumber', act: 'approve', number: 42 }],
    ['t42', { do: 'byNumber', act: 'return', number: 42 }],
    ['X DL-2611-0042', { do: 'byNumber', act: 'view', number: 42 }],
  ])('says "%s" and acts on the item', (text, wanted) => {
    expect(says(text, deputy)).toMatchObject([wanted]);
  });

  it('does not decide with a number alone', () => {
    for (const number of ['1', '3', '13', '27.', ' 8) ', '3.'])
      expect(inShort(says(number, deputy)), number).toEqual(['say number-unknown']);
  });

  it.each<[string, Scene]>([
    ['duyệt bài 13?', deputy],
    ['duyệt bài 13 rồi', deputy],
    ['duyệt bài 13 đã xem', deputy],
    ['gỡ bài 13 vì đã có bài khác', deputy],
    ['từ chối bài 13 vì đã đăng rồi', deputy],
    ['duyệt bài 13', { ...deputy, hasDraft: true }],
    ['duyệt bài 20/11', { ...deputy, hasDraft: true }],
    ['duyệt bài 13', { role: 'chairman' }],
    ['hẹn bài 13 bảy giờ sáng mai', deputy],
    ['đăng lại bài 13', deputy],
    ['duyệt bài 0013 chưa?', deputy],
    ['duyệt bài 0013 rồi', deputy],
    ['duyệt 0013 ngày mai được không?', deputy],
    ['tôi đã gỡ bài 0013', deputy],
    ['em vừa trả lại bài 0013', deputy],
    ['0013 trả lại rồi', deputy],
    ['đừng trả lại 0013 thiếu ảnh', deputy],
    ['hẹn 0013 8h mai được không?', deputy],
    ['D 0042 chưa', deputy],
    ['T 0042 rồi', deputy],
    ...[
      ...['D 0042 bao giờ đăng?', 'D 0042 ai ký rồi?', 'D 0042 khoan', 'D 0042 chờ đã', 'D 0042 đã duyệt'],
      ...['D 0042 đang ký', 'D 0042 thiếu ảnh', 'D 0042, 0043', 'Q 0042 khoan', 'duyệt 0042 khoan', 'ký 0042 chờ đã'],
      ...['duyệt 0042 bao giờ đăng', 'G 0042 ai gỡ?', 'gỡ 0042 ai gỡ?', 'G 0042 đã gỡ', 'K 0042 vì sao'],
      ...['T 0042 vì sao?', 'T 0042 đã trả', 'T 0042 da tra', 'T 0042 ảnh này của ai?', 'T 0042 được chưa'],
      ...['trả lại 0042 vì sao?', 'H 0042 8h mai được không?', 'từ chối 0042 thôi khoan', 'T 0042 khỏi, anh tự sửa'],
      ...['T 0042 bài này ai viết', 'T 0042 da duyet roi ma', '0042 từ chối rồi', '0042 duyệt chưa', '0042 khoan đã'],
      ...[
        'ok 0042',
        'trả 0042, 0043 vì ảnh mờ',
        'trả lại bài 3-4',
        'T 3-4',
        'T2-6',
        'T 0042 0043',
        'D 0042 do ai viết',
      ],
      ...[
        'D 0042 👎',
        'D 0042 ❌',
        'D 0042 🤔',
        'D 0042 ⏳',
        'D 0042 chớ đăng',
        'D 0042 bận',
        'D 0042 vắng',
        'D 0042 thế à',
      ],
      ...[
        'D 0042 anh duyệt đi',
        'D 0042 à',
        'G 0042 không gỡ',
        'K 0042 chờ anh Minh',
        'K 0042 đợi chị',
        'T 0042 em ơi',
      ],
    ].map((text): [string, Scene] => [text, deputy]),
  ])('decides nothing with "%s", whatever is open', (text, scene) => {
    const decided = says(text, scene).filter((intent) => intent.do === 'byNumber' && intent.act !== 'view');
    expect(decided).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['duyệt 0013 được rồi', 'approve', ''],
    ['sửa bài đã đăng 0013', 'correct', ''],
    ['gỡ bài 0013 vì đã có bài khác', 'unpublish', ''],
    ['trả lại 0013: ảnh này của ai?', 'return', 'ảnh này của ai?'],
    ['trả lại 0013 chưa có ảnh', 'return', 'chưa có ảnh'],
    ['đăng lại 0013', 'republish', ''],
    ['duyệt bài 0013 của chị Lan nhé', 'approve', ''],
    ['D 0013 luôn nhé anh', 'approve', 'luôn nhé anh'],
    ['D 0013 ok 👍🏻', 'approve', 'ok 👍🏻'],
    ['D 0013 :)', 'approve', ')'],
    ['D 0013 ok đăng đi ạ', 'approve', 'ok đăng đi ạ'],
    ['D 0013 được rồi', 'approve', 'được rồi'],
    ['D 0013.', 'approve', ''],
    ['D 0013 ❤️', 'approve', '❤️'],
    ['D 0013 của chị Lan', 'approve', 'của chị Lan'],
    ['D 0013 thông qua', 'approve', 'thông qua'],
    ['T 0013 không hợp lý', 'return', 'không hợp lý'],
    ['T 0013 chờ bổ sung ảnh', 'return', 'chờ bổ sung ảnh'],
    // A courtesy is no reason, so the reason is asked for.
    ['T 0013 nhé em', 'return', ''],
    ['G 0013 ok', 'unpublish', 'ok'],
    ['T 0013 chưa được', 'return', 'chưa được'],
    ['T 0013 không được nhé', 'return', 'không được nhé'],
    ['T 0013: ảnh này của ai?', 'return', 'ảnh này của ai?'],
    ['T 0013 ảnh chụp đã cũ', 'return', 'ảnh chụp đã cũ'],
    ['G 0013 dân đề nghị', 'unpublish', 'dân đề nghị'],
    ['U 0013 bấm nhầm', 'undo', 'bấm nhầm'],
    ['T 0013 đã quá hạn', 'return', 'đã quá hạn'],
    ['T 0013 da co bai khac roi', 'return', 'da co bai khac roi'],
    ['T 0013 chưa ghi ảnh do ai chụp', 'return', 'chưa ghi ảnh do ai chụp'],
    ['T 0013 2026 là sai năm', 'return', '2026 là sai năm'],
    ['D.0013', 'approve', ''],
    ['D 0013 được đấy, cảm ơn chị Lan', 'approve', 'được đấy, cảm ơn chị Lan'],
    ['duyeetj 0013', 'approve', ''],
    ['nhất trí cho đăng bài 0013', 'approve', ''],
    ['0013 duyệt', 'approve', ''],
    ['0013 từ chối, không đúng tôn chỉ', 'reject', ''],
    ['0013 gỡ xuống', 'unpublish', ''],
  ])('decides with "%s"', (text, act, rest) => {
    expect(says(text, deputy)).toEqual([{ do: 'byNumber', act, number: 13, code: null, rest }]);
  });

  it.each(['D 0042', 'K 0042 2', 'T 0042 thiếu ảnh', 'gộp bài 0006 vào 0042'])(
    'is shown the item of a forwarded “%s”, because another person wrote it',
    (text) => {
      const heard = forwards(text, 'Lan', deputy).filter((intent) => intent.do === 'byNumber');
      expect(heard).toEqual([{ do: 'byNumber', act: 'view', number: 42, code: null, rest: '' }]);
    },
  );

  it.each<[string, Scene]>([
    ['tôi bận không họp được', deputy],
    ['vâng, tôi sẽ dự họp', deputy],
    ['hoàn tác', deputy],
    ['tách 0042', deputy],
    ['lấy lại bài 0042, em rút nhầm', deputy],
    ['thêm ngày nghỉ 26/11', { role: 'head' }],
    ['mai tôi nghỉ', deputy],
    ['thêm kế hoạch: Hội thao khối 3; 05/12 7 giờ; Nhà văn hóa', deputy],
    ['gửi', { ...deputy, hasDraft: true }],
    ['/dulieu xoa', deputy],
  ])('does not act with a forwarded “%s”: it is content', (text, scene) => {
    expect(forwards(text, 'Lan', scene).map((intent) => intent.do)).toEqual(['add']);
  });

  it('gets a list that a forwarded message asks for', () => {
    expect(inShort(forwards('/choduyet', 'Lan', deputy))).toContain('listQueue');
    expect(forwards('Đã xong KC-2611-0002', 'Lan', deputy)).toMatchObject([{ do: 'dangerByCode', act: null }]);
  });

  it('reports an absence with “đi họp” for several days, which declines no invitation', () => {
    expect(inShort(says('từ mai đến thứ 6 tôi đi họp ở Hà Nội', deputy))).toEqual(['away']);
    expect(inShort(says('mai tôi đi họp, anh Hùng duyệt thay', deputy))).toEqual(['away']);
    expect(inShort(says('mai tôi đi họp', deputy))).toContain('paper');
  });

  it('with “đăng lại” and a short number is shown that item', () => {
    expect(says('đăng lại bài 13', deputy)).toEqual([
      { do: 'byNumber', act: 'view', number: 13, code: null, rest: '' },
    ]);
  });

  it('gets an explanation why a number alone is not enough, depending on the prompt', () => {
    expect(inShort(says('2', { ...deputy, open: returning }))).toEqual(['say reason-by-code']);
    const more = { ask: 'questionWords', what: 'clarify', question: 'q', revision: 1, kept: '' } as const;
    expect(inShort(says('2', { role: 'office', open: more }))).toEqual(['say words-not-number']);
  });

  it('may ask for the queue in plain words', () => {
    expect(inShort(says('duyệt', deputy))).toEqual(['forget', 'listQueue']);
  });
});

describe('a message forwarded while words are asked for', () => {
  const question = { ask: 'questionWords', question: 'q', revision: 1, kept: '' } as const;
  const waiting: readonly (readonly [Open, string])[] = [
    [{ ask: 'reason', act: 'return', submission: 'item', revision: 2 }, 'Ảnh bị mờ, cần chụp lại'],
    [{ ask: 'reason', act: 'adjust', submission: 'item', revision: 2 }, 'Căn cứ đã hết hiệu lực'],
    [{ ask: 'boardEdit', slot: 'title', submission: 'item', revision: 2 }, 'Khối 6 trồng cây'],
    [{ ask: 'inviteName', role: 'contributor' }, 'Nguyễn Văn An'],
    [{ ...question, what: 'draft' }, 'Bà mang căn cước đến bộ phận một cửa.'],
    [{ ...question, what: 'redirect' }, 'Việc này do Công an phường giải quyết.'],
    [{ ask: 'paperWords', press: 'rp-direct', subject: 'p', argument: '', revision: 0 }, 'Rà soát lại tin về đất đai'],
    [{ ask: 'dangerWords', act: 'end', danger: 'case' }, 'Đã dập tắt lúc 9 giờ, không ai bị thương'],
    [{ ask: 'wardWords', what: 'correct', kept: 'item|2' }, 'Sửa 45 hộ thành 54 hộ'],
  ];

  it.each(waiting)('answers %j only after a press, and leaves it open', (open, text) => {
    const scene = { role: 'deputy', open } as const;
    const [asked, ...more] = forwards(text, 'Lan', scene);
    expect(asked).toMatchObject({ do: 'askForwarded', text, ask: open.ask });
    expect(more).toEqual([]);
    if (asked?.do !== 'askForwarded') return;
    const held = [{ number: 2, text, messageKey: asked.messageKey, answers: asked.answers }];
    // The same as when the person had written it.
    const used = presses('held.words', { ...scene, held });
    expect(used).toEqual([...says(text, scene), { do: 'dropHeld', number: 2 }]);
    const other: Open = { ask: 'reason', act: 'return', submission: 'another', revision: 1 };
    for (const now of [{ role: 'deputy', held } as const, { role: 'deputy', held, open: other } as const])
      expect(inShort(presses('held.words', now))).toEqual(['say issue-held-gone']);
  });

  it('does not close the prompt with somebody else’s “thôi”, nor is a number its answer', () => {
    const scene = { ...deputy, open: returning };
    expect(inShort(says('để sau hãy tính', scene))).toContain('forget');
    expect(inShort(forwards('để sau hãy tính', 'Lan', scene))).not.toContain('forget');
    expect(inShort(forwards('thôi', 'Lan', scene))).not.toContain('forget');
    expect(inShort(forwards('2', 'Lan', scene))).toEqual(['say reason-by-code']);
  });

  it('with documents corrects no item that its caption names, and its caption is no text of a correction', () => {
    const paper = [{ kind: 'document', name: 'qd.docx' } as const];
    const caption = 'đính chính 0046: số 54 chứ không phải 45';
    expect(inShort(sends(paper, caption, deputy))).toEqual(['correctByCaption']);
    expect(sends(paper, caption, deputy, 'Lan')).toMatchObject([{ do: 'add', text: caption, forwardedFrom: 'Lan' }]);
    const open: Open = { ask: 'wardWords', what: 'correct', kept: 'item|2' };
    expect(sends(paper, 'Sửa số', { ...deputy, open }, 'Lan')).toMatchObject([{ do: 'correctWithFiles', text: '' }]);
  });

  it('is quoted in a citizen’s own question', () => {
    const open: Open = { ...question, what: 'add' };
    expect(inShort(forwards('Cột đèn này hỏng từ tháng trước.', 'Lan', { role: 'citizen', open }))).toContain(
      'sayForQuestion',
    );
  });
});

describe('a citizen’s forwarded message', () => {
  it.each(['vâng', 'rút đăng HD-2611-0002'])('“%s” is neither a reply nor a withdrawal', (text) => {
    const heard = forwards(text, 'Lan', citizen).map((intent) => intent.do);
    expect(heard).not.toContain('askerReply');
    expect(heard).not.toContain('clarify');
  });
});

describe('another incoming event', () => {
  it('photos join the draft in the platform’s order, with the caption', () => {
    expect(sends([{ fileId: 'a' }], 'Chú thích')).toMatchObject([
      {
        do: 'add',
        text: 'Chú thích',
        albumKey: 'album',
        photos: [{ position: 7, file: { fileId: 'a', kind: 'photo' } }],
      },
    ]);
  });

  it('a picture file is a photo too; for a video the caption is kept and the file is explained', () => {
    expect(sends([{ kind: 'document', mimeType: 'image/jpeg' }])).toMatchObject([
      { do: 'add', photos: [{ file: { kind: 'document' } }] },
    ]);
    expect(inShort(sends([{ kind: 'document', mimeType: 'application/pdf' }]))).toEqual(['add']);
    expect(inShort(sends([{ kind: 'video' }], news))).toEqual(['add', 'courtesy file-not-yet']);
    for (const [name, kind] of [
      ['họp.m4a', 'audio'],
      ['họp.MP4', 'video'],
    ] as const)
      expect(sends([{ kind: 'document', name }])).toMatchObject([
        { do: 'courtesy', message: { key: 'file-not-yet', facts: { kind } } },
      ]);
  });

  it('a citizen’s file that cannot be stored is explained by its kind, also beside text', () => {
    const citizen = { role: 'citizen' } as const;
    expect(sends([{ kind: 'audio' }], '', citizen)).toMatchObject([
      { do: 'courtesy', message: { key: 'citizen-file', facts: { kind: 'audio' } } },
    ]);
    expect(inShort(sends([{ kind: 'document', name: 'đơn.pdf' }], 'Đường hỏng', citizen))).toEqual([
      'receive',
      'courtesy citizen-file',
    ]);
  });

  it('an unsupported kind of message gets a clear answer', () => {
    expect(inShort(does({ kind: 'unsupported', platformType: 'sticker' }))).toEqual(['courtesy unsupported']);
    expect(inShort(does({ kind: 'contact', phone: '+84', ownedBySender: true }))).toEqual(['keepPhone']);
    expect(does({ kind: 'contact', phone: '+84', ownedBySender: false })).toMatchObject([
      { do: 'say', message: { key: 'contact-of-another' } },
    ]);
  });

  it('an edited message corrects the original message', () => {
    expect(does({ kind: 'edited', of: 'tg:1:5', text: 'Sửa' })).toEqual([
      { do: 'correct', messageKey: 'tg:1:5', text: 'Sửa' },
    ]);
  });

  it('blocking or unblocking the bot changes only the reachability; unknown events do nothing', () => {
    expect(does({ kind: 'left' })).toEqual([{ do: 'reach', isReachable: false }]);
    expect(does({ kind: 'joined' })).toEqual([{ do: 'reach', isReachable: true }]);
    expect(does({ kind: 'ignored', platformType: 'x' })).toEqual([]);
  });
});

describe('a press', () => {
  it.each<[string, readonly string[]]>([
    ['send', ['forget', 'item send']],
    ['agree', ['person accept']],
    ['edit', ['item fill']],
    ['more', ['say more-photos-please']],
    ['cancel', ['item cancel']],
    ['withdraw', ['item withdraw']],
    ['resume', ['forget', 'item resume']],
    ['skip', ['forget', 'say skipped']],
    ['date.2026-11-24', ['forget', 'fill']],
    ['source.witness', ['forget', 'fill']],
    ['source.origin', ['forget', 'fill']],
    ['slot.title', ['open slot', 'say ask-title-anew']],
    ['slot.text', ['editText']],
    ['slot.nothing', ['preview']],
    ['approve', ['item approve']],
    ['return', ['item return']],
    ['reject', ['item reject']],
    ['why.return.facts', ['forget', 'item return']],
    ['why.approve.facts', []],
    ['view', ['item view']],
    ['mend', ['item edit']],
    ['retitle', ['boardEditAsk']],
    ['rewrite', ['boardEditAsk']],
    ['recat.news', ['item reclassify']],
    ['recat.news.2', ['forget', 'item reclassify']],
    ['cat.constructor', []],
    ['grant.contributor', ['open inviteName', 'say invite-name-please']],
    ['grant.emperor', []],
    ['go.baicuatoi', ['forget', 'listOwn']],
    ['ask', ['open question', 'say question-please']],
    ['what.we.had.last.year', ['say press-too-old']],
  ])('of "%s" → %j', (action, wanted) => {
    expect(inShort(presses(action))).toEqual(wanted);
  });

  it('on “cancel” or “withdraw” refers to the item of the message; “cancel” of a draft also closes its prompt', () => {
    expect(presses('cancel')).toMatchObject([{ do: 'item', act: 'cancel', submission: 'item' }]);
    expect(inShort(presses('cancel', { hasDraft: true }))).toEqual(['forget', 'item cancel']);
    expect(presses('withdraw')).toMatchObject([{ do: 'item', act: 'withdraw', submission: 'item' }]);
  });

  it('on skip shows the existing draft', () => {
    expect(inShort(presses('skip', { hasDraft: true }))).toEqual(['forget', 'preview']);
  });

  it('carries the revision that was shown', () => {
    expect(presses('approve', deputy)).toEqual([{ do: 'item', act: 'approve', submission: 'item', revision: 2 }]);
  });
});

describe('the menu', () => {
  const translator = createTranslator('locales');
  const bareOf = (label: string) => foldForSearch(label).replaceAll(/[^a-z0-9 ]+/gu, '');

  it.each(['vi', 'en'])('in %s understands its typed labels, with and without accents', (locale) => {
    for (const name of new Set(roles.flatMap(menuOf))) {
      const label = translator.say(locale, { key: `menu-${name}` });
      for (const text of [label, label.toUpperCase(), foldForSearch(label), bareOf(label)])
        expect([text, readCommand(text)?.name]).toEqual([text, name]);
    }
    for (const [key, name] of [
      ['choice-ask', 'hoi'],
      ['choice-own-questions', 'cauhoi'],
    ] as const)
      expect(readCommand(translator.say(locale, { key }))?.name).toBe(name);
  });

  it('is offered completely by the greeting, as buttons or in words', () => {
    for (const role of roles) {
      const [greeting] = says('/help', { role }).slice(-1);
      if (greeting?.do !== 'say') throw new Error('no greeting');
      const offered = (greeting.message.buttons ?? [])
        .flat()
        .flatMap((button) => ('action' in button ? [button.action === 'ask' ? 'go.hoi' : button.action] : []));
      const words = bareOf(translator.say('vi', { key: greeting.message.key, facts: greeting.message.facts ?? {} }));
      for (const name of menuOf(role).filter((each) => each !== 'help'))
        expect([
          role,
          name,
          offered.includes(`go.${name}`) || words.includes(bareOf(translator.say('vi', { key: `menu-${name}` }))),
        ]).toEqual([role, name, true]);
    }
  });

  it('does not take the typed label of a card without a code as a draft', () => {
    for (const text of ['xem du', 'Xem đủ', 'Trả lại', 'Duyệt đăng'])
      expect(inShort(says(text, deputy))).toEqual(['say act-by-code']);
  });

  it('shows each role only its own commands', () => {
    expect(menuOf('citizen')).toEqual(['cauhoi', 'hoi', 'tracuu', 'lienket', 'dulieu', 'help', 'ngonngu']);
    for (const role of roles) {
      expect(menuOf(role).includes('choduyet'), role).toBe(['deputy', 'standingDeputy', 'head'].includes(role));
      expect(menuOf(role).includes('thanhvien'), role).toBe(['standingDeputy', 'head'].includes(role));
    }
  });

  it('takes whole words only: a sentence that begins like a command is not one', () => {
    for (const wish of ['English', 'english please', '/english', 'Tiếng Anh'])
      expect([wish, readCommand(wish)]).toEqual([wish, { name: 'ngonngu', rest: 'en' }]);
    expect(readCommand('Tiếng Việt')).toEqual({ name: 'ngonngu', rest: 'vi' });
    expect(readCommand('gửi bài cho phường nhé anh')).toBeNull();
    expect(readCommand('hỏi')).toMatchObject({ name: 'hoi' });
  });
});

describe('stored conversation state', () => {
  it('of another shape is treated as empty', () => {
    for (const stored of [null, undefined, 'x', 7, [], {}]) expect(readMemory(stored)).toEqual({ open: null });
  });
});

describe('a plan told in everyday words by staff', () => {
  it.each([
    [
      'lên kế hoạch đưa tin hội thi nấu ăn khối 6 chủ nhật này 29/11, giao chị Mai',
      'hội thi nấu ăn khối 6; chủ nhật này 29/11; giao chị Mai',
    ],
    [
      'Hội thi nấu ăn khối 6 ngày 29/11 phân công chị Mai đưa tin nhé',
      'Hội thi nấu ăn khối 6; ngày 29/11; giao chị Mai',
    ],
    [
      'dua vao ke hoach: le khoi cong duong khoi 3 ngay 5/12 luc 8 gio',
      'le khoi cong duong khoi 3; ngay 5/12 luc 8 gio',
    ],
    ['Ra quân vệ sinh sáng thứ Bảy cử anh Hùng chụp ảnh', 'Ra quân vệ sinh; sáng thứ Bảy; giao anh Hùng'],
  ])('"%s" is added to the plan', (text, words) => {
    expect(says(text, head).at(-1)).toMatchObject({ do: 'paper', press: 'pl-add', words });
  });

  it.each([
    'UBND phường lên kế hoạch đưa tin hội thi nấu ăn khối 6 chủ nhật này 29/11',
    'Sáng 29/11, UBND phường phân công chị Mai phụ trách điểm tiêm chủng khối 6 cho 200 trẻ em.',
    'Hôm qua 27/11 đã phân công chị Mai đưa tin hội thi khối 6',
    'lên kế hoạch đi',
  ])('"%s" is not added to the plan', (text) => {
    expect(JSON.stringify(says(text, head))).not.toContain('pl-add');
  });
});
