/**
 * `/bang-tin`: one A4 page for the board of a village – what it gets, how far it is, no name of anybody.
 */
import '../parts/css/print.css';
import '../parts/css/chart.css';
import '../parts/css/choose.css';
import '../../i18n/vi-alerts.ts';
import '../../i18n/vi-work.ts';
import '../../i18n/vi-reports.ts';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { yearOf } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import { unitName } from '../state/reports-place.ts';
import { Button } from '../parts/button.tsx';
import { BOARD, BoardDrawing } from '../parts/chart/board-drawing.tsx';
import { ChoiceSheet } from '../parts/choice-sheet.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { useLanguage } from '../parts/language.tsx';
import { readBoard, villagesOfHolder } from '../state/board.ts';
import { toPng } from '../state/reports-picture.ts';
import { useReady } from '../state/reports-ready.ts';
import { todayOf, useSession, useText } from '../state/session.ts';
import { shareFile } from '../state/share.ts';
import { useWatched } from '../state/watched.ts';
import { boardSaid } from './board-words.ts';
import { Page } from './page.tsx';

export function BoardScreen(): JSX.Element {
  const { notebook } = useSession();
  const { query } = useLocation();
  const text = useText();
  const ready = useReady(notebook);
  const villages = ready ? villagesOfHolder(notebook) : [];
  const [chosen, setChosen] = useState<string | null>(query['thon'] ?? null);
  const village = villages.find(({ id }) => id === chosen) ?? villages[0];
  return (
    <>
      {village === undefined ? (
        <Page title={text.pictures.board} back="/bao-cao">
          {ready && <EmptyState icon="pin" title={text.board.nothing} text={text.board.nothingNext} />}
        </Page>
      ) : (
        <VillagePage key={village.id} village={village} villages={villages} onChoose={setChosen} />
      )}
    </>
  );
}

type VillagePageProps = {
  village: LiveRecord;
  villages: readonly LiveRecord[];
  onChoose: (village: string | null) => void;
};

function VillagePage({ village, villages, onChoose }: VillagePageProps): JSX.Element {
  const session = useSession();
  const { notebook, toast } = session;
  const text = useText();
  const language = useLanguage();
  const today = todayOf(session);
  const [year, planYear] = [yearOf(today), planYearOn(today)];
  const question = { village: village.id, year, planYear, today };
  const board = useWatched(notebook, () => readBoard(notebook, question), [village.id, today]);
  const page = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    const drawing = page.current?.querySelector('svg');
    if (!drawing) return;
    setBusy(true);
    try {
      const name = `bang-tin-${village.id}-${today}.png`;
      const file = await toPng({ svg: standingAlone(drawing), ...SENT }, name);
      if (file === null) toast.say(text.pictures.notDrawn);
      else if ((await shareFile(file)) === 'saved') toast.say(text.pictures.saved(file.name));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page
      title={text.pictures.board}
      subtitle={text.pictures.boardHint}
      back="/bao-cao"
      wide
      foot={
        <div class="pair">
          <Button look="outline" icon="print" onClick={() => print()}>
            {text.do.print}
          </Button>
          <Button icon="share" busy={busy} onClick={() => void send()}>
            {text.pictures.sharePicture}
          </Button>
        </div>
      }
    >
      {villages.length > 1 && (
        <div class="noprint">
          <ChoiceSheet
            label={text.board.village}
            required
            options={villages.map((one) => ({ key: one.id, label: textOf(one.body, 'name') ?? one.id }))}
            value={village.id}
            onChange={onChoose}
          />
        </div>
      )}
      {board !== null && (
        <div class="board" ref={page}>
          <BoardDrawing
            {...boardSaid(board, {
              village: unitName(village) ?? '',
              commune: unitName(notebook.reference(textOf(village.body, 'commune'))) ?? '',
              question,
              text: text.board,
              language,
              nameOf: notebook.nameOf,
            })}
          />
        </div>
      )}
    </Page>
  );
}

/** Twice the size of the page on a screen: sharp in a messenger, and on paper where somebody prints it from there. */
const SENT = { width: 2 * BOARD.width, height: 2 * BOARD.height };

/** The drawing as a file of its own, as large as it is sent. */
function standingAlone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement; // a clone is what it is cloned from
  copy.setAttribute('width', String(SENT.width));
  copy.setAttribute('height', String(SENT.height));
  return new XMLSerializer().serializeToString(copy);
}
