/**
 * The addresses of the app.
 */
import type { JSX } from 'preact';
import { lazy, Route, Router } from 'preact-iso';
import { BookScreen } from './screens/book.tsx';

// The book opens first; every other screen is a file of its own, kept on the phone with the shell.
const EditFormScreen = lazy(() => import('./screens/form-screen.tsx').then((m) => m.EditFormScreen));
const NewFormScreen = lazy(() => import('./screens/form-screen.tsx').then((m) => m.NewFormScreen));
const RecordsScreen = lazy(() => import('./screens/records-screen.tsx').then((m) => m.RecordsScreen));
const SearchScreen = lazy(() => import('./screens/search.tsx').then((m) => m.SearchScreen));
const SubmitScreen = lazy(() => import('./screens/submit.tsx').then((m) => m.SubmitScreen));
const SyncScreen = lazy(() => import('./screens/sync-page.tsx').then((m) => m.SyncScreen));
const OtherScreens = lazy(() => import('./other-screens.tsx').then((m) => m.OtherScreens));

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
      <Route path="/dong-bo" component={SyncScreen} />
      <Route path="/gui-xa" component={SubmitScreen} />
      <Route path="/*" component={OtherScreens} />
    </Router>
  );
}
