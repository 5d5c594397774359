/** Carries out commands, and builds the intents that many answers share. */

import type { Sentence } from '../../domain/facts.ts';
import type { Button, Message } from '../../domain/message.ts';
import { mayReadPaper, type PaperCommand, paperNames, papers } from '../../domain/period/paper-ref.ts';
import { isBoard, isDeciding, isOfficial, maySubmit } from '../../domain/roles.ts';
import { button, inTwos, skipButton } from '../say/buttons.ts';
import { emptyMemory } from '../talk/memory.ts';
import { type CommandName, type HeardCommand, menuOf } from './commands.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

/** Closes the open prompt. */
export const forget: Intent = { do: 'remember', memory: emptyMemory };
/**
 * Closes the open prompt, unless text is waiting for a choice. Waiting text is kept and becomes a question when no choice is
 * made.
 */
export const unlessPending = ({ memory }: Situation): readonly Intent[] =>
  memory.open?.ask === 'pending' ? [] : [forget];
/** The same when the prompt is needed for something else: the waiting text is settled as it is. */
export const settled = ({ memory }: Situation): readonly Intent[] =>
  memory.open?.ask === 'pending' && memory.open.received.text !== ''
    ? [{ do: 'settlePending', choice: { choose: 'unchosen' }, received: memory.open.received }]
    : [];
/** A prompt for text; pressing **Bỏ qua** closes it. */
export const askFor = ({ key }: { readonly key: string }): Intent => ({
  do: 'say',
  message: { key, buttons: [[skipButton]] },
});

/** An answer that needs no database access. */
export const say = (key: string, facts?: Message['facts']): Intent => ({
  do: 'say',
  message: facts ? { key, facts } : { key },
});

/** Commands without a button on the welcome message: `help` shows that message, and its text mentions the others. */
const besideMenu: readonly CommandName[] = ['help', 'lienket', 'baomat', 'dulieu', 'ngonngu'];

/** All commands of the person's menu; a platform with too few buttons shows a numbered list. */
export const welcome = ({ actor }: Situation): readonly Intent[] => {
  const go = (name: CommandName, label: Sentence = { key: `menu-${name}` }): Button => button(label, `go.${name}`);
  const names = menuOf(actor.role).filter((name) => !besideMenu.includes(name));
  if (maySubmit(actor.role)) {
    const buttons = inTwos(names.map((name) => go(name)));
    return [{ do: 'say', message: { key: 'welcome-member', facts: { name: actor.name, role: actor.role }, buttons } }];
  }
  if (isOfficial(actor.role)) {
    // Officials get the statement under this command, because they receive no royalties.
    const buttons = inTwos(
      [...names, 'baomat' as const].map((name) => (name === 'nhuanbut' ? go(name, { key: 'menu-bangke' }) : go(name))),
    );
    return [
      { do: 'say', message: { key: 'welcome-official', facts: { name: actor.name, role: actor.role }, buttons } },
    ];
  }
  const others = names.filter((name) => name !== 'hoi');
  const buttons = [
    [button('choice-ask', 'ask')],
    ...others.map((name) => [name === 'cauhoi' ? go(name, { key: 'choice-own-questions' }) : go(name)]),
  ];
  return [{ do: 'say', message: { key: 'welcome-citizen', buttons } }];
};

/**
 * Answers a request that does not belong to the role, or is not supported: names what the role can have. The text does not become
 * a case.
 */
export const notForOfficials = ({ actor }: Situation): Intent => ({
  do: 'say',
  message: {
    key: 'official-not-yet',
    facts: { role: actor.role },
    buttons: [
      ...inTwos([
        ...(actor.role === 'chairman' ? [button('menu-baocao', 'go.baocao')] : []),
        ...[button('menu-bangke', 'go.nhuanbut'), button('menu-kinhphi', 'go.kinhphi')],
      ]),
      [button('choice-ask', 'ask')],
    ],
  },
});

type Run = (rest: string, situation: Situation) => readonly Intent[];

