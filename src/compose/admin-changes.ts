/** Commands that change something. Each writes in short transactions and may run beside a server. */
import { resolve } from 'node:path';
import { systemClock } from '../adapters/clock.ts';
import { formatDate, localDateOf, parseLocalDate } from '../domain/calendar/local-date.ts';
import { addableKinds } from '../domain/calendar/ward-calendar.ts';
import { personId } from '../domain/ids.ts';
import { invitationDays } from '../domain/person/person.ts';
import { unitNamed } from '../domain/plan/unit.ts';
import { isBoard, isRole, roles } from '../domain/roles.ts';
import type { Records } from '../ports/period-records.ts';
import type { Unit } from '../ports/services.ts';
import { readCalendar } from '../reading/days.ts';
import { type CalendarCommand, changeCalendar, recountOpen } from '../usecases/calendar/change-calendar.ts';
import { createPageLink } from '../usecases/page-link.ts';
import { createInvitation } from '../usecases/person/invite.ts';
import { retry } from '../usecases/unreached.ts';
import { type Answer, mistyped, needed, noDay, noNumber, notOneOf, Refusal, text } from './admin-answer.ts';
import type { Papers } from './admin-papers.ts';
import { changePerson, invitations } from './admin-people.ts';
import { mediaIn, programOf, type Tools } from './admin-place.ts';
import { hashToken } from './core.ts';

/** @throws Refusal with exit 2 that names the missing argument */
const readCalendarCommand = (tools: Tools, verb: string, day: string): CalendarCommand => {
  const date = parseLocalDate(day);
  if (!date) throw noDay('DAY');
  const source = text(tools.options, 'source') ?? 'admin';
  if (verb === 'confirm') return { type: 'confirm', date, source, option: text(tools.options, 'option') };
  if (verb === 'drop' || verb === 'remove') return { type: verb, date, source };
  if (verb === 'year') return { type: 'confirmYear', date, source };
  if (verb !== 'add') throw mistyped('calendar');
  const kind = addableKinds.find((each) => each === text(tools.options, 'kind'));
  if (!kind) throw notOneOf('--kind', addableKinds);
  if (date < `${localDateOf(systemClock.now(), tools.ward.timeZone).slice(0, 4)}-01-01`)
    throw new Refusal({ key: 'admin-day-over', facts: { date: formatDate(date) } });
  return { type: 'add', date, kind, source: needed(tools.options, 'source') };
};

const askedOf = (tools: Tools) => ({ words: tools.words, say: tools.say, run: deskOf(tools).run });

const deskOf = ({ core, ward, openUnit }: Tools) => ({
  ward,
  translator: core.translator,
  run: <Result>(work: (unit: Unit) => Promise<Result>) =>
    core.unitOfWork.run(ward.id, (stores) => work(openUnit(stores, `admin:${systemClock.now().toISOString()}`))),
  records: <Result>(look: (records: Records) => Promise<Result>) =>
    core.reader.read(ward.id, (stores) => look({ ward, stores, now: systemClock.now(), hashToken })),
});

function papers({ say }: Tools, written: Papers): Answer {
  if (!written.ok) throw new Refusal(written.issues.map(say).join('\n'));
  return written;
}

/** Entries of the audit log per transaction. */
const recordedAtOnce = 20;

