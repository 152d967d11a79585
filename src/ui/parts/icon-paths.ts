/**
 * The drawings of the icons: strokes on a field of 24 × 24, one path each.
 */
export const iconPaths = {
  home: 'M3 11l9-8 9 8v10h-6v-6H9v6H3z',
  list: 'M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01',
  chart: 'M4 20V10M10 20V4M16 20v-8M22 20H2',
  sync: 'M20 11a8 8 0 0 0-14-5L3 9m0-5v5h5M4 13a8 8 0 0 0 14 5l3-3m0 5v-5h-5',
  training: 'M2 9l10-5 10 5-10 5zM6 11v6c3 3 9 3 12 0v-6M22 9v6',
  project: 'M5 21c0-9 4-16 16-17 0 11-5 16-13 15M5 21c2-6 5-9 9-11',
  money: 'M2 6h20v12H2zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M6 12h.01M18 12h.01',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  find: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM20 20l-5-5',
  warn: 'M12 3l10 18H2zM12 10v5M12 18h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5h.01',
  camera: 'M3 8h4l2-3h6l2 3h4v12H3zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  share: 'M12 15V3M7 8l5-5 5 5M5 13v8h14v-8',
  download: 'M12 3v12M7 10l5 5 5-5M5 15v6h14v-6',
  talk: 'M21 12a8 8 0 0 1-12 7l-5 1 1-5a8 8 0 1 1 16-3z',
  check: 'M5 13l4 4L19 7',
  x: 'M6 6l12 12M18 6L6 18',
  pin: 'M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11zM12 8a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  settings:
    'M3 7h9M18 7h3M3 17h3M12 17h9M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  edit: 'M4 20h4L20 8l-4-4L4 16zM13 7l4 4',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6',
  copy: 'M9 9h11v12H9zM5 15H4V3h11v1',
  filter: 'M3 5h18l-7 8v6l-4 2v-8z',
  print: 'M7 9V3h10v6M7 18H3V9h18v9h-4M7 14h10v7H7z',
  'phone-share': 'M12 21H5V3h10v4M9 18h2M13 13h8M18 10l3 3-3 3',
  lock: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4M12 15v2',
  calendar: 'M4 5h16v16H4zM4 10h16M8 3v4M16 3v4',
  people:
    'M9 4a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M2 20a7 7 0 0 1 14 0M16 4.5a3.5 3.5 0 0 1 0 6M19 14a7 7 0 0 1 3 6',
  visit: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3',
  history: 'M4 12a8 8 0 1 0 3-6L4 8M4 3v5h5M12 8v4l3 2',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5M9 13h7M9 17h7',
  send: 'M21 3L3 10l7 4 4 7zM21 3L10 14',
  undo: 'M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3',
  offline: 'M3 3l18 18M5 12a10 10 0 0 1 4-2.5M14 9.3a10 10 0 0 1 5 2.7M8.5 15.5a5 5 0 0 1 6-.5M12 19h.01',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M5 19l1.5-1.5M17.5 6.5L19 5',
} as const;

export type IconName = keyof typeof iconPaths;

/** The icon that a record kind asks for by name; a name without a drawing gets the list. */
export function iconNamed(name: string): IconName {
  return isIconName(name) ? name : 'list';
}

function isIconName(name: string): name is IconName {
  return Object.hasOwn(iconPaths, name);
}
