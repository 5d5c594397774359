/** The web desk's pages about people: the list, their roles, invitations, substitutions. */
import { formatDate, type LocalDate, localDateOf } from '../../domain/calendar/local-date.ts';
import { localTime } from '../../domain/calendar/local-time.ts';
import type { Issue } from '../../domain/decision.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Invitation, Person } from '../../domain/person/person.ts';
import { grants, isBoard, type Role } from '../../domain/roles.ts';
import type { Paged } from '../../ports/reader.ts';
import type { PersonSheet, StandInLine } from '../../reading/people.ts';
import { html, type Markup, type Part } from '../kit/html.ts';
import { field, hiddenFields, notice, refusals } from '../kit/parts.ts';
import { qr } from '../kit/qr.ts';
import { actForms, type OfferedAct } from './act-form.ts';
import { onward, type Say } from './pages.ts';

/** Data of the page of people, invitations and substitutions. */
export interface PeopleView {
  readonly reader: Person;
  readonly timeZone: string;
  readonly list: Paged<Person>;
  /** Time of each person's last message. */
  readonly heard: ReadonlyMap<PersonId, Date>;
  readonly invitations: readonly Invitation[];
  readonly standIns: readonly StandInLine[];
  /** Board members who could substitute for the reader. */
  readonly colleagues: readonly Person[];
  readonly done: string;
  readonly issues: readonly Issue[];
}

const roleName = (say: Say, role: Role): string => say('board-person-role', { role });

/** Renders a person. @param heard time of the last message in words; '' if not shown */
const personLine = (say: Say, person: Person, heard = ''): Markup =>
  html`<li><div class="what"><a href="/board/people/${person.id}"><b>${person.name || say('person-unnamed')}</b></a><small>${aboutPerson(say, person)}${heard !== '' && html` · ${heard}`}</small></div>${isBarred(say, person)}</li>`;

const aboutPerson = (say: Say, { role, unit, standsIn }: Person): Markup =>
  html`${roleName(say, role)}${standsIn && html` · ${say('board-stands-in', { role: roleName(say, standsIn.role) })}`}${unit !== null ? html` · ${unit}` : role === 'contributor' && html` · ${say('board-person-no-unit')}`}`;

const isBarred = (say: Say, { status }: Person): Part =>
  status !== 'active' && html`<span class="state stale">${say('board-person-state', { state: status })}</span>`;

/** Renders people in rows: name, role, unit, and a mark if they are frozen or removed. */
export const personRows = (say: Say, people: readonly Person[]): Markup =>
  html`<ul class="rows">${people.map((person) => personLine(say, person))}</ul>`;

const roleField = (say: Say, offered: readonly Role[], chosen?: Role): Markup =>
  field(
    say('board-role'),
    html`<select name="role" required>${offered.map((role) => html`<option value="${role}"${role === chosen && html` selected`}>${roleName(say, role)}</option>`)}</select>`,
  );

function invitationsOf(say: Say, { reader, timeZone, invitations }: PeopleView): Part {
  const mine = grants[reader.role];
  if (mine.length === 0) return null;
  return html`<section><h2>${say('board-invitations')}</h2><p>${say('board-invitations-why')}</p>
<details><summary class="button">${say('board-invite')}</summary><form method="post" action="/board/people/invite" class="fields">${field(say('board-invite-name'), html`<input name="name" minlength="2" maxlength="80" required autocomplete="off">`)}${roleField(say, mine)}<button class="button go">${say('board-invite-go')}</button></form></details>
${
  invitations.length > 0 &&
  html`<ul class="rows">${invitations.map(
    ({ id, name, role, expiresAt }) =>
      html`<li><div class="what"><b>${name}</b><small>${roleName(say, role)} · ${say('board-invitation-until', { at: localTime(expiresAt, timeZone) })}</small></div>${mine.includes(role) && html`<form method="post" action="/board/people/invitations/${id}/revoke"><button class="button stop">${say('board-invitation-revoke')}</button></form>`}</li>`,
  )}</ul>`
}</section>`;
}

const lastDay = (until: Date | null, timeZone: string): string =>
  until === null ? '…' : formatDate(localDateOf(new Date(until.getTime() - 1), timeZone));

function standInsOf(say: Say, { reader, timeZone, standIns, colleagues }: PeopleView): Markup {
  const isAway = standIns.some(({ replaced }) => replaced.person === reader.id);
  return html`<section><h2>${say('board-away')}</h2>
${
  standIns.length > 0
    ? html`<ul class="rows">${standIns.map(
        ({ substitute, replaced, from, until }) =>
          html`<li><div class="what"><b>${say('board-away-line', { substitute: substitute.name, name: replaced.name })}</b><small>${formatDate(localDateOf(from, timeZone))} – ${lastDay(until, timeZone)}</small></div>${replaced.person === reader.id && html`<form method="post" action="/board/people/back"><button class="button">${say('board-back-at-work')}</button></form>`}</li>`,
      )}</ul>`
    : html`<p>${say('board-away-none')}</p>`
}
${
  !isAway &&
  isBoard(reader.role) &&
  html`<details><summary class="button">${say('board-away-plan')}</summary><form method="post" action="/board/people/away" class="fields">${field(say('board-away-from'), html`<input type="date" name="from" required>`)}${field(say('board-away-to'), html`<input type="date" name="to" required>`)}${field(
    say('board-away-whom'),
    html`<select name="deputy" required>${colleagues.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select>`,
  )}<button class="button go">${say('board-away-go')}</button></form></details>`
}</section>`;
}

