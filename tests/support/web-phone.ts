/**
 * A person without an app: uses the ward's own pages over HTTP like a browser without scripts. Opens the start page, sends its
 * form, reads the conversation, writes, sends photos and presses the buttons that the page shows.
 */
import type { Phone, Phones, Shown } from './phones.ts';

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The readable text of a part of a page: one line for each paragraph. */
const readable = (markup: string): string =>
  unescaped(
    markup
      .replaceAll(/<\/p>|<br>/gu, '\n')
      .replaceAll(/<[^>]*>/gu, '')
      .trim(),
  );

const hidden = (page: string, name: string): string =>
  unescaped(new RegExp(`name="${name}" value="([^"]*)"`, 'u').exec(page)?.[1] ?? '');

interface Choice {
  readonly label: string;
  readonly value: string;
}

interface TalkSeen {
  readonly messages: readonly Shown[];
  /** The form of the buttons, which belong to the newest message that has any. */
  readonly choices: { readonly of: string; readonly form: string; readonly list: readonly Choice[] } | null;
  readonly form: string;
}

const readTalk = (page: string): TalkSeen => {
  const buttons = /<form [^>]*class="choices"[\s\S]*?<\/form>/u.exec(page)?.[0] ?? null;
  const list = [...(buttons ?? '').matchAll(/name="choice" value="([^"]*)">([^<]*)</gu)].map(
    ([, value = '', label = '']): Choice => ({ label: unescaped(label), value: unescaped(value) }),
  );
  const of = buttons === null ? '' : hidden(buttons, 'of');
  const messages = [...page.matchAll(/<li class="theirs" id="tin-([^"]+)">([\s\S]*?)<\/li>/gu)].map(
    ([, id = '', entry = '']): Shown => ({
      id,
      text: readable(entry.slice(entry.indexOf('<div class="bubble">'))),
      buttons: id === of ? list.map(({ label }) => label) : [],
      links: [...entry.matchAll(/<a href="([^"]*)"/gu)].map(([, url = '']) => unescaped(url)),
      files: [],
    }),
  );
  const words = /<form method="post" enctype[\s\S]*?<\/form>/u.exec(page)?.[0] ?? '';
  return {
    messages,
    choices: buttons === null ? null : { of, form: hidden(buttons, 'form'), list },
    form: hidden(words, 'form'),
  };
};

/** A multipart form with files, as browsers send it. */
const withFiles = (fields: Readonly<Record<string, string>>, files: readonly { bytes: Uint8Array; name: string }[]) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  for (const { bytes, name } of files)
    body.append('files', new Blob([Buffer.from(bytes)], { type: 'image/jpeg' }), name);
  return body;
};

export const openWebPhones = async (): Promise<Phones> => {
  const problems: { rule: string }[] = [];
  let root = '';
  let people = 0;

  const post = async (path: string, body: URLSearchParams | FormData): Promise<string> => {
    const answer = await fetch(`${root}${path}`, { method: 'POST', body, redirect: 'manual' });
    if (answer.status !== 303) problems.push({ rule: `${path.slice(0, 8)} answered ${answer.status}` });
    return answer.headers.get('location') ?? '';
  };
  const get = async (path: string): Promise<string> => (await fetch(`${root}${path}`)).text();

  return {
    channel: 'web',
    env: () => ({}),
    add: (name): Phone => {
      people += 1;
      let path: string | null = null;
      let seen: readonly Shown[] = [];
      let isLooking = false;
      /** Runs the actions one after the other, in the order in which the person performs them. */
      let before: Promise<unknown> = Promise.resolve();
      const then = (act: () => Promise<void>): void => {
        before = before.then(act).catch((error: unknown) => problems.push({ rule: String(error) }));
      };
      const begin = async (question: string): Promise<void> => {
        const form = hidden(await get('/s/hoi'), 'form');
        path = (await post('/s/hoi', new URLSearchParams({ form, name, question }))).replace('?moi=1', '');
      };
      const talk = async (): Promise<TalkSeen> => readTalk(path === null ? '' : await get(path));
      const look = (): void => {
        if (isLooking || path === null) return;
        isLooking = true;
        void talk()
          .then(({ messages }) => {
            seen = messages;
          })
          .catch(() => undefined)
          .finally(() => {
            isLooking = false;
          });
      };
      return {
        accountId: `web-${people}`,
        write: (text) =>
          then(async () => {
            if (path === null) return begin(text);
            await post(path, new URLSearchParams({ form: (await talk()).form, text }));
          }),
        photos: (files, caption) =>
          then(async () => {
            if (path === null) throw new Error('a talk begins with words');
            await post(path, withFiles({ form: (await talk()).form, text: caption ?? '' }, files));
          }),
        file: () => {
          throw new Error('a citizen on the page sends words and pictures');
        },
        seen: () => {
          look();
          return seen;
        },
        choose: (message, label) =>
          then(async () => {
            const { choices } = await talk();
            const choice = choices?.list.find((each) => each.label.includes(label));
            if (path === null || !choices || !choice)
              throw new Error(`no "${label}" on the page under: ${message.text}`);
            await post(path, new URLSearchParams({ form: choices.form, of: choices.of, choice: choice.value }));
          }),
      };
    },
    violations: () => problems,
    connect: async (publicUrl) => {
      root = publicUrl;
    },
    close: async () => undefined,
  };
};
