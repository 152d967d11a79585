import type { Life } from '../core/life.ts';
import type { Role } from '../core/role.ts';

export type DemandState =
  | 'draft'
  | 'village_submitted'
  | 'commune_review'
  | 'returned'
  | 'commune_consolidated'
  | 'sent_up'
  | 'planned'
  | 'not_planned'
  | 'class_open'
  | 'completed'
  | 'cancelled';

const village: readonly Role[] = ['villageHead', 'communeOfficer'];
const officer: readonly Role[] = ['communeOfficer'];
const commune: readonly Role[] = ['communeOfficer', 'communeLeader'];
const above: readonly Role[] = ['communeLeader', 'provinceDesk'];
const anyDesk: readonly Role[] = ['communeOfficer', 'communeLeader', 'provinceDesk'];

/** The year of a training demand (field.md §2.2), in the words that officers use. */
export const trainingDemandLife: Life<DemandState> = {
  start: 'draft',
  states: {
    draft: { label: { vi: 'Nháp', en: 'Draft' }, tone: 'plain' },
    village_submitted: { label: { vi: 'Thôn đã gửi', en: 'Sent by the village' }, tone: 'wait' },
    commune_review: { label: { vi: 'Xã đang rà soát', en: 'Commune is checking' }, tone: 'wait' },
    returned: { label: { vi: 'Trả lại bổ sung', en: 'Returned' }, tone: 'bad' },
    commune_consolidated: {
      label: { vi: 'Xã đã tổng hợp', en: 'Added up by the commune' },
      tone: 'ok',
      closed: true,
    },
    sent_up: { label: { vi: 'Đã gửi cấp trên', en: 'Sent to the province' }, tone: 'wait', closed: true },
    planned: { label: { vi: 'Đã đưa vào kế hoạch', en: 'In the plan' }, tone: 'info', closed: true },
    not_planned: {
      label: { vi: 'Chưa đưa vào kế hoạch', en: 'Not in the plan' },
      tone: 'info',
      closed: true,
    },
    class_open: { label: { vi: 'Đã mở lớp', en: 'Class is open' }, tone: 'ok', closed: true },
    completed: { label: { vi: 'Đã kết thúc', en: 'Completed' }, tone: 'ok', closed: true },
    cancelled: { label: { vi: 'Đã hủy', en: 'Cancelled' }, tone: 'plain', closed: true },
  },
  moves: [
    {
      label: { vi: 'Gửi xã', en: 'Send to the commune' },
      from: ['draft', 'returned'],
      to: 'village_submitted',
      by: village,
      within: 'villageSubmission',
    },
    {
      label: { vi: 'Rà soát', en: 'Start checking' },
      from: ['village_submitted'],
      to: 'commune_review',
      by: officer,
    },
    {
      label: { vi: 'Trả lại bổ sung', en: 'Return' },
      from: ['village_submitted', 'commune_review', 'commune_consolidated'],
      to: 'returned',
      by: officer,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Trả lại bổ sung', en: 'Return' },
      from: ['sent_up'],
      to: 'returned',
      by: ['provinceDesk'],
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Tổng hợp', en: 'Add up' },
      from: ['village_submitted', 'commune_review'],
      to: 'commune_consolidated',
      by: officer,
    },
    {
      label: { vi: 'Gửi cấp trên', en: 'Send up' },
      from: ['commune_consolidated'],
      to: 'sent_up',
      by: commune,
    },
    {
      label: { vi: 'Đưa vào kế hoạch', en: 'Put into the plan' },
      from: ['sent_up', 'not_planned'],
      to: 'planned',
      by: above,
    },
    {
      label: { vi: 'Chưa đưa vào kế hoạch', en: 'Leave out of the plan' },
      from: ['sent_up', 'planned'],
      to: 'not_planned',
      by: above,
      needs: ['statusNote'],
    },
    { label: { vi: 'Mở lớp', en: 'Open the class' }, from: ['planned'], to: 'class_open', by: anyDesk },
    { label: { vi: 'Kết thúc lớp', en: 'Complete' }, from: ['class_open'], to: 'completed', by: anyDesk },
    {
      label: { vi: 'Hủy', en: 'Cancel' },
      from: ['draft', 'returned'],
      to: 'cancelled',
      by: village,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Hủy', en: 'Cancel' },
      from: [
        'village_submitted',
        'commune_review',
        'commune_consolidated',
        'sent_up',
        'planned',
        'not_planned',
        'class_open',
      ],
      to: 'cancelled',
      by: commune,
      needs: ['statusNote'],
    },
  ],
  path: [
    'draft',
    'village_submitted',
    'commune_review',
    'commune_consolidated',
    'sent_up',
    'planned',
    'class_open',
    'completed',
  ],
};
