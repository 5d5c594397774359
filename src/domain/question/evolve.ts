/** What a question looks like after an event. */
import type { QuestionEvent } from './events.ts';
import { withoutConsent } from './publication-state.ts';
import { openPause, type Question } from './question.ts';

/** `version` is the store's business. */
export const evolveQuestion = (question: Question, event: QuestionEvent): Question => {
  const { standing } = question;
  const at = event.at.toISOString();
  const decided = 'name' in event ? { person: event.by, name: event.name, at, action: event.type } : standing.decidedBy;
  const seen = { ...standing, revision: standing.revision + 1 };
  switch (event.type) {
    case 'assigned':
      return {
        ...question,
        state: question.state === 'clarification' ? 'clarification' : 'assigned',
        standing: {
          ...standing,
          assignee: event.assignee,
          decidedBy: decided,
          // Whoever is waited for, the reply goes to somebody who can draft.
          pauses: standing.pauses.map((pause) =>
            pause.endedAt === null && pause.resumeTo === 'received'
              ? { ...pause, resumeTo: 'assigned' as const }
              : pause,
          ),
        },
      };
    case 'drafted':
      return {
        ...question,
        state: 'drafted',
        standing: { ...seen, drafts: [...standing.drafts, event.draft], sentBack: null },
      };
    case 'approved':
      return { ...question, state: 'approved', standing: { ...standing, answer: event.answer, decidedBy: decided } };
    case 'sentBack':
      return {
        ...question,
        state: 'assigned',
        standing: {
          ...seen,
          sentBack: { person: event.by, name: event.name, reason: event.reason, at },
          decidedBy: decided,
        },
      };
    case 'clarificationAsked':
      return {
        ...question,
        state: 'clarification',
        standing: {
          ...standing,
          decidedBy: decided,
          pauses: [
            ...standing.pauses,
            { text: event.text, by: event.by, at, resumeTo: event.resumeTo, endedAt: null, movedDays: 0 },
          ],
        },
      };
    case 'added': {
      const { messageKey, text, photos, heardBy, resumed } = event;
      const addendum = { messageKey, text, photos, at, ...(heardBy ? { heardBy } : {}) };
      const added = { ...seen, addenda: [...standing.addenda, addendum] };
      const pause = openPause(question);
      if (!resumed || !pause) return { ...question, standing: added };
      return {
        ...question,
        state: pause.resumeTo,
        dueAt: resumed.at,
        dueOn: resumed.on,
        explanation: resumed.movedDays === 0 ? question.explanation : resumed.explanation,
        standing: {
          ...added,
          pauses: standing.pauses.map((each) =>
            each === pause ? { ...each, endedAt: at, movedDays: resumed.movedDays } : each,
          ),
          legalDueOn: resumed.legalDueOn,
        },
      };
    }
    case 'interimSent':
      return {
        ...question,
        dueAt: event.due.at,
        dueOn: event.due.on,
        explanation: event.due.explanation,
        standing: {
          ...standing,
          decidedBy: decided,
          interims: [
            ...standing.interims,
            { text: event.text, by: event.by, at, dueOn: event.due.on, isInTime: event.isInTime },
          ],
        },
      };
    case 'delayExplained':
      return {
        ...question,
        standing: { ...standing, overdueReason: { person: event.by, name: event.name, reason: event.reason, at } },
      };
    case 'redirected':
      return {
        ...question,
        state: 'redirected',
        standing: {
          ...standing,
          decidedBy: decided,
          redirect: { body: event.body, contact: event.contact, by: event.by, at },
        },
      };
    case 'handedOver':
      // It leaves our store: who, when and to whom stays, not a word of it.
      return {
        ...question,
        state: 'handedOver',
        title: '',
        body: '',
        standing: {
          ...standing,
          handOver: { ...event.handOver, at },
          assignee: null,
          drafts: [],
          answer: null,
          earlierAnswers: [],
          deliveries: [],
          ratings: [],
          addenda: [],
          pauses: [],
          interims: [],
          sentBack: null,
          overdueReason: null,
          about: null,
          publication: withoutConsent(standing.publication, at),
          decidedBy: decided,
        },
      };
    case 'answered':
      return {
        ...question,
        state: 'answered',
        standing: { ...standing, answeredAt: at, deliveries: [...standing.deliveries, event.delivery] },
      };
    case 'heldBack':
      return { ...question, standing: { ...standing, deliveries: [...standing.deliveries, event.delivery] } };
    case 'rated':
      return {
        ...question,
        state: 'rated',
        standing: { ...standing, ratings: [...standing.ratings, { isHelpful: event.isHelpful, note: event.note, at }] },
      };
    case 'reopened':
      return {
        ...question,
        state: 'received',
        dueAt: event.due.at,
        dueOn: event.due.on,
        explanation: event.due.explanation,
        standing: {
          ...seen,
          reopenedAt: at,
          formerAssignees: event.former ? [...standing.formerAssignees, event.former.person] : standing.formerAssignees,
          assignee: null,
          drafts: [],
          sentBack: null,
          earlierAnswers: standing.answer ? [...standing.earlierAnswers, standing.answer] : standing.earlierAnswers,
          answer: null,
          answeredAt: null,
          legalDueOn: event.due.on,
          publication: withoutConsent(standing.publication, at),
        },
      };
    case 'closed':
      return {
        ...question,
        state: 'closed',
        standing: {
          ...standing,
          deliveries: event.attempts ? [...standing.deliveries, event.attempts] : standing.deliveries,
          closed: { why: event.why, at },
        },
      };
  }
};
