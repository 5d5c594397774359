/** A month of two thousand items. */
import './papers.test.ts';
