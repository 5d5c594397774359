/** `npm start` without tokens: phones of three platforms, operated as the page operates them; stopped and started again. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDemoFolder } from '../support/data-folder.ts';
import { type Program, startProgram } from '../support/program.ts';
import { onThisDay } from '../support/today.ts';
import { eventually } from '../support/world.ts';

interface Shown {
  readonly messageId: string | number;
  readonly isMine: boolean;
  readonly text: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly data: string | null }[])[];
}
interface PhoneState {
  readonly phone: string;
  readonly platform: string;
  readonly role: string;
  readonly standing: string;
  readonly window: string;
  readonly messages: readonly Shown[];
}

let folder = '';
let program: Program;

const phones = async (): Promise<readonly PhoneState[]> => {
  const answer = await fetch(`${program.url}/simulator/api/state`);
  return ((await answer.json()) as { phones: PhoneState[] }).phones;
};
/** The demo's time in epoch milliseconds. */
const clockNow = async (): Promise<number> => {
  const answer = await fetch(`${program.url}/simulator/api/state`);
  return Date.parse(((await answer.json()) as { now: string }).now);
};
const phone = async (key: string): Promise<PhoneState> => {
  const found = (await phones()).find((each) => each.phone === key);
  if (!found) throw new Error(`no phone ${key}`);
  return found;
};
const post = (path: string, body: object): Promise<Response> =>
  fetch(`${program.url}/simulator/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-simulator': '1' },
    body: JSON.stringify(body),
  });
const act = async (key: string, name: string, body: object): Promise<void> => {
  const answer = await post(`phones/${key}/${name}`, body);
  expect([name, answer.status, await answer.text()]).toEqual([name, 200, expect.any(String)]);
};
const sendSamples = async (key: string, indexes: readonly number[], caption: string): Promise<void> => {
  const form = new FormData();
  form.set('samples', JSON.stringify(indexes));
  form.set('caption', caption);
  const address = `${program.url}/simulator/api/phones/${key}/files`;
  const answer = await fetch(address, { method: 'POST', headers: { 'x-simulator': '1' }, body: form });
  expect(answer.status).toBe(200);
};
const sees = (key: string, words: string): Promise<Shown> =>
  eventually(`"${words}" on the phone ${key}`, async () =>
    (await phone(key)).messages.findLast(({ isMine, text }) => !isMine && text.includes(words)),
  );
const press = async (key: string, words: string, label: string): Promise<void> => {
  const { messageId, data } = await eventually(`"${label}" on "${words}"`, async () => {
    for (const message of [...(await phone(key)).messages].reverse()) {
      const button = message.buttons.flat().find((each) => each.label.includes(label));
      if (button?.data && message.text.includes(words)) return { messageId: message.messageId, data: button.data };
    }
    return null;
  });
  await act(key, 'press', { messageId: String(messageId), data });
};
const article = (words: string): Promise<{ readonly title: string; readonly photos: readonly unknown[] }> =>
  eventually(`"${words}" on the portal`, async () => {
    const { items } = (await (await fetch(`${program.url}/api/v1/articles`)).json()) as {
      items: { title: string; slug: string }[];
    };
    const found = items.find(({ title }) => title.includes(words));
    if (!found) return null;
    const answer = await fetch(`${program.url}/api/v1/articles/${found.slug}`);
    return (await answer.json()) as { readonly title: string; readonly photos: readonly unknown[] };
  });

describe('the demo', () => {
  beforeAll(async () => {
    folder = await newDemoFolder();
    program = await startProgram({ DEMO: '1', DATA_DIR: folder });
  });
  afterAll(async () => {
    expect(await program.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  it('The demo shows people of three platforms side by side', async () => {
    expect((await phones()).map((each) => [each.phone, each.platform])).toEqual([
      ['contributor', 'telegram'],
      ['contributor-2', 'zaloOa'],
      ['deputy', 'telegram'],
      ['head', 'zaloOa'],
      ['citizen', 'zaloOa'],
      ['office', 'zaloBot'],
      ['standingDeputy', 'telegram'],
      ['member', 'telegram'],
      ['chairman', 'telegram'],
      ['accountant', 'telegram'],
      ['contributor-3', 'zaloBot'],
      ['deputy-2', 'zaloBot'],
      ['citizen-2', 'zaloBot'],
      ['citizen-3', 'telegram'],
    ]);
    // Contributors have their khối from the first day, so no list reports it as missing.
    const core = new Database(join(folder, 'core.db'), { readonly: true });
    const units = core.prepare('select name, unit from person where unit is not null order by name').all();
    core.close();
    expect(units).toEqual([
      { name: 'Nguyễn Thị Lan', unit: 'khối 4' },
      { name: 'Nguyễn Văn Hùng', unit: 'khối 3' },
      { name: 'Đinh Thị Mai', unit: 'khối 6' },
    ]);
    // A person to whom the bot may only reply has written a greeting.
    await sees('office', '1. Gửi bài');
    await sees('head', 'Vũ Thị Hoa');
  });

  it('A citizen who opens the chat for the first time is greeted', async () => {
    expect((await phone('citizen')).messages).toEqual([]);
    await act('citizen', 'start', {});
    await sees('citizen', 'Kính chào Ông/Bà');
  });

  it('An album sent from Zalo and approved by the head on Zalo is on the portal', async () => {
    await sendSamples(
      'contributor-2',
      [0, 1, 2],
      `Khối 3 gói bánh chưng tặng hộ nghèo\n${onThisDay()}, 30 hộ nhận quà.`,
    );
    await press('contributor-2', 'Nguồn', 'Tôi có mặt');
    await press('contributor-2', '3 ảnh', 'Gửi bài');
    await press('contributor-2', 'Cam kết', 'Đồng ý');
    await press('head', 'Nguyễn Văn Hùng', 'Duyệt đăng');
    expect((await sees('contributor-2', 'đã được đăng')).text).toContain('/tin/');
    expect((await article('Khối 3 gói bánh chưng')).photos).toHaveLength(3);
    // The deputy's card on Telegram shows the result too.
    await sees('deputy', 'Đã đăng');
  });

  it('A sticker, a voice message and a place are answered as unreadable on each platform', async () => {
    for (const [key, thing, answer] of [
      ['contributor', 'sticker', 'chưa đọc được loại tin nhắn này'],
      ['contributor-2', 'location', 'chưa đọc được loại tin nhắn này'],
      // A Zalo bot is not told the kind of a message, so it refers to the page that accepts photos and files.
      ['contributor-3', 'voice', 'không chuyển được tệp đó'],
    ] as const) {
      await act(key, 'thing', { thing });
      await sees(key, answer);
    }
  });

  it('A message written while the network is dead is kept and answered when it is back', async () => {
    const turn = async (state: string) => {
      const answer = await post('network', { state });
      expect([answer.status, await answer.json()]).toEqual([200, { network: state }]);
    };
    const before = (await phone('member')).messages.length;
    await turn('dead');
    await act('member', 'start', {});
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await phone('member')).messages.length).toBe(before + 1);
    await turn('good');
    // Failed messages are retried with growing pauses, so the demo's clock advances past them.
    await post('clock', { hours: 1 });
    await sees('member', 'Đỗ Văn Bình');
  });

  it('The clock moves for all platforms: after three days an Official Account may no longer write freely', async () => {
    expect((await phone('head')).window).toBe('free');
    expect((await post('clock', { hours: 72 })).status).toBe(200);
    expect((await phone('head')).window).toBe('paid');
  });

  it('After a restart the demo continues with the same folder at its moved time', async () => {
    const before = await clockNow();
    expect(before - Date.now()).toBeGreaterThan(72 * 3_600_000);
    expect(await program.stop()).toBe(0);
    program = await startProgram({ DEMO: '1', DATA_DIR: folder });
    expect(await clockNow()).toBeGreaterThan(before);
    await article('Khối 3 gói bánh chưng');
    await sees('office', '1. Gửi bài');
    await sendSamples('contributor-2', [3], `Khối 3 trồng cây\n${onThisDay()}, người dân trồng 20 cây xanh.`);
    await press('contributor-2', 'Nguồn', 'Tôi có mặt');
    await press('contributor-2', '1 ảnh', 'Gửi bài');
    await press('head', 'Nguyễn Văn Hùng', 'Duyệt đăng');
    await article('Khối 3 trồng cây');
    expect(program.output()).not.toContain('"level":50');
  });
});
