/** Every line that staff say to each other. */
import './hear-slot.test.ts';
