/** The states of a question and the transition table. Buttons, tests and the README's diagram read this table. */
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

/** Commands that move a question through the table below or are recorded without changing its state. */
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

/** An open question may be clarified, redirected, handed over or withdrawn at any time. */
const whileOpen = {
  clarify: 'clarification',
  redirect: 'redirected',
  handOver: 'handedOver',
  withdraw: 'closed',
} as const;

/** For each state, the commands it allows and the states that may follow. */
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
    // Within one minute, by the person who decided: back to the previous state.
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
  // The clock is stopped. What the asker adds, or says on the phone, starts it again from where it stopped.
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
  // Signed. 'answered' when it has reached the asker or a member has phoned; 'closed' when the asker could not be reached at
  // all.
  approved: {
    deliver: ['answered', 'approved'],
    phone: 'answered',
    giveUp: 'closed',
    explainDelay: 'approved',
    setTopic: 'approved',
    undo: 'drafted',
  },
  // The rating "Chưa" reopens it, once.
  answered: {
    rate: ['rated', 'received'],
    explainDelay: 'answered',
    setTopic: 'answered',
    close: 'closed',
    undo: 'drafted',
  },
  rated: { rate: ['rated', 'received'], setTopic: 'rated', close: 'closed' },
  // The topic for reports may still be set.
  closed: { setTopic: 'closed', undo: ['received', 'assigned', 'clarification'] },
  redirected: { setTopic: 'redirected', undo: ['received', 'assigned', 'drafted', 'clarification'] },
  // Until its words are destroyed.
  handedOver: { undo: ['received', 'assigned', 'drafted', 'clarification'] },
} as const satisfies Record<QuestionState, Partial<Record<QuestionCommandType, Destinations>>>;

export const questionStates = Object.keys(questionTransitions) as readonly QuestionState[];

/** The states to which a command may lead from this state; empty if it is not allowed. */
export const destinationsOf = (state: QuestionState, command: QuestionCommandType): readonly QuestionState[] => {
  const row: Partial<Record<QuestionCommandType, Destinations>> = questionTransitions[state];
  const found = row[command];
  return found === undefined ? [] : typeof found === 'string' ? [found] : found;
};

/** States in which a question still needs an action: by the ward or, during a clarification, by the asker. */
export const openStates = [
  'received',
  'assigned',
  'drafted',
  'clarification',
  'approved',
] as const satisfies readonly QuestionState[];

/** True when the question is in one of the open states. */
export const isOpen = (state: QuestionState): boolean => (openStates as readonly QuestionState[]).includes(state);
