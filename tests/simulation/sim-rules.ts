/** The office's test kinds, and photos: a record that points to its own, and bytes that go another way. */
import { covers } from '../../src/core/audience.ts';
import { quantity, ref, text } from '../../src/core/field.ts';
import { defineKind } from '../../src/core/kind.ts';
import type { Role } from '../../src/core/role.ts';
import type { Rules } from '../../src/server/office/rules.ts';
import { testRules } from '../server/office/kinds.ts';

const w = (vi: string) => ({ vi, en: vi });

const photo = defineKind({
  name: 'photo',
  label: { one: w('Ảnh'), many: w('Ảnh') },
  icon: 'x',
  fields: {
    about: ref(['project', 'payment'], w('Ảnh của phiếu'), { required: true }),
    sha256: text(w('Mã của ảnh'), { required: true, max: 64 }),
    bytes: quantity(w('Dung lượng'), { required: true }),
  },
  audience: { of: 'about' },
  form: [],
  list: { title: () => '', columns: [] },
  examples: [{}, {}],
});

/** Those who may bring the bytes, too. */
const photographers: readonly Role[] = ['villageHead', 'communeOfficer', 'communeAccountant'];

export const simRules: Rules = {
  ...testRules,
  find: (name) => (name === photo.name ? photo : testRules.find(name)),
  may: (held, act, kind, place, own) =>
    kind === photo.name
      ? held.some((grant) => photographers.includes(grant.role) && covers(grant, place))
      : testRules.may(held, act, kind, place, own),
};
