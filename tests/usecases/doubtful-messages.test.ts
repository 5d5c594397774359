/**
 * The prompt "Hỏi thông tin hay gửi tố cáo?" stays open while its sender continues to write: danger is answered at once, ordinary
 * questions are processed normally, and in the end single messages are filed, never all of them as one.
 */
import { afterEach, expect, it } from 'vitest';
import { readExamples } from '../../scripts/words/examples.ts';
import { readWordsModel } from '../../src/adapters/words-model.ts';
import { settleUnanswered } from '../../src/chat/acts/question/settle-unanswered.ts';
import { mayContinueLetter, triage } from '../../src/domain/question/triage.ts';
import { type Chat, chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard | null = null;
afterEach(() => ward?.close());

const model = readWordsModel('words');
const examples = readExamples()
  .map(({ text }) => text)
  .filter((text) => text.length > 15 && text.length < 120);
/** True for texts that ask for something of their own. Texts that only tell something may continue the letter. */
const isMatter = (text: string, kind: string): boolean =>
  ['question', 'report', 'proposal'].includes(kind) && !mayContinueLetter(text);
const isOf = {
  doubt: (_, kind) => kind === 'unsure',
  matter: isMatter,
  cry: (_, kind) => kind === 'emergency',
  thanks: (_, kind) => kind === 'greeting',
} as const satisfies Record<string, (text: string, kind: string) => boolean>;
type Wanted = keyof typeof isOf;
const asked = 'thông tin';

/** The same choices in every run. */
const seeded = (seed: number) => {
  let state = seed;
  return <Item>(from: readonly Item[]): Item => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return from[(state >> 8) % from.length] as Item;
  };
};

const many = 41;

async function writeOn(chat: Chat, seed: number) {
  const pick = seeded(seed);
  /** Draws until one fits, because classifying all examples takes half a minute. */
  const example = (wanted: Wanted): string => {
    for (;;) {
      const text = pick(examples);
      if (isOf[wanted](text, triage(text, model).kind)) return text;
    }
  };
  const tu = await (ward as OpenWard).person(`Người ${seed}`, 'citizen', false);
  await chat.says(tu, example('doubt'));
  const said: {
    readonly text: string;
    readonly kind: Wanted;
    readonly answer: string;
  }[] = [];
  for (let at = 0; at < many; at += 1) {
    const kind = pick(['matter', 'matter', 'matter', 'cry', 'thanks', 'doubt'] as const);
    const text = example(kind);
    (ward as OpenWard).clock.advance(60_000);
    said.push({ text, kind, answer: await chat.says(tu, text) });
  }
  return { tu, said };
}

it.each([1, 2, 3])(
  'none of 41 messages written while a choice is open is lost, and each is filed separately (seed %i)',
  async (seed) => {
    ward = await openWard();
    const chat = chatOn(ward);
    const { tu, said } = await writeOn(chat, seed);
    for (const { text, kind, answer } of said) if (kind === 'cry') expect(answer, text).toMatch(/11[345]/u);
    // The bot does not repeat the same question after every message.
    expect(said.filter(({ kind, answer }) => kind === 'matter' && answer.includes(asked)).length).toBeLessThan(
      many / 8,
    );
    await chat.presses(tu, 'Hỏi thông tin').catch(() => '');
    ward.clock.advance(2 * 86_400_000);
    await ward.turn(settleUnanswered);
    const questions = await ward.turn(({ stores }) => stores.questions.list());
    const texts = new Set(said.map(({ text }) => text));
    for (const { body, standing } of questions) {
      const held = [body, ...standing.addenda.map((each) => each.text)];
      const within = [...texts].filter((text) =>
        held.some((each) => each !== text && each.includes(text) && text.length > 30),
      );
      expect(within, body).toEqual([]);
    }
    const kept = JSON.stringify(questions);
    const lost = said.filter(
      ({ kind, text, answer }) =>
        kind === 'matter' && answer === '' && !kept.includes(JSON.stringify(text).slice(1, -1)),
    );
    expect(lost.map(({ text }) => text)).toEqual([]);
  },
);

it('a danger report among doubtful messages shows the board its own words only, and not the person accused in the doubt', async () => {
  ward = await openWard();
  const chat = chatOn(ward);
  await ward.person('Vũ Thị Hoa', 'head');
  const office = await ward.person('Đỗ Thị Mai', 'office');
  const tu = await ward.person('Người 1', 'citizen', false);
  await chat.says(tu, 'tiền đèn đường quyết toán hai trăm bóng, đếm có một trăm hai');
  expect(await chat.says(tu, 'cán bộ tiếp dân xé đơn tôi')).toContain(asked);
  await chat.says(tu, 'Nghe tiếng con gái la cứu ở bãi đất trống sau chợ');
  expect(JSON.stringify(await ward.read(tu))).toContain('question-danger');
  const [danger, ...others] = await ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 5));
  expect(others).toEqual([]);
  expect(danger?.standing.messages.map(({ text }) => text)).toEqual([
    'Nghe tiếng con gái la cứu ở bãi đất trống sau chợ',
  ]);
  expect(danger?.standing.passedOver).toContain(office.id);
  expect(danger?.standing.alerts.map(({ name }) => name)).toEqual(['Vũ Thị Hoa']);
  ward.clock.advance(2 * 86_400_000);
  await ward.turn(settleUnanswered);
  expect(await ward.turn(({ stores }) => stores.questions.list())).toEqual([]);
});

it('the doubt is asked about once: questions about hours or places are answered, and the choice stays open', async () => {
  ward = await openWard();
  const chat = chatOn(ward);
  const tu = await ward.person('Trần Văn Tú', 'citizen', false);
  await chat.says(tu, 'phường thu hồi đất nhà tôi không đúng');
  for (const text of ['mấy giờ phường làm việc', 'nộp đơn ở đâu']) {
    const before = (await chat.heard(tu)).length;
    await chat.says(tu, text);
    expect((await chat.heard(tu)).slice(before)).toEqual([expect.stringContaining('Nơi tiếp dân')]);
  }
  expect((await ward.told(tu)).filter((key) => key === 'question-unsure')).toHaveLength(1);
  await chat.says(tu, 'hỏi thông tin');
  expect((await chat.heard(tu)).at(-1)).toContain('HD-');
});
