/**
 * The talk as a function: who speaks, what is open and what was said → what is wanted. Knows no platform, no clock,
 * no database and no sentence, only keys.
 */
import type { AttachmentRef, IncomingEvent, MessageOrigin } from '../channel/incoming.ts';
import type { Message } from '../domain/effect.ts';
import { readAskerReply } from '../domain/question/reply.ts';
import { isBoard, isDeciding, isRole, maySubmit, type Role } from '../domain/roles.ts';
import { isCategory } from '../domain/submission/categories/index.ts';
import { readReplyCode } from '../domain/submission/codes.ts';
import { claimsToBePicture, looksLikeQuestion, looksLikeSource } from '../domain/submission/guess.ts';
import type { PhotoFile } from '../domain/submission/submission.ts';
import { foldForSearch, toNfc } from '../domain/text/normalize.ts';
import { type HeardCommand, menuOf, readCommand } from './commands.ts';
import type { Intent } from './intent.ts';
import { blank } from './memory.ts';
import type { Situation } from './situation.ts';

/** A press whose value was ours. */
export interface Press {
  readonly action: string;
  readonly subject: string;
  readonly revision: number;
}

const forget: Intent = { do: 'remember', memory: blank };
/** What somebody said and has not chosen about yet is kept: it becomes a question when nobody chooses. */
const unlessPending = ({ memory }: Situation): readonly Intent[] => (memory.open?.ask === 'pending' ? [] : [forget]);
/** The same where the place is needed for something else. */
const settled = ({ memory }: Situation): readonly Intent[] =>
  memory.open?.ask === 'pending' && memory.open.received.text !== ''
    ? [{ do: 'settlePending', action: 'unchosen', argument: '', subject: '', received: memory.open.received }]
    : [];
/** A question that waits for words; pressing **Bỏ qua** closes it. */
const askFor = ({ key }: { readonly key: string }): Intent => ({
  do: 'say',
  message: { key, buttons: [[{ label: { key: 'choice-skip' }, action: 'skip', subject: '', revision: 0 }]] },
});

const say = (key: string, facts?: Message['facts']): Intent => ({
  do: 'say',
  message: facts ? { key, facts } : { key },
});

const welcome = ({ actor }: Situation): readonly Intent[] => {
  if (!maySubmit(actor.role))
    return [
      {
        do: 'say',
        message: {
          key: 'welcome-citizen',
          buttons: [[{ label: { key: 'choice-ask' }, action: 'ask', subject: '', revision: 0 }]],
        },
      },
    ];
  const names = menuOf(actor.role).map((name) => ({
    label: { key: `menu-${name}` },
    action: `go.${name}`,
    subject: '',
    revision: 0,
  }));
  return [
    {
      do: 'say',
      message: {
        key: 'welcome-member',
        facts: { name: actor.name },
        buttons: names.slice(0, 4).map((button) => [button]),
      },
    },
  ];
};

const run = (command: HeardCommand, situation: Situation): readonly Intent[] => {
  const { actor } = situation;
  switch (command.name) {
    case 'start':
      return command.rest === ''
        ? welcome(situation)
        : [{ do: 'redeem', code: command.rest, otherwise: [say('invitation-not-found'), ...welcome(situation)] }];
    case 'help':
      return welcome(situation);
    case 'gui':
      if (!maySubmit(actor.role)) return [say('submit-not-invited')];
      return situation.draft ? [{ do: 'preview' }] : [say('draft-how-to')];
    case 'baicuatoi':
      return maySubmit(actor.role) ? [{ do: 'listOwn' }] : welcome(situation);
    case 'hoi':
      return [
        ...settled(situation),
        { do: 'remember', memory: { open: { ask: 'question' } } },
        askFor({ key: 'question-please' }),
      ];
    case 'tracuu':
      return command.rest === '' ? [say('look-up-how-to')] : [{ do: 'lookUp', code: command.rest }];
    case 'choduyet':
      return isDeciding(actor.role) ? [{ do: 'listQueue' }] : [say('issue-not-entitled')];
    case 'thanhvien':
      return [{ do: 'listPeople' }];
    case 'ngonngu':
      return [
        {
          do: 'language',
          locale: command.rest.startsWith('en') ? 'en' : command.rest.startsWith('vi') ? 'vi' : 'other',
        },
      ];
    case 'cauhoi':
      return [{ do: 'listQuestions' }];
    case 'dulieu':
      return [{ do: 'ownData', what: command.rest }];
    case 'bang':
      return [{ do: 'boardLink' }];
    case 'chuagui':
      return [{ do: 'listUnreached' }];
    case 'lienket':
      return command.rest === ''
        ? [{ do: 'offerAccountCode' }]
        : [{ do: 'redeem', code: command.rest, otherwise: [say('account-code-unknown')] }];
  }
};

