/** Answers ordinary requests about the service itself without opening a case. If several may be meant, asks which. */

import type { Message } from '../../domain/message.ts';
import type { Person } from '../../domain/person/person.ts';
import { isOpen } from '../../domain/question/transitions.ts';
import { isBoard } from '../../domain/roles.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import type { Service } from '../../domain/words/service.ts';
import type { Unit } from '../../ports/services.ts';
import { lookUp } from '../question/look-up.ts';
import { ownQuestions } from '../question/own-questions.ts';
import { button } from '../say/buttons.ts';
import { ofWhichQuestion } from '../say/which-question.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { listQuestions } from './lists.ts';
import { changeLanguage, ownData } from './people.ts';
import { askerReply } from './question/asker-reply.ts';

/** Where and when the ward's office can be reached. */
const contactOf = ({ ward }: Unit): NonNullable<Message['facts']> => ({
  phone: ward.contact.phone,
  place: ward.reception.place,
  hours: ward.reception.hours,
});

/** Offers the person's open question by name; with several, asks which one is meant. */
async function withOpenQuestion(unit: Unit, person: Person, press: 'q-withdraw' | 'q-add'): Promise<Reply> {
  const open = (await ownQuestions(unit, person)).filter(({ state }) => isOpen(state));
  return replied(unit, person.id, open.length === 0 ? { key: 'service-none-open' } : ofWhichQuestion(open, press));
}

async function stateOfOwn(unit: Unit, person: Person): Promise<Reply> {
  if (isBoard(person.role)) return listQuestions(unit, person);
  const [only, ...others] = await ownQuestions(unit, person);
  if (!only) return replied(unit, person.id, { key: 'service-none-asked' });
  return others.length === 0 ? lookUp(unit, person, only.code) : listQuestions(unit, person);
}

/** "nhận tin bằng tiếng Anh", "speak English please": the named language, otherwise the other one. */
const languageIn = (text: string): string => {
  const folded = foldForSearch(text);
  if (/\b(?:tieng anh|english|eng)\b/u.test(folded)) return 'en';
  return /\b(?:tieng viet|vietnamese)\b/u.test(folded) ? 'vi' : 'other';
};

const withdrawConsent = async (unit: Unit, person: Person): Promise<Reply> =>
  (await askerReply(unit, person, { act: 'withdrawConsent', code: null }, '')) ??
  replied(unit, person.id, { key: 'service-none-published' });

const notSatisfied = async (unit: Unit, person: Person): Promise<Reply> =>
  (await askerReply(unit, person, { act: 'no', code: null, note: '' }, '')) ??
  replied(unit, person.id, { key: 'service-none-answered' });

type Handler = (unit: Unit, person: Person, text: string) => Promise<Reply>;
const saying =
  (message: Message): Handler =>
  (unit, person) =>
    replied(unit, person.id, message);
const withdraw: Handler = (unit, person) => withOpenQuestion(unit, person, 'q-withdraw');
const add: Handler = (unit, person) => withOpenQuestion(unit, person, 'q-add');

const handlers: Readonly<Record<Service, Handler>> = {
  eraseData: (unit, person) => ownData(unit, person, 'delete'),
  showData: (unit, person) => ownData(unit, person, ''),
  hideName: saying({ key: 'service-hide-name' }),
  withdrawConsent,
  questionState: stateOfOwn,
  lostCode: stateOfOwn,
  ownQuestions: listQuestions,
  withdrawQuestion: withdraw,
  noLongerNeeded: withdraw,
  sentByMistake: withdraw,
  addPhotos: add,
  correctQuestion: add,
  notSatisfied,
  person: (unit, person) => replied(unit, person.id, { key: 'service-person', facts: contactOf(unit) }),
  phoneNumber: (unit, person) => replied(unit, person.id, { key: 'service-phone', facts: contactOf(unit) }),
  language: (unit, person, text) => changeLanguage(unit, person, languageIn(text)),
  stopMessages: saying({ key: 'service-stop' }),
  subscribe: saying({ key: 'service-subscribe' }),
  whoIsThis: (unit, person) => replied(unit, person.id, { key: 'service-who', facts: { ward: unit.ward.fullName } }),
  howTo: saying({ key: 'service-how' }),
  linkAccount: saying({ key: 'service-link' }),
  voiceOrFile: saying({ key: 'service-files' }),
};

/** Offered when the text names no known request. */
const common: readonly Service[] = ['ownQuestions', 'showData', 'phoneNumber', 'howTo'];

const askWhich = (services: readonly Service[]): Message => ({
  key: 'service-which',
  buttons: services.map((service) => [button({ key: `choice-service-${service}` }, `service.${service}`)]),
});

/** Requests with the same handler count as one. */
const wishesAmong = (services: readonly Service[]): readonly Service[] =>
  services.filter((service, at) => services.findIndex((each) => handlers[each] === handlers[service]) === at);

/** Carries out a single request at once; with several, or none that is clear, asks which. */
export async function serve(unit: Unit, person: Person, services: readonly Service[], text: string): Promise<Reply> {
  const [only, ...others] = wishesAmong(services);
  if (only && others.length === 0) return handlers[only](unit, person, text);
  return replied(unit, person.id, askWhich(only ? [only, ...others] : common));
}
