/**
 * Taking a record back: delete, withdraw a payment that nobody confirmed, reverse one that was.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Kind } from '../../../core/kind.ts';
import { entryStates } from '../../../reports/ledger.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { mayWith } from '../../state/allowed.ts';
import { readStates } from '../../state/entry-states.ts';
import { writingRoles } from '../../state/form-places.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { whyNot } from './move-dialog.tsx';

export function Takebacks({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element | null {
  const { notebook, toast } = useSession();
  const { route } = useLocation();
  const text = useText();
  const [asking, setAsking] = useState<'delete' | 'withdraw' | null>(null);
  const read = useWatched(notebook, () => readStanding(), [entry]);
  if (entry.gone !== 'no') return null;
  const confirmed = kind.name === 'disbursement' && read?.confirmed === true;
  // What is in no sum has nothing to be taken out of it.
  const reverses = confirmed && !read.merged && writingRoles(notebook.me.held, kind).length > 0;
  const withdraws = kind.entry && !confirmed && mayWith(notebook.me, 'withdraw', kind, entry);
  const deletes = !kind.entry && mayWith(notebook.me, 'delete', kind, entry);
  if (!reverses && !withdraws && !deletes) return null;

  async function readStanding() {
    const words = await notebook.list({ kind: 'confirmation', where: { about: entry.id } });
    return {
      confirmed: entryStates([entry], words).get(entry.id) === 'confirmed',
      merged: (await readStates(notebook, [entry])).get(entry.id) === 'merged',
    };
  }

  const take = async (act: 'delete' | 'withdraw'): Promise<void> => {
    const saved = await notebook.save([{ do: act, record: entry.id }]);
    setAsking(null);
    if (!saved.saved) {
      toast.say(whyNot(saved, text));
      return;
    }
    toast.say(act === 'delete' ? text.record.removed : text.record.withdrawn);
    route(`/so/${kind.name}`, true);
  };
  return (
    <div class="moves">
      {kind.entry && <p class="sub">{confirmed ? text.record.reverseHint : text.record.moneyNotEdited}</p>}
      {reverses && (
        <Button look="outline" small icon="undo" href={`/ghi/${kind.name}?reverses=${entry.id}`}>
          {text.record.reverse}
        </Button>
      )}
      {withdraws && (
        <Button look="outline" small icon="undo" onClick={() => setAsking('withdraw')}>
          {text.record.withdraw}
        </Button>
      )}
      {deletes && (
        <Button look="quiet" small icon="trash" onClick={() => setAsking('delete')}>
          {text.do.remove}
        </Button>
      )}
      <Dialog
        open={asking !== null}
        title={asking === 'withdraw' ? text.record.withdrawAsk : text.record.removeAsk}
        confirm={asking === 'withdraw' ? text.record.withdraw : text.do.remove}
        danger
        onConfirm={() => void (asking && take(asking))}
        onCancel={() => setAsking(null)}
      />
    </div>
  );
}
