/**
 * Somebody wrote: what becomes of it? A question gets similar answers first, else a receipt; a tip is offered to the
 * board; a letter that is not ours gets directions; danger gets the numbers at once. Nothing is refused at the door.
 */
import type { Person } from '../../domain/person/person.ts';
import type { QuestionKind } from '../../domain/question/question.ts';
import { answerToTriage, giveSimilar, offerSimilar } from '../../domain/question/talk.ts';
import type { Topic } from '../../domain/question/topic.ts';
import { type Triage, triage } from '../../domain/question/triage.ts';
import { talkVersion } from '../../domain/talk.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import { done, type Outcome } from '../outcome.ts';
import { tell } from '../tell.ts';
import { actOnQuestion } from './act-on-question.ts';
import { isFlooding, noteFlood } from './flood.ts';
import { recordHandOver } from './hand-over.ts';
import { leaders, surroundingsOf } from './notify.ts';
import { openQuestion, type Received } from './open-question.ts';

/** Characters of a published answer in a chat; the rest is behind its address. */
const answerLength = 1_500;
const dayMs = 24 * 3_600_000;
/** Several photos at once are asked about once. */
const photosPleaseMs = 60_000;

/** What waits until the person has chosen: kept in the talk, with when and where it was said. */
const remember = (unit: Unit, person: Person, received: Received): Promise<void> =>
  unit.stores.dialogues.write(
    person.id,
    talkVersion,
    { open: { ask: 'pending', received: { ...received, receivedAt: received.receivedAt.toISOString() } } },
    unit.now,
  );

const forget = (unit: Unit, person: Person): Promise<void> =>
  unit.stores.dialogues.write(person.id, talkVersion, { open: null }, unit.now);

const file = async (
  unit: Unit,
  person: Person,
  received: Received,
  as: { readonly kind: QuestionKind; readonly about: Topic | null },
): Promise<Outcome> => {
  const open = await isFlooding(unit, person);
  if (open) {
    // Nothing is lost: it goes along with the newest question, and one kind notice says so.
    await noteFlood(unit, person, open);
    const { messageKey, text, photos } = received;
    return actOnQuestion(unit, person, open.id, { type: 'add', messageKey, text, photos }, true);
  }
  const question = await openQuestion(unit, person, received, as);
  return question ? done('note-question', { code: question.code }) : done();
};

/** As a question, whatever it looks like: the person has said so. */
export const fileQuestion = (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const heard = triage(received.text);
  const kind = heard.kind === 'report' || heard.kind === 'proposal' ? heard.kind : 'question';
  return file(unit, person, received, { kind, about: 'about' in heard ? heard.about : null });
};

const offerOrFile = async (
  unit: Unit,
  person: Person,
  received: Received,
  as: { readonly kind: QuestionKind; readonly about: Topic | null },
): Promise<Outcome> => {
  // A report of a problem is not answered by what was said of another one.
  const found = as.kind === 'question' && received.photos.length === 0 ? await unit.similar.find(received.text) : [];
  if (found.length === 0) return file(unit, person, received, as);
  await remember(unit, person, received);
  await tell(unit, person.id, offerSimilar(found.map(({ document }) => ({ id: document.id, title: document.title }))));
  return done();
};

/** People who hear of danger at once, whatever the hour. */
const alertEmergency = async (
  unit: Unit,
  person: Person,
  heard: Extract<Triage, { kind: 'emergency' }>,
  text: string,
) => {
  const told = [...(await leaders(unit)), ...(await unit.stores.people.withRoles(['head']))];
  for (const each of new Map(told.map((one) => [one.id, one])).values())
    await tell(
      unit,
      each.id,
      {
        key: 'question-emergency-alert',
        facts: {
          numbers: heard.numbers.join(', '),
          name: person.name,
          phone: person.phone ? `0${person.phone.slice(2)}` : '–',
          text: cutText(text, 300),
        },
      },
      `emergency:${each.id}`,
    );
  await unit.stores.audit.record({ actor: person.id, action: 'emergency-told', object: person.id }, unit.now);
};

