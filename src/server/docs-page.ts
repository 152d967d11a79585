/** The API as one page of plain HTML: endpoints, problems, kinds of records. No script, no inline style. */
import type { Field } from '../core/field.ts';
import type { Kind } from '../core/kind.ts';
import type { Endpoint } from './endpoint.ts';
import { problemNames, problems, type ProblemName } from './problem.ts';

export function docsPage(endpoints: readonly Endpoint[], kinds: readonly Kind[]): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Thôn · API</title>
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<header>
<h1>Sổ Thôn · API</h1>
<p>Cho người viết chương trình nối với sổ. <span lang="en">For whoever connects a program.
The same as <a href="/v1/openapi.json">OpenAPI 3.1</a>.</span></p>
<nav aria-label="Mục lục"><a href="#endpoints">Địa chỉ</a> <a href="#problems">Lỗi</a> <a href="#kinds">Loại phiếu</a></nav>
</header>
<main>
<section id="endpoints"><h2>Địa chỉ <small lang="en">Endpoints</small></h2>
${endpoints.map(endpointHtml).join('\n')}</section>
<section id="problems"><h2>Lỗi và việc cần làm <small lang="en">Problems (RFC 9457)</small></h2>
${problemNames.map(problemHtml).join('\n')}</section>
<section id="kinds"><h2>Loại phiếu <small lang="en">Kinds of records</small></h2>
${kinds.map(kindHtml).join('\n')}</section>
</main>
</body>
</html>
`;
}

function endpointHtml({ method, path, summary, open, problems: refusals }: Endpoint): string {
  const links = refusals.map((name) => `<a href="#${name}">${name}</a>`).join(', ');
  return `<article><h3><code>${method.toUpperCase()} ${escape(path)}</code></h3>
<p>${escape(summary.vi)} <span lang="en">${escape(summary.en)}</span></p>
<p>${open ? 'Không cần mã máy. <span lang="en">No token.</span>' : '<code>Authorization: Bearer …</code>'}${links ? ` · ${links}` : ''}</p>
</article>`;
}

function problemHtml(name: ProblemName): string {
  const { status, title, next } = problems[name];
  return `<article id="${name}"><h3><code>${name}</code> ${status}</h3>
<p><b>${escape(title.vi)}.</b> ${escape(next.vi)}</p>
<p lang="en"><b>${escape(title.en)}.</b> ${escape(next.en)}</p></article>`;
}

function kindHtml(kind: Kind): string {
  return `<details><summary>${escape(kind.label.one.vi)} <code>${kind.name}</code></summary>
<div class="wide"><table><thead><tr><th scope="col">Tên</th><th scope="col">Mục</th><th scope="col">Kiểu</th>
<th scope="col">Riêng tư</th></tr></thead><tbody>
${Object.entries(kind.fields).map(fieldHtml).join('\n')}
</tbody></table></div></details>`;
}

function fieldHtml([name, field]: [string, Field]): string {
  const privacy = { none: '', personal: 'cá nhân', sensitive: 'nhạy cảm' }[field.privacy];
  const cells = [`${field.label.vi} · ${field.label.en}`, typeOf(field), privacy].map(
    (cell) => `<td>${escape(cell)}</td>`,
  );
  return `<tr><th scope="row"><code>${escape(name)}</code>${field.required ? ' *' : ''}</th>${cells.join('')}</tr>`;
}

function typeOf(field: Field): string {
  if ('options' in field) return `${field.type}: ${Object.keys(field.options).join(', ')}`;
  if ('to' in field) return `${field.type} → ${field.to?.join(', ') ?? '…'}`;
  if ('of' in field) return `${field.type} (${Object.keys(field.of).join(', ')})`;
  return 'max' in field ? `${field.type} ≤ ${field.max}` : field.type;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (letter) => `&#${letter.charCodeAt(0)};`);
}
