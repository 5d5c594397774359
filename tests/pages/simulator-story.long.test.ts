/** Every scene, and the clock advanced by a button. */
import './simulator-story.test.ts';
