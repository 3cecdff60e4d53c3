import { createServer, type Socket } from 'node:net';

/** A proxy on loopback. */
export interface TestProxy {
  /** Variables that send a process to Apple through the proxy. */
  readonly env: Readonly<Record<string, string>>;
  /** The number of connections to it. */
  readonly connects: () => number;
  readonly close: () => void;
}

/** A proxy that responds in a given way to the first bytes of each connection, which are a CONNECT. */
export async function startProxy(answer: (socket: Socket) => void): Promise<TestProxy> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {}).once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    env: { HTTPS_PROXY: `http://127.0.0.1:${port}`, NO_PROXY: '' },
    connects: () => sockets.length,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

const tunnel = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** Ways in which a proxy does not open a tunnel. */
export const oddProxies: Readonly<Record<string, (socket: Socket) => void>> = {
  'hangs up': (socket) => socket.destroy(),
  'ends the connection': (socket) => socket.end(),
  'ends in the middle of its answer': (socket) => socket.end('HTTP/1.1 200 OK\r\n'),
  'asks for a password': (socket) => socket.end('HTTP/1.1 407 Who?\r\n\r\n'),
  'responds with 204': (socket) => socket.write('HTTP/1.1 204 Nothing\r\n\r\n'),
  'does not speak HTTP': (socket) => socket.end('nonsense\r\n\r\n'),
};

/** Ways in which a proxy makes a process wait for a tunnel. */
export const slowProxies: Readonly<Record<string, (socket: Socket) => void>> = {
  'is silent': () => {},
  'is silent in the middle of its answer': (socket) => socket.write('HTTP/1.1 200 OK\r\n'),
};

/** Ways in which an open tunnel does not work. */
export const oddTunnels: Readonly<Record<string, (socket: Socket) => void>> = {
  'opens a tunnel, and is silent': (socket) => socket.write(tunnel),
  'opens a tunnel, and ends it': (socket) => socket.end(tunnel),
  'opens a tunnel, and hangs up': (socket) =>
    socket.once('data', () => socket.destroy()).write(tunnel),
  'opens a tunnel to what is not TLS': (socket) =>
    socket.once('data', () => socket.end('nonsense')).write(tunnel),
};
