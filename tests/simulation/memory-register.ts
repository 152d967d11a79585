/** Phones, codes and tokens of the store in memory: each method is one step, and kept at once. */
import type { Device, OfficeStore, Token } from '../../src/server/store/port.ts';
import { over } from './memory-overlay.ts';
import { Duplicate } from './memory-transaction.ts';
import type { Tables } from './office-database.ts';

type Registered = Pick<Tables, 'devices' | 'codes' | 'tokens'>;

export function createRegister(
  turn: () => Promise<void>,
  tables: () => Registered,
  put: (changed: Partial<Registered>) => void,
): OfficeStore['devices'] {
  const addDevice = (device: Device): void => {
    if (tables().devices.has(device.id)) throw new Duplicate(`device ${device.id}`);
    put({ devices: over(tables().devices, [[device.id, device]]) });
  };
  const addToken = (token: Token): void => put({ tokens: over(tables().tokens, [[token.hash, token]]) });
  return {
    async addCode(code) {
      await turn();
      put({ codes: over(tables().codes, [[code.hash, { ...code, usedBy: null }]]) });
    },
    async findCode(hash) {
      await turn();
      return tables().codes.get(hash) ?? null;
    },
    async enrol(hash, device, token, now) {
      await turn();
      const code = tables().codes.get(hash);
      if (!code || code.person !== device.person) return 'unknown';
      if (code.usedBy !== null) return 'used';
      if (code.expires <= now) return 'expired';
      put({ codes: over(tables().codes, [[hash, { ...code, usedBy: device.id }]]) });
      addDevice(device);
      addToken(token);
      return 'enrolled';
    },
    async addDevice(device) {
      await turn();
      if (!tables().devices.has(device.id)) addDevice(device);
    },
    async findDevice(id) {
      await turn();
      return tables().devices.get(id) ?? null;
    },
    async devicesIn() {
      await turn();
      return [...tables().devices.values()];
    },
    async addToken(token) {
      await turn();
      addToken(token);
    },
    async findToken(hash) {
      await turn();
      const token = tables().tokens.get(hash);
      const holder = token && tables().devices.get(token.device);
      return token && holder ? { ...token, holder } : null;
    },
    async extendToken(hash, expires) {
      await turn();
      const token = tables().tokens.get(hash);
      if (token) addToken({ ...token, expires });
    },
    async dropTokens(device) {
      await turn();
      put({ tokens: new Map([...tables().tokens].filter(([, token]) => token.device !== device)) });
    },
    async audit() {
      await turn();
    },
  };
}
