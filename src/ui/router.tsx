/**
 * The addresses of the app.
 */
import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso';
import { EmptyState } from './parts/empty-state.tsx';
import { Button } from './parts/button.tsx';
import { BookScreen } from './screens/book.tsx';
import { EditFormScreen, NewFormScreen } from './screens/form-screen.tsx';
import { Page } from './screens/page.tsx';
import { PrintScreen } from './screens/print.tsx';
import { RecordsScreen } from './screens/records-screen.tsx';
import { ReportsScreen } from './screens/reports.tsx';
import { SearchScreen } from './screens/search.tsx';
import { SettingsScreen } from './screens/settings.tsx';
import { SubmitScreen } from './screens/submit.tsx';
import { SyncScreen } from './screens/sync-page.tsx';
import { WelcomeScreen } from './screens/welcome.tsx';
import { useText } from './state/session.ts';

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
