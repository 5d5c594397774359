/** Interprets a single sentence that is nothing but a request. A prompt for free text takes it as its answer instead. */
import { isBoard, isDeciding, mayEnterDesk, maySubmit } from '../../domain/roles.ts';
import { filesOf } from '../../domain/submission/photos-and-files.ts';
import { foldForSearch } from '../../domain/text/normalize.ts';
import { type AskedFor, askedForIn } from '../../domain/words/asked-for.ts';
import { foldedText } from '../../domain/words/folded-text.ts';
import type { Intent } from './intent.ts';
import { runCommand, say } from './run-command.ts';
import type { Situation } from './situation.ts';

/**
 * Asks for the file in this chat, or offers an upload page when the chat carries no files. The file goes into the open draft, if
 * there is one.
 */
const fileRoad = ({ canReceiveFiles, draft }: Situation): Intent =>
  canReceiveFiles ? say('paper-please', { code: draft?.code ?? 'none' }) : { do: 'offerUpload', why: 'paper' };

function paperRoad(
  { paper, isFile }: Extract<AskedFor, { asks: 'paperRoad' }>,
  text: string,
  messageKey: string,
  situation: Situation,
): readonly Intent[] {
  const { draft } = situation;
  if (draft && filesOf(draft).length > 0) return [{ do: 'sendInWords' }];
  // "gửi văn bản này" refers to the draft that is being written.
  const isWritten = draft !== null && /\bnay\b/u.test(foldForSearch(text)) && draft.content.parts.length > 0;
  if (paper === '') return isWritten ? [{ do: 'sendInWords' }] : [fileRoad(situation)];
  const added: Intent = { do: 'add', text: paper, photos: [], messageKey, albumKey: null, forwardedFrom: null };
  return isFile ? [added, fileRoad(situation)] : [added];
}

function today(situation: Situation): readonly Intent[] {
  const { role } = situation.actor;
  if (isDeciding(role)) return [{ do: 'listQueue' }];
  return isBoard(role) ? [{ do: 'listQuestions' }] : [{ do: 'boardPage', page: 'plan', of: '' }];
}

/** Interprets a request in a single sentence. Returns null when the message is not one, or the person's role does not have it. */
export function hearAsked(text: string, messageKey: string, situation: Situation): readonly Intent[] | null {
  const { actor, draft, memory } = situation;
  const { open } = memory;
  if (!maySubmit(actor.role) || text.trim().includes('\n')) return null;
  const isOfDraft = open?.ask === 'slot';
  if (open !== null && open.ask !== 'pending' && !(isOfDraft && open.slot !== 'title' && open.slot !== 'text'))
    return null;
  const asked = askedForIn(foldedText(text));
  // "Biên bản họp khối 3" may name a source.
  if (!asked || (isOfDraft && asked.asks === 'minutes')) return null;
  switch (asked.asks) {
    case 'paperRoad':
      return paperRoad(asked, text, messageKey, situation);
    case 'draft':
      return draft ? [{ do: 'preview' }] : [{ do: 'listOwn' }];
    case 'fileText':
      return draft ? [{ do: 'useFileText' }] : [say('issue-no-draft')];
    case 'loudspeaker':
      return [{ do: 'loudspeaker', of: asked.code || asked.about }];
    case 'meetings':
      return isBoard(actor.role) ? runCommand({ name: 'hop', rest: '' }, situation) : null;
    case 'portalPage':
      return mayEnterDesk(actor.role) ? [say('portal-page-how')] : null;
    case 'minutes':
      return isBoard(actor.role)
        ? [{ do: 'paper', press: 'mt-hold', subject: '', argument: '', words: null, revision: 0 }]
        : null;
    case 'today':
      return today(situation);
  }
}
