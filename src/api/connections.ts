import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * Tracks the connections that any client in this process opens from now on. After Node's HTTP clients give up a
 * request, they keep the socket to an unresponsive proxy, and reconnect to one that drops connections.
 *
 * @returns a function after which connections no longer keep the process alive
 */
export function trackConnections(): () => void {
  const sockets: Socket[] = [];
  let isReleased = false;
  subscribe('net.client.socket', (message) => {
    const { socket }: { socket: Socket } = Object(message);
    if (isReleased) socket.unref();
    else sockets.push(socket);
  });
  return () => {
    isReleased = true;
    for (const socket of sockets) {
      // Even unreferenced, a connection attempt keeps the process alive until the system gives up. An established
      // connection is not destroyed, because a client that waits for a proxy would open another.
      if (socket.connecting) socket.destroy();
      else socket.unref();
    }
  };
}
