import { choice, choices, text } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { goodsGroups } from '../programmes/goods-groups.ts';
import { goodsUnits } from '../programmes/goods-units.ts';
import { cut, line } from './line.ts';

/** Crops, livestock and supplies that projects hand out, with what each is counted in. */
export const goods = defineKind({
  name: 'goods',
  label: {
    one: { vi: 'Cây trồng, vật nuôi, vật tư', en: 'Goods' },
    many: { vi: 'Danh mục cây, con, vật tư', en: 'Goods' },
  },
  icon: 'project',
  reference: true,
  fields: {
    name: text({ vi: 'Tên', en: 'Name' }, { required: true }),
    group: choice({ vi: 'Nhóm', en: 'Group' }, goodsGroups, { required: true }),
    unit: choice({ vi: 'Đơn vị tính', en: 'Unit' }, goodsUnits, { required: true }),
    otherUnits: choices({ vi: 'Đơn vị khác', en: 'Other units' }, goodsUnits),
    aliases: text({ vi: 'Tên gọi khác, để tìm', en: 'Other words to find it by' }),
  },
  audience: () => ['all'],
  same: ['name'],
  form: [
    {
      title: { vi: 'Cây, con hay vật tư', en: 'Goods' },
      ask: ['name', 'group', 'unit', 'otherUnits', 'aliases'],
    },
  ],
  list: {
    title: ({ name }) => cut(name),
    detail: ({ group, unit }, _, say) =>
      line(group && say(goodsGroups[group]), unit && say(goodsUnits[unit])),
    columns: ['name', 'group', 'unit', 'otherUnits', 'aliases'],
  },
  search: ['aliases'],
  examples: [
    { recordedBy: 'p.demo', name: 'Trâu sinh sản (cái)', group: 'vat_nuoi', unit: 'con' },
    {
      recordedBy: 'p.demo',
      name: 'Ong',
      group: 'vat_nuoi',
      unit: 'dan',
      otherUnits: ['thung'],
      aliases: 'ong mật',
    },
  ],
});
