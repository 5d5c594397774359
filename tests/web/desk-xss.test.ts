/** Markup that somebody types into any field stays text: at the desk, on signed pages, on the portal and for programs. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageLink } from '../../src/usecases/page-link.ts';
import { eventually } from '../support/world.ts';
import { type DeskWorld, openDesk } from './desk-world.ts';

const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>'<svg/onload=alert(3)>{{7*7}}`;
let desk: DeskWorld;
let code = '';
let slug = '';
const addresses: string[] = [];

beforeAll(async () => {
  desk = await openDesk();
  await desk.system.start();
  await fill();
}, 60_000);
afterAll(() => desk?.close());

async function fill(): Promise<void> {
  const [head, keeper, deputy, office, member] = [
    await desk.as('head'),
    await desk.as('standingDeputy'),
    await desk.as('deputy'),
    await desk.as('office'),
    await desk.as('member'),
  ];
  const author = await desk.person(`Lan ${evil}`, 'contributor');
  await desk.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'telegram', accountId: '1', personId: author.id, conversation: '1' },
      ...{ displayName: evil, lastUsedAt: now, unreachableAt: null },
    }),
  );
  const text = `Khối 4 ${evil}\nSáng nay khối 4 trồng cây ${evil}\nNguồn: bà ${evil}`;
  const item = await desk.sent(author, text);
  code = item.code;
  const at = `/board/items/${code}`;
  const revision = async (): Promise<string> =>
    /name="revision" value="(\d+)"/u.exec((await deputy.get(at)).text)?.[1] ?? '';
  const press = async (fields: Readonly<Record<string, string>>, by = deputy) =>
    by.post(`${at}/act`, { revision: await revision(), ...fields });
  await press({ act: 'note', words: evil });
  expect((await press({ act: 'approve' })).status).toBe(303);
  slug = await eventually('the page', async () => {
    const found = await desk.turn(({ stores }) => stores.submissions.get(item.id));
    return found.standing.publication?.slug;
  });
  expect((await press({ act: 'correct', words: `Sửa ${evil}` })).status).toBe(303);
  await press({ act: 'approveCorrection' }, head);
  const returned = await desk.sent(await desk.person('Trần Thị Cúc', 'contributor'), text);
  await deputy.post(`/board/items/${returned.code}/act`, {
    ...{ act: 'return', revision: String(returned.revision), reason: 'facts', note: evil },
  });
  const question = await desk.question(await desk.person(evil, 'citizen'), `Khi nào sửa đường? ${evil}`);
  const ask = `/board/questions/${question}`;
  await office.post(`${ask}/act`, { act: 'assign', revision: '1', person: member.person.id });
  await member.post(`${ask}/act`, { act: 'draft', revision: '2', words: evil });
  await keeper.post('/board/people/invite', { name: evil, role: 'contributor' });
  await head.post('/board/calendar', { act: 'addDay', date: '2026-12-24', kind: 'closure', source: evil, sure: '1' });
  await head.post('/board/process/undertaking', { text: `Tôi cam kết ${evil}`, sure: '1' });
  for (const [act, words] of [
    ['addPlan', `Hội thao ${evil}; 05/12 7 giờ 30; Nhà văn hóa ${evil}`],
    ['askUnit', `Khối 4; ${evil}; 05/12`],
    ['proposeMeeting', `tháng; 01/12 8 giờ; ${evil}`],
  ] as const)
    await keeper.post('/board/plan/act', { act, subject: '', words });
  const month = 'monthly:2026-11';
  for (const [paper, fields] of [
    [`report/${month}`, { act: 'draftReport', subject: month }],
    [`report/${month}`, { act: 'remarkReport', subject: month, 'remark-strengths': evil }],
    ['budget/2026', { act: 'addBudget', subject: '2026', words: `${evil}; 12 triệu; ${evil}` }],
    ['regulation/-', { act: 'noteDefect', subject: '', words: `Điều 8; ${evil}; ${evil}` }],
    ['violations/-', { act: 'noteViolation', subject: '', words: `Cúc; Điều 7; nhẹ; ${evil}` }],
  ] as const)
    await head.post(`/board/papers/${paper}/act`, fields);
  await office.post('/board/sections/bo-may', {
    do: 'save',
    seen: '0',
    text: `## ${evil}\n\n- ${evil}\n\n${evil} | b`,
  });
  const linkTo = async (purpose: 'view' | 'edit', subject: string): Promise<string> => {
    const url = await desk.turn((unit) =>
      createPageLink(unit, { purpose, person: deputy.person.id, subject, revision: 1 }),
    );
    return new URL(url).pathname;
  };
  const query = encodeURIComponent(evil);
  addresses.push(
    ...['/board', '/board/items?tatca=1', at, `${at}?ban=1`, `/board/items/${returned.code}`, ask, '/board/questions'],
    ...[
      '/board/people',
      `/board/people/${author.id}`,
      '/board/calendar?thang=2026-12',
      '/board/process',
      '/board/plan',
    ],
    ...[`/board/papers/report/${month}`, '/board/papers/budget/2026', '/board/papers/regulation/-', '/board/money'],
    ...['/board/papers/violations/-', '/board/audit', '/board/channels', '/board/sections/bo-may', '/board/sessions'],
    ...[
      `/board/search?q=${query}`,
      `/board/people/${query}`,
      `/board/audit?ai=${query}`,
      `/board/calendar?thang=${query}`,
    ],
    ...[`/board/papers/statement/${query}`, `/board/items/${query}`, `/board/people?xong=${query}`],
    ...[await linkTo('view', item.id), await linkTo('edit', returned.id), await linkTo('view', returned.id)],
    ...['/', `/tin/${slug}`, `/tin/${slug}/chia-se`, `/tim-kiem?q=${query}`, '/bo-may', '/hoi-dap', `/${query}`],
  );
}

/** The page's tags without what stands in their attributes. */
const tagsOf = (page: string): string => page.replaceAll(/="[^"]*"/gu, '=""');

