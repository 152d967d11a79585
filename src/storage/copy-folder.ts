/** A place for small texts and photos that outlives the loss of IndexedDB: the origin's private file system, where it is. */
export interface CopyFolder {
  names(): Promise<readonly string[]>;
  /** null: there is none of that name. */
  read(name: string): Promise<string | null>;
  readBytes(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The whole content or, when it rejects, what was there before. */
  write(name: string, content: string | ArrayBuffer): Promise<void>;
  drop(name: string): Promise<void>;
}

/**
 * null: a browser without one, or without writing from a page (Safari before 26). A private window may have one and
 * open it to nobody: nothing is there then, and nothing is kept.
 */
export function findCopyFolder(): CopyFolder | null {
  const storage =
    typeof navigator === 'undefined' ? undefined : (navigator as Partial<typeof navigator>).storage; // absent in some
  if (typeof storage?.getDirectory !== 'function') return null;
  if (typeof FileSystemFileHandle === 'undefined' || !('createWritable' in FileSystemFileHandle.prototype))
    return null;
  const folder = async (): Promise<FileSystemDirectoryHandle | null> => {
    const root = await storage.getDirectory().catch((fault: unknown) => {
      if (isNamed(fault, 'SecurityError')) return null;
      throw fault;
    });
    return root && root.getDirectoryHandle('unsent', { create: true });
  };
  const find = async (name: string): Promise<File | null> => {
    try {
      const handle = await (await folder())?.getFileHandle(name);
      return handle ? await handle.getFile() : null;
    } catch (fault) {
      if (isNamed(fault, 'NotFoundError')) return null;
      throw fault;
    }
  };
  return {
    async names() {
      const names: string[] = [];
      const walked = await folder();
      for await (const name of walked?.keys() ?? []) names.push(name);
      return names;
    },
    read: async (name) => (await find(name))?.text() ?? null,
    async readBytes(name) {
      const file = await find(name);
      return file && new Uint8Array(await file.arrayBuffer());
    },
    async write(name, content) {
      const handle = await (await folder())?.getFileHandle(name, { create: true });
      if (!handle) return;
      // Written beside the old one, which it replaces when it is closed.
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    },
    async drop(name) {
      try {
        await (await folder())?.removeEntry(name);
      } catch (fault) {
        if (!isNamed(fault, 'NotFoundError')) throw fault;
      }
    },
  };
}

function isNamed(fault: unknown, name: string): boolean {
  return fault instanceof DOMException && fault.name === name;
}
