/** Acts on people: inviting, joining, calling, and viewing one's own data. */

import { refused } from '../../domain/decision.ts';
import { personId } from '../../domain/ids.ts';
import { invitationDays, type Person } from '../../domain/person/person.ts';
import { mayEnterDesk, maySubmit, type Role } from '../../domain/roles.ts';
import type { Unit } from '../../ports/services.ts';
import { withdrawConsent as endConsent, openConsent } from '../../usecases/check/children.ts';
import { permitAgain } from '../../usecases/check/secrecy.ts';
import { endSession } from '../../usecases/link/browser.ts';
import { offerPin } from '../../usecases/link/offer-pin.ts';
import { resetPin } from '../../usecases/link/pin.ts';
import { createPageLink } from '../../usecases/page-link.ts';
import { invite } from '../../usecases/person/invite.ts';
import { keepPhone } from '../../usecases/person/link-accounts.ts';
import {
  askForDeletion,
  countOwn,
  decideDeletionRequest,
  deletionAsked,
  exportOwn,
  takeBackDeletion,
} from '../../usecases/person/own-data.ts';
import { undertakingNow } from '../../usecases/process/texts.ts';
import { tell } from '../../usecases/tell.ts';
import { calledBy, noteCall } from '../../usecases/unreached.ts';
import { addPhoneToCry } from '../question/after-cry.ts';
import { chosenLanguageName } from '../question/askers-language.ts';
import { withdrawConsentSure } from '../say/item.ts';
import { deletionMessage, deletionSure, exportMessage, ownDataMessage, youOf } from '../say/people.ts';
import { noReply, noted, type Reply, replied } from '../talk/reply.ts';
import { showUndertaking } from './draft.ts';
import { sureOfStandIns } from './standing.ts';

/**
 * Creates an invitation and sends it to the inviter.
 * @param invited `into`: the name of the ward's unit as typed, for a contributor
 */
export async function inviteSomebody(
  unit: Unit,
  inviter: Person,
  { role, name, into = '' }: { readonly role: Role; readonly name: string; readonly into?: string },
): Promise<Reply> {
  const outcome = await invite(unit, inviter, role, name, into);
  if (!outcome.ok) return outcome;
  const { code, links, unitName } = outcome;
  if (unitName !== null) {
    const facts = { code, link: links.join(', ') || 'none', name, unit: unitName, days: invitationDays };
    await tell(unit, inviter.id, { key: 'invitation-unit', facts });
  } else
    await tell(unit, inviter.id, {
      key: 'invitation',
      facts: { name, role, code, link: links.join('\n'), days: invitationDays },
    });
  return noReply;
}

/** Welcomes a person who has redeemed an invitation: undertaking, PIN and phone number, as far as their role needs them. */
export async function welcomeJoined(unit: Unit, joined: Person): Promise<Reply> {
  const { id, name, role, phone } = joined;
  await tell(unit, id, { key: 'joined', facts: { name, role, ward: unit.ward.fullName } });
  if (maySubmit(role) && !(await unit.stores.people.hasAccepted(id, (await undertakingNow(unit)).version)))
    await showUndertaking(unit, joined);
  await offerPin(unit, joined);
  if (!phone) await tell(unit, id, { key: 'ask-phone-member', asksContact: true });
  return noReply;
}

/** Stores the phone number, and adds it to the person's open danger case so that they can be called. */
export async function takePhone(unit: Unit, person: Person, told: string): Promise<Reply> {
  const outcome = await keepPhone(unit, person, told);
  if (!outcome.ok) return outcome;
  await addPhoneToCry(unit, person, outcome.phone);
  return replied(unit, person.id, { key: 'phone-kept', facts: { phone: outcome.phone } });
}

/** Asks once for the number to call when no message arrives. */
export async function askPhone(unit: Unit, person: Person): Promise<Reply> {
  if (!person.phone && (await unit.stores.once(`ask-phone:${person.id}`, unit.now)))
    await tell(unit, person.id, { key: 'ask-phone', asksContact: true });
  return noReply;
}

/** Records that a person was called, so that others do not call too. */
export async function takeCall(unit: Unit, person: Person, called: string): Promise<Reply> {
  const outcome = await noteCall(unit, person, called, '');
  if (!outcome.ok) return outcome;
  await tell(unit, person.id, { key: 'call-noted', facts: { name: calledBy(outcome.person) } });
  return noted('note-called');
}

