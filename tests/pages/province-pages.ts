/** The page that shows all wards of one installation to people with the province's access. */
import fastify from 'fastify';
import { hashToken } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { guardPages } from '../../src/web/kit/guard.ts';
import { provinceRoutes } from '../../src/web/server/province-route.ts';
import { wardWith } from '../support/ward-with.ts';
import type { SignedPages } from './signed-pages.ts';

export async function openProvince({ core, clock, ward }: SignedPages) {
  const other = wardWith(ward, {
    id: wardId('le-dai-hanh'),
    code: 'LD',
    name: 'Lê Đại Hành',
    fullName: 'phường Lê Đại Hành',
  });
  const app = fastify();
  let root = 'http://127.0.0.1';
  await guardPages(app, { siteUrl: () => root });
  await app.register(provinceRoutes, {
    ...{ wards: [ward, other], access: core.storage.province, reader: core.reader, hashToken, program: '1.2.3' },
    newToken: () => core.ids.token(),
    now: () => clock.now(),
    siteUrl: () => root,
    say: (key, facts) => core.translator.say('vi', facts ? { key, facts } : { key }),
  });
  root = await app.listen({ port: 0, host: '127.0.0.1' });
  const invited = async (): Promise<string> => {
    const token = core.ids.token();
    const until = new Date(clock.now().getTime() + 86_400_000);
    await core.storage.province.invite(hashToken(token), clock.now(), until);
    return `/tinh/vao/${token}`;
  };
  const letIn = await app.inject({ method: 'POST', url: await invited(), headers: { origin: root } });
  const cookie = letIn.cookies.find(({ name }) => name === 'tinh')?.value ?? '';
  return { root, door: await invited(), cookie, close: () => app.close() };
}
