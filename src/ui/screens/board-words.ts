/**
 * What stands on the page of a village's board, in words.
 */
import type { Dong } from '../../core/dong.ts';
import type { NameOf } from '../../core/kind.ts';
import type { Language } from '../../core/text.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatPercent, shortDong } from '../../i18n/format.ts';
import { say } from '../../i18n/language.ts';
import type { AlertTexts } from '../../i18n/vi-alerts.ts';
import { getKind } from '../../kinds/index.ts';
import type { Board, BoardProject, BoardQuestion } from '../../reports/chart/board.ts';
import type { BoardBar, BoardDrawingProps, BoardPart } from '../parts/chart/board-drawing.tsx';

/** What fits one page. */
const PROJECTS = 4;
const TRADES = 4;

export interface BoardAround {
  readonly village: string;
  readonly commune: string;
  readonly question: BoardQuestion;
  readonly text: AlertTexts['board'];
  readonly language: Language;
  readonly nameOf: NameOf;
}

export function boardSaid(board: Board, around: BoardAround): BoardDrawingProps {
  const { village, commune, question, text } = around;
  const asOf = text.asOf(formatDay(question.today));
  const parts = partsOf(board, around);
  const title = text.title(capital(village), question.year);
  const said = parts.flatMap((part) =>
    part.is === 'lines'
      ? [part.title, ...part.lines]
      : [part.title, ...part.bars.flatMap(({ name, line, figures }) => [name, line, figures])],
  );
  return {
    title,
    subtitle: [capital(commune), asOf].filter(Boolean).join(' · '),
    says: [...said, asOf].map((one) => one.replace(/[.:]$/u, '')).join('. '),
    parts,
    foot: [text.ask],
  };
}

function partsOf(board: Board, around: BoardAround): readonly BoardPart[] {
  const { text, language, question, nameOf } = around;
  const { projects, trades, people } = board;
  const shown = projects.slice(0, PROJECTS).map((project) => barOf(project, around));
  const rest = projects.length - shown.length;
  const more = rest > 0 ? text.more(rest) : null;
  const all = figuresOf(board, text, language);
  const wanted = trades.slice(0, TRADES).map(({ key, other, people: own }) => {
    const name = key === null ? (other ?? '') : nameOf(key);
    return own === null ? name : `${name}: ${text.people(own)}`;
  });
  const unnamed = trades.length - wanted.length;
  return [
    shown.length === 0
      ? { is: 'lines', title: text.projects, lines: [text.nothing] }
      : { is: 'bars', title: text.projects, bars: shown, more },
    { is: 'lines', title: text.money, lines: [all === '' ? text.noMoney : all] },
    {
      is: 'lines',
      title: text.training(question.planYear) + (people === null ? '' : `: ${text.people(people)}`),
      lines:
        trades.length === 0 ? [text.noTraining] : [...wanted, ...(unnamed > 0 ? [text.more(unnamed)] : [])],
    },
  ];
}

function barOf(project: BoardProject, { text, language }: BoardAround): BoardBar {
  const { households, state, status } = project;
  const states = getKind('productionProject').life?.states ?? {};
  const known = status === null ? undefined : states[status];
  return {
    key: project.id,
    name: project.name,
    line: [
      households === null ? '' : text.households(households),
      state === null ? '' : text.stateMoney(shortDong(state, language)),
      known === undefined ? '' : say(known.label, language),
    ]
      .filter(Boolean)
      .join(' · '),
    share: project.share,
    figures: figuresOf(project, text, language),
  };
}

type Sums = { readonly paid: Dong | null; readonly state: Dong | null; readonly share: number | null };

/** '' where nobody said what the state gives. */
function figuresOf({ paid, state, share }: Sums, text: AlertTexts['board'], language: Language): string {
  if (state === null) return '';
  const came = paid === null ? '0' : shortDong(paid, language);
  return text.moneySaid(came, shortDong(state, language), formatPercent(share, language));
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
