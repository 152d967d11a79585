/**
 * The one catalogue of what the office answers when it cannot do as asked (RFC 9457,
 * `application/problem+json`). Each problem says in both languages what happened and what to do next;
 * `code` is what the phone acts on. `/docs` lists them all.
 */
import type { Words } from '../core/text.ts';

interface ProblemKind {
  readonly status:
    400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 426 | 429 | 500 | 501 | 503 | 507;
  readonly title: Words;
  /** What to do next. */
  readonly next: Words;
}

const tryAgain: Words = { vi: 'Chờ một lát rồi gửi lại.', en: 'Wait a little, then send again.' };
const askNewCode: Words = {
  vi: 'Xin xã (hoặc quản trị) một liên kết gia nhập mới.',
  en: 'Ask the commune (or the administrator) for a new link.',
};
const sendSmaller: Words = {
  vi: 'Sổ tự chia nhỏ rồi gửi lại; không mất mục nào.',
  en: 'The app sends smaller parts; nothing is lost.',
};
const safeThenReport: Words = {
  vi: 'Sổ vẫn an toàn trong máy. Mở bản mới nhất rồi gửi lại.',
  en: 'The notebook is safe. Open the newest version, then send again.',
};
const signInAgain: Words = {
  vi: 'Các mục chưa gửi vẫn an toàn. Vào lại bằng máy này.',
  en: 'Unsent entries are safe. Sign in again on this phone.',
};