/** Resets a PIN. Where two must agree, the first press is recorded and the second resets. */
export async function resetPinOf(unit: Unit, head: Person, id: string): Promise<Reply> {
  const outcome = await resetPin(unit, head, id);
  if (!outcome.ok) return outcome;
  const { name } = outcome;
  return outcome.isFirstOfTwo ? noted('note-pin-first', { name }) : noted('note-pin-reset', { name });
}

/** `/bang`: sends a link to the board's pages, valid for half an hour. */
export async function boardLink(unit: Unit, person: Person): Promise<Reply> {
  if (!mayEnterDesk(person.role)) return refused('issue-not-entitled');
  const url = await createPageLink(unit, { purpose: 'board', person: person.id });
  return replied(unit, person.id, { key: 'board-link', buttons: [[{ label: { key: 'choice-board' }, url }]] });
}

/** Ends a session on the web desk, for example one that the person did not start. */
export async function endDeskSession(unit: Unit, person: Person, session: string): Promise<Reply> {
  const outcome = await endSession(unit, person, session);
  return outcome.ok ? noted('note-session-ended', {}) : outcome;
}

/**
 * Changes the person's language.
 * @param wanted a locale, or 'other' for the one of the two not in use
 */
export async function changeLanguage(unit: Unit, person: Person, wanted: string): Promise<Reply> {
  const locale = wanted === 'other' ? (person.locale === 'vi' ? 'en' : 'vi') : wanted;
  await unit.stores.people.save({ ...person, locale });
  await unit.stores.setSetting(chosenLanguageName(person.id), locale);
  return replied(unit, person.id, { key: 'language-changed', locale: locale === 'en' ? 'en' : 'vi' });
}

/**
 * `/dulieu`: the person's stored data.
 * @param what 'export', 'keep', 'delete', 'sure'; anything else shows what is stored
 */
export async function ownData(unit: Unit, person: Person, what: string): Promise<Reply> {
  switch (what) {
    case 'export':
      return replied(unit, person.id, exportMessage(person, await exportOwn(unit, person)));
    case 'keep':
      return (await keepData(unit, person)) ?? refused('issue-data-settled', { name: person.name });
    case 'delete':
      return replied(unit, person.id, deletionSure(person));
    case 'sure': {
      const message = deletionMessage(person, await askForDeletion(unit, person));
      if (message) await tell(unit, person.id, message);
      return noReply;
    }
    default:
      await tell(
        unit,
        person.id,
        ownDataMessage(person, await countOwn(unit, person), await deletionAsked(unit, person)),
      );
      return noReply;
  }
}

/** Takes back a requested deletion. Null when none was requested. */
export async function keepData(unit: Unit, person: Person): Promise<Reply | null> {
  if (!(await takeBackDeletion(unit, person))) return null;
  return replied(unit, person.id, { key: 'data-kept', facts: { you: youOf(person) } });
}

/** **Cho xóa** · **Chưa xóa**: the head decides on the deletion request of a staff member. */
export async function answerDeletionRequest(
  unit: Unit,
  head: Person,
  id: string,
  isGranted: boolean,
  isSure = false,
): Promise<Reply> {
  const asked = isGranted && !isSure ? await sureOfStandIns(unit, head, id, 'dataYes') : null;
  if (asked) return asked;
  const outcome = await decideDeletionRequest(unit, head, personId(id), isGranted);
  if (!outcome.ok) return outcome;
  const facts = { name: outcome.name, granted: isGranted ? 'yes' : 'no' };
  return { ok: true, note: { key: 'note-data-settled', facts }, isSaid: true };
}

/** **Cho gửi lại**: the head found the document harmless and permits it. */
export async function permit(unit: Unit, head: Person, record: string): Promise<Reply> {
  const outcome = await permitAgain(unit, head, record);
  if (!outcome.ok) return outcome;
  const { name, until } = outcome;
  await tell(unit, head.id, { key: 'secrecy-permission-given', facts: { name, until } }, `permitted:${record}`);
  return noted('note-permitted');
}

/** **Rút đồng ý ảnh trẻ em**: asks for confirmation, because a published item is taken down at once. */
export async function withdrawConsent(unit: Unit, person: Person, consent: string, isSure: boolean): Promise<Reply> {
  if (isSure) {
    const outcome = await endConsent(unit, person, consent);
    return outcome.ok ? noted('note-consent-withdrawn') : outcome;
  }
  const opened = await openConsent(unit, person, consent);
  if (!opened.ok) return opened;
  return replied(unit, person.id, withdrawConsentSure(opened.submission.code, consent));
}
