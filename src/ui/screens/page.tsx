/**
 * A screen of the app: heading with the sync chip, the content, the tabs – and what is told on every screen.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Frame } from '../parts/frame.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { later } from '../parts/later.tsx';
import { SyncChip } from '../parts/sync-chip.tsx';
import { MAIN_TABS, TabBar } from '../parts/tab-bar.tsx';
import { TopBar } from '../parts/top-bar.tsx';
import { useSession, useText } from '../state/session.ts';
import { desk } from '../state/wide.ts';
import { chipOf } from '../state/sync-state.ts';
import { deskTabs } from './desk-tabs.ts';

// What they tell is never known before the first screen stands.
const AppNotices = later(() => import('./app-notices.tsx').then((m) => m.AppNotices));

export type PageProps = {
  title: string;
  subtitle?: ComponentChildren;
  /** Address of the screen above, or what to do instead. */
  back?: string | (() => void) | undefined;
  /** The tab that this screen belongs to. */
  tab?: '/' | '/tim' | '/bao-cao' | '/dong-bo' | '/cai-dat' | null;
  /** White heading without the tabs: forms, where only the form is to be done. */
  plain?: boolean;
  /** What stands in the heading beside the sync chip, or instead of it on a plain one. */
  tools?: ComponentChildren;
  list?: ComponentChildren;
  show?: 'list' | 'detail';
  foot?: ComponentChildren;
  float?: ComponentChildren;
  wide?: boolean;
  children: ComponentChildren;
};

export function Page(props: PageProps): JSX.Element {
  const { title, plain = false, tab = null } = props;
  const { sync } = useSession();
  const text = useText();
  useArrival(title);
  return (
    <Frame
      top={
        <TopBar title={title} subtitle={props.subtitle} back={props.back} plain={plain}>
          {!plain && <SyncChip sync={chipOf(sync.value)} />}
          {props.tools}
          {tab === '/' && props.back === undefined && !desk.value && (
            <IconButton icon="settings" label={text.settings.title} href="/cai-dat" />
          )}
        </TopBar>
      }
      list={props.list}
      show={props.show ?? 'detail'}
      foot={props.foot}
      float={props.float}
      wide={props.wide ?? false}
      tabs={plain && !desk.value ? undefined : <TabBar current={tab} tabs={[...MAIN_TABS, ...deskTabs]} />}
    >
      <AppNotices />
      {props.children}
    </Frame>
  );
}

/** Names the page for the browser, and leads those who listen to its heading when the address changed. */
function useArrival(title: string): void {
  const { path } = useLocation();
  const { settings } = useSession();
  const { name } = settings.text.value.app;
  useLayoutEffect(() => {
    document.title = title === name ? name : `${title} · ${name}`;
  }, [title, name]);
  useLayoutEffect(() => {
    if (path === arrivedAt) return;
    const first = arrivedAt === null;
    arrivedAt = path;
    const heading = document.querySelector<HTMLElement>('h1');
    if (first || heading === null) return; // the browser reads a page that was just opened by itself
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [path]);
}

/** The last address that a screen was shown at: a page has one. */
let arrivedAt: string | null = null;
