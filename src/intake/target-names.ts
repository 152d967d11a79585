/** The kinds whose lists an office keeps elsewhere and brings in, in the order of menus. */
export const targetNames = [
  'village',
  'trainingDemand',
  'productionProject',
  'allocation',
  'disbursement',
  'treasuryLine',
] as const;

export type TargetName = (typeof targetNames)[number];
