/**
 * The addresses beyond daily work: what is done once a week, or once.
 */
import type { JSX } from 'preact';
import { lazy, Route, Router } from 'preact-iso';
import { Button } from './parts/button.tsx';
import { EmptyState } from './parts/empty-state.tsx';
import { Page } from './screens/page.tsx';
import { useText } from './state/session.ts';

const AlertsScreen = lazy(() => import('./screens/alerts.tsx').then((m) => m.AlertsScreen));
const BoardScreen = lazy(() => import('./screens/board.tsx').then((m) => m.BoardScreen));
const DeadlinesScreen = lazy(() => import('./screens/deadlines.tsx').then((m) => m.DeadlinesScreen));
const ImportScreen = lazy(() => import('./screens/import/import-screen.tsx').then((m) => m.ImportScreen));
const PeriodicListScreen = lazy(() =>
  import('./screens/periodic/periodic-list.tsx').then((m) => m.PeriodicListScreen),
);
const PeriodicPaperScreen = lazy(() =>
  import('./screens/periodic/periodic-paper.tsx').then((m) => m.PeriodicPaperScreen),
);
const PeriodicScreen = lazy(() =>
  import('./screens/periodic/periodic-screen.tsx').then((m) => m.PeriodicScreen),
);
const PrintScreen = lazy(() => import('./screens/print.tsx').then((m) => m.PrintScreen));
const ReceivedScreen = lazy(() => import('./screens/received-screen.tsx').then((m) => m.ReceivedScreen));
const ReportsScreen = lazy(() => import('./screens/reports.tsx').then((m) => m.ReportsScreen));
const SettingsScreen = lazy(() => import('./screens/settings.tsx').then((m) => m.SettingsScreen));
const TreasuryScreen = lazy(() =>
  import('./screens/treasury/treasury-screen.tsx').then((m) => m.TreasuryScreen),
);
const WelcomeScreen = lazy(() => import('./screens/welcome.tsx').then((m) => m.WelcomeScreen));

export function OtherScreens(): JSX.Element {
  return (
    <Router>
      <Route path="/bao-cao-ky" component={PeriodicListScreen} />
      <Route path="/bao-cao-ky/:id" component={PeriodicScreen} />
      <Route path="/bao-cao-ky/:id/in" component={PeriodicPaperScreen} />
      <Route path="/bao-cao" component={ReportsScreen} />
      <Route path="/canh-bao" component={AlertsScreen} />
      <Route path="/han-bao-cao" component={DeadlinesScreen} />
      <Route path="/bang-tin" component={BoardScreen} />
      <Route path="/doi-chieu" component={TreasuryScreen} />
      <Route path="/nhan-tep" component={ReceivedScreen} />
      <Route path="/cai-dat" component={SettingsScreen} />
      <Route path="/in/:id" component={PrintScreen} />
      <Route path="/nhap/:kind" component={ImportScreen} />
      <Route path="/gia-nhap" component={WelcomeScreen} />
      <Route default component={NotFound} />
    </Router>
  );
}

function NotFound(): JSX.Element {
  const text = useText();
  return (
    <Page title={text.app.notFoundTitle} back="/">
      <EmptyState icon="find" title={text.app.notFoundTitle} text={text.app.notFoundNext}>
        <Button href="/">{text.tabs.book}</Button>
      </EmptyState>
    </Page>
  );
}