export const problems = {
  'bad-json': {
    status: 400,
    title: { vi: 'Không đọc được yêu cầu', en: 'The request cannot be read' },
    next: safeThenReport,
  },
  'cut-body': {
    status: 400,
    title: { vi: 'Yêu cầu bị đứt giữa chừng', en: 'The request arrived incomplete' },
    next: tryAgain,
  },
  'wrong-shape': {
    status: 400,
    title: { vi: 'Yêu cầu sai mẫu', en: 'The request does not have the agreed shape' },
    next: safeThenReport,
  },
  'too-deep': {
    status: 400,
    title: { vi: 'Yêu cầu lồng quá nhiều lớp', en: 'The request is nested too deeply' },
    next: safeThenReport,
  },
  'wrong-office': {
    status: 400,
    title: { vi: 'Tệp này không gửi cho văn phòng này', en: 'This file is not for this office' },
    next: {
      vi: 'Xin lại tệp, hoặc nộp đúng tỉnh đã gửi.',
      en: 'Ask for the file again, or try its own office.',
    },
  },
  'bad-file': {
    status: 400,
    title: { vi: 'Không đọc được tệp mang hộ', en: 'The carried file cannot be read' },
    next: { vi: 'Xin người gửi làm lại tệp khác.', en: 'Ask the sender to make the file again.' },
  },
  'no-token': {
    status: 401,
    title: { vi: 'Máy này chưa gia nhập', en: 'This phone has not enrolled' },
    next: askNewCode,
  },
  'unknown-token': {
    status: 401,
    title: { vi: 'Không nhận ra máy này', en: 'This phone is not recognised' },
    next: signInAgain,
  },
  'expired-token': {
    status: 401,
    title: { vi: 'Máy này lâu chưa liên lạc, cần vào lại', en: 'This phone was away too long' },
    next: signInAgain,
  },
  'wrong-key': {
    status: 400,
    title: { vi: 'Khóa của máy không hợp lệ', en: 'The key of the phone is not valid' },
    next: safeThenReport,
  },
  'wrong-signature': {
    status: 401,
    title: { vi: 'Chữ ký của máy không đúng', en: 'The signature of the phone is wrong' },
    next: askNewCode,
  },
  'old-challenge': {
    status: 401,
    title: { vi: 'Lời thử đã cũ hoặc đã dùng', en: 'The challenge is too old, or used' },
    next: { vi: 'Xin lời thử mới rồi ký lại.', en: 'Ask for a new challenge and sign that.' },
  },
  revoked: {
    status: 403,
    title: { vi: 'Máy này đã bị thu hồi quyền', en: 'This phone was revoked' },
    next: {
      vi: 'Mục chưa gửi vẫn gửi được và chờ xã duyệt. Hãy báo xã.',
      en: 'Unsent entries can still be sent and wait for the commune.',
    },
  },
  unconfirmed: {
    status: 403,
    title: { vi: 'Máy này chờ xã xác nhận lại', en: 'This phone waits to be confirmed' },
    next: {
      vi: 'Máy chủ vừa được khôi phục. Sổ vẫn an toàn; hãy báo xã.',
      en: 'The office was restored. The notebook is safe; tell the commune.',
    },
  },
  'not-allowed': {
    status: 403,
    title: { vi: 'Vai trò này không làm được việc đó', en: 'This role may not do that' },
    next: { vi: 'Nhờ người có quyền làm giúp.', en: 'Ask somebody who may.' },
  },
  'not-found': {
    status: 404,
    title: { vi: 'Không có mục này', en: 'There is no such thing' },
    next: { vi: 'Xem lại địa chỉ, hoặc về trang Sổ.', en: 'Check the address, or go back to the notebook.' },
  },
  'code-wrong': {
    status: 404,
    title: { vi: 'Mã gia nhập không đúng', en: 'The enrolment code is wrong' },
    next: {
      vi: 'Mở lại đúng liên kết, hoặc gõ lại đủ 16 chữ và số.',
      en: 'Open the link again, or type all 16 letters and digits.',
    },
  },
  'wrong-method': {
    status: 405,
    title: { vi: 'Địa chỉ này không nhận cách gọi đó', en: 'This address does not take that method' },
    next: { vi: 'Xem cách gọi ở trang /docs.', en: 'See the page /docs for how to call it.' },
  },
  'code-used': {
    status: 409,
    title: { vi: 'Mã gia nhập đã dùng rồi', en: 'The enrolment code was used already' },
    next: askNewCode,
  },
  'code-expired': {
    status: 410,
    title: { vi: 'Mã gia nhập đã hết hạn', en: 'The enrolment code has expired' },
    next: askNewCode,
  },
  'too-big': {
    status: 413,
    title: { vi: 'Yêu cầu quá lớn', en: 'The request is too big' },
    next: sendSmaller,
  },
  'too-big-inflated': {
    status: 413,
    title: { vi: 'Yêu cầu giải nén ra quá lớn', en: 'The request inflates to too many bytes' },
    next: sendSmaller,
  },
  'too-many': {
    status: 413,
    title: { vi: 'Quá nhiều mục trong một lần gửi', en: 'Too many entries in one request' },
    next: sendSmaller,
  },
  'photo-not-here': {
    status: 404,
    title: { vi: 'Ảnh chưa gửi tới', en: 'The photo has not arrived' },
    next: { vi: 'Máy chụp ảnh sẽ gửi khi có mạng.', en: 'The phone that took it sends it when it can.' },
  },
  'wrong-offset': {
    status: 409,
    title: { vi: 'Mảnh ảnh không nối tiếp phần đã có', en: 'The piece does not follow what is here' },
    next: { vi: 'Hỏi (HEAD) đã tới đâu rồi gửi tiếp.', en: 'Ask with HEAD how far it came, then go on.' },
  },
  'tus-version': {
    status: 412,
    title: { vi: 'Cách gửi ảnh không khớp (tus 1.0.0)', en: 'Photos travel by tus 1.0.0' },
    next: safeThenReport,
  },
  'photo-too-big': {
    status: 413,
    title: { vi: 'Ảnh quá lớn (trên 5 MB)', en: 'The photo is too big (over 5 MB)' },
    next: { vi: 'Chụp lại bằng nút chụp ảnh trong sổ.', en: 'Take it again inside the app.' },
  },
  'not-a-photo': {
    status: 415,
    title: { vi: 'Tệp này không phải ảnh JPEG', en: 'This is not a JPEG photo' },
    next: { vi: 'Chụp lại bằng nút chụp ảnh trong sổ.', en: 'Take it again inside the app.' },
  },
  'wrong-bytes': {
    status: 422,
    title: { vi: 'Ảnh bị hỏng trên đường đi', en: 'The photo was damaged on its way' },
    next: { vi: 'Sổ tự gửi lại từ đầu.', en: 'The app sends it again from the start.' },
  },
  'photo-room': {
    status: 507,
    title: { vi: 'Kho ảnh của tỉnh đã đầy', en: 'The office has no more room for photos' },
    next: {
      vi: 'Ảnh vẫn ở trong máy. Báo quản trị tăng SOTHON_PHOTO_QUOTA_MB.',
      en: 'Photos stay on the phone. The administrator may raise SOTHON_PHOTO_QUOTA_MB.',
    },
  },
  upgrade: {
    status: 426,
    title: { vi: 'Sổ trên máy đã cũ', en: 'The app on this phone is too old' },
    next: safeThenReport,
  },
  'too-often': {
    status: 429,
    title: { vi: 'Gửi quá dồn dập', en: 'Too many requests' },
    next: tryAgain,
  },
  fault: {
    status: 500,
    title: { vi: 'Máy chủ gặp lỗi', en: 'Something went wrong at the office' },
    next: {
      vi: 'Sổ vẫn an toàn và sẽ tự gửi lại. Báo quản trị mã lỗi này.',
      en: 'The notebook is safe and sends again. Tell the administrator this id.',
    },
  },
  'server-old': {
    status: 501,
    title: { vi: 'Máy chủ cũ hơn sổ trên máy', en: 'The office is older than the app' },
    next: {
      vi: 'Sổ vẫn an toàn; nhờ quản trị nâng cấp máy chủ.',
      en: 'The notebook is safe; ask the administrator to upgrade the office.',
    },
  },
  'not-ready': {
    status: 503,
    title: { vi: 'Máy chủ chưa sẵn sàng', en: 'The office is not ready' },
    next: tryAgain,
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemName = keyof typeof problems;

// The keys of a const table are its names.
export const problemNames = Object.keys(problems) as readonly ProblemName[];

/** A problem as a value: what a step of a request gives back instead of its result. */
export interface Problem {
  readonly problem: ProblemName;
  /** What exactly, for whoever reads the answer by hand: a path, an id of the log. Never a value of a person. */
  readonly detail?: string;
  /** Seconds until another try makes sense. */
  readonly retryAfter?: number;
}

/** Does that step end in a problem? */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

/** The JSON of a problem. `type` is an address that explains it. */
export function problemBody({ problem, detail }: Problem) {
  const { status, title, next } = problems[problem];
  return {
    type: `/docs#${problem}`,
    code: problem,
    status,
    title: title.vi,
    ...(detail === undefined ? {} : { detail }),
    next: next.vi,
    en: { title: title.en, next: next.en },
  };
}

export function problemResponse(problem: Problem): Response {
  const body = problemBody(problem);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      'content-type': 'application/problem+json',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...(problem.retryAfter === undefined ? {} : { 'retry-after': String(problem.retryAfter) }),
      ...(body.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
  });
}
