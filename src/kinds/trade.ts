import { choice, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { tradeGroups } from '../programmes/trade-groups.ts';
import { cut } from './line.ts';

/** Nghề that the province approves for training. A village may write one that is missing as "nghề khác". */
export const trade = defineKind({
  name: 'trade',
  label: { one: { vi: 'Nghề', en: 'Trade' }, many: { vi: 'Danh mục nghề', en: 'Trades' } },
  icon: 'training',
  reference: true,
  fields: {
    name: text({ vi: 'Tên nghề', en: 'Name' }, { required: true }),
    group: choice({ vi: 'Nhóm nghề', en: 'Group' }, tradeGroups, { required: true }),
    aliases: text({ vi: 'Tên gọi khác, để tìm', en: 'Other words to find it by' }),
  },
  audience: () => ['all'],
  same: ['name'],
  form: [{ title: { vi: 'Nghề', en: 'Trade' }, ask: ['name', 'group', 'aliases'] }],
  list: {
    title: ({ name }) => cut(name),
    detail: ({ group }, _, say) => (group ? say(tradeGroups[group]) : ''),
    columns: ['name', 'group', 'aliases'],
  },
  search: ['aliases'],
  examples: [
    {
      recordedBy: 'p.demo',
      name: 'Trồng cây dược liệu (ba kích, sa nhân, hồi, quế)',
      group: 'nong_nghiep',
      aliases: 'thuốc nam',
    },
    { recordedBy: 'p.demo', name: 'Hàn', group: 'phi_nong_nghiep' },
  ],
});
