// Goes through a demo as each kind of person does, from page to page, and keeps for every address
// of the document which real ones there are and who comes to them.

import { pattern_of } from './judge.mjs';
import { signed_in } from './street.mjs';

const pages_a_person_most = 500;
const pages_an_address_most = 2;

function addresses_in(html, attributes) {
  const found = [...html.matchAll(new RegExp(`(?:${attributes})="(/[^"#]*)`, 'g'))];
  return found.map(([, address]) => address.replaceAll('&amp;', '&'));
}

// The forms of a page by where they lead, with what they send beside our own secrets.
function forms_in(html) {
  const secrets = ['csrf', 'once'];
  return [...html.matchAll(/<form[^>]*method="post" action="(\/[^"#]*)"[^>]*>(.*?)<\/form>/gs)].map(([, address, inside]) => ({
    address: address.replaceAll('&amp;', '&'),
    fields: [...inside.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name).filter((name) => !secrets.includes(name)),
  }));
}

async function people_of(street) {
  const page = await (await street.get('/sign-in')).text();
  const logins = [...page.matchAll(/name="demo_login" value="([^"]+)"/g)].map(([, login]) => login);
  const anybody = {
    get: street.get,
    post: (path, fields) => fetch(street.address + path, {
      method: 'POST', redirect: 'manual',
      headers: { accept: 'application/json' }, body: new URLSearchParams(fields),
    }),
  };
  return [anybody, ...await Promise.all(logins.map((login) => signed_in(street, login)))];
}

// {get, post}: by the document's address the real ones, each with whoever first came to it, and the
// fields that a form there sends.
export async function walk(street, document) {
  const ways = { get: {}, post: {} };
  const keep = (method, address, person, fields = []) => {
    const pattern = pattern_of(document, address.split('?')[0]);
    if (!document.paths[pattern]?.[method]) return;
    const known = ways[method][pattern] ??= [];
    if (!known.some((way) => way.address === address)) known.push({ address, person, fields });
  };
  for (const person of await people_of(street)) {
    const met = {};
    const seen = new Set();
    const ahead = Object.keys(document.paths).filter((path) => document.paths[path].get && !path.includes('{'));
    for (let at = 0; at < ahead.length && seen.size < pages_a_person_most; at += 1) {
      const pattern = pattern_of(document, ahead[at].split('?')[0]);
      met[pattern] = (met[pattern] ?? 0) + 1;
      if (seen.has(ahead[at]) || met[pattern] > pages_an_address_most) continue;
      seen.add(ahead[at]);
      const answer = await person.get(ahead[at]);
      const body = await answer.text();
      if (answer.status !== 200) continue;
      keep('get', ahead[at], person);
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      ahead.push(...addresses_in(body, 'href|src|action'));
      for (const { address, fields } of forms_in(body)) keep('post', address, person, fields);
    }
  }
  return ways;
}
