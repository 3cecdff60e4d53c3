import { channel } from 'node:diagnostics_channel';
import { expect, jest, test } from '@jest/globals';
import { trackConnections } from '../../../src/api/connections.ts';

/** Announces a connection, as Node does when a client opens one. */
function openConnection({ connecting }: { readonly connecting: boolean }) {
  const socket = { connecting, destroy: jest.fn(), unref: jest.fn() };
  channel('net.client.socket').publish({ socket });
  return socket;
}

test('unreferences established connections, and destroys pending ones, when they are released', () => {
  const release = trackConnections();
  const open = openConnection({ connecting: false });
  const waiting = openConnection({ connecting: true });
  for (const { destroy, unref } of [open, waiting]) {
    expect(destroy).not.toHaveBeenCalled();
    expect(unref).not.toHaveBeenCalled();
  }
  release();
  expect(open.unref).toHaveBeenCalled();
  expect(open.destroy).not.toHaveBeenCalled();
  expect(waiting.destroy).toHaveBeenCalled();
});

test('unreferences a connection that a client opens afterwards', () => {
  trackConnections()();
  const late = openConnection({ connecting: true });
  expect(late.unref).toHaveBeenCalled();
  expect(late.destroy).not.toHaveBeenCalled();
});
