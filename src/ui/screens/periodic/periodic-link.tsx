/**
 * "Báo cáo sơ kết, tháng" on the report page.
 */
import '../../../i18n/vi-periodic.ts';
import type { JSX } from 'preact';
import { Card } from '../../parts/card.tsx';
import { Row } from '../../parts/row.tsx';
import { useSession, useText } from '../../state/session.ts';

export function PeriodicLink(): JSX.Element | null {
  const { notebook } = useSession();
  const text = useText();
  if (!notebook.me.held.some(({ village }) => village === null)) return null;
  return (
    <Card>
      <Row title={text.periodic.open} sub={text.periodic.hint} href="/bao-cao-ky" arrow />
    </Card>
  );
}
