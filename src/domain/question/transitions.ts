/** The life of a question on one screen. Buttons, tests and the README's diagram read this table. */
export type QuestionState =
  | 'received'
  | 'assigned'
  | 'drafted'
  | 'approved'
  | 'answered'
  | 'rated'
  | 'closed'
  | 'clarification'
  | 'redirected'
  | 'handedOver';

/** What moves a question through the table below, or is noted in it. */
export type QuestionCommandType =
  | 'assign'
  | 'draft'
  | 'approve'
  | 'sendBack'
  | 'clarify'
  | 'add'
  | 'separate'
  | 'heardByPhone'
  | 'interim'
  | 'explainDelay'
  | 'redirect'
  | 'handOver'
  | 'deliver'
  | 'phone'
  | 'giveUp'
  | 'setTopic'
  | 'rate'
  | 'withdraw'
  | 'close'
  | 'undo';

type Destinations = QuestionState | readonly QuestionState[];

/** An open question may be explained, turned away, taken back at any time. */
const whileOpen = {
  clarify: 'clarification',
  redirect: 'redirected',
  handOver: 'handedOver',
  withdraw: 'closed',
} as const;

export const questionTransitions = {
  received: {
    ...whileOpen,
    assign: 'assigned',
    add: 'received',
    separate: 'received',
    interim: 'received',
    explainDelay: 'received',
    setTopic: 'received',
    close: 'closed',
  },
  assigned: {
    ...whileOpen,
    assign: 'assigned',
    draft: 'drafted',
    add: 'assigned',
    separate: 'assigned',
    interim: 'assigned',
    explainDelay: 'assigned',
    setTopic: 'assigned',
    close: 'closed',
    // Within a minute, by whoever decided: back to where it was.
    undo: ['received', 'assigned', 'drafted'],
  },
  drafted: {
    ...whileOpen,
    assign: 'assigned',
    draft: 'drafted',
    approve: 'approved',
    sendBack: 'assigned',
    add: 'drafted',
    separate: 'drafted',
    interim: 'drafted',
    explainDelay: 'drafted',
    setTopic: 'drafted',
  },
  // The clock stands still. What the person adds, or says on the phone, lets it run on from where it was stopped.
  clarification: {
    add: ['received', 'assigned', 'drafted'],
    heardByPhone: ['received', 'assigned', 'drafted'],
    assign: 'clarification',
    setTopic: 'clarification',
    redirect: 'redirected',
    handOver: 'handedOver',
    withdraw: 'closed',
    close: 'closed',
    undo: 'clarification',
  },
  // Signed; 'answered' when it has reached the asker, or somebody has phoned; 'closed' when nobody could be reached at all.
  approved: {
    deliver: ['answered', 'approved'],
    phone: 'answered',
    giveUp: 'closed',
    explainDelay: 'approved',
    setTopic: 'approved',
    undo: 'drafted',
  },
  // "Chưa" opens it again, once.
  answered: {
    rate: ['rated', 'received'],
    explainDelay: 'answered',
    setTopic: 'answered',
    close: 'closed',
    undo: 'drafted',
  },
  rated: { rate: ['rated', 'received'], setTopic: 'rated', close: 'closed' },
  // Under which heading the report counts it may still be said.
  closed: { setTopic: 'closed', undo: ['received', 'assigned', 'clarification'] },
  redirected: { setTopic: 'redirected', undo: ['received', 'assigned', 'drafted', 'clarification'] },
  // Until its words are destroyed.
  handedOver: { undo: ['received', 'assigned', 'drafted', 'clarification'] },
} as const satisfies Record<QuestionState, Partial<Record<QuestionCommandType, Destinations>>>;

export const questionStates = Object.keys(questionTransitions) as readonly QuestionState[];

/** Where a command may lead from here; nothing: not possible. */
export const destinationsOf = (state: QuestionState, command: QuestionCommandType): readonly QuestionState[] => {
  const row: Partial<Record<QuestionCommandType, Destinations>> = questionTransitions[state];
  const found = row[command];
  return found === undefined ? [] : typeof found === 'string' ? [found] : found;
};

/** States in which somebody of the ward has to do something. */
export const openStates = [
  'received',
  'assigned',
  'drafted',
  'clarification',
  'approved',
] as const satisfies readonly QuestionState[];

/** The question still waits for something of the ward. */
export const isOpen = (state: QuestionState): boolean => (openStates as readonly QuestionState[]).includes(state);
