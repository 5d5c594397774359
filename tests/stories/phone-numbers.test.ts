/** The number that the ward calls when messages cannot be delivered: who is asked for one, and whose is stored. */
import { describe, expect, it } from 'vitest';
import { createInvitation } from '../../src/usecases/person/invite.ts';
import { rowsOf } from '../support/rows.ts';
import { type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const phones = (at: Stage) => rowsOf(at.core).selectFrom('person').select(['name', 'phone']).execute();

describe('the number to call', () => {
  it('A person who joins the newsroom by invitation is asked for a phone number', async () => {
    const at = await openStage({ platforms: ['zalo-oa'] });
    const { code } = await at.core.unitOfWork.run(at.ward.id, (stores) =>
      createInvitation(at.runtime.openUnit(stores, 'test:invitation'), {
        role: 'contributor',
        name: 'Nguyễn Thị Lan',
        unit: null,
        invitedBy: null,
      }),
    );
    const lan = at.stranger('Lan');
    await lan.says(code);
    await at.eventually('the form', () => {
      const forms = at.oa.person(lan.phone.accountId).received();
      return forms.some(({ asksInfo }) => asksInfo?.subtitle.includes('nhắn số điện thoại của mình')) ? true : null;
    });
    await lan.says('0912 345 678');
    await lan.sees('0912345678');
    expect(await phones(at)).toContainEqual({ name: 'Nguyễn Thị Lan', phone: '84912345678' });
  });

  it('A forwarded contact card is not stored as the sender’s number (case 87)', async () => {
    const at = await openStage({ platforms: ['zalo-oa'] });
    const tu = at.stranger('Lê Văn Tư');
    await tu.says('0912 345 678');
    await tu.sees('0912345678');
    at.oa.person(tu.phone.accountId).send('user_send_business_card', {
      text: 'Trưởng khối',
      attachments: [
        {
          type: 'link',
          payload: { thumbnail: 'https://127.0.0.1/card.jpg', description: '{"phone":"84988888888"}' },
        },
      ],
    });
    await tu.sees('số của người khác');
    expect((await phones(at)).map(({ phone }) => phone)).toEqual(['84912345678']);
  });
});
