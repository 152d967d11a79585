/**
 * "Đối chiếu Kho bạc" on the report page, for whoever keeps the statement.
 */
import '../../../i18n/vi-treasury.ts';
import type { JSX } from 'preact';
import { may } from '../../../kinds/access.ts';
import { Card } from '../../parts/card.tsx';
import { Row } from '../../parts/row.tsx';
import { useSession, useText } from '../../state/session.ts';

export function TreasuryLink(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  if (!notebook.me.held.some((grant) => may([grant], 'create', 'treasuryLine', grant))) return null;
  return (
    <Card>
      <Row title={text.treasury.title} href="/doi-chieu" arrow />
    </Card>
  );
}
