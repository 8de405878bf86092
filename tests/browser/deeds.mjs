// What visitors do on the pages, as a person does: look, report, open a case, fill an act's form.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { fits, shots } from './town.mjs';

export async function look_at(page, name) {
  await fits(page);
  const seen = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(seen.violations.map((each) => `${each.id}: ${each.nodes[0].html}`), [], `axe on ${page.url()}`);
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
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

export async function open_case(page, number) {
  const answer = await page.goto(`/cases/${number}`);
  assert.equal(answer.status(), 200);
}

export async function number_of(page, code) {
  await page.goto(`/slip/${code}`);
  return (await page.locator('main').innerText()).match(/#\s?(\d+)/)[1];
}
