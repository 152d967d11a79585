import type { AlertKind } from '../../reports/alerts/alert.ts';
import type { IconName } from '../parts/icon.tsx';

/** What one finds a sort of alert by, beside its colour and its words. */
export const alertIcons: Readonly<Record<AlertKind, IconName>> = {
  over: 'warn',
  twins: 'copy',
  treasury: 'sync',
  expires: 'clock',
  none: 'money',
  behind: 'chart',
  forecast: 'chart',
  advance: 'undo',
  notDetailed: 'list',
  silent: 'history',
};
