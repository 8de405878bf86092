// A demo of its own for what programs read: the real server on a temporary store, asked by plain
// requests. The parsers that judge the answers were written by others.

import assert from 'node:assert/strict';
import { serve_demo } from '../demo.mjs';

export async function open_street() {
  const demo = await serve_demo('formats', 8710);
  return { ...demo, get: (path, headers = {}) => fetch(demo.address + path, { headers, redirect: 'manual' }) };
}

// Somebody's browser: signs in by the demo's button and sends back the secret that each form carries.
export async function signed_in(street, login) {
  const answer = await fetch(`${street.address}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ demo_login: login }),
    redirect: 'manual',
  });
  assert.equal(answer.status, 303);
  const cookie = answer.headers.get('set-cookie').split(';')[0];
  return {
    get: (path, headers = {}) => street.get(path, { cookie, ...headers }),
    async post(path, fields) {
      const page = await (await street.get('/account', { cookie, accept: 'text/html' })).text();
      const csrf = page.match(/name="csrf" value="([^"]+)"/)?.[1] ?? '';
      return fetch(street.address + path, {
        method: 'POST',
        headers: { cookie, 'x-csrf-token': csrf, accept: 'application/json' },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    },
  };
}

export async function token_of(person, scope) {
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const answer = await person.post('/account/tokens', { name: 'test', scope, until });
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).token;
}