/** A command that only some roles have. */
const onlyFor =
  (may: (role: Situation['actor']['role']) => boolean, intent: Intent): Run =>
  (_, { actor }) =>
    may(actor.role) ? [intent] : [say('issue-not-entitled')];

const boardPage = (page: Extract<Intent, { readonly do: 'boardPage' }>['page']): Intent => ({
  ...{ do: 'boardPage', page, of: '' },
});

/** Officials are told what they have instead of this command. */
const unlessOfficial =
  (run: Run): Run =>
  (rest, situation) =>
    isOfficial(situation.actor.role) ? [notForOfficials(situation)] : run(rest, situation);

const commands: Readonly<Record<Exclude<CommandName, PaperCommand>, Run>> = {
  start: (code, situation) => {
    if (code === '') return welcome(situation);
    const otherwise = [say('invitation-not-found'), ...welcome(situation)];
    return [{ do: 'redeem', code, isTyped: false, otherwise }];
  },
  help: (_, situation) => welcome(situation),
  gui: unlessOfficial((_, { actor, draft }) => {
    if (!maySubmit(actor.role)) return [say('submit-not-invited')];
    return draft ? [{ do: 'preview' }] : [say('draft-how-to')];
  }),
  baicuatoi: unlessOfficial((_, situation) =>
    maySubmit(situation.actor.role) ? [{ do: 'listOwn' }] : welcome(situation),
  ),
  hoi: (_, situation) => [
    ...settled(situation),
    { do: 'remember', memory: { open: { ask: 'question' } } },
    askFor({ key: 'question-please' }),
  ],
  tracuu: (code) => (code === '' ? [say('look-up-how-to')] : [{ do: 'lookUp', code }]),
  choduyet: onlyFor(isDeciding, { do: 'listQueue' }),
  thanhvien: () => [{ do: 'listPeople' }],
  ngonngu: (rest) => [
    { do: 'language', locale: rest.startsWith('en') ? 'en' : rest.startsWith('vi') ? 'vi' : 'other' },
  ],
  cauhoi: () => [{ do: 'listQuestions' }],
  dulieu: (argument, { actor }) => [{ do: 'person', act: 'ownData', subject: actor.person, revision: 0, argument }],
  nhuanbut: (month) => [{ do: 'royalties', month }],
  baocao: (period, { actor: { role } }) =>
    !maySubmit(role) || mayReadPaper('report', role)
      ? [{ do: 'periodReport', period }]
      : role === 'office'
        ? [say('report-whom', { who: role }), { do: 'listQuestions' }]
        : [say('report-whom', { who: isBoard(role) ? 'board' : 'author' })],
  quydinh: () => [{ do: 'openPaper', view: { name: 'rules', of: '' } }],
  bang: () => [{ do: 'boardLink' }],
  chuagui: () => [{ do: 'listUnreached' }],
  donchuyen: () => [{ do: 'listHandOvers' }],
  quahan: onlyFor(isBoard, { do: 'listLate' }),
  lich: () => [{ do: 'listDays' }],
  quytrinh: onlyFor(maySubmit, { do: 'showProcess' }),
  kehoach: onlyFor(maySubmit, boardPage('plan')),
  hop: () => [boardPage('meetings')],
  nghiavu: () => [boardPage('obligations')],
  donvi: () => [boardPage('units')],
  baomat: () => [{ do: 'stolen' }],
  lienket: (code) =>
    code === ''
      ? [{ do: 'offerAccountCode' }]
      : [{ do: 'redeem', code, isTyped: true, otherwise: [say('account-code-unknown')] }],
};

const isOfPaper = (name: CommandName): name is PaperCommand => !Object.hasOwn(commands, name);

/** Carries out a command; the text after its name is its argument. */
export function runCommand({ name, rest }: HeardCommand, situation: Situation): readonly Intent[] {
  if (!isOfPaper(name)) return commands[name](rest, situation);
  const paper = paperNames.find((each) => papers[each].command?.name === name);
  return paper ? [{ do: 'register', name: paper, of: rest }] : [];
}
