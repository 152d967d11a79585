/**
 * TLS before an office, with a certificate that is only good from 2099 on: to a phone of today it is what a right one is
 * to a phone whose clock is years behind.
 */
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:tls';

export interface TlsDoor {
  readonly origin: string;
  /** With it a browser takes the certificate, as one does whose clock is right. */
  readonly flag: string;
  close(): Promise<void>;
}

export async function openTlsDoor(port: number): Promise<TlsDoor> {
  const open = new Set<Socket>();
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (phone) => {
    const office = connect(port, '127.0.0.1');
    for (const socket of [phone, office]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => open.delete(socket));
    }
    phone.pipe(office).pipe(phone);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has one.
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `https://127.0.0.1:${own}`,
    flag: '--ignore-certificate-errors',
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Made for these tests, for 127.0.0.1 from 2099 to 2199, signed by itself: it opens nothing. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBUzCB+aADAgECAgEBMAoGCCqGSM49BAMCMBcxFTATBgNVBAMMDFNvIFRob24g
dGVzdDAiGA8yMDk5MDEwMTAwMDAwMFoYDzIxOTkwMTAxMDAwMDAwWjAXMRUwEwYD
VQQDDAxTbyBUaG9uIHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAR3lPvu
9enXqc574qDZiN98Np6w5Uevqj34jz9Fi2i4qU0R567vDzEHF+Tpy/wPlAf5PNtE
R1LK2yOFM9edM0TIozIwMDAPBgNVHREECDAGhwR/AAABMB0GA1UdDgQWBBSZI+8x
5/C8phXLLqVIVzKMkjHPGDAKBggqhkjOPQQDAgNJADBGAiEA/aanS5/6g/mi/Y89
pAUKF6aoxvHDbm/k7r6EymjdNGsCIQDraVOurWQ1CHoLR5gZr91FvnGp/s4ieKGV
Ty1J3pd4lA==
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnEMzM5DgyVTMyTa+
yivfwR52h4MJmT+kRK/9AaKVxayhRANCAAR3lPvu9enXqc574qDZiN98Np6w5Uev
qj34jz9Fi2i4qU0R567vDzEHF+Tpy/wPlAf5PNtER1LK2yOFM9edM0TI
-----END PRIVATE KEY-----`;
