// What visitors do on the pages, as a person does: look, report, open a case, fill an act's form.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { fits, shots, visitor } from './town.mjs';

// Where each element that is well stands takes axe most of its time, and our pages have no frames.
const violations_alone = { resultTypes: ['violations'], selectors: false, preload: false };

export async function look_at(page, name) {
  await fits(page);
  const seen = await new AxeBuilder({ page }).setLegacyMode(true).options(violations_alone).analyze();
  assert.deepEqual(seen.violations.map((each) => `${each.id}: ${each.nodes[0].html}`), [], `axe on ${page.url()}`);
  await page.screenshot({ path: join(shots, `${name}.jpg`), type: 'jpeg', fullPage: true });
}

export async function report(page, words) {
  await page.goto('/report');
  await page.fill('#place', '瞿溪新村');
  await page.fill('#words', words);
  await page.fill('#contact_phone', '13000000001');
  await page.locator('form[action="/voices"] button.main').click();
  const join = page.locator('input[name="joins"][value="0"]');
  if (!page.url().includes('/slip/')) {
    if (await join.count()) await join.first().check();
    await page.locator('form[action="/voices"] button.main').click();
  }
  await page.waitForURL(/\/slip\//);
  return decodeURIComponent(new URL(page.url()).pathname.split('/')[2]);
}

export async function act(page, noun, fill = async () => {}) {
  const form = page.locator(`details#${noun}`);
  if (!(await form.getAttribute('open') !== null)) await form.locator('summary').click();
  await fill(form);
  await form.locator('button.main').click();
}

// How a contact is filled in: nobody is said to be reached unless somebody says so.
export async function reached_by_phone(form) {
  await form.locator('input[name="channel"][value="phone"]').check();
  await form.locator('input[name="is_reached"][value="1"]').check();
}

export async function open_case(page, number) {
  const answer = await page.goto(`/cases/${number}`);
  assert.equal(answer.status(), 200);
}

export async function number_of(page, code) {
  await page.goto(`/slip/${code}`);
  return (await page.locator('main').innerText()).match(/#\s?(\d+)/)[1];
}

// So many days after the case came in.
export async function day_after_receipt(page, days) {
  const received = await page.locator('.page-head time').first().getAttribute('datetime');
  const day = new Date(`${received.slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

export async function with_seat(town, login, doing, { lang = 'zh', width = 1280 } = {}) {
  const { page, leave } = await visitor(town, { lang, width, login });
  await doing(page);
  await leave();
}

export async function reported(town, words) {
  const resident = await visitor(town);
  const code = await report(resident.page, words);
  const number = await number_of(resident.page, code);
  await resident.leave();
  return { code, number };
}

export async function take_up(page, number) {
  await open_case(page, number);
  await act(page, 'acceptance');
  await act(page, 'contact', reached_by_phone);
}

// One grey dot, as PNG.
export const grey_picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64');
