/**
 * Runs in a copy of the program with one additional paper: prints what chat, desk, command line and files offer of it, as JSON.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { menuOf } from '../../../src/chat/hear/commands.ts';
import { admin } from '../../support/admin.ts';
import { chatOn } from '../../usecases/chat-on.ts';
import { openDesk } from '../../web/desk-world.ts';

const desk = await openDesk();
try {
  const head = await desk.as('head');
  const chat = chatOn(desk);
  const said = await chat.says(head.person, 'sổ thư tháng');
  const [message] = await desk.read(head.person);
  const page = '/board/papers/letters/2026-11';
  const file = await head.get(`${page}/docx`);
  const out = join(desk.dataDir, 'papers');
  const written = await admin(desk.variables, 'paper', 'letters', '2026-10', '--out', out);
  const named = async (who: Parameters<typeof desk.as>[0]) => (await desk.as(who)).get('/board/papers');
  const result = {
    chat: { said, files: message?.files, acts: (message ? chat.buttonsOf(message) : []).map(({ action }) => action) },
    isOnMenu: menuOf('accountant').some((name) => String(name) === 'sothu'),
    desk: { list: (await head.get('/board/papers')).text, page: (await head.get(page)).text },
    file: [file.status, String(file.headers['content-disposition'])],
    admin: { status: written.status, said: written.stderr, files: readdirSync(out).toSorted() },
    kept: {
      chat: await chat.says((await desk.as('deputy')).person, '/sothu'),
      list: (await named('deputy')).text,
      status: (await (await desk.as('deputy')).get(`${page}/docx`)).status,
    },
  };
  process.stdout.write(JSON.stringify({ ...result, saidAt: Date.now() }));
} finally {
  await desk.close();
}