/** Longest texts that answer a question, in characters; a longer one is the next paragraph. */
const longestAnswer = { title: 200, eventOn: 60, source: 200, place: 100 } as const;

const fitsSlot = (slot: keyof typeof longestAnswer, text: string): boolean =>
  !text.trim().includes('\n') &&
  text.length <= longestAnswer[slot] &&
  (slot === 'title' || !looksLikeQuestion(text)) &&
  (slot !== 'source' || looksLikeSource(text));

const answerOpen = (text: string, messageKey: string, situation: Situation): readonly Intent[] | null => {
  const { open } = situation.memory;
  if (!open) return null;
  switch (open.ask) {
    case 'slot':
      if (!fitsSlot(open.slot, text)) return null;
      return [forget, { do: 'fill', fill: { slot: open.slot, text: text.trim() }, subject: '', messageKey }];
    case 'reason':
      // A bare number never decides.
      if (/^\d{1,2}$/u.test(text.trim())) return [say('reason-by-code')];
      return [
        forget,
        {
          do: 'decide',
          act: open.act,
          submission: open.submission,
          revision: open.revision,
          reason: { code: 'other', note: text.trim().slice(0, 500) },
        },
      ];
    case 'boardEdit':
      return [
        forget,
        {
          do: 'boardEdit',
          submission: open.submission,
          revision: open.revision,
          fill: open.slot === 'title' ? { slot: 'title', text: text.trim() } : { slot: 'text', text },
        },
      ];
    case 'inviteName':
      return [forget, { do: 'invite', role: open.role, name: text.trim().slice(0, 80) }];
    case 'question':
    case 'pending':
      return null;
    case 'questionWords':
      // A bare number is a choice that came too late, no answer.
      if (/^\d{1,2}$/u.test(text.trim()) && open.what !== 'interimDate') return [say('reason-by-code')];
      return [
        forget,
        {
          do: 'sayForQuestion',
          what: open.what,
          question: open.question,
          revision: open.revision,
          kept: open.kept,
          text,
          photos: [],
          messageKey,
        },
      ];
  }
};

const droppedPhoto = (text: string): number | null => {
  const found = /^(?:bo|xoa)\s+(?:anh|hinh)\s+(?:so\s+|thu\s+)?(\d{1,2})$/u.exec(foldForSearch(text.trim()));
  return found ? Number(found[1]) : null;
};

const droppedFile = (text: string): number | null => {
  const found = /^(?:bo|xoa)\s+(?:tep|file|tai lieu|van ban)\s+(?:so\s+|thu\s+)?(\d{1,2})$/u.exec(
    foldForSearch(text.trim()),
  );
  return found ? Number(found[1]) : null;
};

const isGreeting = (text: string): boolean =>
  /^(xin )?(chao|hello|hi|alo|a lo|da|kinh chao|xin chao)( (ban|anh|chi|em|ong|ba|ad|ad min|ban bien tap|phuong|ca nha))*[.! ]*$/u.test(
    foldForSearch(text.trim()),
  );

