/** What is said again and again, and what each command wants. */

import type { Sentence } from '../../domain/facts.ts';
import type { Button, Message } from '../../domain/message.ts';
import { mayReadPaper } from '../../domain/period/paper-ref.ts';
import { isBoard, isDeciding, isOfficial, maySubmit } from '../../domain/roles.ts';
import { button, inTwos, skipButton } from '../say/buttons.ts';
import { blank } from '../talk/memory.ts';
import { type CommandName, type HeardCommand, menuOf } from './commands.ts';
import type { Intent } from './intent.ts';
import type { Situation } from './situation.ts';

export const forget: Intent = { do: 'remember', memory: blank };
/** What somebody said and has not chosen about yet is kept: it becomes a question when nobody chooses. */
export const unlessPending = ({ memory }: Situation): readonly Intent[] =>
  memory.open?.ask === 'pending' ? [] : [forget];
/** The same where the place is needed for something else. */
export const settled = ({ memory }: Situation): readonly Intent[] =>
  memory.open?.ask === 'pending' && memory.open.received.text !== ''
    ? [{ do: 'settlePending', choice: { choose: 'unchosen' }, received: memory.open.received }]
    : [];
/** A question that waits for words; pressing **Bỏ qua** closes it. */
export const askFor = ({ key }: { readonly key: string }): Intent => ({
  do: 'say',
  message: { key, buttons: [[skipButton]] },
});

export const say = (key: string, facts?: Message['facts']): Intent => ({
  do: 'say',
  message: facts ? { key, facts } : { key },
});

/** The greeting itself, and what is said in its words. */
const besideMenu: readonly CommandName[] = ['help', 'lienket', 'baomat', 'dulieu', 'ngonngu'];

/** All that is theirs: where a platform has too few buttons, the same is a numbered list. */
export const welcome = ({ actor }: Situation): readonly Intent[] => {
  const go = (name: CommandName, label: Sentence = { key: `menu-${name}` }): Button => button(label, `go.${name}`);
  const names = menuOf(actor.role).filter((name) => !besideMenu.includes(name));
  if (maySubmit(actor.role)) {
    const buttons = inTwos(names.map((name) => go(name)));
    return [{ do: 'say', message: { key: 'welcome-member', facts: { name: actor.name, role: actor.role }, buttons } }];
  }
  if (isOfficial(actor.role)) {
    // What is theirs there is the statement: nobody pays them royalties.
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

/** Work that is not theirs, or that nobody has made: what they can have is named, and their words become nobody's case. */
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

export const runCommand = (command: HeardCommand, situation: Situation): readonly Intent[] => {
  const { actor } = situation;
  switch (command.name) {
    case 'start':
      return command.rest === ''
        ? welcome(situation)
        : [
            {
              do: 'redeem',
              code: command.rest,
              isTyped: false,
              otherwise: [say('invitation-not-found'), ...welcome(situation)],
            },
          ];
    case 'help':
      return welcome(situation);
    case 'gui':
      if (isOfficial(actor.role)) return [notForOfficials(situation)];
      if (!maySubmit(actor.role)) return [say('submit-not-invited')];
      return situation.draft ? [{ do: 'preview' }] : [say('draft-how-to')];
    case 'baicuatoi':
      if (isOfficial(actor.role)) return [notForOfficials(situation)];
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
      return [{ do: 'person', act: 'ownData', subject: actor.person, revision: 0, argument: command.rest }];
    case 'nhuanbut':
      return [{ do: 'royalties', month: command.rest }];
    case 'baocao':
      if (maySubmit(actor.role) && !mayReadPaper('report', actor.role)) return [say('report-whom')];
      return [{ do: 'periodReport', period: command.rest }];
    case 'kinhphi':
      return [{ do: 'register', name: 'budget', of: command.rest }];
    case 'khenthuong':
      return [{ do: 'register', name: 'reward', of: command.rest }];
    case 'vipham':
      return [{ do: 'register', name: 'violations', of: '' }];
    case 'suaquyche':
      return [{ do: 'register', name: 'regulation', of: '' }];
    case 'quydinh':
      return [{ do: 'openPaper', view: { name: 'rules', of: '' } }];
    case 'bang':
      return [{ do: 'boardLink' }];
    case 'chuagui':
      return [{ do: 'listUnreached' }];
    case 'donchuyen':
      return [{ do: 'listHandOvers' }];
    case 'quahan':
      return isBoard(actor.role) ? [{ do: 'listLate' }] : [say('issue-not-entitled')];
    case 'lich':
      return [{ do: 'listDays' }];
    case 'quytrinh':
      return maySubmit(actor.role) ? [{ do: 'showProcess' }] : [say('issue-not-entitled')];
    case 'kehoach':
      return maySubmit(actor.role) ? [{ do: 'boardPage', page: 'plan', of: '' }] : [say('issue-not-entitled')];
    case 'hop':
      return [{ do: 'boardPage', page: 'meetings', of: '' }];
    case 'nghiavu':
      return [{ do: 'boardPage', page: 'obligations', of: '' }];
    case 'donvi':
      return [{ do: 'boardPage', page: 'units', of: '' }];
    case 'baomat':
      return [{ do: 'stolen' }];
    case 'lienket':
      return command.rest === ''
        ? [{ do: 'offerAccountCode' }]
        : [{ do: 'redeem', code: command.rest, isTyped: true, otherwise: [say('account-code-unknown')] }];
  }
};
