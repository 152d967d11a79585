/** Where a project leaves the office's norms: it warns, the officer decides (figures marked ≈ in field.md §2.3). */
import type { RuleContext, Trouble } from '../core/kind.ts';
import type { Norm } from '../programmes/norms.ts';
import type { ProductionProject as Project, ProjectField as Name } from './production-project-fields.ts';
import { monthsLong, projectPlace, stateMoney } from './production-project-sums.ts';
import { warn } from './rule.ts';

export function normTroubles(project: Project, context: RuleContext): Trouble<Name>[] {
  const norm = (asked: Norm): number | null => context.norm?.(asked, projectPlace(project)) ?? null;
  return [
    ...tooLong(project, norm('project.duration')),
    ...tooFewPoor(project, norm('project.targetShare')),
    ...tooMuchState(project, norm),
  ];
}

function tooLong(project: Project, most: number | null): Trouble<Name>[] {
  const months = monthsLong(project);
  if (most === null || months === null || months <= most) return [];
  return [
    warn(
      'endDate',
      'long-project',
      `Dự án kéo dài ${months} tháng, thường không quá ${most} tháng. Xem lại ngày.`,
      `The project lasts ${months} months, usually at most ${most}. Please check the days.`,
    ),
  ];
}

function tooFewPoor(project: Project, least: number | null): Trouble<Name>[] {
  const { households, poor, nearPoor, escapedPoor } = project;
  if (least === null || !households || poor === null || nearPoor === null || escapedPoor === null) return [];
  const target = poor + nearPoor + escapedPoor;
  if (target * 100 >= least * households) return [];
  return [
    warn(
      'households',
      'few-poor',
      `Nghèo, cận nghèo, mới thoát nghèo: ${target}/${households} hộ, dưới mức ${least}%.`,
      `Poor, near-poor and just escaped: ${target} of ${households}, below ${least}%.`,
    ),
  ];
}

function tooMuchState(project: Project, norm: (asked: Norm) => number | null): Trouble<Name>[] {
  const state = stateMoney(project);
  const cap = capOf(project.form, norm);
  if (state === null || !project.totalCost || cap === null) return [];
  if (state * 100 <= cap * project.totalCost) return [];
  // Rounded up, so that a share just over the cap never reads as the cap itself.
  const share = Math.ceil((state * 100) / project.totalCost);
  return [
    warn(
      'sources',
      'state-share',
      `Nhà nước hỗ trợ ${share}%, vượt mức ${cap}% của địa bàn này. Xem lại các nguồn.`,
      `The state pays ${share}%, over the ${cap}% of this area. Please check the sources.`,
    ),
  ];
}

function capOf(form: Project['form'], norm: (asked: Norm) => number | null): number | null {
  if (form === 'chuoi_gia_tri') return norm('stateShare.valueChain');
  return form === 'cong_dong' ? norm('stateShare.community') : null;
}
