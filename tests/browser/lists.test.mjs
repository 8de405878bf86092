// Lists in a browser: the overview on paper and on a large screen, a list brought as a file and what
// came back of it.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { look_at } from './deeds.mjs';
import { open_town, visitor } from './town.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

for (const lang of ['zh', 'en']) {
  for (const width of [390, 1280, 1920]) {
    test(`the wall can be read by everybody (${lang}, ${width} px)`, async () => {
      const { page, leave } = await visitor(town, { lang, width });
      const answer = await page.goto('/overview/wall');
      assert.equal(answer.headers().refresh, '60');
      await look_at(page, `wall-${lang}-${width}`);
      assert.equal(await page.locator('nav:visible').count(), 0, 'nothing stands beside the figures');
      await leave();
    });
  }

  test(`every sheet of the printed overview lies on its side (${lang})`, async () => {
    const { page, leave } = await visitor(town, { lang, width: 1280 });
    await page.goto('/overview');
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...paper.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
    assert.ok(sheets.length > 0 && sheets.every(([, across, down]) => Number(across) > Number(down)));
    await leave();
  });
}

test('the pages that take lists can be read by everybody', async () => {
  const { page, leave } = await visitor(town, { login: 'operator' });
  for (const list of ['places/import', 'alliance/import/units', 'alliance/import/people']) {
    await page.goto(`/${list}`);
    await look_at(page, list.replaceAll('/', '-'));
  }
  await leave();
});

test('a list of people is brought, and what was refused comes back, without JavaScript', async () => {
  const { page, leave } = await visitor(town, { login: 'operator', width: 1280, javaScriptEnabled: false });
  await page.goto('/alliance');
  await page.click('a[href="/alliance/import/people"]');
  const list = '单位,席位,权限,姓名\n松石物业,维修班长,办理,周安宁\n没有的单位,经理,办理,吴清\n';
  await page.setInputFiles('#file', { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.click('main button.main');
  await page.waitForSelector('main [role=status]');
  assert.match(await page.innerText('main table'), /没有的单位/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href*="refused.xlsx"]')]);
  const refused = await readFile(await download.path());
  assert.equal(refused.subarray(0, 2).toString(), 'PK');
  await leave();
});

test('the duty desk brings reports as a list, and a row that was refused comes back', async () => {
  const { page, leave } = await visitor(town, { login: 'desk', width: 1280, lang: 'en' });
  await page.goto('/dispatch');
  await page.click('main a[href="/voices/import"]');
  await look_at(page, 'voices-import');
  const list = 'uid,words,category\nT1,The lift has stopped again,lift\nT2,,lift\n';
  await page.setInputFiles('#file', { name: 'reports.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await page.click('main button.main');
  await page.waitForSelector('main [role=status]');
  await look_at(page, 'voices-imported');
  assert.match(await page.innerText('main [role=status]'), /1 taken, 0 already here, 1 refused/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[href*="refused.xlsx"]')]);
  const refused = await readFile(await download.path());
  assert.equal(refused.subarray(0, 2).toString(), 'PK');
  await leave();
});
