/**
 * What stands on the side rail of a desk besides the four main pages.
 */
import { kinds } from '../../kinds/index.ts';
import { iconNamed } from '../parts/icon.tsx';
import type { Tab } from '../parts/tab-bar.tsx';

const ON_THE_RAIL = ['trainingDemand', 'productionProject', 'allocation', 'disbursement', 'difficulty'];

export const deskTabs: readonly Tab[] = [
  ...kinds
    .filter((kind) => ON_THE_RAIL.includes(kind.name))
    .map((kind) => ({
      href: `/so/${kind.name}`,
      icon: iconNamed(kind.icon),
      label: kind.label.one,
      wide: true,
    })),
  { href: '/cai-dat', icon: 'settings', label: { vi: 'Cài đặt', en: 'Settings' }, wide: true },
];
