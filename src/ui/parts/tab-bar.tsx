/**
 * The main pages: tabs at the bottom of a phone, a rail at the side of a desk from 1024 px.
 */
import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { classes } from './tone.ts';
import { words } from './words.ts';

export type Tab = {
  readonly href: string;
  readonly icon: IconName;
  readonly label: Said;
  /** How many things wait there for this person; 0 shows nothing. */
  readonly count?: number;
  /** Only on the rail: a phone has room for four. */
  readonly wide?: boolean;
};

export const MAIN_TABS: readonly Tab[] = [
  { href: '/', icon: 'home', label: words.book },
  { href: '/tim', icon: 'find', label: words.find },
  { href: '/bao-cao', icon: 'chart', label: words.report },
  { href: '/dong-bo', icon: 'sync', label: words.sync },
];

export type TabBarProps = {
  /** The `href` of the tab that one is on. */
  current: string | null;
  tabs?: readonly Tab[];
  /** Name of the app, above the rail. */
  brand?: string;
};

export function TabBar({ current, tabs = MAIN_TABS, brand = 'Sổ Thôn' }: TabBarProps): JSX.Element {
  const say = useWords();
  return (
    <nav class="tabs" aria-label={say(words.mainMenu)}>
      <p class="brand">{brand}</p>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href} class={classes(tab.wide && 'wide')}>
            <a href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
              <span class="pic">
                <Icon name={tab.icon} />
              </span>
              {say(tab.label)}
              {tab.count !== undefined && tab.count > 0 && <span class="n">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