/** What an invitation's code looks like when it is typed alone. */
const isCode = (text: string): boolean => /^[A-HJKMNP-TV-Z2-9]{8}$/u.test(text.trim().toUpperCase());

/** Nothing but a phone number of Viet Nam. */
const isPhone = (text: string): boolean => /^\s*(?:\+?84|0)(?:[ .-]?\d){9,10}\s*$/u.test(text);

const originOf = (event: MessageOrigin): string | null =>
  event.forwardedFrom && event.forwardedFrom.kind !== 'hidden' ? event.forwardedFrom.name : null;

const hearText = (event: IncomingEvent & { kind: 'text' }, situation: Situation): readonly Intent[] => {
  const text = toNfc(event.text);
  const { actor, memory } = situation;
  const command = readCommand(text);
  if (command) return [...unlessPending(situation), ...run(command, situation)];
  const replyCode = readReplyCode(text);
  if (replyCode && isBoard(actor.role)) return [{ do: 'byNumber', ...replyCode }];
  const answered = answerOpen(text, event.externalId, situation);
  if (answered) return answered;
  const { open } = memory;
  const ask: Intent = {
    do: 'receive',
    text,
    photos: open?.ask === 'pending' && open.received.text === '' ? open.received.photos : [],
    messageKey: event.externalId,
    before: open?.ask === 'pending' && open.received.text !== '' ? open.received : null,
    isQuestion: open?.ask === 'question',
  };
  const heard = ((): readonly Intent[] => {
    if (open?.ask === 'pending' && open.received.text !== '') {
      const act = readAskerReply(text)?.act;
      const settled = { do: 'settlePending', argument: '', subject: '', received: open.received } as const;
      if (act === 'yes' || act === 'agree') return [{ ...settled, action: 'yes' }];
      if (act === 'no' || act === 'disagree') return [{ ...settled, action: 'ask' }];
      return [ask];
    }
    if (open?.ask === 'question' || open?.ask === 'pending') return [forget, ask];
    if (!/[\p{L}\p{N}]/u.test(text)) return [say('say-something')];
    // A number that no list of this chat offers any more.
    if (/^\s*\d{1,2}\s*$/u.test(text)) return [say('number-unknown')];
    if (isGreeting(text)) return welcome(situation);
    if (isPhone(text)) return [{ do: 'keepPhone', phone: text }];
    if (!maySubmit(actor.role)) {
      const asking: readonly Intent[] = situation.canAskContact ? [ask, { do: 'askPhone' }] : [ask];
      const reply = readAskerReply(text);
      return reply ? [{ do: 'askerReply', reply, messageKey: event.externalId, otherwise: asking }] : asking;
    }
    const dropped = droppedPhoto(text);
    if (dropped !== null && situation.draft) return [{ do: 'dropPhoto', number: dropped }];
    const file = droppedFile(text);
    if (file !== null && situation.draft) return [{ do: 'dropFile', number: file }];
    if (looksLikeQuestion(text)) return [ask];
    return [
      { do: 'add', text, photos: [], messageKey: event.externalId, albumKey: null, forwardedFrom: originOf(event) },
    ];
  })();
  return isCode(text) ? [{ do: 'redeem', code: text.trim(), otherwise: heard }] : heard;
};

const asPhoto = (file: AttachmentRef): boolean =>
  file.kind === 'photo' || (file.kind === 'document' && claimsToBePicture(file));

const photoFile = (event: IncomingEvent, file: AttachmentRef): PhotoFile => ({
  channel: event.channel,
  fileId: file.fileId,
  uniqueId: file.uniqueId,
  kind: file.kind === 'photo' ? 'photo' : 'document',
  name: file.name,
  mimeType: file.mimeType,
  sizeBytes: file.sizeBytes,
});