/** Commands that change something; each writes in short transactions and may run beside a server. */
export const changes: Readonly<Record<string, (tools: Tools) => Promise<Answer>>> = {
  invite: async (tools) => {
    const role = needed(tools.options, 'role');
    if (!isRole(role)) throw notOneOf('--role', roles);
    const into = text(tools.options, 'unit');
    const unit = into === null ? null : unitNamed(tools.ward.units, into);
    if (into !== null && !unit) {
      const units = tools.ward.units.map(({ name }) => name).join(', ') || 'none';
      throw new Refusal({ key: 'admin-no-such-unit', facts: { name: into, units } });
    }
    const wanted = { role, name: needed(tools.options, 'name'), unit: unit?.name ?? null, invitedBy: null };
    const invitation = await tools.core.unitOfWork.run(tools.ward.id, (stores) =>
      createInvitation(tools.openUnit(stores, 'admin'), wanted),
    );
    const links = invitation.links.map(({ url }) => url);
    return {
      json: { code: invitation.code, links },
      text: [
        tools.say({ key: 'admin-invited', facts: { code: invitation.code, days: invitationDays } }),
        ...links,
      ].join('\n'),
    };
  },
  'board-link': async (tools) => {
    const { core, ward, openUnit, say } = tools;
    const wanted = text(tools.options, 'person');
    const url = await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, 'admin');
      const person = wanted
        ? await stores.people.find(personId(wanted))
        : (await stores.people.holdersOf(['head'], unit.now))[0];
      if (!person) throw new Refusal(say({ key: wanted ? 'admin-no-such-person' : 'admin-no-head' }));
      if (!isBoard(person.role) || person.status !== 'active') throw new Refusal(say({ key: 'admin-not-of-board' }));
      await stores.audit.record({ actor: 'admin', action: 'board-link-made', object: person.id }, unit.now);
      return createPageLink(unit, { purpose: 'board', person: person.id });
    });
    return { json: { url }, text: `${say({ key: 'board-link' })}\n${url}` };
  },
  person: (tools) => changePerson(askedOf(tools)),
  invitations: (tools) => invitations(askedOf(tools)),
  migrate: async ({ say }) => ({ json: { ok: true }, text: say({ key: 'admin-migrated' }) }),
  // The libraries for papers take a second to load, so only the commands that need them load them.
  statement: async (tools) => {
    const { writeStatement } = await import('./admin-papers.ts');
    const { options } = tools;
    return papers(tools, await writeStatement(deskOf(tools), needed(options, 'period'), needed(options, 'out')));
  },
  report: async (tools) => {
    const { writeReport } = await import('./admin-papers.ts');
    const { options } = tools;
    const name = { period: needed(options, 'period'), kind: text(options, 'kind') };
    return papers(tools, await writeReport(deskOf(tools), name, needed(options, 'out')));
  },
  paper: async (tools) => {
    const { writePaper } = await import('./admin-papers.ts');
    const [name = '', of = ''] = tools.words;
    return papers(tools, await writePaper(deskOf(tools), name, of, needed(tools.options, 'out')));
  },
  dossier: async (tools) => {
    const { writeDossier } = await import('./admin-papers.ts');
    const [code = '', file = ''] = tools.words;
    if (code === '' || file === '') throw mistyped('dossier');
    return papers(tools, await writeDossier(deskOf(tools), code, file));
  },
  'export-ward': async (tools) => {
    const { exportWardTo } = await import('./admin-wards.ts');
    return exportWardTo(tools);
  },
  act: async (tools) => {
    const { actByCommand } = await import('./admin-papers.ts');
    const [name = '', subject = ''] = tools.words;
    const person = needed(tools.options, 'person');
    const words = text(tools.options, 'words') ?? '';
    return papers(tools, await actByCommand(deskOf(tools), { name, subject, person, words }));
  },
  republish: async ({ core, ward, words, say }) => {
    const { repairPortal } = await import('../outbox/mend-portal.ts');
    const now = systemClock.now();
    const codes = words.map((word) => word.toUpperCase());
    const known = await core.reader.read(ward.id, ({ lists }) => lists.knownOnPortal(codes));
    const unknown = codes.find((code) => !known.has(code));
    if (unknown) throw new Refusal({ key: 'admin-not-on-portal', facts: { code: unknown } });
    const mended = await repairPortal({
      ...{ ward, now, reader: core.reader, states: core.storage.portalStates, publisher: core.publisher },
      codes: codes.length === 0 ? null : new Set(codes),
      pause: async () => undefined,
    });
    // A lost portal needs one entry per item. They are written in small batches, so that the server can work in
    // between.
    for (let from = 0; from < mended.republished.length; from += recordedAtOnce)
      await core.unitOfWork.run(ward.id, async (stores) => {
        for (const code of mended.republished.slice(from, from + recordedAtOnce))
          await stores.audit.record({ actor: 'admin', action: 'republished', object: code }, now);
      });
    const facts = { republished: mended.republished.length, left: mended.leftCount };
    return {
      json: mended,
      text: [
        say({ key: 'admin-republished', facts }),
        ...mended.left.map(({ code, problem }) => `${code}: ${problem}`),
      ].join('\n'),
    };
  },
  replay: async ({ say, core, ward, openUnit, words }) => {
    const [named = ''] = words;
    const id = Number(named.replace('out:', ''));
    if (named === '' || !Number.isInteger(id)) throw mistyped('replay');
    const replayed = await core.unitOfWork.run(ward.id, (stores) => retry(openUnit(stores, 'admin'), null, named));
    if (!replayed.ok) throw new Refusal({ key: 'admin-not-dead', facts: { id } });
    return { json: { replayed: id }, text: say({ key: 'admin-replayed', facts: { id } }) };
  },
  backup: async ({ say, root, dataDir, databases, words, options, media }) => {
    if (databases) throw new Refusal({ key: 'admin-backup-postgres' });
    const { makeBackup, pruneBackups } = await import('../adapters/backup/make-backup.ts');
    const place = words[0];
    if (!place) throw mistyped('backup');
    const keep = options.keep === undefined ? null : Number(options.keep);
    if (keep !== null && (!Number.isInteger(keep) || keep < 1)) throw noNumber('--keep');
    const report = await makeBackup({
      ...{ dataDir, place: resolve(place), at: systemClock.now(), program: programOf(root) },
      ...{ withKeys: options['with-keys'] === true, mediaIn: mediaIn(media) },
    });
    const pruned = keep === null ? 0 : pruneBackups(resolve(place), keep);
    return {
      json: { ...report, pruned },
      text: say({
        key: 'admin-backed-up',
        facts: { folder: report.folder, copied: report.copiedFiles, files: report.mediaFiles },
      }),
    };
  },
  calendar: async (tools) => {
    const { core, ward, openUnit, words, say } = tools;
    const [verb = 'list', day = text(tools.options, 'date') ?? ''] = words;
    if (verb === 'list') {
      const calendar = core.calendarOf(ward.id);
      const days = Object.values(calendar.days);
      return {
        json: [...days, ...calendar.pending.map((proposal) => ({ ...proposal, status: 'proposed' }))],
        text: [
          ...days.map(({ date, kind, status, name, source }) =>
            [date, kind.padEnd(13), status.padEnd(10), name, `(${source})`].join('  '),
          ),
          ...calendar.pending.map(({ id, effect, touches }) => `? ${id}: ${effect} [${touches.join(' ')}]`),
        ].join('\n'),
      };
    }
    const moved = await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = openUnit(stores, `admin:calendar:${systemClock.now().toISOString()}`);
      if (verb === 'recompute') return recountOpen({ ...unit, calendar: await readCalendar(unit.stores) }, null);
      const outcome = await changeCalendar(
        unit,
        null,
        readCalendarCommand(tools, verb, day),
        tools.options['dry-run'] === true,
      );
      if (!outcome.ok) throw new Refusal(outcome.issues.map((issue) => say(issue)).join('\n'));
      return outcome.moved;
    });
    const lines = moved.map(({ code, from, to }) =>
      say({
        key: 'admin-case-moved',
        facts: { code, from: from ? formatDate(from) : '–', to: to ? formatDate(to) : '–' },
      }),
    );
    return {
      json: { moved },
      text: [say({ key: 'admin-cases-moved', facts: { count: moved.length } }), ...lines].join('\n'),
    };
  },
  demo: async ({ say, root, core, ward, openUnit, options }) => {
    const { removeDemoPeople } = await import('./demo-folder.ts');
    if (options.remove === true) {
      const removed = await core.unitOfWork.run(ward.id, (stores) => removeDemoPeople(openUnit(stores, 'admin')));
      return { json: { removed }, text: say({ key: 'admin-demo-removed', facts: { people: removed } }) };
    }
    const { loadDemo, RealPeopleHere } = await import('./demo-ward.ts');
    const loaded = await loadDemo(core, ward, openUnit, root).catch((error: unknown) => {
      if (error instanceof RealPeopleHere) throw new Refusal(say({ key: 'admin-demo-refused' }));
      throw error;
    });
    const { people } = loaded;
    const items = loaded.items + (await loaded.loadPictured());
    return { json: { people, items }, text: say({ key: 'admin-demo-loaded', facts: { people, items } }) };
  },
};
