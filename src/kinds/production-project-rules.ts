import type { RuleContext, Trouble } from '../core/kind.ts';
import { dongs } from './line.ts';
import { decidedStates } from './production-project-life.ts';
import {
  productionProjectFields as fields,
  type ProductionProject as Project,
  type ProjectField as Name,
} from './production-project-fields.ts';
import { normTroubles } from './production-project-norms.ts';
import { sourcesTotal } from './production-project-sums.ts';
import { endBeforeStart, futureDay, partsWithin, stop, sumWithin, warn } from './rule.ts';

/** What cannot be in a project, what is only unusual, and where it leaves the office's norms (field.md §2.3). */
export function productionProjectRules(project: Project, context: RuleContext): readonly Trouble<Name>[] {
  return [
    ...partsWithin(fields, project, 'households', [
      'poor',
      'nearPoor',
      'escapedPoor',
      'ethnicMinority',
      'femaleHead',
    ]),
    ...sumWithin(fields, project, 'households', ['poor', 'nearPoor', 'escapedPoor'], {
      vi: 'Hộ nghèo + cận nghèo + mới thoát nghèo',
      en: 'Poor + near-poor + just escaped',
    }),
    ...endBeforeStart('endDate', project.startDate, project.endDate),
    ...sourcesAddUp(project),
    ...itemsWithinCost(project),
    ...decision(project),
    ...chainContract(project),
    ...futureDay('decisionDate', project.decisionDate, context.today),
    ...futureDay('acceptanceDate', project.acceptanceDate, context.today),
    ...futureDay('appraisalDate', project.appraisalDate, context.today),
    ...normTroubles(project, context),
  ];
}

function sourcesAddUp(project: Project): Trouble<Name>[] {
  const sum = sourcesTotal(project);
  if (sum === null || project.totalCost === null || sum === project.totalCost) return [];
  return [
    stop(
      'totalCost',
      'sources-differ',
      `Các nguồn cộng lại ${dongs(sum)}, tổng kinh phí ghi ${dongs(project.totalCost)}. Sửa cho khớp.`,
      `The sources add up to ${dongs(sum)}, the total says ${dongs(project.totalCost)}.`,
    ),
  ];
}

function itemsWithinCost({ items, totalCost }: Project): Trouble<Name>[] {
  const sum = (items ?? []).reduce(
    (added, row) => added + Math.round((row.quantity ?? 0) * (row.unitPrice ?? 0)),
    0,
  );
  if (totalCost === null || sum <= totalCost) return [];
  return [
    warn(
      'items',
      'items-over-cost',
      `Số lượng × đơn giá là ${dongs(sum)}, hơn tổng kinh phí ${dongs(totalCost)}.`,
      `Quantity × price is ${dongs(sum)}, over the total of ${dongs(totalCost)}.`,
    ),
  ];
}

function decision({ status, decisionNo }: Project): Trouble<Name>[] {
  if (decisionNo === null) {
    if (status === null || !decidedStates.includes(status)) return [];
    return [
      stop(
        'decisionNo',
        'decision-needed',
        'Dự án đã phê duyệt thì phải có số quyết định, ví dụ 125/QĐ-UBND.',
        'An approved project needs the number of its decision, such as 125/QĐ-UBND.',
      ),
    ];
  }
  if (/^\d+\/QĐ-UBND$/u.test(decisionNo)) return [];
  return [
    warn(
      'decisionNo',
      'odd-number',
      'Số quyết định thường viết như 125/QĐ-UBND. Xem lại.',
      'Decision numbers usually look like 125/QĐ-UBND. Please check.',
    ),
  ];
}

/** A lead unit of a value chain shows its contract with the dossier. */
function chainContract({ form, partnerContract }: Project): Trouble<Name>[] {
  if (form !== 'chuoi_gia_tri' || partnerContract === true) return [];
  return [
    warn(
      'partnerContract',
      'contract-needed',
      'Liên kết chuỗi giá trị cần hợp đồng liên kết, tiêu thụ kèm hồ sơ.',
      'A value chain needs a contract with a partner in its dossier.',
    ),
  ];
}