const lastMessageOf = (say: Say, { heard, timeZone }: PeopleView, { id }: Person): string => {
  const at = heard.get(id);
  return at ? say('board-account-used', { at: localTime(at, timeZone) }) : say('board-person-never-heard');
};

/** Renders the page: people with a role, invitations and substitutions. */
export const peoplePage = (say: Say, view: PeopleView): Markup =>
  html`<h1>${say('board-people')}</h1><p>${say('board-people-how')}</p>
${view.done !== '' && notice('done', html`<p>${say('board-did', { what: view.done })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
<ul class="rows">${view.list.items.map((person) => personLine(say, person, lastMessageOf(say, view, person)))}</ul>
${onward(say, view.list.next === null ? null : `/board/people?${new URLSearchParams({ sau: view.list.next })}`)}
${invitationsOf(say, view)}
${standInsOf(say, view)}`;

/** A new invitation, whose code is shown only once. `days`: how long it is valid. */
export interface NewInvitation {
  readonly name: string;
  readonly role: Role;
  readonly code: string;
  readonly link: string;
  readonly days: number;
}

/** The page of a new invitation. The code cannot be shown again, because only its hash is stored. */
export const invitedPage = (say: Say, { name, role, code, link, days }: NewInvitation): Markup =>
  html`<h1>${say('board-invited', { name })}</h1><p>${say('board-invited-how', { role: roleName(say, role), days })}</p>
<p class="code-told"><strong>${code}</strong></p>
${link !== '' && html`<p><a href="${link}" rel="noopener">${link}</a></p>${qr(link, say('board-invited-qr'))}`}
<p><a href="/board/people">${say('board-people')}</a></p>`;

/** One person, and the acts available to the reader. */
export interface PersonView extends PersonSheet, Pick<PeopleView, 'reader' | 'timeZone' | 'done' | 'issues'> {
  /** Substitutions in which this person is the substitute. */
  readonly standIns: readonly StandInLine[];
  readonly acts: readonly OfferedAct[];
  /** Roles that the reader may give this person; empty: none. */
  readonly roles: readonly Role[];
}

/** People who would lose their substitute through the acts below. */
const standsInOf = (say: Say, { standIns, timeZone }: PersonView): Part =>
  standIns.map(
    ({ replaced: { name }, from, until }) =>
      html`<p>${say('board-person-stands-in', { name, from: formatDate(localDateOf(from, timeZone)), to: lastDay(until, timeZone) })}</p>`,
  );

/** Renders one person: mandates, accounts, and forms for the available acts. */
export function personPage(say: Say, view: PersonView): Markup {
  const { person, mandates, accounts, timeZone, acts, roles } = view;
  const action = `/board/people/${person.id}/act`;
  const day = (at: Date): LocalDate => localDateOf(at, timeZone);
  return html`<h1>${person.name || say('person-unnamed')}</h1><p><a href="/board/people">${say('board-people')}</a></p>
${view.done !== '' && notice('done', html`<p>${say('board-did', { what: view.done })}</p>`)}
${refusals(view.issues.map(({ key, facts }) => say(key, facts)))}
<p>${aboutPerson(say, person)} ${isBarred(say, person)}</p>
<section><h2>${say('board-mandates')}</h2><ul class="rows">${mandates.map(
    ({ role, from, until, by, instead }) =>
      html`<li><div class="what"><b>${roleName(say, role)}${instead !== '' && html` · ${say('board-mandate-instead', { name: instead })}`}</b><small>${say('board-mandate-from', { on: formatDate(day(from)) })}${until !== null && html` ${say('board-mandate-until', { on: instead === '' ? formatDate(day(until)) : lastDay(until, timeZone) })}`}${by !== '' && html` · ${say('board-mandate-by', { name: by })}`}</small></div></li>`,
  )}</ul></section>
<section><h2>${say('board-accounts')}</h2>${
    accounts.length === 0
      ? html`<p>${say('board-accounts-none')}</p>`
      : html`<ul class="rows">${accounts.map(
          ({ channel, displayName, lastUsedAt, unreachableAt }) =>
            html`<li><div class="what"><b>${say('board-channel', { channel })}</b><small>${displayName}${displayName !== '' && ' · '}${say('board-account-used', { at: localTime(lastUsedAt, timeZone) })}</small></div>${unreachableAt !== null && html`<span class="state stale">${say('board-account-lost')}</span>`}</li>`,
        )}</ul>`
  }</section>
${
  (acts.length > 0 || roles.length > 0) &&
  html`<section><h2>${say('board-person-acts')}</h2>${standsInOf(say, view)}<div class="acts-beside">${acts.length > 0 && actForms(say, { action, revision: 0, about: person.name, acts })}
${roles.length > 0 && html`<details><summary class="button">${say('board-role-change')}</summary><form method="post" action="${action}" class="fields">${hiddenFields({ act: 'role', about: person.name, seen: person.role })}${roleField(say, roles, person.role)}<button class="button">${say('board-role-change')}</button></form></details>`}</div></section>`
}`;
}
