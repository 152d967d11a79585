/** ODK Web Forms with a form of the same questions as a training demand. */
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';

type Question = { name: string; label: string; ask: 'int' | 'text' | readonly string[]; many?: boolean };

const COUNTS = [
  'Số người đăng ký',
  'Nữ',
  'Dân tộc thiểu số',
  'Hộ nghèo',
  'Hộ cận nghèo',
  'Hộ mới thoát nghèo',
  'Người thu nhập thấp',
  'Người khuyết tật',
  'Người có công',
  'Bị thu hồi đất',
  'Lao động nữ mất việc',
];
const numbered = (label: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${label} ${n + 1}`);

/** 22 questions on the sheet of ours and the three that our app fills by itself. */
const questions: readonly Question[] = [
  { name: 'commune', label: 'Xã', ask: numbered('Xã', 92) },
  { name: 'village', label: 'Thôn', ask: numbered('Thôn', 12) },
  { name: 'recordedBy', label: 'Người ghi', ask: 'text' },
  { name: 'planYear', label: 'Năm kế hoạch', ask: 'int' },
  { name: 'trade', label: 'Nghề đề nghị đào tạo', ask: numbered('Nghề', 60) },
  { name: 'tradeOther', label: 'Nghề khác', ask: 'text' },
  { name: 'level', label: 'Trình độ', ask: ['Dưới 3 tháng', 'Sơ cấp'] },
  ...COUNTS.map((label, n) => ({ name: `count${n}`, label, ask: 'int' as const })),
  { name: 'months', label: 'Thời gian học phù hợp', ask: numbered('Tháng', 12), many: true },
  { name: 'place', label: 'Địa điểm học', ask: ['Tại thôn', 'Tại xã', 'Tại cơ sở đào tạo'] },
  { name: 'expectedUse', label: 'Dự kiến sau học', ask: ['Tự tạo', 'Doanh nghiệp', 'Hợp tác xã', 'Ở nước ngoài'] },
  { name: 'meeting', label: 'Từ cuộc họp thôn', ask: numbered('Cuộc họp', 6) },
  { name: 'node', label: 'Dự kiến từ chương trình', ask: numbered('Dự án', 60) },
  { name: 'onBehalfOf', label: 'Ghi thay cho', ask: 'text' },
  { name: 'note', label: 'Ghi chú', ask: 'text' },
];

const typeOf = ({ ask }: Question): string => (ask === 'int' ? 'int' : 'string');

function controlOf({ name, label, ask, many }: Question): string {
  if (typeof ask === 'string') return `<input ref="/data/${name}"><label>${label}</label></input>`;
  const items = ask.map((option, n) => `<item><label>${option}</label><value>o${n}</value></item>`).join('');
  const tag = many === true ? 'select' : 'select1';
  // Lists of more than six drop down, as ours open a sheet.
  const look = ask.length > 6 && many !== true ? ' appearance="minimal"' : '';
  return `<${tag} ref="/data/${name}"${look}><label>${label}</label>${items}</${tag}>`;
}

const formXml = `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head>
    <h:title>Nhu cầu học nghề</h:title>
    <model>
      <instance><data id="demand">${questions.map(({ name }) => `<${name}/>`).join('')}<meta><instanceID/></meta></data></instance>
      ${questions.map((one) => `<bind nodeset="/data/${one.name}" type="${typeOf(one)}"/>`).join('')}
      <bind nodeset="/data/meta/instanceID" type="string" readonly="true()" calculate="concat('uuid:', uuid())"/>
    </model>
  </h:head>
  <h:body>${questions.map(controlOf).join('')}</h:body>
</h:html>`;

/** ms from the wish to see the form until its questions are painted. */
async function openForm(): Promise<number> {
  const root = document.createElement('div');
  document.getElementById('app')?.replaceChildren(root);
  const start = performance.now();
  const app = createApp({
    render: () => h(OdkWebForm, { formXml, fetchFormAttachment: () => Promise.reject(new Error('no attachments')) }),
  });
  app.use(webFormsPlugin);
  app.mount(root);
  await questionsShown(root);
  const took = performance.now() - start;
  app.unmount();
  return took;
}

function questionsShown(root: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const watch = (): void => {
      // The last question stands at the end of the form.
      if (root.innerText.includes('Ghi chú')) requestAnimationFrame(() => setTimeout(resolve, 0));
      else requestAnimationFrame(watch);
    };
    watch();
  });
}

Object.assign(window, { peer: { openForm } });
