// Calendars, feeds, features and tables, read by parsers that others wrote.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { check } from '@placemarkio/check-geojson';
import { parse as parse_csv } from 'csv-parse/sync';
import { parseAtomFeed } from 'feedsmith';
import { open_street, signed_in } from './street.mjs';

const tagged_bytes_max = 200 * 1024; // As of every page: what is larger is not worth a tag.

let street;
before(async () => { street = await open_street(); });
after(async () => { await street.close(); });

async function text_of(path, type) {
  const answer = await street.get(path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type').split(';')[0], type);
  const text = await answer.text();
  const tag = answer.headers.get('etag');
  assert.ok(tag || Buffer.byteLength(text) > tagged_bytes_max, `${path} has a tag`);
  if (tag) assert.equal((await street.get(path, { 'if-none-match': tag })).status, 304);
  return text;
}

function calendar_in(text) {
  for (const line of text.split('\r\n')) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
  }
  assert.ok(!/[^\r]\n/.test(text), 'every line ends in CRLF');
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  const zone = calendar.getFirstSubcomponent('vtimezone');
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  return calendar;
}

test('the alliance\'s activities are a calendar', async () => {
  const { coming, past } = await (await street.get('/plans.json')).json();

  const calendar = calendar_in(await text_of('/plans.ics', 'text/calendar'));

  const events = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
  assert.ok(events.length > 0 && events.length === coming.length + past.length);
  for (const event of events) {
    assert.ok(event.uid && event.summary && event.startDate.compare(event.endDate) < 0);
    assert.equal(event.startDate.zone.tzid, 'Asia/Shanghai');
  }
  const first = events.find((each) => each.summary === coming[0].title);
  assert.equal(first.startDate.toJSDate().getTime(), Date.parse(coming[0].begins));
});

test('somebody\'s deadlines are a calendar at an address that only they know', async () => {
  const person = await signed_in(street, 'operator');
  assert.equal((await (await person.get('/account.json')).json()).calendar.address, '');
  await person.post('/account/calendar', {});
  const { address } = (await (await person.get('/account.json')).json()).calendar;
  const path = new URL(address).pathname;

  const text = await text_of(path, 'text/calendar');

  const duties = calendar_in(text).getAllSubcomponents('vtodo');
  assert.ok(duties.length > 0);
  for (const duty of duties) {
    assert.ok(duty.getFirstPropertyValue('due').zone.tzid === 'Asia/Shanghai');
    assert.match(duty.getFirstPropertyValue('status'), /^(NEEDS-ACTION|IN-PROCESS)$/);
  }
  assert.ok(!/1[3-9]\d{9}/.test(text), 'no telephone number is in it');

  await person.post('/account/calendar', {});
  assert.equal((await street.get(path)).status, 404, 'made anew, the old one is gone');
  const anew = new URL((await (await person.get('/account.json')).json()).calendar.address).pathname;
  assert.equal((await street.get(anew)).status, 200);
  await person.post('/account/calendar/ending', {});
  assert.equal((await street.get(anew)).status, 404, 'ended, there is none');
});

test('public answers and a case are Atom feeds', async () => {
  const answers = parseAtomFeed(await text_of('/answers.atom', 'application/atom+xml'));
  assert.ok(answers.entries.length > 0);
  assert.equal(new Set(answers.entries.map((each) => each.id)).size, answers.entries.length);
  for (const entry of [answers, ...answers.entries]) {
    assert.ok(entry.id && entry.title && !Number.isNaN(Date.parse(entry.updated)));
  }
  assert.ok(answers.links.some((link) => link.rel === 'self' && link.href.endsWith('/answers.atom')));
  const [{ links: [{ href }] }] = answers.entries;

  const path = new URL(href).pathname;
  const { timeline } = await (await street.get(`${path}.json`)).json();
  const feed = parseAtomFeed(await text_of(`${path}/atom`, 'application/atom+xml'));
  assert.deepEqual(feed.entries.map((each) => each.title.value), timeline.map((each) => each.sentence));
});

test('public cases are GeoJSON that claims no place on a map', async () => {
  const collection = check(await text_of('/cases.geojson', 'application/geo+json'));
  assert.ok(collection.features.length > 50);
  assert.ok(collection.features.every((each) => each.geometry === null && each.properties.title));
  const some = check(await (await street.get('/cases.geojson?stage=closed')).text());
  assert.ok(some.features.every((each) => each.properties.stage.code === 'closed'));
});

const judges = {
  integer: (value) => /^-?\d+$/.test(value),
  datetime: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/.test(value),
  string: () => true,
};

test('the open data is a package whose tables hold what it says, and all of it', async () => {
  const described = JSON.parse(await text_of('/open-data/datapackage.json', 'application/json'));
  assert.match(described.name, /^[a-z0-9._/-]+$/);
  const numbers = new Set();
  for (const resource of described.resources) {
    const { fields, primaryKey } = await (await street.get(`/open-data/${resource.schema}`)).json();
    const bytes = await text_of(`/open-data/${resource.path}`, resource.mediatype);
    const rows = parse_csv(bytes, { bom: true, columns: true });
    assert.deepEqual(Object.keys(rows[0]), fields.map((each) => each.name));
    for (const row of rows) {
      for (const { name, type } of fields) assert.ok(row[name] === '' || judges[type](row[name]), `${name}: ${row[name]}`);
      assert.ok(!numbers.has(row[primaryKey]));
      numbers.add(row[primaryKey]);
    }
  }
  const { cases } = await (await street.get('/cases.json?limit=100')).json();
  assert.ok(cases.every((each) => numbers.has(String(each.id))));
});

test('pages say where their feeds are', async () => {
  const pages = [['/cases', 'application/atom+xml'], ['/cases', 'application/geo+json'], ['/cases/1', 'application/atom+xml'],
    ['/plans', 'text/calendar'], ['/open-data', 'application/atom+xml']];
  for (const [path, type] of pages) {
    const page = await (await street.get(path, { accept: 'text/html' })).text();
    const link = page.match(new RegExp(`<link rel="alternate" type="${type.replace('+', '(?:\\+|&#43;)')}" href="([^"]+)"`));
    assert.ok(link, `${path} ${type}`);
    assert.equal((await street.get(link[1])).status, 200);
  }
});
