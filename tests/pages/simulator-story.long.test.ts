/** Every scene, and the clock that is moved by a button. */
import './simulator-story.test.ts';
