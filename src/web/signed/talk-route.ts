/** `talk`: messages typed on the page go into the inbox like a platform's deliveries. */
import type { AttachmentRef } from '../../channel/incoming.ts';
import { type PageChannel, type PageSaying, speaksThroughPages } from '../../channel/page-channel.ts';
import type { TalkLine } from '../../ports/signed-pages.ts';
import { readForm } from '../kit/form.ts';
import { dangerOf } from './danger-notice.ts';
import { type ActOnLink, type LinkPage, page, type ShowLink, to } from './link-page.ts';
import type { OpenLink, ShownVisit } from './link-visit.ts';
import type { ShownOptions, ShownWard, SignedOptions, SignedWard } from './options.ts';
import { maxTextLength, type TalkEntry, talkPage } from './talk-page.ts';
import { refusalsOf } from './upload-route.ts';

/** Maximum messages on a page. */
const maxLines = 200;
/** After this time without an answer, the page asks the person to come back later. */
const patienceMs = 60_000;

/** The ward's channel for messages on pages. @throws Error if it has none, in which case no such page exists */
export const pageChannelOf = ({ runtime }: ShownWard): PageChannel => {
  const found = [...runtime.channels.values()].find(speaksThroughPages);
  if (!found) throw new Error(`ward ${runtime.ward.id} has no channel for its pages`);
  return found;
};

/** Stores a message in the inbox, like a webhook. */
export const hear = async (options: SignedOptions, at: SignedWard, saying: PageSaying): Promise<void> =>
  options.receive(at.runtime, [pageChannelOf(at).hear(saying)]);

const pageOf = async (
  options: ShownOptions,
  { at, context, path }: ShownVisit,
  { link, person }: OpenLink,
  news: { readonly isNew: boolean; readonly problems: readonly string[] },
): Promise<string> => {
  const channel = pageChannelOf(at);
  const lines = await options.talks.read(at.runtime.ward.id, link.subject, maxLines);
  const last = lines.at(-1);
  const entries = entriesOf(options, at, channel, lines);
  const unanswered = entries
    .slice(entries.findLastIndex(({ by }) => by === 'ward') + 1)
    .flatMap((entry) => (entry.by === 'person' && !entry.isPress ? [entry.text] : []));
  return talkPage(context, {
    path,
    address: `${options.siteUrl()}${path}`,
    form: options.newToken(),
    name: person.name,
    entries,
    danger: dangerOf(options, context, unanswered),
    isWaiting: last?.direction === 'in' && options.now().getTime() - last.at.getTime() < patienceMs,
    ...news,
  });
};

const entriesOf = (
  options: ShownOptions,
  at: ShownWard,
  channel: PageChannel,
  lines: readonly TalkLine[],
): readonly TalkEntry[] => {
  const labels = new Map<string, string>();
  return lines.flatMap((line): readonly TalkEntry[] => {
    if (line.direction === 'out') {
      const message = channel.readMessage(line.payload);
      if (!message) return [];
      for (const choice of message.choices.flat()) if ('value' in choice) labels.set(choice.value, choice.label);
      const photos = message.photos.flatMap((url) => openAgain(options, at, url, line.at));
      return [{ by: 'ward', id: line.id, at: line.at, message: { ...message, photos } }];
    }
    const [event] = channel.parse({
      channel: channel.name,
      externalId: line.id,
      lane: '',
      priority: 5,
      kind: '',
      occurredAt: line.at,
      payload: line.payload,
    });
    const said = { by: 'person' as const, at: line.at, files: [], isPress: false };
    switch (event?.kind) {
      case 'text':
        return [{ ...said, text: event.text }];
      case 'attachments':
        return [{ ...said, text: event.caption, files: event.attachments }];
      case 'choice':
        return [{ ...said, text: labels.get(event.choice) ?? '…', isPress: true }];
      case 'contact':
        return [{ ...said, text: event.phone }];
      default:
        return [];
    }
  });
};

/** Renews the signed address of a picture, which is valid for some hours. */
const openAgain = (options: ShownOptions, { signer }: ShownWard, url: string, saidAt: Date): readonly string[] => {
  const name = /\/s\/files\/([^/]+?)(?:\.jpg)?$/u.exec(url)?.[1] ?? '';
  const file = signer.verifyFile(name, saidAt);
  if (!file) return [];
  const expiresAt = new Date(options.now().getTime() + 3_600_000);
  return [`/s/files/${signer.signFile({ ...file, expiresAt })}.jpg`];
};

const showTalk: ShowLink = async (options, visit, opened, request) => {
  const isNew = (request.query as { moi?: unknown }).moi !== undefined;
  return page(await pageOf(options, visit, opened, { isNew, problems: [] }));
};

const talkForm: ActOnLink = async (options, visit, opened, request) => {
  const { at, context, path } = visit;
  const { link, person } = opened;
  const { translate } = context;
  const form = await readForm(request, options.uploads);
  const choice = form.field('choice').slice(0, 64);
  const text = form.field('text').trim();
  const problems = refusalsOf(translate, form).map(({ name, why }) => `${name}: ${why}`);
  const common = {
    conversation: link.subject,
    displayName: person.name,
    at: options.now(),
    form: form.field('form').slice(0, 64),
  };
  if (choice !== '') {
    // A press takes no files: what came along is needed by nobody.
    for (const { id } of form.files) await options.uploads.forget(id);
    await hear(options, at, { ...common, said: { kind: 'choice', choice, messageId: form.field('of') || null } });
  } else if (form.files.length > 0) {
    const attachments = form.files.map(
      (file): AttachmentRef => ({
        kind: file.mimeType?.startsWith('image/') ? 'photo' : 'document',
        fileId: file.id,
        uniqueId: file.hash,
        name: file.name,
        mimeType: file.mimeType,
        sizeBytes: file.sizeBytes,
        width: null,
        height: null,
      }),
    );
    await hear(options, at, { ...common, said: { kind: 'attachments', attachments, caption: text } });
  } else if (text.length > maxTextLength) {
    problems.push(translate('signed-text-too-long', { max: maxTextLength }));
  } else if (text !== '') {
    await hear(options, at, { ...common, said: { kind: 'text', text } });
  } else if (problems.length === 0) problems.push(translate('signed-talk-nothing'));
  if (problems.length === 0) return to(`${path}#cuoi`);
  return page(await pageOf(options, visit, opened, { isNew: false, problems }), 422);
};

export const talking: LinkPage = { acts: ['say'], show: showTalk, act: talkForm };
