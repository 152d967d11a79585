/** The months as choices. Their keys are on the wire: '1' to '12'. */
export const months = {
  '1': { vi: 'Tháng 1', en: 'January' },
  '2': { vi: 'Tháng 2', en: 'February' },
  '3': { vi: 'Tháng 3', en: 'March' },
  '4': { vi: 'Tháng 4', en: 'April' },
  '5': { vi: 'Tháng 5', en: 'May' },
  '6': { vi: 'Tháng 6', en: 'June' },
  '7': { vi: 'Tháng 7', en: 'July' },
  '8': { vi: 'Tháng 8', en: 'August' },
  '9': { vi: 'Tháng 9', en: 'September' },
  '10': { vi: 'Tháng 10', en: 'October' },
  '11': { vi: 'Tháng 11', en: 'November' },
  '12': { vi: 'Tháng 12', en: 'December' },
} as const;