/** A citizen's photos go with their words: those of a question that is being added to, the caption, or what comes next. */
const hearCitizensPhotos = (
  event: IncomingEvent & { kind: 'attachments' },
  caption: string,
  { memory }: Situation,
): readonly Intent[] => {
  const photos = event.attachments.filter(asPhoto).map((file) => photoFile(event, file));
  const { open } = memory;
  if (photos.length === 0 && caption === '') return [{ do: 'courtesy', message: { key: 'citizen-file' } }];
  if (open?.ask === 'questionWords' && (open.what === 'add' || caption !== ''))
    return [{ do: 'sayForQuestion', ...open, text: caption, photos, messageKey: event.externalId }];
  const before = open?.ask === 'pending' ? open.received : null;
  return [
    {
      do: 'receive',
      text: caption,
      photos: before?.text === '' ? [...before.photos, ...photos] : photos,
      messageKey: event.externalId,
      before: before !== null && before.text !== '' ? before : null,
      isQuestion: false,
    },
  ];
};

const hearAttachments = (event: IncomingEvent & { kind: 'attachments' }, situation: Situation): readonly Intent[] => {
  const caption = toNfc(event.caption);
  if (!maySubmit(situation.actor.role)) return hearCitizensPhotos(event, caption, situation);
  const photos = event.attachments.filter(asPhoto);
  const documents = event.attachments.filter((file) => file.kind === 'document' && !asPhoto(file));
  const others = event.attachments.filter((file) => file.kind !== 'document' && !asPhoto(file));
  const refusals = others.map(
    (file): Intent => ({ do: 'courtesy', message: { key: 'file-not-yet', facts: { kind: file.kind } } }),
  );
  if (photos.length + documents.length === 0 && caption === '') return refusals;
  return [
    {
      do: 'add',
      text: caption,
      photos: photos.map((file) => ({
        position: event.order,
        file: photoFile(event, file),
      })),
      documents: documents.map((file) => ({ position: event.order, file: photoFile(event, file) })),
      messageKey: event.externalId,
      albumKey: event.albumKey,
      forwardedFrom: originOf(event),
    },
    ...refusals,
  ];
};

const slotQuestion = (slot: 'title' | 'eventOn' | 'source' | 'place'): readonly Intent[] => [
  { do: 'remember', memory: { open: { ask: 'slot', slot } } },
  askFor({ key: `ask-${slot}-anew` }),
];

