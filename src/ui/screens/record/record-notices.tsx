/**
 * What about a record needs a person: sent back, refused by the office, to look at again, maybe written twice.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import type { Entry, OutboxItem } from '../../../storage/notebook-door.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { mayWith } from '../../state/allowed.ts';
import { useSession, useText } from '../../state/session.ts';
import { readTwins } from '../../state/twins.ts';
import { useWatched } from '../../state/watched.ts';
import { useChosenValue } from '../chosen-value.ts';
import { PaymentTwins, SupportOfProject } from '../money/later.tsx';
import { reasonOf } from '../reason-words.ts';

export function RecordNotices({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const items = useWatched(notebook, () => attentionOf(entry.id), [entry.id]) ?? [];
  const status = entry.body['status'];
  const note = entry.body['statusNote'];
  const mayEdit = mayWith(notebook.me, 'edit', kind, entry);

  async function attentionOf(id: string): Promise<readonly OutboxItem[]> {
    const all = await notebook.attention();
    return all.filter(({ record }) => record === id);
  }

  return (
    <>
      {status === 'returned' && (
        <Banner
          tone="bad"
          title={typeof note === 'string' ? text.record.returnedSays(note) : text.record.return}
          action={
            mayEdit && (
              <Button small href={`/phieu/${entry.id}/sua`}>
                {text.record.sendAgain}
              </Button>
            )
          }
        />
      )}
      {items.map((item) => (
        <Refused key={item.mutation} item={item} />
      ))}
      {entry.review.map((why) => (
        <Banner key={why} tone="bad" title={text.record.review} text={text.record.reviewWhy[why]} />
      ))}
      {kind.name === 'disbursement' && <PaymentTwins entry={entry} />}
      {kind.name === 'productionProject' && <SupportOfProject entry={entry} />}
      {entry.maybeTwice && kind.name !== 'disbursement' && <Twins kind={kind} entry={entry} />}
      {entry.gone !== 'no' && (
        <Banner
          tone="wait"
          title={entry.gone === 'withdrawn' ? text.record.withdrawn : text.record.removed}
        />
      )}
    </>
  );
}

/** Steps aside with its reason; it can be mended at the field, and the rest goes on. */
function Refused({ item }: { item: OutboxItem }): JSX.Element {
  const text = useText();
  const outcome = item.outcome === null ? null : text.outcomes[item.outcome];
  const reason = reasonOf(item, text);
  const chosen = useChosenValue(item);
  return (
    <Banner
      tone={chosen === null ? 'bad' : 'wait'}
      title={chosen === null ? (outcome?.title ?? text.sync.needsReview) : text.sync.chosenTitle}
      text={chosen ?? reason ?? outcome?.next(0, '')}
      action={
        item.outcome === 'INVALID' ? (
          <Button small href={mendLink(item)}>
            {text.sync.mend}
          </Button>
        ) : (
          <Button small look="outline" href="/dong-bo">
            {text.do.show}
          </Button>
        )
      }
    />
  );
}

/** Opens the form at the question that the office stumbled over. */
function mendLink({ record, mutation, troubles }: OutboxItem): string {
  const field = troubles.find((one) => one.field !== null)?.field ?? null;
  const query = new URLSearchParams({ mend: mutation, ...(field === null ? {} : { field }) });
  return `/phieu/${record}/sua?${query.toString()}`;
}

function Twins({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const twins = useWatched(notebook, () => readTwins(notebook, kind, entry.body, entry.id), [entry.id]) ?? [];
  return (
    <Banner
      tone="wait"
      title={text.form.likeThis}
      text={twins.map(({ id, title, detail }) => (
        <a key={id} href={`/phieu/${id}`}>
          {title} · {detail}
        </a>
      ))}
    />
  );
}
