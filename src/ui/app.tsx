/**
 * The app around an open notebook: language, texts, address, the passing sentence, the edge where faults end.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { LocationProvider } from 'preact-iso';
import { Button } from './parts/button.tsx';
import { EmptyState } from './parts/empty-state.tsx';
import { LanguageContext } from './parts/language.tsx';
import { Status } from './parts/status.tsx';
import { AppRouter } from './router.tsx';
import { SessionContext, TextContext, useText, type Session } from './state/session.ts';
import type { Settings } from './state/settings.ts';
import type { Toast } from './state/toast.ts';

export function App({ session }: { session: Session }): JSX.Element {
  return (
    <Speaking settings={session.settings}>
      <SessionContext.Provider value={session}>
        <LocationProvider>
          <Edge>
            <AppRouter />
          </Edge>
          <Passing toast={session.toast} />
        </LocationProvider>
      </SessionContext.Provider>
    </Speaking>
  );
}

/** Everything below says its texts in the language of the settings. */
export function Speaking({
  settings,
  children,
}: {
  settings: Settings;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <LanguageContext.Provider value={settings.language.value}>
      <TextContext.Provider value={settings.text.value}>{children}</TextContext.Provider>
    </LanguageContext.Provider>
  );
}

function Passing({ toast }: { toast: Toast }): JSX.Element {
  return <Status message={toast.now.value} />;
}

/** Our own mistakes end here: nothing that was kept is lost, and the page can be opened again. */
export function Edge({ children }: { children: ComponentChildren }): JSX.Element {
  const text = useText();
  const fault = useErrorBoundary((error) => reportError(error))[0] as unknown; // typed as any, because anything can be thrown
  if (fault === undefined) return <>{children}</>;
  return (
    <main class="pane">
      <h1 class="sr">{text.app.failedTitle}</h1>
      <EmptyState icon="warn" title={text.app.failedTitle} text={text.app.failedNext}>
        <Button onClick={() => location.assign('/')}>{text.app.reopen}</Button>
      </EmptyState>
    </main>
  );
}
