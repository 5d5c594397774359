/** Checks every line that staff write to each other. */
import './hear-slot.test.ts';
