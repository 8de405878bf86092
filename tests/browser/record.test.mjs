// The record as people check it: from the slip to the proof, on their own device.

import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { open_town, visitor } from './town.mjs';
import { look_at, report } from './deeds.mjs';

let town;
before(async () => { town = await open_town(); });
after(async () => { await town.close(); });

for (const lang of ['zh', 'en']) {
  for (const width of [390, 1280]) {
    test(`the record can be read by everybody (${lang}, ${width} px)`, async () => {
      const { page, leave } = await visitor(town, { lang, width });
      for (const path of ['/record', '/record/entries/1']) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await look_at(page, `record${path.endsWith('1') ? '-entry' : ''}-${lang}-${width}`);
      }
      await page.locator('details summary').click();
      await look_at(page, `record-entry-open-${lang}-${width}`);
      await leave();
    });
  }
}

test('a report is checked on the device of whoever made it', async () => {
  const { page, leave } = await visitor(town);
  await report(page, '3号楼的电梯早上停在五楼和六楼中间。');
  await page.getByRole('link', { name: '核验' }).click();
  await page.getByRole('button', { name: '在这台设备上核验' }).click();

  await page.getByText('核验通过').waitFor();

  await look_at(page, 'record-checked-zh-390');
  await leave();
});

test('a receipt that was touched does not hold', async () => {
  const { page, leave } = await visitor(town);
  await page.goto('/record/entries/1');
  const touches = [
    (text) => text.replace('"entry": 1', '"entry": 2'),
    (text) => text.replace(/"leaf": "(.{60})./, (all, begins) => `"leaf": "${begins}${all.endsWith('A') ? 'B' : 'A'}`),
    (text) => text.replace(/"timestamp": (\d+)/, (all, number) => `"timestamp": ${Number(number) + 1}`),
    (text) => text.replace(/"audit_path": \[\s+"[^"]+",/, '"audit_path": ['),
    (text) => text.replace('"witnesses": []', '"witnesses": [{"key": "AAAA", "timestamp": 1, "signature": "AAAA"}]'),
    () => '{}',
  ];
  const whole = await page.locator('#receipt').textContent();
  for (const touch of touches) {
    await page.goto('/record/entries/1');
    await page.evaluate((text) => { document.querySelector('#receipt').textContent = text; }, touch(whole));
    await page.getByRole('button', { name: '在这台设备上核验' }).click();
    await page.getByText('核验不通过').waitFor();
  }
  await leave();
});

test('without JavaScript the receipt is a file and a command', async () => {
  const { page, leave } = await visitor(town, { javaScriptEnabled: false });
  await page.goto('/record/entries/1');

  assert.equal(await page.getByRole('button', { name: '在这台设备上核验' }).count(), 0);
  assert.ok(await page.getByRole('link', { name: '下载回执' }).isVisible());
  await leave();
});
