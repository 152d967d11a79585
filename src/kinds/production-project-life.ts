import type { Life } from '../core/life.ts';
import type { Role } from '../core/role.ts';

export type ProjectState =
  | 'idea'
  | 'dossier'
  | 'submitted'
  | 'appraising'
  | 'returned'
  | 'publicised'
  | 'approved'
  | 'rejected'
  | 'contracted'
  | 'implementing'
  | 'accepted'
  | 'settled'
  | 'rotating'
  | 'closed'
  | 'suspended'
  | 'cancelled';

const village: readonly Role[] = ['villageHead', 'communeOfficer'];
const officer: readonly Role[] = ['communeOfficer'];
const commune: readonly Role[] = ['communeOfficer', 'communeLeader'];
const signer: readonly Role[] = ['communeLeader', 'provinceDesk'];

/** From a village's idea to a closed project (field.md §2.3). The commune approves its own, the province the rest. */
export const productionProjectLife: Life<ProjectState> = {
  start: 'idea',
  states: {
    idea: { label: { vi: 'Đề xuất của thôn', en: 'Idea of the village' }, tone: 'plain' },
    dossier: { label: { vi: 'Lập hồ sơ', en: 'Writing the dossier' }, tone: 'plain' },
    submitted: { label: { vi: 'Đã nộp xã', en: 'Submitted' }, tone: 'wait' },
    appraising: { label: { vi: 'Đang thẩm định', en: 'Being appraised' }, tone: 'wait' },
    returned: { label: { vi: 'Trả lại bổ sung', en: 'Returned' }, tone: 'bad' },
    publicised: { label: { vi: 'Niêm yết kết quả', en: 'Result on public notice' }, tone: 'wait' },
    approved: { label: { vi: 'Đã phê duyệt', en: 'Approved' }, tone: 'info' },
    rejected: { label: { vi: 'Không phê duyệt', en: 'Rejected' }, tone: 'info', closed: true },
    contracted: { label: { vi: 'Đã ký hợp đồng', en: 'Contract signed' }, tone: 'ok' },
    implementing: { label: { vi: 'Đang thực hiện', en: 'Under way' }, tone: 'ok' },
    accepted: { label: { vi: 'Đã nghiệm thu', en: 'Accepted' }, tone: 'ok' },
    settled: { label: { vi: 'Đã quyết toán', en: 'Settled' }, tone: 'ok', closed: true },
    rotating: { label: { vi: 'Đang quay vòng', en: 'Rotating' }, tone: 'wait' },
    closed: { label: { vi: 'Kết thúc', en: 'Closed' }, tone: 'ok', closed: true },
    suspended: { label: { vi: 'Tạm dừng', en: 'Suspended' }, tone: 'bad' },
    cancelled: { label: { vi: 'Đã hủy', en: 'Cancelled' }, tone: 'plain', closed: true },
  },
  moves: [
    { label: { vi: 'Lập hồ sơ', en: 'Write the dossier' }, from: ['idea'], to: 'dossier', by: village },
    {
      label: { vi: 'Gửi xã', en: 'Send to the commune' },
      from: ['idea', 'dossier', 'returned'],
      to: 'submitted',
      by: village,
    },
    { label: { vi: 'Thẩm định', en: 'Appraise' }, from: ['submitted'], to: 'appraising', by: officer },
    {
      label: { vi: 'Trả lại bổ sung', en: 'Return' },
      from: ['submitted', 'appraising'],
      to: 'returned',
      by: commune,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Niêm yết kết quả', en: 'Publish the result' },
      from: ['appraising'],
      to: 'publicised',
      by: commune,
    },
    {
      label: { vi: 'Phê duyệt', en: 'Approve' },
      from: ['publicised'],
      to: 'approved',
      by: signer,
      needs: ['decisionNo', 'decisionDate', 'approver'],
    },
    {
      label: { vi: 'Không phê duyệt', en: 'Reject' },
      from: ['appraising', 'publicised'],
      to: 'rejected',
      by: signer,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Ký hợp đồng, giao kinh phí', en: 'Sign the contract' },
      from: ['approved'],
      to: 'contracted',
      by: commune,
    },
    {
      label: { vi: 'Bắt đầu thực hiện', en: 'Begin the work' },
      from: ['contracted', 'suspended'],
      to: 'implementing',
      by: commune,
    },
    {
      label: { vi: 'Nghiệm thu', en: 'Accept' },
      from: ['implementing'],
      to: 'accepted',
      by: commune,
      needs: ['acceptanceDate'],
    },
    {
      label: { vi: 'Quyết toán', en: 'Settle' },
      from: ['accepted'],
      to: 'settled',
      by: ['communeOfficer', 'communeAccountant'],
    },
    { label: { vi: 'Quay vòng', en: 'Rotate' }, from: ['settled'], to: 'rotating', by: officer },
    { label: { vi: 'Kết thúc', en: 'Close' }, from: ['settled', 'rotating'], to: 'closed', by: commune },
    {
      label: { vi: 'Tạm dừng', en: 'Suspend' },
      from: ['contracted', 'implementing'],
      to: 'suspended',
      by: commune,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Hủy', en: 'Cancel' },
      from: ['idea', 'dossier', 'returned'],
      to: 'cancelled',
      by: village,
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Hủy', en: 'Cancel' },
      from: ['submitted', 'appraising', 'publicised', 'approved', 'contracted', 'implementing', 'suspended'],
      to: 'cancelled',
      by: commune,
      needs: ['statusNote'],
    },
  ],
  path: [
    'idea',
    'dossier',
    'submitted',
    'appraising',
    'publicised',
    'approved',
    'contracted',
    'implementing',
    'accepted',
    'settled',
    'closed',
  ],
};

/** From its approval on a project has a decision with a number. */
export const decidedStates: readonly string[] = [
  'approved',
  'contracted',
  'implementing',
  'accepted',
  'settled',
  'rotating',
  'closed',
  'suspended',
] satisfies readonly ProjectState[];
