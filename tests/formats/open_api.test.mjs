// /openapi.json is valid by others' judgement, its examples are what its schemas say, and so is
// what the running program really answers at each address that needs no number.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as judge from './judge.mjs';
import { open_street, signed_in, token_of } from './street.mjs';
import { walk } from './walk.mjs';

let street;
let document;
let bearer;
let ways;
before(async () => {
  street = await open_street();
  document = await (await street.get('/openapi.json')).json();
  bearer = { authorization: `Bearer ${await token_of(await signed_in(street, 'operator'), 'read')}` };
  ways = await walk(street, document);
});
after(async () => { await street.close(); });

function fits(schema, value, where) { judge.fits(document, schema, value, where); }

function* operations() {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) yield { path, method, operation };
  }
}

// Query values as the document's own examples have them, where they are needed.
function needed_query(operation) {
  const needed = (operation.parameters ?? []).filter((each) => each.in === 'query' && each.required);
  return needed.length ? `?${new URLSearchParams(needed.map((each) => [each.name, each.example]))}` : '';
}

async function check_answer(path, operation, answer) {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  await judge.check_answer(document, path, operation, { status: answer.status, type, json: () => answer.json() });
}

test('the document is valid OpenAPI 3.1', async () => {
  const verdict = await new Validator().validate(structuredClone(document));
  assert.ok(verdict.valid, JSON.stringify(verdict.errors));
  assert.equal(document.openapi, '3.1.0');
});

test('every example is what its schema says', () => {
  let seen = 0;
  for (const { path, method, operation } of operations()) {
    for (const parameter of operation.parameters ?? []) {
      if ('example' in parameter) { fits(parameter.schema, parameter.example, `${method} ${path}`); seen += 1; }
    }
    const bodies = Object.values(operation.requestBody?.content ?? {});
    for (const [name, schema] of bodies.flatMap((body) => Object.entries(body.schema.properties ?? {}))) {
      for (const example of schema.examples ?? []) { fits(schema, example, `${path} ${name}`); seen += 1; }
    }
    for (const response of Object.values(operation.responses)) {
      for (const media of Object.values(response.content ?? {})) {
        if ('example' in media) { fits(media.schema, media.example, `${method} ${path}`); seen += 1; }
      }
    }
  }
  assert.ok(seen > 500, `${seen} examples`);
});

test('every address that needs no number answers as the document says', async () => {
  let seen = 0;
  for (const { path, method, operation } of operations()) {
    if (method !== 'get' || path.includes('{')) continue;
    const answer = await street.get(path + needed_query(operation), { accept: 'application/json', ...bearer });
    assert.ok([200, 400, 403, 404, 422].includes(answer.status), `${path}: ${answer.status}`);
    await check_answer(path, operation, answer);
    seen += answer.status === 200 ? 1 : 0;
  }
  assert.ok(seen > 40, `${seen} addresses answered`);
});

test('wherever people come to, programs are answered as the document says', async () => {
  let seen = 0;
  for (const [pattern, known] of Object.entries(ways.get)) {
    for (const { address, person } of known) {
      const answer = await person.get(address, { accept: 'application/json, */*;q=0.1' });
      await check_answer(address, document.paths[pattern].get, answer);
      seen += 1;
    }
  }
  assert.ok(seen > 100, `${seen} addresses`);
  const unseen = Object.keys(document.paths).filter((path) => document.paths[path].get && !ways.get[path]);
  assert.ok(unseen.length < 25, `nobody comes to ${unseen}`);
});

test('every form on a page sends only fields that the document names', async () => {
  // What a category asks of a report and an act of a case is known only there.
  const asks_more = ['/voices', '/cases/{id}/{act}'];
  for (const [pattern, known] of Object.entries(ways.post)) {
    if (asks_more.includes(pattern)) continue;
    const { content } = document.paths[pattern].post.requestBody;
    const named = Object.values(content).flatMap((media) => Object.keys(media.schema.properties ?? {}));
    for (const { fields } of known) {
      for (const field of fields) assert.ok(named.includes(field), `${pattern} takes ${field}`);
    }
  }
  assert.ok(Object.keys(ways.post).length > 30, `${Object.keys(ways.post)}`);
});

test('a report, its case and its tracking page are what the document says', async () => {
  const reported = await fetch(`${street.address}/voices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ words: '3号楼电梯停在两层之间', category: 'lift' }),
  });
  assert.equal(reported.status, 201);
  const receipt = await reported.json();
  fits(document.paths['/voices'].post.responses['201'].content['application/json'].schema, receipt, '/voices');

  const asked = [[`/cases/${receipt.case}`, '/cases/{id}'], [`/track/${receipt.tracking_code}`, '/track/{code}'],
    [`/record/entries/${receipt.entry}`, '/record/entries/{entry}'], ['/cases/99999999', '/cases/{id}'],
    ['/track/nobody', '/track/{code}']];
  for (const [path, pattern] of asked) {
    for (const address of [path, `${path}.json`]) {
      const answer = await street.get(address, { accept: 'application/json' });
      await check_answer(pattern, document.paths[pattern].get, answer);
    }
  }
});

test('Open311 refuses as the document says', async () => {
  const refusals = [['get', 'requests.json', '?status=nothing', 400], ['get', 'requests.xml', '?status=nothing', 400],
    ['post', 'requests.json', '', 403], ['post', 'requests.xml', '', 403], ['get', 'services/{code}', '', 404]];
  for (const [method, noun, query, status] of refusals) {
    const path = `/open311/v2/${noun}`;
    const address = street.address + path.replace('{code}', 'nothing.json') + query;
    const body = method === 'post' ? new URLSearchParams({ service_code: 'lift' }) : undefined;
    const answer = await fetch(address, { method: method.toUpperCase(), body });
    assert.equal(answer.status, status, path);
    await check_answer(path, document.paths[path][method], answer);
  }
});

test('every public case of the newest hundred is what the document says', async () => {
  const { cases } = await (await street.get('/cases.json?limit=100')).json();
  assert.ok(cases.length > 50);
  for (const { id } of cases) {
    const answer = await street.get(`/cases/${id}.json`);
    await check_answer(`/cases/${id}`, document.paths['/cases/{id}'].get, answer);
  }
});

test('what is refused is refused as the document says', async () => {
  const refusals = [
    ['GET', '/desk', {}, 401], ['GET', '/desk', { authorization: 'Bearer songyuan_forged' }, 401],
    ['GET', '/cases?limit=0', {}, 422], ['GET', '/cases?stage=nowhere', {}, 422], ['GET', '/nowhere', {}, 404],
    ['POST', '/cases', {}, 405], ['POST', '/voices', {}, 422], ['POST', '/account/calendar', bearer, 403]];
  for (const [method, path, headers, status] of refusals) {
    const answer = await fetch(street.address + path, {
      method, headers: { accept: 'application/json', ...headers },
      body: method === 'POST' ? new URLSearchParams() : undefined,
    });
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get('content-type'), 'application/problem+json', path);
    fits({ $ref: '#/components/schemas/Problem' }, await answer.json(), path);
  }
});
