import { invalidInputs } from '../invalid-inputs.ts';
import { showAnnotations } from './rendering.ts';
import { type MessageCases, team, verified } from './scene.ts';

/** A line for each syntax rule of a request, all in one scope. */
const malformedEntries = [
  '"GET /v1/apps"',
  'GET /v1/apps/$APP_ID',
  'GET /v1/apps/../users',
  'GET   /v1/apps',
  'get /v1/apps',
  'GET https://api.appstoreconnect.apple.com/v1/apps',
  '/v1/apps',
  'v1/apps',
  'GET v1/apps',
  'GET /v1/apps/{id}',
  'GET /v1/apps/*',
  'GET /v1/apps//builds',
  'GET /v1/apps?filter[name]=My App',
  'GET /v1/apps?filter[name]=Äpfel',
  'GET /v1/apps/',
  'GET /v1/apps#top',
  'GET /v1/apps?&limit=1',
  'HEAD /v1/apps',
  'GET /v1/apps?filter[name]=100%',
  `GET /v1/apps?filter[name]=${'x'.repeat(2000)}`,
];

const ofTheTable: MessageCases = Object.fromEntries(
  Object.values(invalidInputs)
    .flat()
    .map(({ name, inputs }) => [name, { inputs: ({ key }) => inputs(key) }]),
);

/** Runs with invalid inputs, and with inputs that get a warning. */
export const inputCases: MessageCases = {
  ...ofTheTable,
  'tools: 5,000 characters': team({ tools: 'x'.repeat(5000) }),
  'five wrong inputs': team({
    'private-key': 'x',
    'key-id': '/',
    'issuer-id': 'y',
    lifetime: '0',
    'in-house': '1',
  }),
  'lifetime: 1h, with scope: GET /v1/apps': team({ lifetime: '1h', scope: 'GET /v1/apps' }),
  'lifetime: 1h, with scope: POST /v1/apps': team({ lifetime: '1h', scope: 'POST /v1/apps' }),
  'lifetime: 181d, with scope: GET /v1/ciProducts': team({
    lifetime: '181d',
    scope: 'GET /v1/ciProducts',
  }),
  'lifetime: 20m': team({ lifetime: '20m' }),
  'scope: an array that is not JSON': team({ scope: '[GET /v1/apps]' }),
  'scope: only a comment': team({ scope: '# none' }),
  'scope: 6,000 characters': team({
    scope: Array.from({ length: 300 }, (_line, index) => `GET /v1/apps/${index}00`).join('\n'),
  }),
  'scope: one line for each mistake with its own message': team({
    scope: malformedEntries.join('\n'),
  }),
  'scope: a request that writes': team({ scope: 'POST /v1/apps' }),
  'scope: a parameter that Apple ignores': team({ scope: 'GET /v1/apps?limit=5' }),
  'scope: a path that is not in the API': team({ scope: 'GET /v1/app' }),
  'scope: a method that the path does not have': team({ scope: 'DELETE /v1/apps' }),
  'scope: a parameter that the path does not have': team({
    scope:
      'GET /v1/apps?filter[bundleID]=com.example.app\nGET /v1/apps?foo=bar\nGET /v1/apps/1/app?x=y',
  }),
  'scope: 25 entries with a notice each; the last annotations': team(
    { scope: Array.from({ length: 25 }, (_line, id) => `GET /v1/apps/${id}?limit=1`).join('\n') },
    { show: (main) => showAnnotations(main).split('\n').slice(-2).join('\n') },
  ),
  'require-access: /v1/apps/{id}': team({ 'require-access': '/v1/apps/{id}' }),
  'require-access: POST /v1/apps': team({ 'require-access': 'POST /v1/apps' }),
  'require-access: an array that is not JSON': team({ 'require-access': '[/v1/apps]' }),
  'require-access: only a comment': verified(team({ 'require-access': '# none' })),
  'require-access: a path that is not in the API': verified(
    team({ 'require-access': '/v1/certificate' }),
  ),
  'token-command: sometimes': team({ 'token-command': 'sometimes' }),
  'token-command: 25h': team({ 'token-command': '25h' }),
  'token-command: true, with lifetime: 1m': team({ 'token-command': 'true', lifetime: '1m' }),
};