export const receive = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const heard = triage(received.text);
  const around = surroundingsOf(unit);
  switch (heard.kind) {
    case 'question':
    case 'report':
    case 'proposal':
      return offerOrFile(unit, person, received, heard);
    case 'complaint':
    case 'denunciation': {
      const { directions } = await recordHandOver(unit, person, heard.kind, received.text);
      await forget(unit, person);
      return say(unit, person, answerToTriage(heard, around, directions));
    }
    case 'mixed': {
      const { directions } = await recordHandOver(unit, person, heard.letter, heard.handedOver);
      await say(unit, person, answerToTriage(heard, around, directions));
      // Only the part that stays is written down.
      return file(unit, person, { ...received, text: heard.stays }, { kind: 'question', about: heard.about });
    }
    case 'emergency':
      await say(unit, person, answerToTriage(heard, around));
      await alertEmergency(unit, person, heard, received.text);
      return done();
    case 'spam':
      if (await unit.stores.once(`spam:${person.id}`, unit.now, dayMs))
        await say(unit, person, answerToTriage(heard, around));
      return done();
    case 'unsure':
    case 'tip':
    case 'elsewhere':
      await remember(unit, person, received);
      return say(unit, person, answerToTriage(heard, around));
    case 'greeting':
    case 'unclear':
      return say(unit, person, answerToTriage(heard, around));
  }
};

const say = async (unit: Unit, person: Person, message: ReturnType<typeof answerToTriage>): Promise<Outcome> => {
  if (message) await tell(unit, person.id, message);
  return done();
};

/** What was asked about something that waits: 'similar', 'similarYes', 'ask', 'information', 'letter', 'tip', 'elsewhere'. */
export const settlePending = async (
  unit: Unit,
  person: Person,
  action: string,
  argument: string,
  subject: string,
  received: Received | null,
): Promise<Outcome> => {
  if (action === 'similar') {
    const answer = await unit.similar.get(subject);
    if (answer)
      await tell(
        unit,
        person.id,
        giveSimilar({ ...answer, text: cutText(answer.text, answerLength), url: `${unit.publicUrl}${answer.url}` }),
        `similar:${subject}`,
      );
    return done();
  }
  if (action === 'similarYes' || action === 'elsewhere') {
    await forget(unit, person);
    await unit.stores.timeline.record(subject || person.id, 'similar-accepted', person.id, unit.now);
    await tell(unit, person.id, { key: 'question-thanks' });
    return done();
  }
  if (!received) {
    await tell(unit, person.id, { key: 'question-please' });
    return done();
  }
  await forget(unit, person);
  if (action === 'letter') {
    const kind = argument === 'complaint' ? 'complaint' : 'denunciation';
    const { directions } = await recordHandOver(unit, person, kind, received.text);
    return say(unit, person, answerToTriage({ kind }, surroundingsOf(unit), directions));
  }
  if (action === 'tip') return offerTip(unit, person, received);
  return fileQuestion(unit, person, received);
};

/** Photos without a word: kept until the words come. The newest open question gets them when one was asked today. */
export const keepPhotos = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const [latest] = await unit.stores.questions.ofAsker(person.id, 1);
  const isFresh = latest && unit.now.getTime() - latest.receivedAt.getTime() < dayMs;
  if (latest && isFresh && ['received', 'assigned', 'drafted', 'clarification'].includes(latest.state))
    return actOnQuestion(unit, person, latest.id, {
      type: 'add',
      messageKey: received.messageKey,
      text: '',
      photos: received.photos,
    });
  await remember(unit, person, received);
  if (await unit.stores.once(`photos-please:${person.id}`, unit.now, photosPleaseMs))
    await tell(unit, person.id, { key: 'citizen-photos' });
  return done();
};

/** A tip goes to the board as it is; whoever takes it up writes the item (product §1). */
const offerTip = async (unit: Unit, person: Person, received: Received): Promise<Outcome> => {
  const id = unit.ids.next();
  await unit.stores.tips.insert({
    id,
    person: person.id,
    text: received.text,
    photos: received.photos,
    messageKey: received.messageKey,
    at: received.receivedAt,
  });
  await tell(unit, person.id, { key: 'tip-thanks' });
  for (const reader of await unit.stores.people.withRoles(['office', 'deputy', 'standingDeputy']))
    await tell(
      unit,
      reader.id,
      {
        key: 'tip-to-board',
        facts: { name: person.name, text: cutText(received.text, 900), photos: received.photos.length },
        buttons: [[{ label: { key: 'choice-tip-take' }, action: 'q-takeTip', subject: id, revision: 0 }]],
      },
      `tip:${id}:${reader.id}`,
    );
  return done('note-tip');
};
