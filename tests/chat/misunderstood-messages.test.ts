/** Regression tests for messages that were once misunderstood, lost, or applied to the wrong object. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeLanguage } from '../../src/chat/acts/people.ts';
import { menuOf } from '../../src/chat/hear/commands.ts';
import { remember } from '../../src/chat/talk/talk.ts';
import { localDateOf } from '../../src/domain/calendar/local-date.ts';
import { monthOf } from '../../src/domain/period/period.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { readRedirect } from '../../src/domain/question/redirect.ts';
import { topicCodes } from '../../src/domain/question/topic.ts';
import { readLabels } from '../../src/domain/submission/guess.ts';
import { periodFigures } from '../../src/reading/period-figures.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let tu: Person;
let lan: Person;
let office: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  office = await ward.person('Lê Anh Thư', 'office');
  tu = await ward.person('Phạm Văn Tư', 'citizen');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());
const questions = () => ward.turn(({ stores }) => stores.questions.list());

describe('a citizen', () => {
  it('who types /hoi at "hỏi thông tin hay gửi tố cáo?" chooses the question', async () => {
    expect(await chat.says(tu, 'cán bộ khu phố thu tiền không có biên lai thì hỏi ở đâu')).toContain('gửi tố cáo');
    expect(await chat.says(tu, '/hoi')).toMatch(/HD-\d{4}-\d{4}/u);
    expect(await questions()).toHaveLength(1);
  });

  it('whose thanks say that a danger is over is forwarded to the person in charge', async () => {
    await ward.turn((unit) => reportDanger(unit, tu, { level: 'sure', numbers: ['113'], text: 'có người cầm dao' }));
    expect(await chat.says(tu, 'thôi hắn đi rồi, cảm ơn')).toContain('Đã báo người trực');
    expect((await chat.heard(office)).at(-1)).toContain('hắn đi rồi');
  });
});

describe('a message within ten minutes of a question', () => {
  const first = 'Tôi muốn góp ý cho dự thảo quy chế khối 3, mức đóng quỹ quá cao';
  const more = 'điều 5 cũng không hợp lý, đề nghị bỏ';
  const addedTo = async () => (await questions()).map(({ standing }) => standing.addenda.map(({ text }) => text));

  it('without a matter of its own is added to the question, and the asker is told', async () => {
    await chat.says(tu, first);
    expect(await chat.says(tu, more)).toMatch(/Đã ghi thêm vào câu hỏi HD-\d{4}-\d{4}.*\n.*Là việc khác/u);
    expect(await addedTo()).toEqual([[more]]);
  });

  it.each(['mong cấp trên thanh tra lãnh đạo phường', 'ông ấy cũng nhận tiền rồi mới ký cho người ta'])(
    'that may be a letter is asked about first, and the office does not read it: "%s"',
    async (text) => {
      await chat.says(tu, first);
      expect(await chat.says(tu, text)).toContain('gửi tố cáo');
      expect(await addedTo()).toEqual([[]]);
      expect((await chat.heard(office)).join('\n')).not.toContain(text);
    },
  );

  it('that may be a letter stays hidden from the office also after a doubtful addition', async () => {
    const letter = 'hồ sơ người có công của bố tôi bị bỏ ra ngoài có chủ ý';
    await chat.says(tu, first);
    await chat.presses(tu, 'Bổ sung');
    expect(await chat.says(tu, letter)).toContain('gửi tố cáo');
    await chat.says(tu, 'is the old address still valid after the merger');
    expect(JSON.stringify(await addedTo())).not.toContain(letter);
    expect((await chat.heard(office)).join('\n')).not.toContain(letter);
  });

  it('can be separated by a press into a question of its own', async () => {
    await chat.says(tu, first);
    await chat.says(tu, more);
    await chat.presses(tu, 'Là việc khác');
    expect(await addedTo()).toEqual([[], []]);
    expect((await questions()).map(({ body }) => body).sort()).toEqual([first, more].sort());
    expect((await chat.heard(office)).join('\n')).toContain('thành câu hỏi riêng');
  });

  it('can be separated in words', async () => {
    await chat.says(tu, first);
    await chat.says(tu, more);
    expect(await chat.says(tu, 'là việc khác')).toMatch(/HD-\d{4}-\d{4}/u);
    expect(await addedTo()).toEqual([[], []]);
  });

  it('with a matter of its own, or a later message, is a separate question', async () => {
    await chat.says(tu, first);
    await chat.says(tu, 'đèn đường ngõ 12 hỏng hai bóng, sửa giúp');
    expect(await addedTo()).toEqual([[], []]);
    ward.clock.advance(11 * 60_000);
    await chat.says(tu, 'cái đó tối nào cũng có người vấp');
    expect(await addedTo()).toEqual([[], [], []]);
  });
});

describe('information on the ward’s own pages', () => {
  beforeEach(() =>
    ward.turn(({ stores, now }) =>
      stores.sections.put({
        ...{ slug: 'lich-cong-tac', version: 1, by: office.id, at: now },
        text: '| Ngày | Giờ | Việc | Người chủ trì |\n| --- | --- | --- | --- |\n| Thứ Hai 30/11/2099 | 8h | Tiếp công dân | Chủ tịch |\n| Thứ Ba 01/12/2099 | 8h | Họp giao ban | Chủ tịch |',
      }),
    ),
  );

  it.each([
    ['lich tiep dan cua chu tich thang nay la ngay nao', '30/11/2099 · 8h · Tiếp công dân · Chủ tịch'],
    ['mấy giờ phường mở cửa', 'giờ hành chính các ngày làm việc'],
  ])('is offered before a case is opened: "%s"', async (asked, says) => {
    const answer = await chat.says(tu, asked);
    expect(answer).toContain(says);
    expect(answer).not.toContain('Họp giao ban');
    expect(await questions()).toEqual([]);
    expect(await chat.presses(tu, 'Vẫn gửi câu hỏi')).toMatch(/HD-\d{4}-\d{4}/u);
    expect(await questions()).toHaveLength(1);
  });

  it('that no page contains becomes a question as before', async () => {
    expect(await chat.says(tu, 'chủ tịch phường tên là gì')).toMatch(/HD-\d{4}-\d{4}/u);
  });

  it.each([
    ['dien thoai phuong may so chau', '0220 3000 137'],
    ['xoa het nhung gi toi da nhan', 'dữ liệu'],
  ])('is not offered for a service request in other words: "%s"', async (text, says) => {
    const answer = await chat.says(tu, text);
    expect(answer).toContain(says);
    expect(answer).not.toContain('Ông/Bà cần việc nào');
    expect(await questions()).toEqual([]);
  });
});

describe('a person who asked in English', () => {
  it.each([
    ['reads the redirection in English, without a repeated lead-in', null, /contact Thuế cơ sở 5/u],
    ['reads it in Vietnamese after choosing that language', 'vi', /Ông\/Bà liên hệ Thuế cơ sở 5/u],
  ])('%s', async (_, chosen, wanted) => {
    if (chosen) await ward.turn((unit) => changeLanguage(unit, tu, chosen));
    await chat.says(tu, 'Where do I pay the land tax for my house, and when is the office open?');
    const [question] = await questions();
    if (!question) throw new Error('nothing was asked');
    const redirect = { type: 'redirect', revision: question.standing.revision } as const;
    const sent = await ward.turn((unit) =>
      actOnQuestion(unit, office, question.id, { ...redirect, ...readRedirect('Ông bà hỏi Thuế cơ sở 5') }),
    );
    expect(sent.ok).toBe(true);
    expect((await chat.heard(tu)).at(-1)).toMatch(wanted);
  });
});

describe('a contributor', () => {
  it('whose photos wait for a text writes that text, whatever prompt was open before', async () => {
    const item = await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    await ward.turn((unit) => remember(unit, lan.id, { ask: 'wardWords', what: 'correct', kept: `${item.id} 1` }));
    await ward.add(lan, '', { photoCount: 1 });
    await chat.says(lan, 'Sáng qua khối 6 họp tổ dân phố bàn việc làm đường. Hơn 40 người dự. Tôi có mặt.');
    const drafts = (await ward.items()).filter(({ state }) => state === 'draft');
    expect(drafts.map(({ content }) => content.parts.map(({ text }) => text).join(' '))).toEqual([
      expect.stringContaining('họp tổ dân phố'),
    ]);
  });

  it('who cancels with "thôi hủy bài này" is not naming a source', async () => {
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.', { photoCount: 1 });
    await chat.says(lan, 'gửi');
    for (const words of ['thôi hủy bài này', 'hủy bài này đi']) await chat.says(lan, words);
    expect((await ward.items()).every(({ content }) => content.source === null)).toBe(true);
  });
});

describe('a waiting correction', () => {
  it('is in /choduyet of a person who may approve it, and its proposer is told the outcome', async () => {
    const head = await ward.person('Trần Văn Hòa', 'head');
    const deputy = await ward.person('Phạm Thị Mai', 'deputy');
    const item = await ward.submitted(lan);
    await ward.turn((unit) => act(unit, deputy, item.id, { type: 'approve', revision: item.revision }));
    await ward.publishAll();
    expect(await chat.says(head, `C ${item.code}\nđổi 20 cây thành 30 cây`)).toContain('đã gửi người có thẩm quyền');
    const queue = await chat.says(deputy, '/choduyet');
    expect(queue).toContain('1 đính chính chờ đồng chí duyệt');
    expect(queue).not.toContain('Không có bài nào chờ');
    await chat.presses(deputy, 'Duyệt đính chính');
    expect(await chat.says(deputy, '/choduyet')).toContain('Không có bài nào chờ đồng chí.');
    expect((await chat.heard(head)).at(-1)).toContain(`đã duyệt đính chính bài ${item.code}`);
  });
});

describe('a source inside the text', () => {
  it.each([
    ['Trạm y tế tiêm chủng cho trẻ ngày 27/11/2026, nguồn: bà Lê Thị Hạnh trạm trưởng.', 'bà Lê Thị Hạnh trạm trưởng'],
    ['Lịch cắt điện khối 6 ngày 29/11/2026 từ 7 giờ, nguồn Điện lực Chí Linh', 'Điện lực Chí Linh'],
  ])('is extracted from "%s"', (text, detail) => {
    const { source, lines } = readLabels([text]);
    expect(source).toEqual({ kind: 'person', detail });
    expect(lines.join(' ')).not.toContain('nguồn');
  });
  it.each(['Khối 3 mất nước, nguồn nước bị bẩn.', 'Thiếu vốn. Nguồn vốn của tỉnh chưa về.'])(
    'is not found in "%s"',
    (text) => {
      expect(readLabels([text])).toMatchObject({ source: null, lines: [text] });
    },
  );
});

describe('the menus', () => {
  it('list the most frequent commands of each role', () => {
    for (const role of ['head', 'standingDeputy', 'deputy'] as const)
      expect(menuOf(role)).toEqual(expect.arrayContaining(['lich', 'quahan', 'quytrinh']));
    for (const role of ['chairman', 'accountant'] as const) expect(menuOf(role)).toContain('baomat');
    expect(menuOf('citizen')).not.toContain('baomat');
  });
});

describe('an own item after sending', () => {
  const deputyWith = async () => {
    const deputy = await ward.person('Phạm Thị Mai', 'deputy');
    const item = await ward.submitted(lan);
    return { deputy, item, short: item.code.slice(-4) };
  };

  it('takes "thêm: …" and a change of words as a new revision while it waits for approval', async () => {
    const { item, short } = await deputyWith();
    await chat.says(lan, 'thêm: Hơn 40 người cùng làm.');
    const after = (await ward.items()).find(({ id }) => id === item.id);
    expect(after?.content.parts.map(({ text }) => text).join(' ')).toContain('Hơn 40 người cùng làm.');
    expect(after).toMatchObject({ state: 'submitted', revision: item.revision + 1 });
    expect(await chat.says(lan, `sua noi dung bai ${short}`)).toContain('đang chờ duyệt');
  });

  it('is changed by a request in the author’s words after publication', async () => {
    const { deputy, item, short } = await deputyWith();
    await ward.turn((unit) => act(unit, deputy, item.id, { type: 'approve', revision: item.revision }));
    await ward.publishAll();
    expect(await chat.says(lan, `rút bài ${short}`)).toContain('gửi đề nghị sửa');
    await chat.presses(lan, 'Đề nghị sửa');
    expect((await chat.heard(lan)).at(-1)).toContain('Anh/chị viết một câu');
    await chat.says(lan, 'thôi');
    expect(await chat.says(lan, `sửa bài ${short}: 20 cây thành 32 cây`)).toContain('Đề nghị sửa bài');
    expect((await ward.turn(({ stores }) => stores.submissions.get(item.id))).standing.correction).not.toBeNull();
  });
});

describe('a message that refers to something earlier', () => {
  it('"à nhầm, …" soon after the receipt is added to that question', async () => {
    await chat.says(tu, 'Tôi 80 tuổi muốn hỏi trợ cấp hằng tháng bao nhiêu tiền?');
    await chat.says(tu, 'ah nham, toi hoi cho chong toi 76 tuoi');
    const [asked, ...others] = await questions();
    expect(others).toEqual([]);
    expect(asked?.standing.addenda.map(({ text }) => text)).toEqual(['ah nham, toi hoi cho chong toi 76 tuoi']);
  });

  it.each(['khen co Lan o khoi 4 nhiet tinh lam', 'Chị Hoa ở bộ phận một cửa hướng dẫn rất tận tình, tuyệt vời'])(
    '"%s" is praise with its addressee: it is forwarded to the board after one press',
    async (words) => {
      const office = await ward.person('Nguyễn Thị Thu', 'office');
      expect(await chat.says(tu, words)).toContain('muốn chuyển lời khen này tới Ban Biên tập');
      await chat.presses(tu, 'Đúng');
      expect((await chat.heard(tu)).at(-1)).toContain('Lời khen đã chuyển');
      expect((await chat.heard(office)).join('\n')).toContain(words);
      expect(await questions()).toEqual([]);
    },
  );

  it('praise without an addressee gets a short thank-you', async () => {
    expect(await chat.says(tu, 'phường mình tuyệt vời quá')).toContain('Xin cảm ơn lời động viên');
  });

  it('"Tôi có mặt" for a draft that has a source is acknowledged with one sentence', async () => {
    await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    expect(await chat.says(lan, 'Tôi có mặt')).toBe('Nguồn của bài đã ghi rồi. Muốn đổi, anh/chị nhắn “nguồn: …”.');
  });

  it('"gộp bài … vào …" by the board merges the items', async () => {
    const standing = await ward.person('Phạm Thị Mai', 'standingDeputy');
    const first = await ward.submitted(lan);
    const second = await ward.submitted(lan, 'Khối 4 trồng cây xanh\nSáng nay trồng thêm 5 cây.\nNguồn: bà Lan');
    expect(await chat.says(standing, `gộp bài ${second.code.slice(-4)} vào ${first.code.slice(-4)}`)).not.toContain(
      'việc khác',
    );
  });

  it('a correction whose words are not found can be retyped, also after another message', async () => {
    const [deputy, head] = [await ward.person('Mai', 'deputy'), await ward.person('Hòa', 'head')];
    const item = await ward.submitted(lan);
    await ward.turn((unit) => act(unit, deputy, item.id, { type: 'approve', revision: item.revision }));
    await ward.publishAll();
    await chat.says(head, `C ${item.code}`);
    expect(await chat.says(head, 'đổi 99 cây thành 30 cây')).toContain('Không thấy');
    expect(await chat.says(head, 'tôi đi làm lại')).toContain('Việc trước vẫn chờ');
    expect(await chat.says(head, 'đổi 20 cây thành 30 cây')).toContain('đã gửi người có thẩm quyền');
  });

  it('/baocao by a member names whom to ask', async () => {
    const member = await ward.person('Đỗ Văn Bình', 'member');
    expect(await chat.says(member, '/baocao 2026-11')).toContain('xin hỏi Trưởng ban');
  });
});

describe('a message that continues the previous question', () => {
  const road = 'Đường khối 2 đào lên ba tháng rồi không lấp, đi lại rất khó khăn.';
  it.each([
    'lam nhanh len khong tui kien len tinh',
    'chieu nay them mot cho nua bi sut',
    'den nay van chua thay ai den',
  ])('is added to it, and opens no case of its own: "%s"', async (words) => {
    await chat.says(tu, road);
    await chat.says(tu, words);
    const [asked, ...others] = await questions();
    expect(others).toEqual([]);
    expect(asked?.standing.addenda.map(({ text }) => text)).toEqual([words]);
  });

  it('is asked about first if it accuses somebody', async () => {
    await chat.says(tu, road);
    await chat.says(tu, 'can bo khoi an tien roi lam nhanh len cho nha giau');
    expect((await questions()).flatMap(({ standing }) => standing.addenda)).toEqual([]);
  });

  it('for a withdrawal the bot names each question by its first words, and the person may cancel', async () => {
    await chat.says(tu, road);
    await chat.says(tu, 'Tôi 80 tuổi muốn hỏi trợ cấp hằng tháng bao nhiêu tiền?');
    await chat.says(tu, 'thôi rút cái câu hỏi đó đi');
    expect(await chat.presses(tu, 'Thôi')).toContain('Đã bỏ qua');
    await chat.says(tu, 'thôi rút cái câu hỏi đó đi');
    await chat.presses(tu, 'Rút “Đường khối 2');
    expect((await questions()).map(({ state }) => state).toSorted()).toEqual(['closed', 'received']);
  });

  it('"chưa" with a reason under an answer is a rating, and opens no other case', async () => {
    const deputy = await ward.person('Phạm Thị Mai', 'deputy');
    const member = await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(tu, 'Trạm y tế tiêm phòng dại ngày nào trong tuần?');
    const code = (await questions())[0]?.code ?? '';
    expect(await chat.says(office, `giao ${code.slice(-4)} cho dong chi Binh`)).toContain('Đỗ Văn Bình');
    await chat.presses(member, 'Viết trả lời');
    await chat.says(member, 'Trạm y tế tiêm phòng dại sáng thứ Ba hằng tuần.');
    await chat.presses(deputy, 'Duyệt');
    await ward.turn(async (unit) => {
      const question = await unit.stores.questions.byCode(code);
      if (question) await recordDelivery(unit, question.id, 'delivered', 'telegram', '1');
    });
    await chat.says(tu, 'chua, chu hoi ngay nao lam duoc, thu bay co lam khong');
    const [asked, ...others] = await questions();
    expect(others).toEqual([]);
    expect(asked?.standing.ratings.map(({ isHelpful, note }) => ({ isHelpful, note }))).toEqual([
      { isHelpful: false, note: 'chu hoi ngay nao lam duoc, thu bay co lam khong' },
    ]);
  });
});

describe('a message after a closed emergency case', () => {
  beforeEach(async () => {
    await ward.turn((unit) => reportDanger(unit, tu, { level: 'sure', numbers: ['115'], text: 'cháu bé bị chó cắn' }));
    expect(await chat.says(tu, 'cảm ơn, con bé không sao rồi')).toContain('Đã báo người trực');
  });

  it('that praises somebody is offered to be forwarded, and is not added to the case', async () => {
    expect(await chat.says(tu, 'khen chu Binh o phuong nhiet tinh, giup toi lam giay to')).toContain('chuyển lời khen');
    expect((await chat.heard(office)).join(' ')).not.toContain('khen chu Binh');
  });

  it.each(['thu 7 co lam khong chau', 'lich tiem chung cho chau 2 thang tuoi o tram y te la ngay mo ri?'])(
    'that asks something is a question: "%s"',
    async (words) => {
      await chat.says(tu, words);
      expect((await questions()).map(({ body }) => body)).toEqual([words]);
    },
  );
});

describe('acts on a question in words', () => {
  it.each([
    'giao 0001 cho dong chi Binh',
    'giao HD-2611-0001 cho Bình',
    'giao câu hỏi 0001 cho anh Bình nhé',
    'HD-2611-0001 giao Bình',
  ])('"%s" assigns it, and the answer offers to undo', async (words) => {
    await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(tu, 'Trạm y tế tiêm phòng dại ngày nào trong tuần?');
    const code = (await questions())[0]?.code ?? '';
    const said = await chat.says(office, words.replace('HD-2611-0001', code));
    expect(said).toContain('Đỗ Văn Bình');
    expect((await questions())[0]?.standing.assignee?.name).toBe('Đỗ Văn Bình');
    await chat.presses(office, 'Hoàn tác');
    expect((await questions())[0]?.standing.assignee).toBeNull();
  });

  it('an answer typed with its code becomes the assignee’s draft; other people read who answers', async () => {
    const binh = await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(tu, 'Trạm y tế tiêm phòng dại ngày nào trong tuần?');
    const code = (await questions())[0]?.code ?? '';
    const words = `trả lời ${code}: Trạm y tế tiêm phòng dại sáng thứ Năm hằng tuần.`;
    expect(await chat.says(office, words)).toContain('chưa giao ai');
    await chat.says(office, `${code} giao Bình`);
    expect(await chat.says(office, words)).toContain('do đồng chí Đỗ Văn Bình trả lời');
    await chat.says(binh, words);
    expect(await questions()).toMatchObject([
      { state: 'drafted', standing: { drafts: [{ text: 'Trạm y tế tiêm phòng dại sáng thứ Năm hằng tuần.' }] } },
    ]);
  });

  it('an unknown name is reported, with an offer to choose a person', async () => {
    await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(tu, 'Trạm y tế tiêm phòng dại ngày nào trong tuần?');
    expect(await chat.says(office, 'giao 0001 cho dong chi Tuan')).toMatch(/Không có ai tên “Tuan”[\s\S]*chọn người/u);
    expect(await chat.says(office, 'giao 0099 cho dong chi Binh')).toContain('Không tìm thấy câu hỏi 0099');
  });
});

describe('the topic of a question', () => {
  const month = () => monthOf(localDateOf(ward.clock.now(), 'Asia/Ho_Chi_Minh'));
  const counted = async () => {
    const figures = await ward.look((sight) => periodFigures(sight, month()));
    return figures.questionsByTopic.map(({ key }) => key);
  };

  it('is set by the office with a button, number, name or keyword, and the report counts by it', async () => {
    await chat.says(tu, 'Cho hỏi ai phụ trách cái cột ở đầu ngõ 7?');
    const code = (await questions())[0]?.code ?? '';
    expect(await counted()).toEqual(['other']);
    expect(await chat.says(office, `X ${code}`)).toContain('Lĩnh vực: Nội dung khác');
    await chat.presses(office, 'Lĩnh vực');
    await chat.presses(office, 'Hạ tầng');
    expect(await counted()).toEqual(['ha-tang']);
    await chat.presses(office, 'Lĩnh vực');
    await chat.says(office, 'xay dung');
    expect(await counted()).toEqual(['xay-dung']);
    await chat.presses(office, 'Lĩnh vực');
    const nth = topicCodes.indexOf('dat-dai') + 1;
    await chat.says(office, String(nth));
    expect(await counted()).toEqual(['dat-dai']);
    const audited = await rowsOf(ward.core)
      .selectFrom('audit_log')
      .select('details')
      .where('action', '=', 'question-topicSet')
      .orderBy('seq')
      .execute();
    expect(audited.map(({ details }) => JSON.parse(details).topic)).toEqual(['ha-tang', 'xay-dung', 'dat-dai']);
    await chat.says(office, `lĩnh vực ${code}: hộ tịch`);
    expect(await counted()).toEqual(['ho-tich']);
    await chat.says(office, `linh vuc ${code} la lam giay khai sinh cho con`);
    expect(await counted()).toEqual(['ho-tich']);
    expect(await chat.says(office, `lĩnh vực ${code}: xyz`)).toContain('Chưa rõ lĩnh vực nào');
    expect(await chat.says(lan, `lĩnh vực ${code}: đất đai`)).not.toContain('Đã ghi');
    expect(await counted()).toEqual(['ho-tich']);
  });

  it('a question redirected to another body is no longer counted as open', async () => {
    await chat.says(tu, 'Cho hỏi ai phụ trách cái cột ở đầu ngõ 7?');
    const open = async () => (await ward.look((sight) => periodFigures(sight, month()))).questionsOpen.length;
    expect(await open()).toBe(1);
    await chat.says(office, `X ${(await questions())[0]?.code}`);
    await chat.presses(office, 'Không thuộc thẩm quyền');
    await chat.says(office, 'Điện lực Chí Linh\n1900 6769');
    await chat.presses(office, 'Gửi người hỏi');
    expect((await questions())[0]?.state).toBe('redirected');
    expect(await open()).toBe(0);
  });

  it('setting the topic is no decision: the decision before can still be undone', async () => {
    await ward.person('Đỗ Văn Bình', 'member');
    await chat.says(tu, 'Cho hỏi ai phụ trách cái cột ở đầu ngõ 7?');
    const code = (await questions())[0]?.code ?? '';
    await chat.says(office, 'giao 0001 cho dong chi Binh');
    await chat.says(office, `lĩnh vực ${code}: hạ tầng`);
    await chat.presses(office, 'Hoàn tác');
    const [question] = await questions();
    expect([question?.standing.assignee, question?.standing.topic]).toEqual([null, 'ha-tang']);
  });
});

it('an act of the operator is shown as the operator’s in the log', async () => {
  const member = await ward.person('Đỗ Văn Bình', 'member');
  await ward.turn(({ stores, now }) =>
    stores.audit.record({ actor: 'admin', action: 'days-changed', object: '2026-12-02' }, now),
  );
  const log = await chat.says(member, 'hom nay ai lam gi roi');
  expect(log).toContain('Người vận hành (dòng lệnh)');
  expect(log).not.toContain('Người dân');
});

it('"liên kết zalo" returns the linking code at once', async () => {
  const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  for (const words of ['lien ket zalo', 'liên kết Telegram'])
    expect(await chat.says(lan, words)).toContain('Mã liên kết: ');
});

describe('the board, about days off and accounts', () => {
  it('adds a day off in words; a colleague’s stolen account is offered to be locked', async () => {
    const head = await ward.person('Vũ Thị Hoa', 'head');
    const deputy = await ward.person('Trần Văn Minh', 'deputy');
    expect(await chat.says(head, 'them ngay nghi 31/12/2026, TB 5/TB-UBND')).toContain('31/12/2026');
    await chat.presses(head, 'Áp dụng');
    expect(await ward.audit()).toContain('days-changed');
    expect(await chat.says(head, 'hoan doi ngay 31/12 lam bu thu bay 2/1/2027')).toContain('31/12/2026');
    expect(await chat.says(deputy, 'tai khoan zalo cua chi Hoa bi hack roi, khoa gap')).toContain('Khóa để bảo vệ');
    expect(await chat.says(deputy, 'ngày 31/12 có nghỉ bù không')).not.toContain('diễn ra ngày nào');
  });
});