/** What a genuine press means. Rights and revisions are checked by the use case, against what is true then. */
export const hearPress = (press: Press, situation: Situation): readonly Intent[] => {
  const { subject: submission, revision } = press;
  const [action = '', argument = '', more = ''] = press.action.split('.');
  switch (action) {
    case 'go': {
      const command = readCommand(`/${argument}`);
      return command ? [...unlessPending(situation), ...run(command, situation)] : welcome(situation);
    }
    case 'ask':
      return run({ name: 'hoi', rest: '' }, situation);
    case 'send':
      return [forget, { do: 'send', submission, revision }];
    case 'agree':
      return [{ do: 'agree', submission, revision }];
    case 'edit':
      return [{ do: 'editMenu' }];
    case 'more':
      return situation.canReceiveFiles ? [say('more-photos-please')] : [{ do: 'offerUpload', why: 'more' }];
    case 'pin':
      return [{ do: 'resetPin', person: submission }];
    case 'called':
      return [{ do: 'noteCall', person: submission }];
    case 'cancel':
      return [forget, { do: 'cancel', submission, isSure: false }];
    case 'date':
      return [forget, { do: 'fill', fill: { slot: 'eventOn', text: argument }, subject: submission, messageKey: '' }];
    case 'source':
      return [
        forget,
        {
          do: 'fill',
          fill: argument === 'witness' ? { slot: 'witness' } : { slot: 'source', text: '' },
          subject: submission,
          messageKey: '',
        },
      ];
    case 'slot':
      if (argument === 'title' || argument === 'eventOn' || argument === 'source' || argument === 'place')
        return slotQuestion(argument);
      return [{ do: 'preview' }];
    case 'cat':
      if (!isCategory(argument)) return [];
      return [{ do: 'fill', fill: { slot: 'category', category: argument }, subject: submission, messageKey: '' }];
    case 'recat':
      if (!isCategory(argument)) return [];
      return [{ do: 'boardEdit', submission, revision, fill: { slot: 'category', category: argument } }];
    case 'skip': {
      const { open } = situation.memory;
      // "Chưa" was said already; why, may be left out.
      if (open?.ask === 'questionWords' && open.what === 'no')
        return [forget, { do: 'sayForQuestion', ...open, text: '', photos: [], messageKey: '' }];
      return [...unlessPending(situation), ...(situation.draft ? [{ do: 'preview' } as const] : [say('skipped')])];
    }
    case 'resume':
      return [forget, { do: 'resume', submission }];
    case 'permit':
    case 'release':
    case 'destroy':
    case 'mask':
    case 'kids':
      return [{ do: 'check', act: action, subject: submission, revision, argument }];
    case 'withdraw':
      return [forget, { do: 'cancel', submission, isSure: true }];
    case 'approve':
      return [{ do: 'decide', act: 'approve', submission, revision }];
    case 'return':
    case 'reject':
      return [{ do: 'askReason', act: action, submission, revision }];
    case 'why':
      if (argument !== 'return' && argument !== 'reject') return [];
      return [forget, { do: 'decide', act: argument, submission, revision, reason: { code: more, note: '' } }];
    case 'view':
      return [{ do: 'view', submission }];
    case 'mend':
      return [{ do: 'boardEditMenu', submission, revision }];
    case 'retitle':
    case 'rewrite':
      return [{ do: 'boardEditAsk', submission, revision, slot: action === 'retitle' ? 'title' : 'text' }];
    case 'grant': {
      const role: Role | null = isRole(argument) ? argument : null;
      return role
        ? [{ do: 'remember', memory: { open: { ask: 'inviteName', role } } }, askFor({ key: 'invite-name-please' })]
        : [];
    }
    case 'data':
      return [{ do: 'ownData', what: argument }];
    case 'q-takeTip':
      return [{ do: 'takeTip', tip: submission }];
    case 'q-similar':
    case 'q-similarYes':
    case 'q-ask':
    case 'q-information':
    case 'q-letter':
    case 'q-tip':
    case 'q-elsewhere':
      return [
        {
          do: 'settlePending',
          action: action.slice(2),
          argument,
          subject: submission,
          received: situation.memory.open?.ask === 'pending' ? situation.memory.open.received : null,
        },
      ];
    default:
      if (action.startsWith('q-'))
        return [{ do: 'pressQuestion', action: action.slice(2), argument, question: submission, revision }];
      return [say('press-too-old')];
  }
};

/** Everything but presses, which are verified before they come here (`hearPress`). */
export const hear = (event: IncomingEvent, situation: Situation): readonly Intent[] => {
  switch (event.kind) {
    case 'text':
      return hearText(event, situation);
    case 'attachments':
      return hearAttachments(event, situation);
    case 'edited':
      return [{ do: 'correct', messageKey: event.of, text: toNfc(event.text) }];
    case 'joined':
      return [{ do: 'reach', isReachable: true }, ...(situation.isNew ? welcome(situation) : [])];
    case 'left':
      return [{ do: 'reach', isReachable: false }];
    case 'contact':
      return [{ do: 'keepPhone', phone: event.phone }];
    case 'unsupported':
      // Files, videos and links arrive without content here: a page takes them, for this very draft.
      if (!situation.canReceiveFiles && maySubmit(situation.actor.role))
        return [{ do: 'offerUpload', why: 'unsupported' }];
      return [{ do: 'courtesy', message: { key: 'unsupported' } }];
    case 'choice':
    case 'moved':
    case 'ignored':
      return [];
  }
};
