/** A listening socket that joins each caller with a server behind it: what a proxy of the tests begins with. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Joint {
  readonly origin: string;
  close(): Promise<void>;
}

/** `join` wires the two up; whichever ends or fails takes the other along. */
export async function layJoint(port: number, join: (phone: Socket, office: Socket) => void): Promise<Joint> {
  const open = new Set<Socket>();
  const server = createServer((phone) => {
    const office = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [phone, office],
      [office, phone],
    ] as const) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroySoon();
      });
    }
    join(phone, office);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has one.
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${own}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
