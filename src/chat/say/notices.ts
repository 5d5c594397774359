/** What is told about people, stopped texts, and the machine itself, in words: pure. */
import { actNamed } from '../../domain/act/act.ts';
import { checkActs } from '../../domain/act/check.ts';
import { personActs } from '../../domain/act/person.ts';
import type { Message } from '../../domain/message.ts';
import type { ViewOf } from '../../domain/view.ts';
import { actButton, button } from './buttons.ts';

/** What was stopped is not quoted: whoever reads the notice may not read the secret. */
export function checkNotice(view: ViewOf<'check'>): Message {
  switch (view.name) {
    case 'secrecy-stopped-citizen':
    case 'secrecy-stopped-contributor':
      return { key: view.name };
    case 'secrecy-stopped-head':
      return {
        key: view.name,
        facts: view.facts,
        buttons: [[actButton(actNamed(checkActs, 'permit'), { id: view.record, revision: 0 })]],
      };
    case 'secrecy-photos-stopped':
    case 'secrecy-send-again':
      return { key: view.name, facts: view.facts };
  }
}

/** Accounts, PINs, roles and what was undone of an account that was stolen. */
export function personNotice(view: ViewOf<'person'>): Message {
  switch (view.name) {
    case 'pin-was-reset':
    case 'account-unlinked-here':
    case 'person-unfrozen':
    case 'role-ended':
      return { key: view.name };
    case 'account-asks': {
      const typist = { id: view.typist, revision: 0 };
      const rows = [actNamed(personActs, 'confirmAccount'), actNamed(personActs, 'refuseAccount')];
      return { key: view.name, facts: view.facts, buttons: [rows.map((row) => actButton(row, typist))] };
    }
    case 'alarm-account-stolen':
    case 'stolen-acts-more':
      return {
        key: view.name,
        facts: view.facts,
        buttons: [
          ...view.deeds.map(({ seq, number, action, code }) => {
            const facts = {
              number,
              action: { key: 'board-audit-deed', facts: { action, isRefused: 'no' } },
              code: code || 'none',
            };
            return [button({ key: 'choice-undo-theirs', facts }, `undoTheirs.${seq}`, view.frozen)];
          }),
          ...(view.next === null
            ? []
            : [[button({ key: 'choice-next' }, `undoTheirs.from-${view.next}`, view.frozen)]]),
          ...(view.mayLift ? [[actButton(actNamed(personActs, 'unfreeze'), { id: view.frozen, revision: 0 })]] : []),
        ],
      };
    case 'data-delete-to-head': {
      const wisher = { id: view.wisher, revision: 0 };
      const rows = [actNamed(personActs, 'grantDeletion'), actNamed(personActs, 'declineDeletion')];
      return { key: view.name, facts: view.facts, buttons: [rows.map((row) => actButton(row, wisher))] };
    }
    case 'alarm-stolen-asked':
      return {
        key: view.name,
        facts: view.facts,
        buttons: view.people.map(({ person, name }) => [
          button({ key: 'choice-report-stolen', facts: { name } }, 'stolen', person),
        ]),
      };
    case 'session-began':
      return {
        key: view.name,
        facts: view.facts,
        buttons: [[actButton(actNamed(personActs, 'endSession'), { id: view.session, revision: 0 })]],
      };
    case 'alarm-pin-locked':
      return {
        key: view.name,
        facts: view.facts,
        buttons: [
          [
            actButton(actNamed(personActs, 'freeze'), { id: view.locked, revision: 0 }),
            actButton(actNamed(personActs, 'resetPin'), { id: view.locked, revision: 0 }),
          ],
        ],
      };
    default:
      return { key: view.name, facts: view.facts };
  }
}