describe('what somebody types as markup', () => {
  it('is on the pages as text: no script of theirs, no picture, no handler', async () => {
    const head = await desk.as('head');
    const wrong: string[] = [];
    let shown = 0;
    for (const address of addresses) {
      const { text, status } = await head.get(address);
      if (status >= 500) wrong.push(`${address} ${status}`);
      if (text.includes('&lt;script&gt;alert(1)&lt;/script&gt;')) shown += 1;
      const tags = tagsOf(text);
      for (const [what, pattern] of [
        ['a script', /<script(?! src="" defer>)(?! type="">)[^>]*>/u],
        ['their script', /<script>alert/u],
        ['their picture', /<img src=x/u],
        ['their drawing', /<svg\/onload/u],
        ['a handler', /<[a-z][^<>]*\son\w+\s*=/iu],
      ] as const)
        if (pattern.test(tags)) wrong.push(`${address} has ${what}: ${pattern.exec(tags)?.[0].slice(0, 80)}`);
    }
    expect(wrong).toEqual([]);
    // It was there to be read.
    expect(shown).toBeGreaterThan(25);
  });

  it('is text for programs too: XML that parses, JSON that says its type', async () => {
    const { stranger } = desk;
    for (const [address, type] of [
      ['/rss.xml', 'xml'],
      ['/sitemap.xml', 'xml'],
      ['/api/v1/articles', 'json'],
      [`/api/v1/search?q=${encodeURIComponent(evil)}`, 'json'],
    ] as const) {
      const { text, headers } = await stranger.get(address);
      expect(String(headers['content-type'])).toContain(type);
      expect(headers['x-content-type-options']).toBe('nosniff');
      if (type === 'json') JSON.parse(text);
      else expect(text).not.toContain('<script');
    }
  });
});
