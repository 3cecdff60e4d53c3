import { describe, expect, test } from '@jest/globals';
import { isResponseLost, makeChange } from '../../../src/api/lost-response.ts';
import type { ApiResult } from '../../../src/api/response.ts';
import { apiFailure, apiResponse } from '../../support/api-results.ts';

/** A web page in place of JSON. */
const page = (status: number): ApiResult => apiResponse(status, { isJson: false });

describe('a response is lost', () => {
  test.each([
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
    ['TIMEOUT', true],
    ['ENOTFOUND', false],
    ['EAI_AGAIN', false],
    ['ECONNREFUSED', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
    ['ERR_PROXY_TUNNEL', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', false],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', false],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false],
  ])('after %s: %p', (errorCode, isLost) => {
    expect(isResponseLost(apiFailure(errorCode))).toBe(isLost);
  });

  test.each([
    [apiResponse(500), true],
    [page(503), true],
    [page(200), true],
    [page(299), true],
    [apiResponse(200), false],
    [apiResponse(201), false],
    [page(300), false],
    [page(302), false],
    [page(404), false],
    [apiResponse(409), false],
    [page(499), false],
  ])('with %j: %p', (result, isLost) => expect(isResponseLost(result)).toBe(isLost));
});

describe('a change', () => {
  /** What a change did, by the answers to its tries and to the looks after each. */
  async function observe(
    answers: readonly ApiResult[],
    looks: readonly (string | undefined)[] = [],
  ): Promise<{ end: unknown; sent: number; looked: number; gaps: readonly number[] }> {
    const gaps: number[] = [];
    let sent = 0;
    let looked = 0;
    const end = await makeChange({
      send: async () => answers[sent++] ?? apiResponse(500),
      parse: ({ status }) => `answer ${status}`,
      lookUp: async () => looks[looked++],
      sleep: async (gapMs) => gaps.push(gapMs),
    });
    return { end, sent, looked, gaps };
  }
  const lost = apiFailure('ECONNRESET');
  const conflict = apiResponse(409);

  test.each([200, 201, 299])('that is answered with %d is not looked up', async (status) => {
    expect(await observe([apiResponse(status)])).toEqual({
      end: { type: 'made', value: `answer ${status}` },
      sent: 1,
      looked: 0,
      gaps: [],
    });
  });

  test.each([conflict, apiResponse(300), page(404), apiFailure('ECONNREFUSED')])(
    'that is refused with %j is not looked up',
    async (result) => {
      expect(await observe([result])).toEqual({
        end: { type: 'not-made', result },
        sent: 1,
        looked: 0,
        gaps: [],
      });
    },
  );

  test('that is refused after a lost response is not looked up again', async () => {
    const refused = apiResponse(403);
    expect(await observe([lost, refused])).toMatchObject({
      end: { type: 'not-made', result: refused },
      sent: 2,
      looked: 3,
    });
  });

  test.each([lost, page(200), page(503)])(
    'whose answer is lost with %j is looked up, and not sent again if it is there',
    async (result) => {
      expect(await observe([result], [undefined, 'found'])).toEqual({
        end: { type: 'made', value: 'found' },
        sent: 1,
        looked: 2,
        gaps: [1000, 3000],
      });
    },
  );

  test('that is not there after three looks is sent again', async () => {
    expect(await observe([lost, apiResponse(201)])).toEqual({
      end: { type: 'made', value: 'answer 201' },
      sent: 2,
      looked: 3,
      gaps: [1000, 3000, 9000],
    });
  });

  test('that conflicts with itself after a lost response is looked up once more', async () => {
    const looks = [undefined, undefined, undefined, 'found'];
    expect(await observe([lost, conflict], looks)).toMatchObject({
      end: { type: 'made', value: 'found' },
      sent: 2,
      looked: 4,
    });
    expect(await observe([lost, conflict])).toMatchObject({
      end: { type: 'not-made', result: conflict },
      sent: 2,
      looked: 6,
    });
  });

  test('whose answers are all lost is given up after three tries', async () => {
    expect(await observe([lost, lost, lost])).toMatchObject({
      end: { type: 'not-made', result: lost },
      sent: 3,
      looked: 9,
    });
  });
});
