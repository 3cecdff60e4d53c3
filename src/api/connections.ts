import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/**
 * Tracks the connections that this process opens from now on, in whichever client. Node's HTTP clients give up a
 * request, but keep the socket to a proxy that is silent, and connect again to one that drops connections.
 *
 * @returns a function that lets the process end, whatever becomes of its connections
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
      // Without its reference, an attempt to connect still keeps the process until the system gives it up. A
      // connection is not destroyed: a client that waits for a proxy would open the next one.
      if (socket.connecting) socket.destroy();
      else socket.unref();
    }
  };
}
