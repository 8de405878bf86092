// What people see of programs: their own account with its calendar and tokens, and the open data.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { look_at } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

for (const lang of ['zh', 'en']) {
  for (const width of [390, 1280]) {
    test(`open data can be read by everybody (${lang}, ${width} px)`, async () => {
      const { page, leave } = await visitor(town, { lang, width });
      await page.goto('/');
      await page.click('footer a[href="/open-data"]');
      await page.click('summary');
      await look_at(page, `open-data-${lang}-${width}`);
      await leave();
    });
  }
}

test('somebody makes a calendar address and a token, and revokes it, without JavaScript', async () => {
  const { page, leave } = await visitor(town, { login: 'operator', javaScriptEnabled: false });
  await page.goto('/desk');
  await page.click('a[href="/account#calendar"]');
  await page.click('form[action="/account/calendar"] button');
  const address = await page.inputValue('#address');
  assert.match(address, /\/calendar\/\d+\/[0-9a-f]{40}\.ics$/);

  await page.click('summary');
  await page.fill('#name', '值班大屏');
  await page.click('form[action="/account/tokens"] button');
  const token = await page.inputValue('#token');
  assert.match(token, /^songyuan_[0-9a-f]{64}$/);
  await page.click('main a.button');
  assert.ok(!(await page.content()).includes(token), 'it is shown once');
  assert.match(await page.innerText('main table'), /值班大屏/);

  const asked = { headers: { authorization: `Bearer ${token}` } };
  assert.equal((await fetch(`${town.address}/desk`, asked)).status, 200);
  await page.click('main table button');
  assert.equal((await fetch(`${town.address}/desk`, asked)).status, 401);
  await leave();
});

test('the page of one\'s account can be read by everybody', async () => {
  for (const lang of ['zh', 'en']) {
    const { page, leave } = await visitor(town, { lang, login: 'operator' });
    await page.goto('/account');
    await page.click('summary');
    await look_at(page, `account-${lang}`);
    await page.fill('#name', 'screen');
    await page.click('form[action="/account/tokens"] button');
    await page.waitForSelector('#token');
    await look_at(page, `token-${lang}`);
    await leave();
  }
});
