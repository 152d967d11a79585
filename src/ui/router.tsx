/**
 * The addresses of the app.
 */
import type { JSX } from 'preact';
import { lazy, Route, Router } from 'preact-iso';
import { EmptyState } from './parts/empty-state.tsx';
import { Button } from './parts/button.tsx';
import { BookScreen } from './screens/book.tsx';
import { Page } from './screens/page.tsx';
import { useText } from './state/session.ts';

// The book opens first; every other screen is a file of its own, kept on the phone with the shell.
const EditFormScreen = lazy(() => import('./screens/form-screen.tsx').then((m) => m.EditFormScreen));
const NewFormScreen = lazy(() => import('./screens/form-screen.tsx').then((m) => m.NewFormScreen));
const PrintScreen = lazy(() => import('./screens/print.tsx').then((m) => m.PrintScreen));
const ReceivedScreen = lazy(() => import('./screens/received-screen.tsx').then((m) => m.ReceivedScreen));
const RecordsScreen = lazy(() => import('./screens/records-screen.tsx').then((m) => m.RecordsScreen));
const ReportsScreen = lazy(() => import('./screens/reports.tsx').then((m) => m.ReportsScreen));
const SearchScreen = lazy(() => import('./screens/search.tsx').then((m) => m.SearchScreen));
const SettingsScreen = lazy(() => import('./screens/settings.tsx').then((m) => m.SettingsScreen));
const SubmitScreen = lazy(() => import('./screens/submit.tsx').then((m) => m.SubmitScreen));
const SyncScreen = lazy(() => import('./screens/sync-page.tsx').then((m) => m.SyncScreen));
const WelcomeScreen = lazy(() => import('./screens/welcome.tsx').then((m) => m.WelcomeScreen));

/** List and record share a screen, so that the list stays beside the record. */
export function AppRouter(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={BookScreen} />
      <Route path="/so/:kind" component={RecordsScreen} />
      <Route path="/phieu/:id" component={RecordsScreen} />
      <Route path="/phieu/:id/sua" component={EditFormScreen} />
      <Route path="/ghi/:kind" component={NewFormScreen} />
      <Route path="/tim" component={SearchScreen} />
      <Route path="/bao-cao" component={ReportsScreen} />
      <Route path="/dong-bo" component={SyncScreen} />
      <Route path="/nhan-tep" component={ReceivedScreen} />
      <Route path="/cai-dat" component={SettingsScreen} />
      <Route path="/in/:id" component={PrintScreen} />
      <Route path="/gui-xa" component={SubmitScreen} />
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
