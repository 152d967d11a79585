/**
 * The words of a report on a screen or a paper, line by line; what goes into its slots is the caller's.
 */
import '../../parts/css/words.css';
import type { JSX } from 'preact';
import type { Block } from '../../../reports/narrative.ts';

export type SlotBlock = Extract<Block, { is: 'slot' }>;

type Props = { blocks: readonly Block[]; slot: (block: SlotBlock) => JSX.Element | null };

export function ReportWords({ blocks, slot }: Props): JSX.Element {
  return (
    <div class="words">
      {withoutAppendix(blocks).map((block, at) => (
        <One key={block.is === 'slot' ? block.slot : at} block={block} slot={slot} />
      ))}
    </div>
  );
}

/** Its heading stands with its tables. */
function withoutAppendix(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(({ is }) => is === 'table');
  return first < 1 ? blocks : blocks.slice(0, first - 1);
}

function One({ block, slot }: { block: Block; slot: Props['slot'] }): JSX.Element | null {
  switch (block.is) {
    case 'part':
      return <h2>{block.text}</h2>;
    case 'section':
      return <h3>{block.text}</h3>;
    case 'text':
      return <p>{block.text}</p>;
    case 'item':
      return <p>– {block.text}</p>;
    case 'slot':
      return slot(block);
    case 'table':
      return null;
    default:
      return block satisfies never;
  }
}

/** What a person wrote, in its paragraphs; nothing where nobody did. */
export function written({ text }: SlotBlock): JSX.Element | null {
  if (text === null) return null;
  return (
    <>
      {text.split('\n').map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </>
  );
}
