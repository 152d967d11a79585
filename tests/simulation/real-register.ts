/** The phones of a real store, each method a step of the story. */
import type { DeviceRegister, OfficeStore } from '../../src/server/store/port.ts';

type Run = <T>(work: (opened: OfficeStore) => Promise<T>) => Promise<T>;

/** `noted`: for what the story looks at afterwards. */
export function registerOf(run: Run, noted: Run): DeviceRegister {
  return {
    addCode: (code) => run(({ devices }) => devices.addCode(code)),
    findCode: (hash) => run(({ devices }) => devices.findCode(hash)),
    enrol: (...parts) => noted(({ devices }) => devices.enrol(...parts)),
    addDevice: (device) => noted(({ devices }) => devices.addDevice(device)),
    findDevice: (id) => run(({ devices }) => devices.findDevice(id)),
    devicesIn: (office) => run(({ devices }) => devices.devicesIn(office)),
    addToken: (token) => run(({ devices }) => devices.addToken(token)),
    findToken: (hash) => run(({ devices }) => devices.findToken(hash)),
    extendToken: (hash, expires) => run(({ devices }) => devices.extendToken(hash, expires)),
    dropTokens: (device) => run(({ devices }) => devices.dropTokens(device)),
    audit: (line) => run(({ devices }) => devices.audit(line)),
  };
}
