/**
 * What is done most with a record, in reach of the thumb: its one or two buttons.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { mayWith } from '../../state/allowed.ts';
import { writingRoles } from '../../state/form-places.ts';
import { useSession, useText } from '../../state/session.ts';
import { ConfirmPayment } from './confirm-payment.tsx';

export function RecordFoot({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  const mayWrite = (name: string): boolean => writingRoles(notebook.me.held, getKind(name)).length > 0;
  if (entry.gone !== 'no') return null;
  switch (kind.name) {
    case 'productionProject':
      return (
        <>
          {mayWrite('fieldVisit') && (
            <Button look="outline" icon="visit" href={`/ghi/fieldVisit?project=${entry.id}`}>
              {text.project.addVisit}
            </Button>
          )}
          {mayWrite('disbursement') && (
            <Button icon="money" href={`/ghi/disbursement?project=${entry.id}`}>
              {text.project.addPayment}
            </Button>
          )}
        </>
      );
    case 'disbursement':
      return <ConfirmPayment entry={entry} />;
    case 'villageMeeting':
      return (
        <>
          <Button
            look={mayWrite('trainingDemand') ? 'outline' : 'primary'}
            icon="print"
            href={`/in/${entry.id}`}
          >
            {text.do.print}
          </Button>
          {mayWrite('trainingDemand') && (
            <Button icon="training" href={`/ghi/trainingDemand?meeting=${entry.id}`}>
              {text.record.demandFromMeeting}
            </Button>
          )}
        </>
      );
    default:
      return mayWith(notebook.me, 'edit', kind, entry) ? (
        <Button look="outline" icon="edit" href={`/phieu/${entry.id}/sua`}>
          {text.do.edit}
        </Button>
      ) : null;
  }
}
