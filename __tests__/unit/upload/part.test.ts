import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sendPart } from '../../../src/upload/part.ts';

/** Sends a part to a server that responds to its first bytes in this way. */
async function sendTo(answer: (socket: Socket) => void): Promise<unknown> {
  const directory = mkdtempSync(join(tmpdir(), 'part-'));
  writeFileSync(join(directory, 'file'), 'content');
  const handle = await open(join(directory, 'file'));
  const server = createServer((socket) => {
    socket.on('error', () => {}).once('data', () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = Object(server.address());
  try {
    return await sendPart(
      {
        url: new URL(`http://127.0.0.1:${port}/`),
        method: 'PUT',
        headers: {},
        offset: 0,
        length: 7,
        expiresAt: undefined,
      },
      { handle, onSent: () => {}, signal: AbortSignal.timeout(5000), idleTimeoutMs: 100 },
    );
  } finally {
    server.close();
    await handle.close();
    rmSync(directory, { recursive: true });
  }
}

test.each([
  ['the head', 'HTTP/1.1 200 OK\r\n', 'X-A: b\r\n'],
  ['the body', 'HTTP/1.1 500 Error\r\nContent-Length: 9999\r\n\r\n', 'x'],
  ['interim responses', '', 'HTTP/1.1 102 Processing\r\n\r\n'],
])('a response whose end never comes is given up: %s', async (_name, first, more) => {
  const result = await sendTo((socket) => {
    socket.write(first);
    const timer = setInterval(() => socket.write(more), 20);
    socket.on('close', () => clearInterval(timer));
  });
  expect(result).toEqual({ type: 'failure', errorCode: 'TIMEOUT' });
});
