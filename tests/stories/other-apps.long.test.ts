/** Plays the stories that `npm test` plays in one app each in the other apps. */
import './board-items.test.ts';
import './board-rules.test.ts';
import './board-time.test.ts';
import './board.test.ts';
import './calendar.test.ts';
import './correction-papers.test.ts';
import './each-platform.test.ts';
import './questions.test.ts';
import './message-count.test.ts';
import './sentences.test.ts';
import './undo.test.ts';
