/** A read-only page reads a snapshot of the ward on a connection that cannot write, so it never waits for a transaction. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import type { LinkPurpose } from '../../src/ports/links.ts';
import type { LinkPage } from '../../src/web/signed/link-page.ts';
import type { ShownOptions } from '../../src/web/signed/options.ts';
import { openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
const addresses: [LinkPurpose, string][] = [];

beforeAll(async () => {
  world = await openSignedWorld();
  const lan: Person = await world.person('Lý Thị Lan', 'contributor');
  const minh = await world.person('Trần Văn Minh', 'deputy');
  const tu = await world.person('Phạm Văn Tư', 'citizen');
  const item = await world.item(lan, 'Hội nghị tổng kết công tác năm 2026\nSáng 24/11, UBND phường tổ chức hội nghị.');
  const question = await world.assignedQuestion(tu, minh, 'Bao giờ sửa đường khối 4?');
  for (const purpose of ['view', 'decide'] as const)
    addresses.push([purpose, await world.link(purpose, minh, item.id, item.revision)]);
  addresses.push(['upload', await world.link('upload', lan)]);
  addresses.push(['answer', await world.link('answer', minh, question)]);
  addresses.push(['data', await world.link('data', tu)]);
  addresses.push(['file', await world.link('file', minh, `${'ab'.repeat(32)}/bao-cao.docx`)]);
});
afterAll(() => world.close());

describe('a page that only shows', () => {
  it('opens during a write transaction', async () => {
    const shown = await world.core.unitOfWork.run(world.ward.id, () =>
      Promise.all(addresses.map(async ([purpose, path]) => [purpose, (await world.get(path)).statusCode])),
    );
    expect(Object.fromEntries(shown)).toEqual({
      view: 200,
      decide: 200,
      upload: 200,
      answer: 200,
      data: 200,
      file: 404,
    });
  });

  it('has no type with which it could write', () => {
    // @ts-expect-error a form writes in a unit of work; a page that shows has none
    const writes: LinkPage['show'] = (options) => options.unitOfWork.run(world.ward.id, async () => null);
    // @ts-expect-error nor can it open one
    const opens: LinkPage['show'] = async (_options, { at }) => at.runtime.openUnit;
    // @ts-expect-error and what it sees of people can't be saved
    const saves = (options: ShownOptions) => options.reader.read(world.ward.id, ({ people }) => people.save);
    expect([writes, opens, saves]).toHaveLength(3);
  });
});
