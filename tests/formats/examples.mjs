// Makes src/app/examples.json anew: `node tests/formats/examples.mjs`. It asks a demo at each address
// whose room tells no example of its own, as whoever comes to that address, and keeps the answer,
// shortened. What no walk comes to stays as somebody wrote it.

import { readFileSync, writeFileSync } from 'node:fs';
import { open_street } from './street.mjs';
import { walk } from './walk.mjs';

const file = 'src/app/examples.json';
const characters_most = 200;

function shortened(value) {
  if (Array.isArray(value)) return value.slice(0, 1).map(shortened);
  if (typeof value === 'string') return value.length > characters_most ? `${value.slice(0, characters_most)}…` : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)]));
}

async function example_in(answer) {
  const type = answer.headers.get('content-type') ?? '';
  if (type.includes('json')) return shortened(await answer.json());
  return /^text\/|atom|calendar/.test(type) ? shortened(await answer.text()) : undefined;
}

function is_told(operation, told) {
  const media = Object.values({ ...operation.responses['200'], ...operation.responses['201'] }.content ?? {});
  return !told && media.some((each) => 'example' in each);
}

const examples = JSON.parse(readFileSync(file));
const street = await open_street();
try {
  const document = await (await street.get('/openapi.json')).json();
  const ways = await walk(street, document);
  const is_last = ([pattern]) => Number(/ending|closing|revocation|removal|cancellation|sign-out|clock/.test(pattern));
  const posts = Object.entries(ways.post).sort((one, other) => is_last(one) - is_last(other));
  for (const [method, pattern, all] of [...Object.entries(ways.get).map((each) => ['get', ...each]),
    ...posts.map((each) => ['post', ...each])]) {
    const operation = document.paths[pattern][method];
    const name = `${method.toUpperCase()} ${pattern}`;
    if (is_told(operation, examples[name])) continue;
    const sent = operation.requestBody?.content['application/x-www-form-urlencoded'].example;
    for (const { address, person } of all) {
      const answer = method === 'get'
        ? await person.get(address, { accept: 'application/json, */*;q=0.1' }) : await person.post(address, sent);
      if (![200, 201, 303].includes(answer.status)) { console.log(name, address, answer.status, (await answer.text()).slice(0, 150)); continue; }
      const example = answer.status === 303 ? null : await example_in(answer);
      if (example !== undefined) examples[name] = { [answer.status]: example };
      break;
    }
  }
} finally {
  await street.close();
}
const lines = Object.entries(examples).sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([name, answered]) => `${JSON.stringify(name)}: ${JSON.stringify(answered)}`);
writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
