import { describe, expect, it } from 'vitest';
import { createSigner, deriveKey } from '../../src/adapters/signer.ts';

const key = new Uint8Array(32).fill(7);
const signer = createSigner(key);
const choice = { action: 'approve', subject: '01M886WS80HJ70VMMXH855CXSW', revision: 3 };

describe('a button’s value', () => {
  it('A value carries the choice and is valid in the conversation in which it was shown', () => {
    expect(signer.verify('1', signer.sign('1', choice))).toEqual(choice);
  });

  it.each(['date.2026-11-24', 'why.return.wording', 'grant.standingDeputy', 'recat.statistics.2'])(
    'The value for "%s" fits into a platform’s 64 bytes',
    (action) => {
      const value = signer.sign('-1002234567890', { ...choice, action, revision: 46_655 });
      expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
      expect(signer.verify('-1002234567890', value)?.action).toBe(action);
    },
  );

  it.each([
    ['rp-remark.strengths', 'demanded:2026-11-03..2026-11-20'],
    ['paper.report.questions', 'demanded:2026-11-03..2026-11-20'],
    ['paper.report.items', 'monthly:2026-11'],
    ['rl-propose', 'regulation'],
    ['un-liaison', 'khối 4'],
    ['pl-move', '01M886WS80HJ70VMMXH855CXSW'],
    ['date.2026-11-24', '2026-13-45'],
  ])('The value of "%s" for "%s" is read back unchanged', (action, subject) => {
    const value = signer.sign('-1002234567890', { action, subject, revision: 12 });
    expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
    expect(signer.verify('-1002234567890', value)).toEqual({ action, subject, revision: 12 });
  });

  it('A value that would not fit throws at once as a programming error', () => {
    expect(() => signer.sign('1', { ...choice, action: 'x'.repeat(30) })).toThrow(RangeError);
  });

  it('A value of another conversation, ward, item, act or revision is refused', () => {
    const value = signer.sign('1', choice);
    expect(signer.verify('2', value)).toBeNull();
    expect(createSigner(new Uint8Array(32).fill(8)).verify('1', value)).toBeNull();
    for (const [from, to] of [
      ['approve', 'reject'],
      ['01M886', '01M887'],
      [':3:', ':4:'],
    ] as const)
      expect(signer.verify('1', value.replace(from, to))).toBeNull();
  });

  it('A value with one changed letter is refused', () => {
    const value = signer.sign('1', choice);
    for (let at = 0; at < value.length; at += 1) {
      const other = value[at] === 'A' ? 'B' : 'A';
      expect(signer.verify('1', value.slice(0, at) + other + value.slice(at + 1)), `at ${at}`).toBeNull();
    }
  });

  it.each([
    '',
    'm1',
    'm1::::',
    'm1:approve::1:short',
    'm0:approve::1:AAAAAAAA',
    `${'x'.repeat(5_000)}`,
    "' OR 1=1",
    'm1:approve::zzzzzzz:AAAAAAAA',
    'm1:approve::1:ÁÁÁÁÁÁÁÁ',
  ])('An invented value is refused: "%s"', (value) => {
    expect(signer.verify('1', value)).toBeNull();
  });
});

describe('an invitation code', () => {
  it('The hash ignores case and surrounding blanks, and does not reveal the code', () => {
    expect(signer.hashCode(' abcd2345 ')).toBe(signer.hashCode('ABCD2345'));
    expect(signer.hashCode('ABCD2345')).not.toContain('ABCD');
    expect(signer.hashCode('ABCD2345')).not.toBe(signer.hashCode('ABCD2346'));
  });
});

it('Keys for different purposes differ', () => {
  const purposes = ['choice', 'invitation-code', 'channel:telegram', 'channel:zalo'];
  expect(new Set(purposes.map((purpose) => Buffer.from(deriveKey(key, purpose)).toString('hex'))).size).toBe(4);
});

describe('the address of a private file', () => {
  const now = new Date('2026-11-25T02:00:00Z');
  const file = { hash: 'ab'.repeat(32), width: 960, expiresAt: new Date('2026-11-25T03:00:00Z') };
  const name = signer.signFile(file);

  it('The address opens its file in its width until it expires', () => {
    expect(signer.verifyFile(name, now)).toEqual(file);
    expect(signer.verifyFile(name, file.expiresAt)).toBeNull();
  });

  it('An invented, changed or prolonged address or one of another ward opens nothing', () => {
    const [hash = '', width = '', until = '', mac = ''] = name.split('.');
    const later = (Number.parseInt(until, 36) + 3600).toString(36);
    for (const changed of [
      ['cd'.repeat(32), width, until, mac],
      [hash, '1600', until, mac],
      [hash, width, later, mac],
      [hash, width, until, 'A'.repeat(22)],
    ])
      expect(signer.verifyFile(changed.join('.'), now)).toBeNull();
    expect(createSigner(new Uint8Array(32).fill(8)).verifyFile(name, now)).toBeNull();
  });
});
