/** Notices about people, stopped texts and the system itself, in words. Pure. */
import { actNamed } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import { type PersonActName, personActs } from '../../domain/act/person.ts';
import type { ButtonRows, Message } from '../../domain/message.ts';
import type { ViewOf } from '../../domain/view.ts';
import { actButton, button } from './buttons.ts';

type Told = { readonly name: string; readonly facts?: Message['facts'] };

/** A notice whose text key is its name. */
export const noticeOf = <View extends Told>({ name, facts }: View, buttons: ButtonRows): Message => ({
  ...{ key: name, ...(facts ? { facts } : {}) },
  ...(buttons.length > 0 ? { buttons } : {}),
});

/** Stopped text is not quoted, because the reader of the notice may not read classified text. */
export const checkNotice = (view: ViewOf<'check'>): Message =>
  noticeOf(
    view,
    view.name === 'secrecy-stopped-head'
      ? [[actButton(actNamed(checkActs, 'permit'), { id: view.record, revision: 0 })]]
      : [],
  );

/** Notices about accounts, PINs, roles and what was undone on a stolen account. */
export const personNotice = (view: ViewOf<'person'>): Message => noticeOf(view, personButtons(view));

/** These acts in one row, on one subject. */
const actRow = (id: string, ...names: readonly PersonActName[]): ButtonRows => [
  names.map((name) => actButton(actNamed(personActs, name), { id, revision: 0 })),
];

function personButtons(view: ViewOf<'person'>): ButtonRows {
  switch (view.name) {
    case 'account-asks':
      return actRow(view.typist, 'confirmAccount', 'refuseAccount');
    case 'alarm-account-stolen':
    case 'stolen-acts-more':
      return [
        ...view.deeds.map(({ seq, number, action, code }) => {
          const deed = { key: 'board-audit-deed', facts: { action, isRefused: 'no' } };
          const facts = { number, action: deed, code: code || 'none' };
          return [button({ key: 'choice-undo-theirs', facts }, `undoTheirs.${seq}`, view.frozen)];
        }),
        ...(view.next === null ? [] : [[button({ key: 'choice-next' }, `undoTheirs.from-${view.next}`, view.frozen)]]),
        ...(view.mayLift ? actRow(view.frozen, 'unfreeze') : []),
      ];
    case 'data-delete-to-head':
      return actRow(view.wisher, 'grantDeletion', 'declineDeletion');
    case 'alarm-stolen-asked':
      return view.people.map(({ person, name }) => [
        button({ key: 'choice-report-stolen', facts: { name } }, 'stolen', person),
      ]);
    case 'session-began':
      return actRow(view.session, 'endSession');
    case 'alarm-pin-locked':
      return actRow(view.locked, 'freeze', 'resetPin');
    default:
      return [];
  }
}
