/** Combining marks of the five tones, each with the digit that represents it. */
export const toneMarks: Readonly<Record<string, string>> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0303': '4',
  '\u0309': '3',
  '\u0323': '5',
};
